import type { Role } from '@abat/contracts';
import { IconWalk } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link, Navigate, useLocation } from 'react-router';
import { useMay, useUser } from '../../app/session-gate.js';
import { DecisionsDue } from '../../blocks/decisions-due.js';
import { KeyFigures } from '../../blocks/key-figures.js';
import { MoneyBars } from '../../blocks/money-bars.js';
import { Requests } from '../../blocks/requests.js';
import { Severities } from '../../blocks/severities.js';
import { BlockSurface } from '../../blocks/surface.js';
import { WeekWorks } from '../../blocks/week-works.js';
import { useLocale } from '../../i18n/index.js';
import { nameOf } from '../../i18n/names.js';
import { useIsPhone } from '../../ui/use-is-phone.js';
import { NotesList } from '../notes/notes-list.js';
import { PanelFrame } from '../shell/panel-frame.js';
import { AlarmsForMe, ApprovalsForMe, DistrictFindings, FindingsForMe, StepsForMe, WorksSoon } from './lists.js';
import classes from './start.module.css';

/** "My district today": what is open, what begins, what waits for an answer of mine. */
function District({ district }: { district: string | null }) {
  return (
    <>
      <div className={classes.wide}>
        <KeyFigures />
      </div>
      <FindingsForMe />
      <StepsForMe />
      <WorksSoon district={district} />
      <DistrictFindings district={district} />
      <ApprovalsForMe />
      <WeekWorks />
      <Severities />
      <MoneyBars />
      <Requests />
      <Notes />
    </>
  );
}

/** "What waits for me": answers, approvals, alarms and decisions. */
function Waiting({ mayWorkAlarms }: { mayWorkAlarms: boolean }) {
  return (
    <>
      <div className={classes.wide}>
        <KeyFigures />
      </div>
      <FindingsForMe />
      <StepsForMe />
      <ApprovalsForMe />
      {mayWorkAlarms && <AlarmsForMe kind="escalated" />}
      {mayWorkAlarms && <AlarmsForMe kind="handed" />}
      <DecisionsDue />
      <Severities />
      <MoneyBars />
      <Requests />
    </>
  );
}

/** The city for who only looks on. */
function City() {
  return (
    <>
      <div className={classes.wide}>
        <KeyFigures />
      </div>
      <Severities />
      <WeekWorks />
      <DecisionsDue />
      <MoneyBars />
      <Requests />
    </>
  );
}

function Notes() {
  const { t } = useTranslation('notes');
  return (
    <section className={classes.list} aria-label={t('titleAll')}>
      <h2 className={classes.listTitle}>{t('titleAll')}</h2>
      <NotesList />
    </section>
  );
}

/** The way to the works around, for whoever holds a phone. */
function FieldLink() {
  const { t } = useTranslation('start');
  return (
    <Link className={classes.field} to="/field">
      <IconWalk size={22} aria-hidden />
      {t('toField')}
    </Link>
  );
}

type View = 'district' | 'waiting' | 'city';
const VIEWS: Partial<Record<Role, View>> = {
  ...{ planner: 'district', executive: 'waiting', reviewer: 'waiting', administrator: 'waiting' },
};

/** What a role sees first, of which district, and whose place the page names. */
function useView() {
  const locale = useLocale();
  const { role, district, agency } = useUser();
  const view = VIEWS[role] ?? 'city';
  const owner = view === 'district' ? district : agency;
  return {
    view,
    district: view === 'district' ? (district?.externalId ?? null) : null,
    place: owner && nameOf(owner, locale),
  };
}

/** The first page of each role: the operator goes to the shift, the others see what is theirs today. */
export function StartPage() {
  const { t } = useTranslation('start');
  const { search } = useLocation();
  const mayWorkAlarms = useMay('alarm.work');
  const { role } = useUser();
  const { view, district, place } = useView();
  const isPhone = useIsPhone();
  if (role === 'operator') return <Navigate to={{ pathname: '/shift', search }} replace />;
  return (
    <PanelFrame title={t(`title.${view}`)} aside={place && <span className={classes.place}>{place}</span>}>
      <BlockSurface value={{ kind: 'desk', district, spot: null }}>
        {isPhone && <FieldLink />}
        <div className={classes.grid} data-testid="start-list">
          {view === 'district' && <District district={district} />}
          {view === 'waiting' && <Waiting mayWorkAlarms={mayWorkAlarms} />}
          {view === 'city' && <City />}
        </div>
      </BlockSurface>
    </PanelFrame>
  );
}
