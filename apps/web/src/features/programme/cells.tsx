import { type ProgrammeGroup, type ProgrammeRow, SEVERITIES } from '@abat/contracts';
import { type ReactNode, useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useAgencyNames, useDistrictNames, useFunctionNames } from '../../api/use-names.js';
import { daysBetween, formatDate, formatMoney, formatSignedMoney, formatNumber } from '../../format.js';
import { useLocale } from '../../i18n/index.js';
import { textOf } from '../../i18n/names.js';
import { SeverityShape } from '../../ui/severity-shape.js';
import { WorkStatusBadge } from '../../ui/work-status-badge.js';
import type { ColumnKey } from './column-keys.js';
import classes from './grid.module.css';
import { useGroupNames } from './use-group-names.js';

const NONE = '—';

/** Current findings by severity, the gravest first. */
export function FindingCounts({ counts }: { counts: ProgrammeRow['openFindings'] }) {
  const { t } = useTranslation('common');
  const locale = useLocale();
  const shown = SEVERITIES.toReversed().filter((severity) => (counts[severity] ?? 0) > 0);
  if (shown.length === 0) return NONE;
  return (
    <span className={classes.counts}>
      {shown.map((severity) => (
        <span key={severity} className={classes.count}>
          <SeverityShape severity={severity} size={12} />
          <span className="visually-hidden">{t(`severity.${severity}`)}</span>
          {formatNumber(counts[severity] ?? 0, locale)}
        </span>
      ))}
    </span>
  );
}

function Progress({ percent }: { percent: number | null }) {
  const locale = useLocale();
  if (percent === null) return NONE;
  return (
    <span className={classes.meter}>
      <span className={classes.meterTrack} aria-hidden="true">
        <span style={{ width: `${percent}%` }} />
      </span>
      {formatNumber(percent, locale)} %
    </span>
  );
}

type CellOf = (row: ProgrammeRow) => ReactNode;

/** What stands in each column of a work. */
export function useWorkCells(): (column: ColumnKey, row: ProgrammeRow) => ReactNode {
  const { t } = useTranslation('programme');
  const locale = useLocale();
  const { nameOf: agencyOf } = useAgencyNames();
  const { nameOf: functionOf } = useFunctionNames();
  const { nameOf: districtOf } = useDistrictNames();
  return useCallback(
    (column, row) => {
      const promised = row.baseline;
      const cells: Record<ColumnKey, CellOf> = {
        number: () => row.externalId,
        status: () => <WorkStatusBadge status={row.status} />,
        agency: () => agencyOf(row.agency),
        function: () => functionOf(row.function),
        district: () => districtOf(row.district),
        project: () => row.projectTitle ?? NONE,
        phase: () => (row.phase ? t(`phase.${row.phase}`) : NONE),
        start: () => formatDate(row.start, locale),
        end: () => formatDate(row.end, locale),
        finishedOn: () => formatDate(row.finishedOn, locale),
        days: () => formatNumber(daysBetween(row.start, row.end), locale),
        certainty: () => t(`certainty.${row.dateCertainty}`),
        cost: () => (row.costKzt === null ? NONE : formatMoney(row.costKzt, locale)),
        progress: () => <Progress percent={row.progressPercent} />,
        findings: () => <FindingCounts counts={row.openFindings} />,
        baselineStart: () => formatDate(promised?.start, locale),
        baselineEnd: () => formatDate(promised?.end, locale),
        baselineCost: () => formatMoney(promised?.costKzt ?? null, locale),
        slip: () => (promised ? formatNumber(promised.slipDays, locale) : NONE),
        slipCost: () => (promised?.slipKzt ? formatSignedMoney(promised.slipKzt, locale) : NONE),
        nuisance: () => (row.nuisance === null ? NONE : formatNumber(row.nuisance, locale)),
        contractor: () => row.contractor ?? NONE,
      };
      return cells[column](row);
    },
    [t, locale, agencyOf, functionOf, districtOf],
  );
}

/** Sums of a group under the columns they belong to. */
export function useGroupCells(): (column: ColumnKey, group: ProgrammeGroup) => ReactNode {
  const locale = useLocale();
  return useCallback(
    (column, group) => {
      const cells: Partial<Record<ColumnKey, ReactNode>> = {
        start: formatDate(group.start, locale),
        end: formatDate(group.end, locale),
        days: formatNumber(group.days, locale),
        cost: formatMoney(group.costKzt, locale),
        findings: group.findings > 0 ? formatNumber(group.findings, locale) : NONE,
      };
      return cells[column] ?? null;
    },
    [locale],
  );
}

/** The name of a group of the table. */
export function useGroupTitle(): (group: ProgrammeGroup) => string {
  const locale = useLocale();
  const names = useGroupNames();
  return useCallback((group) => (group.label ? textOf(group.label, locale) : names(group.key)), [locale, names]);
}
