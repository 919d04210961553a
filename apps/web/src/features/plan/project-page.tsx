import type { Project } from '@abat/contracts';
import { Button } from '@mantine/core';
import { IconArrowLeft, IconPencil, IconTimeline } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { useHistory, useOneQuery } from '../../api/resources.js';
import { useAgencyNames, useFunctionNames } from '../../api/use-names.js';
import { useMayFor } from '../../app/use-may-for.js';
import { formatDateRange, formatMoney } from '../../format.js';
import { useLocale } from '../../i18n/index.js';
import { bothNumbers } from '../../short-number.js';
import { ActButton } from '../../ui/act-button.js';
import { FactList } from '../../ui/fact-list.js';
import { HistoryList } from '../../ui/history-list.js';
import { Section } from '../../ui/section.js';
import { ErrorState, LoadingRows } from '../../ui/states.js';
import { DemoMark } from '../../ui/truth-marks.js';
import { useChangeParams, useParam } from '../../url/params.js';
import { useHistoryWords } from '../powers/use-history-words.js';
import { PanelFrame } from '../shell/panel-frame.js';
import { ApprovalChain } from './approval-chain.js';
import { Attachments } from './attachments.js';
import { PROJECT_SECTIONS } from './phase-lack.js';
import { PhaseSteps } from './phase-steps.js';
import classes from './plan.module.css';
import { ProjectEditor } from './project-editor.js';
import parts from './project.module.css';
import { Baselines, Milestones, ProjectNeeds, ProjectWorks } from './project-parts.js';
import { PartEditor } from './part-editor.js';

/** One project: its phase and what the next one lacks, works, milestones, approvals, promises, photos, history. */
export function ProjectPage() {
  const { t } = useTranslation('plan');
  const { id } = useParams();
  const { data, error, refetch } = useOneQuery<Project>('projects', id ?? null);
  return (
    <div className={classes.page}>
      <PanelFrame
        title={data ? data.title : t('project.kicker')}
        aside={
          <span className={parts.headTools}>
            {data?.demo && <DemoMark />}
            {data && <EditButton project={data} />}
            <Ways project={data} />
          </span>
        }
      >
        {data ? (
          <Loaded project={data} />
        ) : error ? (
          <ErrorState error={error} onRetry={() => void refetch()} />
        ) : (
          <LoadingRows rows={8} height={60} />
        )}
      </PanelFrame>
      {data && <PartEditor project={data} />}
      {data && <Editor project={data} />}
    </div>
  );
}

/** Opens the form of the project. */
function EditButton({ project }: { project: Project }) {
  const { t } = useTranslation('common');
  const change = useChangeParams();
  if (!useMayFor('project.write')(project.agency)) return null;
  return (
    <ActButton
      size="xs"
      leftSection={<IconPencil size={15} aria-hidden />}
      onClick={() => change({ part: 'project', row: project.id }, { push: true })}
    >
      {t('action.edit')}
    </ActButton>
  );
}

/** Photos and documents of the project. */
function Files({ project: { id, agency } }: { project: Project }) {
  return <Attachments owner="project" ownerId={id} mayWrite={useMayFor('project.write')(agency)} />;
}

/** The form of the project, as the address says. */
function Editor({ project }: { project: Project }) {
  const change = useChangeParams();
  const [part] = useParam('part');
  const [row] = useParam('row');
  const mayWrite = useMayFor('project.write')(project.agency);
  if (part !== 'project' || row !== project.id || !mayWrite) return null;
  const close = () => change({ part: null, row: null });
  return <ProjectEditor row={project} onSaved={close} onClose={close} />;
}

/** Where to go from the project: to all of them, to its works on the timeline. */
function Ways({ project }: { project: Project | undefined }) {
  const { t } = useTranslation('plan');
  return (
    <>
      <Button
        component={Link}
        to="/projects"
        size="xs"
        variant="default"
        leftSection={<IconArrowLeft size={15} aria-hidden />}
      >
        {t('project.all')}
      </Button>
      {project && (
        <Button
          component={Link}
          to={`/programme?b.project=${encodeURIComponent(project.code)}&w.period=all`}
          size="xs"
          variant="default"
          leftSection={<IconTimeline size={15} aria-hidden />}
        >
          {t('project.timeline')}
        </Button>
      )}
    </>
  );
}

function Facts({ project }: { project: Project }) {
  const { t } = useTranslation('plan');
  const locale = useLocale();
  const [agencies, functions] = [useAgencyNames(), useFunctionNames()];
  const facts = [
    { label: t('field.number'), value: bothNumbers('project', project.number, project.code) },
    { label: t('field.agency'), value: agencies.nameOf(project.agency) },
    { label: t('field.function'), value: functions.nameOf(project.function) },
    { label: t('field.period'), value: project.start ? formatDateRange(project.start, project.end, locale) : '—' },
    {
      label: t('field.worksPeriod'),
      value: project.worksStart ? formatDateRange(project.worksStart, project.worksEnd, locale) : '—',
    },
    { label: t('field.costKzt'), value: formatMoney(project.costKzt, locale) },
    { label: t('field.worksCost'), value: formatMoney(project.worksCostKzt, locale) },
    { label: t('field.description'), value: project.description ?? '—' },
    { label: t('field.phaseReason'), value: project.phaseReason ?? '—' },
  ];
  return <FactList facts={facts.filter(({ value }) => value !== '—')} />;
}

function Loaded({ project }: { project: Project }) {
  const { t } = useTranslation('plan');
  const history = useHistory('projects', project.id);
  const words = useHistoryWords();
  return (
    <div className={parts.project} data-testid="project-page">
      <PhaseSteps key={project.phase} project={project} />
      <div className={parts.columns}>
        <div className={parts.column}>
          <div id={PROJECT_SECTIONS.works} tabIndex={-1}>
            <ProjectWorks project={project} />
          </div>
          <div id={PROJECT_SECTIONS.approvals} tabIndex={-1}>
            <ApprovalChain project={project} />
          </div>
          <Files project={project} />
        </div>
        <div className={parts.column}>
          <Section title={t('project.about')}>
            <Facts project={project} />
          </Section>
          <Milestones project={project} />
          <Baselines project={project} />
          <ProjectNeeds project={project} />
          <Section title={t('powers:history')}>
            <HistoryList query={history} words={words} />
          </Section>
        </div>
      </div>
    </div>
  );
}
