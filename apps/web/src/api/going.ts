import { createValueStore, useStoredValue } from '../ui/value-store.js';

const going = createValueStore<ReadonlySet<string>>(new Set());

/** Says that this page deletes a row, or that it was refused to. A deleted row stays so: ids do not come again. */
export function markGoing(id: string, isGoing: boolean): void {
  const ids = new Set(going.get());
  if (isGoing) ids.add(id);
  else ids.delete(id);
  going.set(ids);
}

/** What is being deleted is not asked for again when the event comes before the answer. */
export const useIsGoing = (id: string | null): boolean => useStoredValue(going).has(id ?? '');
