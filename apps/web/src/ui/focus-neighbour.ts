/** Moves the focus to the next or previous of these buttons as they stand on the screen, from the one that has it. */
export function focusNeighbour(buttons: Iterable<HTMLButtonElement>, step: 1 | -1): void {
  const sorted = [...buttons].sort((a, b) => a.getBoundingClientRect().top - b.getBoundingClientRect().top);
  const at = sorted.findIndex((button) => button === document.activeElement);
  const next = sorted[at + step];
  next?.focus();
  next?.scrollIntoView({ block: 'nearest' });
}
