/** Progress and report of one import run. */
export function ImportPage() {
  return null;
}
