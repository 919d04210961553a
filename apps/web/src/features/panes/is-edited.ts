/** A drawer of an object: whether it is the one kept beside, and whether the object is the chosen one. */
type Shown = { id: string; isPinned: boolean; isSelected: boolean };

/**
 * Whether `?edit=` means the object of this drawer: it names the object, or says `1` for the chosen one. An object that
 * is both chosen and kept beside is edited once, where it is chosen.
 */
export function isEdited(edit: string | null, { id, isPinned, isSelected }: Shown): boolean {
  if (isPinned) return edit === id && !isSelected;
  return edit === id || (edit === '1' && isSelected);
}
