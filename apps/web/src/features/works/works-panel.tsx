/** List of works. */
export function WorksPanel() {
  return null;
}
