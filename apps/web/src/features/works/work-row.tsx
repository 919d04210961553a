import type { WorkSummary } from '@abat/contracts';
import { IconAlertSquareRounded } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useAgencyNames } from '../../api/use-names.js';
import { formatDateRange, formatMoney, formatNumber } from '../../format.js';
import { useLocale } from '../../i18n/index.js';
import { shortNumber } from '../../short-number.js';
import { ApproximateMark, DemoMark } from '../../ui/truth-marks.js';
import { WorkStatusBadge } from '../../ui/work-status-badge.js';
import classes from './works.module.css';

/** One work in the list: what, whose, when, how much, how many findings. */
export function WorkRow({ work }: { work: WorkSummary }) {
  const { t } = useTranslation('works');
  const locale = useLocale();
  const agencies = useAgencyNames();
  return (
    <span className={classes.row}>
      <span className={classes.rowTitle}>{work.title}</span>
      <span
        className={classes.rowAgency}
      >{`${shortNumber('work', work.number)} · ${agencies.nameOf(work.agency)}`}</span>
      <span className={classes.rowMeta}>
        <WorkStatusBadge status={work.status} />
        <span>{formatDateRange(work.start, work.end, locale)}</span>
        {work.costKzt && <span>{formatMoney(work.costKzt, locale)}</span>}
        {work.openFindings > 0 && (
          <span className={classes.findings} title={t('openFindings', { count: work.openFindings })}>
            <IconAlertSquareRounded size={14} aria-hidden />
            {formatNumber(work.openFindings, locale)}
          </span>
        )}
        {work.geometryAccuracy === 'approximate' && <ApproximateMark />}
        {work.demo && <DemoMark />}
      </span>
    </span>
  );
}
