import { createValueStore, useStoredValue } from '../../ui/value-store.js';

const asked = createValueStore(0);

/** Opens the search field with commands. */
export const openSearch = (): void => asked.set(asked.get() + 1);

/** How often it was asked for: the field itself is loaded when it is first. */
export const useSearchAsked = (): number => useStoredValue(asked);
