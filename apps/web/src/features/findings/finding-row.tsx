import type { Finding } from '@abat/contracts';
import { useTranslation } from 'react-i18next';
import { formatDateRange } from '../../format.js';
import { useLocale } from '../../i18n/index.js';
import { textOf } from '../../i18n/names.js';
import { shortNumber } from '../../short-number.js';
import { PastMark } from '../../ui/past-mark.js';
import { SeverityBadge } from '../../ui/severity-badge.js';
import { DemoMark } from '../../ui/truth-marks.js';
import classes from './findings.module.css';

/** One finding in the list: mark, what it is, number, when, how it stands. */
export function FindingRow({ finding }: { finding: Finding }) {
  const { t } = useTranslation('findings');
  const locale = useLocale();
  return (
    <span className={classes.row}>
      <span className={classes.rowMark}>
        <SeverityBadge severity={finding.severity} compact />
      </span>
      <span className={classes.rowTexts}>
        <span className={classes.rowTitle}>{textOf(finding.title, locale)}</span>
        <span className={classes.rowMeta}>
          <span>{shortNumber('finding', finding.number)}</span>
          <span>{formatDateRange(finding.period.from, finding.period.to, locale)}</span>
          <span>{t(`common:findingStatus.${finding.status}`)}</span>
          <PastMark lastDay={finding.period.to} />
          {finding.demo && <DemoMark />}
        </span>
      </span>
    </span>
  );
}
