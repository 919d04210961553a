import { Tooltip, UnstyledButton } from '@mantine/core';
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
  IconTimeline,
  type Icon,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { NavLink, useLocation } from 'react-router';
import { useFindingStats } from '../../api/resources.js';
import { useMay } from '../../app/session-gate.js';
import { formatNumber } from '../../format.js';
import { useLocale } from '../../i18n/index.js';
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

function RailLink({ tab }: { tab: Tab }) {
  const { search } = useLocation();
  const params = new URLSearchParams(search);
  params.delete('panel');
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

/** The screens of the console, and the switch that gives the map the whole width. */
export function Rail() {
  const { t } = useTranslation('shell');
  const [panel, setPanel] = useParam('panel');
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
  ];
  if (mayManage) tabs.push({ path: '/screens', label: t('tabs.screens'), icon: IconDeviceTv });
  if (mayImport) tabs.push({ path: '/imports', label: t('tabs.imports'), icon: IconFileImport });
  if (maySet) tabs.push({ path: '/settings', label: t('tabs.settings'), icon: IconAdjustments });
  const isOff = panel === 'off';
  const label = isOff ? t('showPanel') : t('hidePanel');
  return (
    <nav className={classes.rail} aria-label={t('railLabel')}>
      {tabs.map((tab) => (
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
