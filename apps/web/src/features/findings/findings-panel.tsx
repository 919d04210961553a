/** List of findings. */
export function FindingsPanel() {
  return null;
}
