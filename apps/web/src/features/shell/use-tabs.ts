import {
  IconAdjustments,
  IconAlertSquareRounded,
  IconArrowsShuffle,
  IconBackhoe,
  IconBellRinging,
  IconChartBar,
  IconClipboardList,
  IconClockEdit,
  IconDeviceTv,
  IconFileImport,
  IconFileText,
  IconGavel,
  IconHome,
  IconLayoutGrid,
  IconTimeline,
  IconWalk,
  type Icon,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../app/session-gate.js';

/** A screen of the console. `name` is its key among the words `shell:tabs`. */
export type Tab = { name: string; path: string; label: string; icon: Icon };

/** What belongs to one screen: its panel, the forms of its rows and their parts, what of scenarios is looked at. */
const OF_ONE_SCREEN = ['panel', 'row', 'part', 'again', 'form', 'ids', 'district', 'finding'];
/** What would cover the next screen on a phone. */
const OPENED = ['sel', 'new', 'edit', 'beside', 'n.at'];

/** What of the address does not come along to another screen. */
export const leftBehind = (isPhone: boolean): readonly string[] =>
  isPhone ? [...OF_ONE_SCREEN, ...OPENED] : OF_ONE_SCREEN;

/** The page for visits, which a desk has no use for; a tablet has. */
export const FIELD = '/field';

/** The screens this person may open, in the order of the rail. */
export function useTabs(): Tab[] {
  const { t } = useTranslation('shell');
  const mayImport = useMay('import.run');
  const maySet = useMay('setting.write');
  const mayManage = useMay('screen.manage');
  const tab = (name: string, icon: Icon): Tab => ({ name, path: `/${name}`, label: t(`tabs.${name}`), icon });
  return [
    tab('start', IconHome),
    tab('shift', IconBellRinging),
    tab('findings', IconAlertSquareRounded),
    tab('works', IconBackhoe),
    tab('programme', IconTimeline),
    tab('projects', IconClipboardList),
    tab('powers', IconGavel),
    tab('matrix', IconLayoutGrid),
    tab('scenarios', IconArrowsShuffle),
    tab('figures', IconChartBar),
    tab('changes', IconClockEdit),
    tab('regulations', IconFileText),
    tab('field', IconWalk),
    ...(mayManage ? [tab('screens', IconDeviceTv)] : []),
    ...(mayImport ? [tab('imports', IconFileImport)] : []),
    ...(maySet ? [tab('settings', IconAdjustments)] : []),
  ];
}
