import type { Finding, ResolutionPlan } from '@abat/contracts';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDateRange } from '../../format.js';
import { useLocale } from '../../i18n/index.js';
import { textOf } from '../../i18n/names.js';
import classes from './resolution.module.css';

/** What was agreed on for each work. */
export function PlanView({ finding, plan }: { finding: Finding; plan: ResolutionPlan }) {
  const { t } = useTranslation('resolutions');
  const locale = useLocale();
  const titleOf = (id: string): string => {
    const subject = finding.subjects.find((one) => one.id === id);
    return subject ? textOf(subject.titles, locale) : t('plan.goneWork');
  };
  const { moves, methods = [], places = [], cancel } = plan;
  const lines: { work: string; what: ReactNode }[] = [
    ...moves.map(({ work, start, end }) => ({ work, what: formatDateRange(start, end, locale) })),
    ...methods.map(({ work, method }) => ({ work, what: method })),
    ...places.map(({ work, place }) => ({ work, what: place })),
    ...(cancel ? [{ work: cancel, what: t('plan.cancelled') }] : []),
  ];
  if (lines.length === 0) return null;
  return (
    <ul className={classes.plan} data-testid="resolution-plan">
      {lines.map(({ work, what }) => (
        <li key={work}>
          <span className={classes.planWork}>{titleOf(work)}</span>
          <span>{what}</span>
        </li>
      ))}
    </ul>
  );
}
