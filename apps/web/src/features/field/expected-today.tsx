import type { Work } from '@abat/contracts';
import { useTranslation } from 'react-i18next';
import { cityTime, formatDateRange, formatNumber } from '../../format.js';
import { useLocale } from '../../i18n/index.js';
import { type Expected, expectedOn } from './expected.js';
import classes from './field.module.css';

/** Sentences about the pace of a work that goes on. */
function usePace(work: Work, expected: Expected): string[] {
  const { t } = useTranslation('field');
  const locale = useLocale();
  if (!('percent' in expected)) return [];
  const { percent, behind } = expected;
  return [
    t('pace.even', { percent: formatNumber(percent, locale) }),
    work.progressPercent === null
      ? t('pace.noReport')
      : t('pace.reported', { percent: formatNumber(work.progressPercent, locale) }),
    behind > 0 ? t('pace.behind', { points: formatNumber(behind, locale) }) : t('pace.keeps'),
  ];
}

/** What should be seen at the work today by its dates, beside what was reported last. */
export function ExpectedToday({ work }: { work: Work }) {
  const { t } = useTranslation('field');
  const locale = useLocale();
  const expected = expectedOn(work, cityTime(Date.now()).date);
  const pace = usePace(work, expected);
  const numbers =
    'day' in expected
      ? { day: formatNumber(expected.day, locale), days: formatNumber(expected.days, locale) }
      : { count: 'days' in expected ? expected.days : 0 };
  return (
    <section className={classes.expected} data-kind={expected.kind} data-testid="expected">
      <h2 className={classes.expectedTitle}>{t('expected.title')}</h2>
      <p className={classes.expectedMain}>{t(`expected.${expected.kind}`, numbers)}</p>
      <p className={classes.meta}>{formatDateRange(work.start, work.end, locale)}</p>
      {pace.map((sentence) => (
        <p key={sentence} className={classes.meta}>
          {sentence}
        </p>
      ))}
    </section>
  );
}
