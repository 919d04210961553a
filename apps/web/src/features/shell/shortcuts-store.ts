import { createValueStore, useStoredValue } from '../../ui/value-store.js';

const isOpen = createValueStore(false);

export const openShortcuts = (): void => isOpen.set(true);
export const closeShortcuts = (): void => isOpen.set(false);
export const useShortcutsOpen = (): boolean => useStoredValue(isOpen);
