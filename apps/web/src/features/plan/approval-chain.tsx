import type { Approval, Project } from '@abat/contracts';
import {
  IconAlertTriangle,
  IconArrowBackUp,
  IconCircleCheck,
  IconCircleX,
  IconClock,
  type Icon,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useAgencyNames } from '../../api/use-names.js';
import { useMayFor } from '../../app/use-may-for.js';
import { formatDate } from '../../format.js';
import { useLocale } from '../../i18n/index.js';
import { Section } from '../../ui/section.js';
import { ApprovalActions } from './approval-actions.js';
import { NoParts, PartButton } from './part-button.js';
import classes from './plan.module.css';
import parts from './project.module.css';

const ANSWERS: Record<NonNullable<Approval['answer']> | 'waiting' | 'late' | 'later', Icon> = {
  approved: IconCircleCheck,
  refused: IconCircleX,
  returned: IconArrowBackUp,
  waiting: IconClock,
  late: IconAlertTriangle,
  later: IconClock,
};

function stateOf({ answer, askedOn, overdue }: Approval): keyof typeof ANSWERS {
  if (answer) return answer;
  if (!askedOn) return 'later';
  return overdue ? 'late' : 'waiting';
}

/** How the body stands to the question, and how many working days it keeps or kept the project waiting. */
function ApprovalState({ approval, longest }: { approval: Approval; longest: number }) {
  const { t } = useTranslation('plan');
  const locale = useLocale();
  const state = stateOf(approval);
  const Sign = ANSWERS[state];
  const days = approval.waitingWorkingDays;
  return (
    <>
      <span className={parts.waitTrack} aria-hidden="true">
        <span style={{ width: `${days === null ? 0 : Math.max((days / longest) * 100, 2)}%` }} />
      </span>
      <span className={classes.mark} data-state={state}>
        <Sign size={15} aria-hidden />
        {state === 'waiting' || state === 'late' || state === 'later' ? t(`approval.${state}`) : t(`answer.${state}`)}
      </span>
      <span className={parts.number}>{days === null ? '—' : t('approval.days', { count: days })}</span>
      <span className={classes.dim}>
        {approval.askedOn && t('approval.asked', { day: formatDate(approval.askedOn, locale) })}
      </span>
    </>
  );
}

type RowProps = { approval: Approval; longest: number; mayAsk: boolean; mayAnswer: boolean };

function ApprovalRow({ approval, longest, mayAsk, mayAnswer }: RowProps) {
  const { t } = useTranslation('plan');
  const agencies = useAgencyNames();
  return (
    <li
      className={parts.approval}
      data-state={stateOf(approval)}
      data-earlier={!approval.latest || undefined}
      data-testid="approval"
    >
      <PartButton part="approvals" row={approval.id} isAllowed={mayAsk && !approval.answer}>
        <span className={parts.approvalHead}>
          <span>
            <b>{approval.position}.</b> {agencies.nameOf(approval.agency)}
          </span>
          <span className={classes.dim}>{t(`matter.${approval.matter}`)}</span>
        </span>
      </PartButton>
      <ApprovalState approval={approval} longest={longest} />
      {approval.comment && <span className={parts.approvalNote}>{approval.comment}</span>}
      <ApprovalActions approval={approval} mayAsk={mayAsk} mayAnswer={mayAnswer} />
    </li>
  );
}

/** Bodies whose consent the project needs, in order, and how long each keeps it waiting. */
export function ApprovalChain({ project }: { project: Project }) {
  const { t } = useTranslation('plan');
  const mayFor = useMayFor('project.write');
  const mayAsk = mayFor(project.agency);
  const longest = Math.max(...project.approvals.map(({ waitingWorkingDays }) => waitingWorkingDays ?? 0), 1);
  return (
    <Section
      title={t('project.approvals')}
      aside={
        <PartButton part="approvals" row="new" isAllowed={mayAsk}>
          {t('approval.add')}
        </PartButton>
      }
    >
      {project.approvals.length === 0 && <NoParts>{t('approval.none')}</NoParts>}
      <ol className={parts.approvals}>
        {project.approvals.map((approval) => (
          <ApprovalRow
            key={approval.id}
            approval={approval}
            longest={longest}
            mayAsk={mayAsk}
            mayAnswer={mayFor(approval.agency)}
          />
        ))}
      </ol>
    </Section>
  );
}
