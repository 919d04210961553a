const guards = new Set<() => boolean>();

/** Notes a form that would lose what was written. The returned function forgets it. */
export function guardUnsaved(isDirty: () => boolean): () => void {
  guards.add(isDirty);
  return () => guards.delete(isDirty);
}

/** Whether something on the page is written and not saved. */
export const hasUnsaved = (): boolean => [...guards].some((isDirty) => isDirty());
