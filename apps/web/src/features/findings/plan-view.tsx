import type { Finding, Resolution, ResolutionStep } from '@abat/contracts';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocale } from '../../i18n/index.js';
import { textOf } from '../../i18n/names.js';
import { AgreedStep } from './agreed-step.js';
import { movedText } from './moved-text.js';
import classes from './resolution.module.css';
import type { Resolve } from './use-resolutions.js';

type Line = { work: string; what: ReactNode };

/** What was planned for each work; a step of a work the plan says nothing of has a line too. */
function useLines({ plan, daysBefore, steps }: Resolution): Line[] {
  const { t } = useTranslation('resolutions');
  const locale = useLocale();
  const { moves = [], methods = [], places = [], cancel } = plan ?? {};
  const planned: Line[] = [
    ...moves.map((move) => ({
      work: move.work,
      what: movedText(
        daysBefore.find(({ work }) => work === move.work),
        move,
        locale,
      ),
    })),
    ...methods.map(({ work, method }) => ({ work, what: method })),
    ...places.map(({ work, place }) => ({ work, what: place })),
    ...(cancel ? [{ work: cancel, what: t('plan.cancelled') }] : []),
  ];
  const others = steps.filter(({ work }) => !planned.some((line) => line.work === work));
  return [...planned, ...others.map(({ work }) => ({ work, what: null }))];
}

type PlanViewProps = { finding: Finding; resolution: Resolution; resolve: Resolve };

/** What was agreed on for each work, and whether it was carried out. */
export function PlanView({ finding, resolution, resolve }: PlanViewProps) {
  const { t } = useTranslation('resolutions');
  const locale = useLocale();
  const lines = useLines(resolution);
  const titleOf = (id: string): string => {
    const subject = finding.subjects.find((one) => one.id === id);
    return subject ? textOf(subject.titles, locale) : t('plan.goneWork');
  };
  const stepOf = (work: string): ResolutionStep | undefined => resolution.steps.find((step) => step.work === work);
  if (lines.length === 0) return null;
  return (
    <ul className={classes.plan} data-testid="resolution-plan">
      {lines.map(({ work, what }) => {
        const step = stepOf(work);
        return (
          <li key={work}>
            <span className={classes.planWork}>{titleOf(work)}</span>
            {what && <span>{what}</span>}
            {step && <AgreedStep finding={finding} resolution={resolution} step={step} resolve={resolve} />}
          </li>
        );
      })}
    </ul>
  );
}
