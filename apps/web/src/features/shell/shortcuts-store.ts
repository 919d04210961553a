import { useEffect } from 'react';
import { createValueStore, useStoredValue } from '../../ui/value-store.js';
import type { Shortcut } from './use-shortcuts.js';

const isOpen = createValueStore(false);

export const openShortcuts = (): void => isOpen.set(true);
export const closeShortcuts = (): void => isOpen.set(false);
export const useShortcutsOpen = (): boolean => useStoredValue(isOpen);

const pageKeys = createValueStore<readonly Shortcut[]>([]);

/** The keys of the page that is open; they go before those of the console. */
export const usePageKeys = (): readonly Shortcut[] => useStoredValue(pageKeys);

/** Gives the page keys of its own while it is mounted. */
export function usePageShortcuts(shortcuts: readonly Shortcut[]): void {
  useEffect(() => pageKeys.set(shortcuts));
  useEffect(() => () => pageKeys.set([]), []);
}
