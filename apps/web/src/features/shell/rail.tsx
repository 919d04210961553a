import { Tooltip, UnstyledButton } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import {
  IconDots,
  IconLayoutSidebarLeftCollapse,
  IconLayoutSidebarLeftExpand,
  IconListDetails,
  IconMap2,
} from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { NavLink, useLocation } from 'react-router';
import { useUser } from '../../app/session-gate.js';
import { formatNumber } from '../../format.js';
import { useLocale } from '../../i18n/index.js';
import { laterPart } from '../../ui/later-part.js';
import { useIsPhone } from '../../ui/use-is-phone.js';
import { useParam } from '../../url/params.js';
import { useFindingCounts } from '../findings/use-finding-counts.js';
import classes from './rail.module.css';
import { FIELD, leftBehind, type Tab, useTabs } from './use-tabs.js';

/** How many findings the list holds that the link opens: filters and moment go with it. */
function FindingsBadge() {
  const locale = useLocale();
  const count = useFindingCounts()();
  return typeof count === 'number' && <span className={classes.badge}>{formatNumber(count, locale)}</span>;
}

function RailLink({ tab }: { tab: Tab }) {
  const { search } = useLocation();
  const isPhone = useIsPhone();
  const params = new URLSearchParams(search);
  for (const name of leftBehind(isPhone)) params.delete(name);
  const text = params.toString();
  return (
    <NavLink
      to={{ pathname: tab.path, search: text ? `?${text}` : '' }}
      className={({ isActive }) => `${classes.link} ${isActive ? classes.active : ''}`}
    >
      <tab.icon size={22} stroke={1.6} aria-hidden />
      <span className={classes.label}>{tab.label}</span>
      {tab.path === '/findings' && <FindingsBadge />}
    </NavLink>
  );
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
