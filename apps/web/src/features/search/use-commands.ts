import { LOCALES } from '@abat/contracts';
import { useMantineColorScheme } from '@mantine/core';
import {
  IconAlertSquareRounded,
  IconArrowsShuffle,
  IconBackhoe,
  IconBellRinging,
  IconClipboardList,
  IconContrast2,
  IconFileImport,
  IconFileText,
  IconGavel,
  IconHome,
  IconKeyboard,
  IconLanguage,
  IconLayoutGrid,
  IconMap2,
  IconPinned,
  IconStack2,
  IconTimeline,
  type Icon,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useMay } from '../../app/session-gate.js';
import { useChangeParams } from '../../url/params.js';
import { MAP_LAYERS } from '../map/layer-names.js';
import { useVisibleLayers } from '../map/layers.js';
import { useMapController } from '../map/map-controller.js';
import { useKeepLocale } from '../shell/account-language.js';
import { openShortcuts } from '../shell/shortcuts-store.js';

export type Command = { id: string; label: string; icon: Icon; run: () => void };

function useScreenCommands(): Command[] {
  const { t } = useTranslation('search');
  const navigate = useNavigate();
  const change = useChangeParams();
  const mayNote = useMay('note.write');
  const mayImport = useMay('import.run');
  const go = (pathname: string) => () => void navigate({ pathname, search: window.location.search });
  const screens: Command[] = [
    { id: 'start', label: t('command.start'), icon: IconHome, run: go('/start') },
    { id: 'shift', label: t('command.shift'), icon: IconBellRinging, run: go('/shift') },
    { id: 'findings', label: t('command.findings'), icon: IconAlertSquareRounded, run: go('/findings') },
    { id: 'works', label: t('command.works'), icon: IconBackhoe, run: go('/works') },
    { id: 'projects', label: t('command.projects'), icon: IconClipboardList, run: go('/projects') },
    { id: 'needs', label: t('command.needs'), icon: IconClipboardList, run: go('/needs') },
    { id: 'programme', label: t('command.programme'), icon: IconTimeline, run: go('/programme') },
    { id: 'powers', label: t('command.powers'), icon: IconGavel, run: go('/powers') },
    { id: 'matrix', label: t('command.matrix'), icon: IconLayoutGrid, run: go('/matrix') },
    { id: 'scenarios', label: t('command.scenarios'), icon: IconArrowsShuffle, run: go('/scenarios') },
    { id: 'regulations', label: t('command.regulations'), icon: IconFileText, run: go('/regulations') },
  ];
  if (mayNote)
    screens.push({
      id: 'note',
      label: t('command.note'),
      icon: IconPinned,
      run: () => change({ new: 'note', sel: null }, { push: true, path: '/findings' }),
    });
  if (mayImport)
    screens.push({ id: 'imports', label: t('command.imports'), icon: IconFileImport, run: go('/imports') });
  return screens;
}

/** What the palette can do besides finding: screens, layers, language, theme, help. */
export function useCommands(): Command[] {
  const { t, i18n } = useTranslation('search');
  const screens = useScreenCommands();
  const controller = useMapController();
  const { visible, toggle } = useVisibleLayers();
  const { toggleColorScheme } = useMantineColorScheme();
  const keepLocale = useKeepLocale();
  const layers = MAP_LAYERS.map((layer) => ({
    id: `layer-${layer}`,
    label: t(visible.has(layer) ? 'command.hideLayer' : 'command.showLayer', { layer: t(`map:layer.${layer}`) }),
    icon: IconStack2,
    run: () => toggle(layer),
  }));
  const languages = LOCALES.filter((locale) => locale !== i18n.language).map((locale) => ({
    id: `language-${locale}`,
    label: t(`common:language.${locale}`),
    icon: IconLanguage,
    run: () => {
      void i18n.changeLanguage(locale);
      keepLocale(locale);
    },
  }));
  return [
    ...screens,
    { id: 'city', label: t('command.city'), icon: IconMap2, run: () => controller.showCity() },
    ...languages,
    { id: 'theme', label: t('common:theme.switch'), icon: IconContrast2, run: toggleColorScheme },
    { id: 'help', label: t('command.shortcuts'), icon: IconKeyboard, run: openShortcuts },
    ...layers,
  ];
}
