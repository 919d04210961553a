import type { Alarm, Approval, Finding, WorkSummary } from '@abat/contracts';
import { useTranslation } from 'react-i18next';
import type { Query } from '../../api/client.js';
import { useFindings, useListQuery, useWorks } from '../../api/resources.js';
import { useFlatList } from '../../api/use-flat-list.js';
import { useUser } from '../../app/session-gate.js';
import { addDays } from '../../city/city-moment.js';
import { cityTime, formatDate, formatDateRange, formatDateTime } from '../../format.js';
import { useLocale } from '../../i18n/index.js';
import { textOf } from '../../i18n/names.js';
import { shortNumber } from '../../short-number.js';
import { SeverityBadge } from '../../ui/severity-badge.js';
import { WorkStatusBadge } from '../../ui/work-status-badge.js';
import { PriorityMark, StateWord } from '../shift/alarm-marks.js';
import { ESCALATED } from '../shift/use-alarms.js';
import { WaitList, type WaitItem } from './wait-list.js';

/** Rows of each list; the link under it leads to all. */
const SHOWN = 6;

type Paged<Item> = ReturnType<typeof useListQuery<Item>>;
const firstPage = <Item,>({ data, error, refetch }: Paged<Item>) => ({
  rows: data?.pages[0]?.items,
  total: data?.pages[0]?.total ?? 0,
  error,
  onRetry: () => void refetch(),
});

const findingItem = (finding: Finding, locale: ReturnType<typeof useLocale>, status: string): WaitItem => ({
  key: finding.id,
  to: `/findings?sel=finding:${finding.id}`,
  mark: <SeverityBadge severity={finding.severity} compact />,
  main: textOf(finding.title, locale),
  meta: `${shortNumber('finding', finding.number)} · ${formatDateRange(finding.period.from, finding.period.to, locale)} · ${status}`,
});

/** Findings that wait for the answer of the reader's body. */
export function FindingsForMe() {
  const { t } = useTranslation('start');
  const locale = useLocale();
  const { agency } = useUser();
  const query: Query = agency ? { awaits: agency.code } : { status: 'open', severity: 'critical,high' };
  const { rows, ...rest } = firstPage(useFindings({ ...query, limit: SHOWN }));
  return (
    <WaitList
      {...rest}
      title={t(agency ? 'lists.answers' : 'lists.serious')}
      none={t('none.answers')}
      all={agency ? `/findings?f.awaits=${agency.code}` : '/findings?f.severity=critical,high&f.status=open'}
      items={rows?.map((finding) => findingItem(finding, locale, t(`common:findingStatus.${finding.status}`)))}
    />
  );
}

/** Approvals of projects that wait for the reader's body. */
export function ApprovalsForMe() {
  const { t } = useTranslation('start');
  const locale = useLocale();
  const { agency } = useUser();
  const query: Query = { waiting: true, agency: agency?.code, sort: 'askedOn', limit: SHOWN };
  const { query: read, items, total = 0, more } = useFlatList(useListQuery<Approval>('approvals', query));
  return (
    <WaitList
      title={t('lists.approvals')}
      none={t('none.approvals')}
      total={total}
      error={read.error}
      onRetry={() => void read.refetch()}
      onMore={more}
      items={(read.data ? items : undefined)?.map((approval) => ({
        key: approval.id,
        to: `/projects/${approval.projectId}?part=answers&row=${approval.id}`,
        main: `${approval.projectTitle} · ${t(`plan:matter.${approval.matter}`)}`,
        meta: approval.dueOn
          ? t(approval.overdue ? 'approval.late' : 'approval.due', { day: formatDate(approval.dueOn, locale) })
          : t('approval.asked', { day: formatDate(approval.askedOn, locale) }),
      }))}
    />
  );
}

/** Alarms that the reader is asked to take, or that nobody took in time. */
export function AlarmsForMe({ kind }: { kind: 'handed' | 'escalated' }) {
  const { t } = useTranslation('start');
  const locale = useLocale();
  const query: Query = { ...(kind === 'handed' ? { handed: 'me' } : ESCALATED), limit: SHOWN };
  const { rows, ...rest } = firstPage(useListQuery<Alarm>('alarms', query));
  const where = kind === 'handed' ? 'a.only=asked' : 'a.tab=escalated';
  return (
    <WaitList
      {...rest}
      title={t(`lists.${kind}`)}
      none={t(`none.${kind}`)}
      all={`/shift?${where}`}
      items={rows?.map((alarm) => ({
        key: alarm.id,
        to: `/shift?${where}&alarm=${alarm.id}`,
        mark: <PriorityMark priority={alarm.priority} isNew={alarm.state === 'new'} />,
        main: textOf(alarm.title, locale),
        meta: (
          <>
            {shortNumber('alarm', alarm.number)} · {formatDateTime(alarm.raisedAt, locale)} ·{' '}
            <StateWord alarm={alarm} />
          </>
        ),
      }))}
    />
  );
}

const dayAhead = (days: number): string => addDays(cityTime(Date.now()).date, days);

/** Works of the district that begin within a week. */
export function WorksSoon({ district }: { district: string | null }) {
  const { t } = useTranslation('start');
  const locale = useLocale();
  const query: Query = { from: dayAhead(0), to: dayAhead(7), territory: district, sort: 'start', limit: SHOWN };
  const { rows, ...rest } = firstPage(useWorks(query));
  const params = new URLSearchParams({ 'w.from': dayAhead(0), 'w.to': dayAhead(7) });
  if (district) params.set('w.territory', district);
  return (
    <WaitList
      {...rest}
      title={t('lists.worksSoon')}
      none={t('none.worksSoon')}
      all={`/works?${params.toString()}`}
      items={rows?.map((work: WorkSummary) => ({
        key: work.id,
        to: `/works?sel=work:${work.id}`,
        mark: <WorkStatusBadge status={work.status} />,
        main: work.title,
        meta: `${shortNumber('work', work.number)} · ${formatDateRange(work.start, work.end, locale)}`,
      }))}
    />
  );
}

/** Findings of the district that are open, the worst first. */
export function DistrictFindings({ district }: { district: string | null }) {
  const { t } = useTranslation('start');
  const locale = useLocale();
  const { rows, ...rest } = firstPage(useFindings({ territory: district, limit: SHOWN }));
  return (
    <WaitList
      {...rest}
      title={t('lists.findings')}
      none={t('none.findings')}
      all={district ? `/findings?f.territory=${district}` : '/findings'}
      items={rows?.map((finding) => findingItem(finding, locale, t(`common:findingStatus.${finding.status}`)))}
    />
  );
}
