import { PROJECT_PHASES, type ProjectPhase, type ProjectSummary } from '@abat/contracts';
import { IconPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useChoiceCounts, useListQuery } from '../../api/resources.js';
import { useFlatList } from '../../api/use-flat-list.js';
import { useAgencyNames, useFunctionNames, useTerritoryNames } from '../../api/use-names.js';
import { useMay } from '../../app/session-gate.js';
import { formatDateRange, formatMoney, formatNumber } from '../../format.js';
import { useLocale } from '../../i18n/index.js';
import { shortNumber } from '../../short-number.js';
import { ActButton } from '../../ui/act-button.js';
import { useCountText } from '../../ui/count-text.js';
import { type Column, DataTable } from '../../ui/data-table.js';
import { EmptyState, ErrorState, LoadingRows } from '../../ui/states.js';
import type { Sorting } from '../../ui/sorter.js';
import { usePowerFilters, useTableSort } from '../../url/filters.js';
import { useParam } from '../../url/params.js';
import { PowerFilters } from '../powers/power-filters.js';
import { PanelFrame } from '../shell/panel-frame.js';
import { PlanTabs } from './plan-tabs.js';
import classes from './plan.module.css';
import { ProjectEditor } from './project-editor.js';
import { usePlanFilter } from './use-plan-fields.js';

const FILTERS = ['q', 'phase', 'agency', 'awaits', 'function', 'territory'] as const;

/** The way of a project; a press shows the projects of one phase. */
function PhaseStrip() {
  const { t } = useTranslation('programme');
  const { values, set } = usePowerFilters(FILTERS);
  const countOf = useChoiceCounts('projects', { ...values, by: 'phase' }, { enabled: true });
  const countText = useCountText();
  const choose = (phase: ProjectPhase) => set({ phase: values['phase'] === phase ? null : phase });
  return (
    <div className={classes.phases} role="group" aria-label={t('plan:field.phase')}>
      {PROJECT_PHASES.map((phase) => (
        <button
          key={phase}
          type="button"
          className={classes.phase}
          aria-pressed={values['phase'] === phase}
          onClick={() => choose(phase)}
        >
          {t(`phase.${phase}`)}
          <span className={classes.phaseCount}>{countText(countOf(phase))}</span>
        </button>
      ))}
    </div>
  );
}

function useColumns(): readonly Column<ProjectSummary>[] {
  const { t } = useTranslation('plan');
  const locale = useLocale();
  const agencies = useAgencyNames();
  const costOf = (row: ProjectSummary) => formatMoney(row.costKzt ?? row.worksCostKzt, locale);
  const daysOf = (row: ProjectSummary) =>
    row.start || row.worksStart ? formatDateRange(row.start ?? row.worksStart, row.end ?? row.worksEnd, locale) : '—';
  return [
    { key: 'title', label: t('field.title'), width: 'minmax(260px, 3fr)', order: 'title', render: (row) => row.title },
    {
      key: 'number',
      label: t('field.number'),
      width: '90px',
      isNumeric: true,
      order: 'number',
      render: (row) => shortNumber('project', row.number),
    },
    { key: 'phase', label: t('field.phase'), width: '160px', render: (row) => t(`programme:phase.${row.phase}`) },
    {
      key: 'agency',
      label: t('field.agency'),
      width: 'minmax(180px, 2fr)',
      render: (row) => agencies.nameOf(row.agency),
    },
    { key: 'days', label: t('field.period'), width: '190px', render: daysOf },
    { key: 'cost', label: t('field.costKzt'), width: '140px', isNumeric: true, order: 'cost', render: costOf },
    {
      key: 'works',
      label: t('field.works'),
      width: '80px',
      isNumeric: true,
      render: (row) => formatNumber(row.workCount, locale),
    },
    {
      key: 'waiting',
      label: t('field.waiting'),
      width: '120px',
      isNumeric: true,
      render: (row) => (row.waitingApprovals > 0 ? formatNumber(row.waitingApprovals, locale) : '—'),
    },
  ];
}

function NewProject() {
  const navigate = useNavigate();
  const [, setRow] = useParam('row');
  return (
    <ProjectEditor
      row={null}
      onSaved={(project) => void navigate(`/projects/${project.id}`)}
      onClose={() => setRow(null)}
    />
  );
}

type ContentProps = {
  list: ReturnType<typeof useFlatList<ProjectSummary>>;
  columns: readonly Column<ProjectSummary>[];
  sorting: Sorting;
};

function Content({ list, columns, sorting }: ContentProps) {
  const { t } = useTranslation('plan');
  const navigate = useNavigate();
  const { query, items, more } = list;
  if (query.isPending) return <LoadingRows rows={10} height={44} />;
  if (query.isError && items.length === 0)
    return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  if (items.length === 0) return <EmptyState title={t('project.none')} hint={t('project.noneHint')} />;
  return (
    <DataTable
      columns={columns}
      rows={items}
      keyOf={(row) => row.id}
      selectedKey={null}
      sorting={sorting}
      label={t('powers:tab.projects')}
      testId="projects-list"
      onSelect={(row) => void navigate({ pathname: `/projects/${row.id}`, search: window.location.search })}
      onNearEnd={more}
    />
  );
}

/** Projects of the city by phase. */
export function ProjectsPage() {
  const { t } = useTranslation('plan');
  const locale = useLocale();
  const { values } = usePowerFilters(FILTERS);
  const [row, setRow] = useParam('row');
  const mayWrite = useMay('project.write');
  const filter = usePlanFilter();
  const columns = useColumns();
  const sorting = useTableSort(columns);
  const { sort } = sorting;
  const list = useFlatList(useListQuery<ProjectSummary>('projects', { limit: 200, ...values, sort }));
  const { items, total } = list;
  const agencies = useAgencyNames().options;
  const filters = [
    filter('agency', agencies),
    filter('awaits', agencies),
    filter('function', useFunctionNames().options),
    filter('territory', useTerritoryNames().options),
  ];
  const shown = { shown: formatNumber(items.length, locale), total: formatNumber(total ?? 0, locale) };
  return (
    <div className={classes.page}>
      <PanelFrame
        title={t('title')}
        aside={
          mayWrite && (
            <ActButton size="compact-sm" leftSection={<IconPlus size={15} aria-hidden />} onClick={() => setRow('new')}>
              {t('project.new')}
            </ActButton>
          )
        }
        toolbar={
          <>
            <PlanTabs />
            <PhaseStrip />
            <PowerFilters register="projects" names={FILTERS} filters={filters} />
          </>
        }
        footer={total === undefined ? t('common:state.loading') : t('shown', shown)}
      >
        <Content list={list} columns={columns} sorting={sorting} />
      </PanelFrame>
      {row === 'new' && mayWrite && <NewProject />}
    </div>
  );
}
