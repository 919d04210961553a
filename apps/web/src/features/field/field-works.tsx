import type { Role, WorkSummary } from '@abat/contracts';
import { Button, SegmentedControl } from '@mantine/core';
import { IconAlertSquareRounded } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import type { Query } from '../../api/client.js';
import { useWorks } from '../../api/resources.js';
import { useFlatList } from '../../api/use-flat-list.js';
import { useAgencyNames } from '../../api/use-names.js';
import { useUser } from '../../app/session-gate.js';
import { cityTime, formatDateRange, formatLength, formatNumber } from '../../format.js';
import { useLocale } from '../../i18n/index.js';
import { EmptyState, LoadingRows } from '../../ui/states.js';
import { ApproximateMark, DemoMark } from '../../ui/truth-marks.js';
import { WorkStatusBadge } from '../../ui/work-status-badge.js';
import { useParam } from '../../url/params.js';
import classes from './field.module.css';
import { NoData } from './no-data.js';
import type { FieldPlace } from './use-field-place.js';

/** Across the whole city, metres. */
const WITHIN_M = 50_000;
const ROW_PX = 96;

/** Who has works of their own; the others look at all. */
const OWNERS: readonly Role[] = ['planner', 'executive'];

/** What time is asked for: what goes on or lies ahead, unless one of these is pressed. */
const TIMES = ['today', 'all'] as const;

/** Whose works and of what time, from the address; the reader's own body or district unless asked otherwise. */
function useFieldFilters() {
  const { agency, district, role } = useUser();
  const [of, setOf] = useParam('of');
  const [when, setWhen] = useParam('when');
  const time = TIMES.find((one) => one === when) ?? null;
  const hasOwn = OWNERS.includes(role) && (agency !== null || district !== null);
  const isMine = hasOwn && of !== 'all';
  const own: Query = district ? { territory: district.externalId } : { agency: agency?.code };
  const filters: Query = {
    ...(isMine ? own : {}),
    ...(time === 'today' ? { on: cityTime(Date.now()).date } : {}),
    ...(time === null ? { period: 'current' } : {}),
    status: ['planned', 'approved', 'running', 'finished'],
  };
  return { hasOwn, isMine, setOf, time, setWhen, filters };
}

function Filters({ hasOwn, isMine, setOf, time, setWhen }: ReturnType<typeof useFieldFilters>) {
  const { t } = useTranslation('field');
  return (
    <div className={classes.filters}>
      {hasOwn && (
        <SegmentedControl
          className={classes.segments}
          aria-label={t('filter.of')}
          value={isMine ? 'mine' : 'all'}
          data={(['mine', 'all'] as const).map((value) => ({ value, label: t(`filter.${value}`) }))}
          onChange={(value) => setOf(value === 'all' ? 'all' : null)}
        />
      )}
      {TIMES.map((one) => (
        <button
          key={one}
          type="button"
          className={classes.toggle}
          aria-pressed={time === one}
          onClick={() => setWhen(time === one ? null : one)}
        >
          {t(one === 'all' ? 'filter.past' : 'filter.today')}
        </button>
      ))}
    </div>
  );
}

/** How far a work is, in words. */
function useDistanceWords(isChosen: boolean): (distanceM: number) => string {
  const { t } = useTranslation('field');
  const locale = useLocale();
  return (distanceM) => {
    if (distanceM === 0) return t(isChosen ? 'row.insideChosen' : 'row.inside');
    return t(isChosen ? 'row.awayChosen' : 'row.away', { length: formatLength(distanceM, locale) });
  };
}

function Row({ work, isChosen }: { work: WorkSummary; isChosen: boolean }) {
  const { t } = useTranslation('field');
  const locale = useLocale();
  const { search } = useLocation();
  const agencies = useAgencyNames();
  const distanceWords = useDistanceWords(isChosen);
  const { openFindings } = work;
  return (
    <li>
      <Link className={classes.row} to={{ pathname: `/field/${work.id}`, search }}>
        {work.distanceM !== undefined && <span className={classes.away}>{distanceWords(work.distanceM)}</span>}
        <span className={classes.rowTitle}>{work.title}</span>
        <span className={classes.meta}>{agencies.nameOf(work.agency)}</span>
        <span className={classes.meta}>
          <WorkStatusBadge status={work.status} />
          <span>{formatDateRange(work.start, work.end, locale)}</span>
          {work.progressPercent !== null && (
            <span>{t('row.done', { percent: formatNumber(work.progressPercent, locale) })}</span>
          )}
          {openFindings > 0 && (
            <span className={classes.findings}>
              <IconAlertSquareRounded size={16} aria-hidden />
              {t('works:openFindings', { count: openFindings })}
            </span>
          )}
          {work.geometryAccuracy === 'approximate' && <ApproximateMark />}
          {work.demo && <DemoMark />}
        </span>
      </Link>
    </li>
  );
}

function useFieldWorks(place: FieldPlace, filters: Query) {
  const near = place.point?.join(',');
  return useFlatList(
    useWorks({ ...filters, ...(near ? { near, withinM: WITHIN_M, sort: 'distance' } : { sort: 'start' }) }),
  );
}

function List({ place, filters }: { place: FieldPlace; filters: Query }) {
  const { t } = useTranslation('field');
  const locale = useLocale();
  const { query, items, total, more } = useFieldWorks(place, filters);
  if (query.isPending) return <LoadingRows height={ROW_PX} />;
  if (query.isError && items.length === 0) return <NoData error={query.error} onRetry={() => void query.refetch()} />;
  if (items.length === 0) return <EmptyState title={t('list.none')} hint={t('list.noneHint')} />;
  return (
    <>
      <ul className={classes.rows} data-testid="field-list">
        {items.map((work) => (
          <Row key={work.id} work={work} isChosen={place.isChosen} />
        ))}
      </ul>
      <p className={classes.count}>
        {t('list.shown', { shown: formatNumber(items.length, locale), total: formatNumber(total ?? 0, locale) })}
      </p>
      {query.hasNextPage && (
        <Button
          className={classes.button}
          variant="default"
          fullWidth
          loading={query.isFetchingNextPage}
          onClick={more}
        >
          {t('list.more')}
        </Button>
      )}
    </>
  );
}

/** Works of the reader's body or district, the nearest first. */
export function FieldWorks({ place }: { place: FieldPlace }) {
  const choice = useFieldFilters();
  return (
    <>
      <Filters {...choice} />
      <List place={place} filters={choice.filters} />
    </>
  );
}
