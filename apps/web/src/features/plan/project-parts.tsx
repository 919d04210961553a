import type { Approval, Milestone, Project } from '@abat/contracts';
import { Button } from '@mantine/core';
import {
  IconAlertTriangle,
  IconArrowBackUp,
  IconCircleCheck,
  IconCircleX,
  IconClock,
  IconPlus,
  type Icon,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useAgencyNames } from '../../api/use-names.js';
import { useMay } from '../../app/session-gate.js';
import { formatDate, formatDateRange, formatMoney, formatNumber } from '../../format.js';
import { useLocale } from '../../i18n/index.js';
import { useIsStale } from '../../live/connection-store.js';
import { Section } from '../../ui/section.js';
import { WorkStatusBadge } from '../../ui/work-status-badge.js';
import { useChangeParams } from '../../url/params.js';
import { BaselineWorks, useSlip } from './baseline-works.js';
import classes from './plan.module.css';
import parts from './project.module.css';
import type { Part } from './part-editor.js';
import { NewWorkButton } from '../edit/new-work-button.js';

type PartProps = { project: Project };

/** Opens the form of a part of the project. */
function Edit({ part, row, children }: { part: Part; row: string; children: ReactNode }) {
  const change = useChangeParams();
  const isStale = useIsStale();
  const isNew = row === 'new';
  if (!useMay('project.write')) return isNew ? null : children;
  return (
    <button
      type="button"
      className={isNew ? parts.add : parts.rowButton}
      disabled={isStale}
      onClick={() => change({ part, row }, { push: true })}
    >
      {isNew && <IconPlus size={14} aria-hidden />}
      {children}
    </button>
  );
}

function None({ children }: { children: ReactNode }) {
  return <p className={classes.hint}>{children}</p>;
}

/** Works of the project. */
export function ProjectWorks({ project }: PartProps) {
  const { t } = useTranslation('plan');
  const locale = useLocale();
  const isOpen = project.phase !== 'closed' && project.phase !== 'cancelled';
  return (
    <Section title={t('project.works')} aside={isOpen && <NewWorkButton project={project.code} />}>
      {project.works.length === 0 && <None>{t('project.noWorks')}</None>}
      <ul className={parts.rows}>
        {project.works.map((work) => (
          <li key={work.id} className={parts.workRow}>
            <Link className={parts.rowTitle} to={`/works?sel=work:${work.id}&w.period=all`}>
              {work.title}
            </Link>
            <WorkStatusBadge status={work.status} />
            <span>{formatDateRange(work.start, work.end, locale)}</span>
            <span className={parts.number}>{formatMoney(work.costKzt, locale)}</span>
            <span className={parts.number}>
              {work.progressPercent === null ? '—' : `${formatNumber(work.progressPercent, locale)} %`}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}

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

function ApprovalRow({ approval, longest }: { approval: Approval; longest: number }) {
  const { t } = useTranslation('plan');
  const locale = useLocale();
  const agencies = useAgencyNames();
  const state = stateOf(approval);
  const Sign = ANSWERS[state];
  const days = approval.askedOn ? approval.waitingDays : null;
  return (
    <li className={parts.approval} data-state={state}>
      <Edit part="approvals" row={approval.id}>
        <span className={parts.approvalHead}>
          <span>
            <b>{approval.position}.</b> {agencies.nameOf(approval.agency)}
          </span>
          <span className={classes.dim}>{t(`matter.${approval.matter}`)}</span>
        </span>
      </Edit>
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
    </li>
  );
}

/** Bodies whose consent the project needs, in order, and how long each keeps it waiting. */
export function ApprovalChain({ project }: PartProps) {
  const { t } = useTranslation('plan');
  const longest = Math.max(...project.approvals.map(({ waitingDays }) => waitingDays ?? 0), 1);
  return (
    <Section
      title={t('project.approvals')}
      aside={
        <Edit part="approvals" row="new">
          {t('approval.add')}
        </Edit>
      }
    >
      {project.approvals.length === 0 && <None>{t('approval.none')}</None>}
      <ol className={parts.approvals}>
        {project.approvals.map((approval) => (
          <ApprovalRow key={approval.id} approval={approval} longest={longest} />
        ))}
      </ol>
    </Section>
  );
}

function MilestoneRow({ milestone }: { milestone: Milestone }) {
  const { t } = useTranslation('plan');
  const locale = useLocale();
  const { doneOn, dueOn, lateDays } = milestone;
  return (
    <li className={parts.row}>
      <svg
        width="12"
        height="12"
        viewBox="0 0 12 12"
        aria-hidden="true"
        className={parts.diamond}
        data-done={doneOn !== null || undefined}
      >
        <path d="M6 .8 11.2 6 6 11.2.8 6Z" />
      </svg>
      <Edit part="milestones" row={milestone.id}>
        <span className={parts.rowTitle}>{milestone.title}</span>
      </Edit>
      <span>
        {doneOn
          ? t('milestone.done', { day: formatDate(doneOn, locale, 'medium') })
          : t('milestone.due', { day: formatDate(dueOn, locale, 'medium') })}
      </span>
      {lateDays > 0 && <span className={parts.late}>{t('milestone.late', { count: lateDays })}</span>}
    </li>
  );
}

export function Milestones({ project }: PartProps) {
  const { t } = useTranslation('plan');
  return (
    <Section
      title={t('project.milestones')}
      aside={
        <Edit part="milestones" row="new">
          {t('milestone.add')}
        </Edit>
      }
    >
      {project.milestones.length === 0 && <None>{t('milestone.none')}</None>}
      <ul className={parts.rows}>
        {project.milestones.map((milestone) => (
          <MilestoneRow key={milestone.id} milestone={milestone} />
        ))}
      </ul>
    </Section>
  );
}

/** Frozen plans and how far the living one has slipped from them, in days and money. */
export function Baselines({ project }: PartProps) {
  const { t } = useTranslation('plan');
  const locale = useLocale();
  const { daysOf, moneyOf } = useSlip();
  return (
    <Section
      title={t('project.baselines')}
      aside={
        <Edit part="baselines" row="new">
          {t('baseline.add')}
        </Edit>
      }
    >
      {project.baselines.length === 0 && <None>{t('baseline.none')}</None>}
      <ul className={parts.rows}>
        {project.baselines.map((baseline) => (
          <li key={baseline.id} className={parts.baseline}>
            <span className={parts.rowTitle}>{baseline.name}</span>
            <span className={classes.dim}>
              {t('baseline.frozen', { day: formatDate(baseline.frozenOn, locale, 'medium') })}
            </span>
            <span className={(baseline.slipDays ?? 0) > 0 ? parts.late : undefined}>{daysOf(baseline.slipDays)}</span>
            <span>{moneyOf(baseline.slipKzt)}</span>
            <BaselineWorks works={baseline.works} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** Wishes gathered into the project. */
export function ProjectNeeds({ project }: PartProps) {
  const { t } = useTranslation('plan');
  return (
    <Section
      title={t('project.needs')}
      aside={
        <Button component={Link} to="/needs?p.status=new" size="compact-xs" variant="subtle">
          {t('project.moreNeeds')}
        </Button>
      }
    >
      {project.needs.length === 0 && <None>{t('project.noNeeds')}</None>}
      <ul className={parts.rows}>
        {project.needs.map((need) => (
          <li key={need.id} className={parts.row}>
            <Link className={parts.rowTitle} to={`/needs?row=${need.id}`}>
              {need.title}
            </Link>
            <span className={classes.dim}>{t(`origin.${need.origin}`)}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
