import { Tooltip, UnstyledButton } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import {
  IconAdjustments,
  IconAlertSquareRounded,
  IconArrowsShuffle,
  IconBackhoe,
  IconChartBar,
  IconClockEdit,
  IconClipboardList,
  IconDeviceTv,
  IconBellRinging,
  IconFileImport,
  IconFileText,
  IconLayoutGrid,
  IconGavel,
  IconHome,
  IconLayoutSidebarLeftCollapse,
  IconLayoutSidebarLeftExpand,
  IconDots,
  IconListDetails,
  IconMap2,
  IconTimeline,
  IconWalk,
  type Icon,
} from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { NavLink, useLocation } from 'react-router';
import { useFindingStats } from '../../api/resources.js';
import { useMay, useUser } from '../../app/session-gate.js';
import { formatNumber } from '../../format.js';
import { useLocale } from '../../i18n/index.js';
import { laterPart } from '../../ui/later-part.js';
import { useIsPhone } from '../../ui/use-is-phone.js';
import { useParam } from '../../url/params.js';
import classes from './rail.module.css';

type Tab = { path: string; label: string; icon: Icon; badge?: string | undefined };

function useCurrentFindings(): string | undefined {
  const locale = useLocale();
  const { data } = useFindingStats();
  if (!data) return undefined;
  return formatNumber(
    data.items.reduce((sum, item) => sum + item.current, 0),
    locale,
  );
}

/** What belongs to one screen and would cover the next one on a phone. */
const OPENED = ['sel', 'new', 'edit', 'beside', 'n.at'];

function RailLink({ tab }: { tab: Tab }) {
  const { search } = useLocation();
  const isPhone = useIsPhone();
  const params = new URLSearchParams(search);
  for (const name of isPhone ? ['panel', ...OPENED] : ['panel']) params.delete(name);
  const text = params.toString();
  return (
    <NavLink
      to={{ pathname: tab.path, search: text ? `?${text}` : '' }}
      className={({ isActive }) => `${classes.link} ${isActive ? classes.active : ''}`}
    >
      <tab.icon size={22} stroke={1.6} aria-hidden />
      <span className={classes.label}>{tab.label}</span>
      {tab.badge && <span className={classes.badge}>{tab.badge}</span>}
    </NavLink>
  );
}

/** The page for visits, which a desk has no use for; a tablet has. */
const FIELD = '/field';

/** The screens this person may open, in the order of the rail. */
function useTabs(): Tab[] {
  const { t } = useTranslation('shell');
  const mayImport = useMay('import.run');
  const maySet = useMay('setting.write');
  const mayManage = useMay('screen.manage');
  const badge = useCurrentFindings();
  const tabs: Tab[] = [
    { path: '/start', label: t('tabs.start'), icon: IconHome },
    { path: '/shift', label: t('tabs.shift'), icon: IconBellRinging },
    { path: '/findings', label: t('tabs.findings'), icon: IconAlertSquareRounded, badge },
    { path: '/works', label: t('tabs.works'), icon: IconBackhoe },
    { path: '/programme', label: t('tabs.programme'), icon: IconTimeline },
    { path: '/projects', label: t('tabs.projects'), icon: IconClipboardList },
    { path: '/powers', label: t('tabs.powers'), icon: IconGavel },
    { path: '/matrix', label: t('tabs.matrix'), icon: IconLayoutGrid },
    { path: '/scenarios', label: t('tabs.scenarios'), icon: IconArrowsShuffle },
    { path: '/figures', label: t('tabs.figures'), icon: IconChartBar },
    { path: '/changes', label: t('tabs.changes'), icon: IconClockEdit },
    { path: '/regulations', label: t('tabs.regulations'), icon: IconFileText },
    { path: FIELD, label: t('tabs.field'), icon: IconWalk },
  ];
  if (mayManage) tabs.push({ path: '/screens', label: t('tabs.screens'), icon: IconDeviceTv });
  if (mayImport) tabs.push({ path: '/imports', label: t('tabs.imports'), icon: IconFileImport });
  if (maySet) tabs.push({ path: '/settings', label: t('tabs.settings'), icon: IconAdjustments });
  return tabs;
}

function DeskRail({ tabs }: { tabs: readonly Tab[] }) {
  const { t } = useTranslation('shell');
  const isTouched = useMediaQuery('(pointer: coarse)', false, { getInitialValueInEffect: false });
  const [panel, setPanel] = useParam('panel');
  const isOff = panel === 'off';
  const label = isOff ? t('showPanel') : t('hidePanel');
  return (
    <nav className={classes.rail} aria-label={t('railLabel')}>
      {tabs
        .filter(({ path }) => isTouched || path !== FIELD)
        .map((tab) => (
          <RailLink key={tab.path} tab={tab} />
        ))}
      <Tooltip label={label} position="right">
        <UnstyledButton className={classes.toggle} aria-label={label} onClick={() => setPanel(isOff ? null : 'off')}>
          {isOff ? <IconLayoutSidebarLeftExpand size={20} /> : <IconLayoutSidebarLeftCollapse size={20} />}
        </UnstyledButton>
      </Tooltip>
    </nav>
  );
}

/** Screens a thumb reaches at once; an operator has no start page. */
const FIRST = { operator: '/shift', others: '/start' } as const;
const AT_HAND = [FIELD, '/findings', '/works'];

const SectionsSheet = laterPart(async () => (await import('./sections-sheet.js')).SectionsSheet);

/** The bar at the foot of a phone: the screens needed outside, the map, and everything else behind one button. */
function PhoneBar({ tabs }: { tabs: readonly Tab[] }) {
  const { t } = useTranslation('shell');
  const { role } = useUser();
  const { pathname } = useLocation();
  const [panel, setPanel] = useParam('panel');
  const [isOpen, setIsOpen] = useState(false);
  // Chosen or left: the sheet of sections is done.
  useEffect(() => setIsOpen(false), [pathname]);
  const first = role === 'operator' ? FIRST.operator : FIRST.others;
  const shown = [first, ...AT_HAND].flatMap((path) => tabs.find((tab) => tab.path === path) ?? []);
  const isMap = panel === 'off';
  const Sign = isMap ? IconListDetails : IconMap2;
  return (
    <nav className={classes.rail} aria-label={t('railLabel')} data-testid="phone-bar">
      {shown.map((tab) => (
        <RailLink key={tab.path} tab={tab} />
      ))}
      <button type="button" className={classes.link} onClick={() => setPanel(isMap ? null : 'off')}>
        <Sign size={22} stroke={1.6} aria-hidden />
        <span className={classes.label}>{t(isMap ? 'bar.list' : 'bar.map')}</span>
      </button>
      <button type="button" className={classes.link} aria-haspopup="dialog" onClick={() => setIsOpen(true)}>
        <IconDots size={22} stroke={1.6} aria-hidden />
        <span className={classes.label}>{t('bar.more')}</span>
      </button>
      {isOpen && (
        <SectionsSheet onClose={() => setIsOpen(false)}>
          {tabs.map((tab) => (
            <RailLink key={tab.path} tab={tab} />
          ))}
        </SectionsSheet>
      )}
    </nav>
  );
}

/** The screens of the console; on a desk with the switch that gives the map the whole width. */
export function Rail() {
  const tabs = useTabs();
  return useIsPhone() ? <PhoneBar tabs={tabs} /> : <DeskRail tabs={tabs} />;
}
