/** Upload of files and the import runs so far. */
export function ImportsPage() {
  return null;
}
