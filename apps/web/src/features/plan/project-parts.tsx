import type { Milestone, Project } from '@abat/contracts';
import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useMayFor } from '../../app/use-may-for.js';
import { formatDate, formatDateRange, formatMoney, formatNumber } from '../../format.js';
import { useLocale } from '../../i18n/index.js';
import { Section } from '../../ui/section.js';
import { WorkStatusBadge } from '../../ui/work-status-badge.js';
import { NewWorkButton } from '../edit/new-work-button.js';
import { BaselineWorks, Slip } from './baseline-works.js';
import { JoinWork } from './join-work.js';
import { NoParts, PartButton } from './part-button.js';
import classes from './plan.module.css';
import parts from './project.module.css';

type PartProps = { project: Project };

/** Whether the reader may change the project and its parts. */
const useMayChange = ({ agency }: Project): boolean => useMayFor('project.write')(agency);

/** Works of the project. */
export function ProjectWorks({ project }: PartProps) {
  const { t } = useTranslation('plan');
  const locale = useLocale();
  const isOpen = project.phase !== 'closed' && project.phase !== 'cancelled';
  // What is built gets no new works; one that is done already may join.
  const takesNew = useMayChange(project) && isOpen && project.phase !== 'guarantee';
  return (
    <Section title={t('project.works')} aside={takesNew && <NewWorkButton project={project.code} />}>
      {project.works.length === 0 && <NoParts>{t('project.noWorks')}</NoParts>}
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
      {isOpen && <JoinWork project={project} />}
    </Section>
  );
}

function MilestoneRow({ milestone, mayChange }: { milestone: Milestone; mayChange: boolean }) {
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
      <PartButton part="milestones" row={milestone.id} isAllowed={mayChange}>
        <span className={parts.rowTitle}>{milestone.title}</span>
      </PartButton>
      <span>
        {doneOn
          ? t('milestone.done', { day: formatDate(doneOn, locale, 'medium') })
          : t('milestone.due', { day: formatDate(dueOn, locale, 'medium') })}
      </span>
      {lateDays > 0 && (
        <span className={parts.late}>{t(doneOn ? 'milestone.late' : 'milestone.overdue', { count: lateDays })}</span>
      )}
    </li>
  );
}

export function Milestones({ project }: PartProps) {
  const { t } = useTranslation('plan');
  const mayChange = useMayChange(project);
  return (
    <Section
      title={t('project.milestones')}
      aside={
        <PartButton part="milestones" row="new" isAllowed={mayChange}>
          {t('milestone.add')}
        </PartButton>
      }
    >
      {project.milestones.length === 0 && <NoParts>{t('milestone.none')}</NoParts>}
      <ul className={parts.rows}>
        {project.milestones.map((milestone) => (
          <MilestoneRow key={milestone.id} milestone={milestone} mayChange={mayChange} />
        ))}
      </ul>
    </Section>
  );
}

/** Frozen plans and how far the living one has slipped from them, in days and money. */
export function Baselines({ project }: PartProps) {
  const { t } = useTranslation('plan');
  const locale = useLocale();
  const mayChange = useMayChange(project);
  return (
    <Section
      title={t('project.baselines')}
      aside={
        <PartButton part="baselines" row="new" isAllowed={mayChange}>
          {t('baseline.add')}
        </PartButton>
      }
    >
      {project.baselines.length === 0 && <NoParts>{t('baseline.none')}</NoParts>}
      <ul className={parts.rows}>
        {project.baselines.map((baseline) => (
          <li key={baseline.id} className={parts.baseline}>
            <PartButton part="baselines" row={baseline.id} isAllowed={mayChange}>
              <span className={parts.rowTitle}>{baseline.name}</span>
            </PartButton>
            <span className={classes.dim}>
              {t('baseline.frozen', { day: formatDate(baseline.frozenOn, locale, 'medium') })}
            </span>
            <Slip of={baseline} />
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
        <Button
          component={Link}
          to="/needs?p.status=new"
          size="compact-xs"
          variant="subtle"
          leftSection={<IconPlus size={14} aria-hidden />}
        >
          {t('project.moreNeeds')}
        </Button>
      }
    >
      {project.needs.length === 0 && <NoParts>{t('project.noNeeds')}</NoParts>}
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
