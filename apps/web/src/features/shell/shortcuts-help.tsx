import { useMantineColorScheme } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useMay } from '../../app/session-gate.js';
import { laterPart } from '../../ui/later-part.js';
import { useParam } from '../../url/params.js';
import { useMapController } from '../map/map-controller.js';
import { openSearch } from '../search/open-search.js';
import { closeShortcuts, openShortcuts, usePageKeys, useShortcutsOpen } from './shortcuts-store.js';
import { useShortcuts, type Shortcut } from './use-shortcuts.js';

export const LaterDialog = laterPart(async () => (await import('./shortcuts-dialog.js')).ShortcutsDialog);

function useConsoleShortcuts(): Shortcut[] {
  const { t } = useTranslation('shell');
  const navigate = useNavigate();
  const controller = useMapController();
  const { toggleColorScheme } = useMantineColorScheme();
  const [panel, setPanel] = useParam('panel');
  const mayImport = useMay('import.run');
  const go = (path: string) => void navigate({ pathname: path, search: window.location.search });
  const all: (Shortcut & { allowed?: boolean })[] = [
    { keys: 'Ctrl K', code: 'KeyK', ctrl: true, label: t('shortcuts.search'), run: openSearch },
    { keys: '/', key: '/', label: t('shortcuts.search'), run: openSearch },
    { keys: '1', code: 'Digit1', label: t('shortcuts.findings'), run: () => go('/findings') },
    { keys: '2', code: 'Digit2', label: t('shortcuts.works'), run: () => go('/works') },
    { keys: '3', code: 'Digit3', label: t('shortcuts.imports'), run: () => go('/imports'), allowed: mayImport },
    { keys: '4', code: 'Digit4', label: t('shortcuts.shift'), run: () => go('/shift') },
    { keys: '0', code: 'Digit0', label: t('shortcuts.wholeCity'), run: () => controller.showCity() },
    { keys: 'P', code: 'KeyP', label: t('shortcuts.panel'), run: () => setPanel(panel === 'off' ? null : 'off') },
    { keys: 'T', code: 'KeyT', label: t('shortcuts.theme'), run: toggleColorScheme },
    { keys: '?', key: '?', label: t('shortcuts.help'), run: openShortcuts },
  ];
  return all.filter((shortcut) => shortcut.allowed !== false);
}

/** Listens to the keys of the console and lists them on `?`. */
export function ShortcutsHelp() {
  const { t } = useTranslation('shell');
  const opened = useShortcutsOpen();
  const [wasOpened, setWasOpened] = useState(false);
  useEffect(() => {
    if (opened) setWasOpened(true);
  }, [opened]);
  const pageKeys = usePageKeys();
  const shortcuts = [
    ...pageKeys,
    ...useConsoleShortcuts().filter(({ keys }) => !pageKeys.some((own) => own.keys === keys)),
  ];
  useShortcuts(shortcuts);
  const rows = [
    ...shortcuts,
    { keys: 'Esc', label: t('shortcuts.close') },
    { keys: '+ −', label: t('shortcuts.zoom') },
  ];
  return wasOpened && <LaterDialog rows={rows} opened={opened} onClose={closeShortcuts} />;
}
