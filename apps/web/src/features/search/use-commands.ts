import { LOCALES } from '@abat/contracts';
import { useMantineColorScheme } from '@mantine/core';
import {
  IconContrast2,
  IconKeyboard,
  IconLanguage,
  IconListDetails,
  IconMap2,
  IconPinned,
  IconStack2,
  type Icon,
} from '@tabler/icons-react';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../app/session-gate.js';
import { useOtherLanguages } from '../../i18n/index.js';
import { useIsPhone } from '../../ui/use-is-phone.js';
import { filtering } from '../../url/filters.js';
import { useChangeParams, type ParamChange } from '../../url/params.js';
import { MAP_LAYERS } from '../map/layer-names.js';
import { useVisibleLayers } from '../map/layers.js';
import { useMapController } from '../map/map-controller.js';
import { PLAN_TABS } from '../plan/plan-tabs.js';
import { POWER_TABS } from '../powers/power-tabs.js';
import { useKeepLocale } from '../shell/account-language.js';
import { openShortcuts } from '../shell/shortcuts-store.js';
import { useOpenDrawer } from '../shell/use-open-object.js';
import { leftBehind, useTabs } from '../shell/use-tabs.js';

/** One thing the palette can do. `words` are what it is called in every language: people type any of them. */
export type Command = { id: string; label: string; words: readonly string[]; icon: Icon; run: () => void };
type Write = (t: TFunction) => string;

const NAMESPACES = ['search', 'shell', 'powers', 'map', 'common'] as const;
/** Tables that a screen of the rail opens with. */
const OPENED_BY_RAIL: readonly string[] = ['mandates', 'projects'];
const TABLES = [
  ...POWER_TABS.map((tab) => ({ tab, path: `/powers/${tab}` })),
  ...PLAN_TABS.map((tab) => ({ tab, path: `/${tab}` })),
].filter(({ tab }) => !OPENED_BY_RAIL.includes(tab));

/** Says one thing in the language on screen and, to be found by, in the others. */
function useSay(): (write: Write) => Pick<Command, 'label' | 'words'> {
  const { t } = useTranslation('search');
  const others = useOtherLanguages(NAMESPACES);
  return (write) => ({ label: write(t), words: [t, ...others].map(write) });
}

const without = (names: readonly string[]): ParamChange => Object.fromEntries(names.map((name) => [name, null]));

/** The screens of the rail and the tables behind them. */
function useScreenCommands(say: ReturnType<typeof useSay>): Command[] {
  const change = useChangeParams();
  const isPhone = useIsPhone();
  const left = without(leftBehind(isPhone));
  const screens = useTabs().map(({ name, path, icon }) => ({
    id: name,
    ...say((t) => t(`shell:tabs.${name}`)),
    icon,
    run: () => change(left, { push: true, path }),
  }));
  const tables = TABLES.map(({ tab, path }) => ({
    id: `table-${tab}`,
    ...say((t) => t(`powers:tab.${tab}`)),
    icon: IconListDetails,
    // What belongs to one table stays with it: its filters, its open row.
    run: () => change({ ...left, ...filtering('powers', {}), row: null, form: null }, { push: true, path }),
  }));
  return [...screens, ...tables];
}

function useLayerCommands(say: ReturnType<typeof useSay>): Command[] {
  const { visible, toggle } = useVisibleLayers();
  return MAP_LAYERS.map((layer) => ({
    id: `layer-${layer}`,
    ...say((t) =>
      t(visible.has(layer) ? 'search:command.hideLayer' : 'search:command.showLayer', {
        layer: t(`map:layer.${layer}`),
      }),
    ),
    icon: IconStack2,
    run: () => toggle(layer),
  }));
}

function useLanguageCommands(say: ReturnType<typeof useSay>): Command[] {
  const { i18n } = useTranslation('search');
  const keepLocale = useKeepLocale();
  return LOCALES.filter((locale) => locale !== i18n.language).map((locale) => ({
    id: `language-${locale}`,
    ...say((t) => t(`common:language.${locale}`)),
    icon: IconLanguage,
    run: () => {
      void i18n.changeLanguage(locale);
      keepLocale(locale);
    },
  }));
}

/** What the palette can do besides finding: screens, layers, language, theme, help. */
export function useCommands(): Command[] {
  const say = useSay();
  const controller = useMapController();
  const { toggleColorScheme } = useMantineColorScheme();
  const openDrawer = useOpenDrawer();
  const note: Command = {
    id: 'note',
    ...say((t) => t('search:command.note')),
    icon: IconPinned,
    run: () => openDrawer({ new: 'note', sel: null }),
  };
  return [
    ...useScreenCommands(say),
    ...(useMay('note.write') ? [note] : []),
    { id: 'city', ...say((t) => t('search:command.city')), icon: IconMap2, run: () => controller.showCity() },
    ...useLanguageCommands(say),
    { id: 'theme', ...say((t) => t('common:theme.switch')), icon: IconContrast2, run: toggleColorScheme },
    { id: 'help', ...say((t) => t('search:command.shortcuts')), icon: IconKeyboard, run: openShortcuts },
    ...useLayerCommands(say),
  ];
}
