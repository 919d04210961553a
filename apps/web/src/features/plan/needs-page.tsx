import type { Need, ProjectSummary } from '@abat/contracts';
import { Button, Group, Select, Textarea } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useListQuery } from '../../api/resources.js';
import { useAgencyNames, useFunctionNames, useTerritoryNames } from '../../api/use-names.js';
import { useMay } from '../../app/session-gate.js';
import { formatDate, formatMoney } from '../../format.js';
import { useLocale } from '../../i18n/index.js';
import { useIsStale } from '../../live/connection-store.js';
import { bothNumbers, shortNumber } from '../../short-number.js';
import { Section } from '../../ui/section.js';
import { usePowerFilters } from '../../url/filters.js';
import { PowerFilters } from '../powers/power-filters.js';
import { RegisterScreen } from '../powers/register-screen.js';
import type { RegisterView } from '../powers/register-view.js';
import { usePlanFrame } from './plan-tabs.js';
import classes from './plan.module.css';
import { Refusal } from './refusal.js';
import { ShowPlace } from './show-place.js';
import { useShapesOnMap } from './shapes-on-map.js';
import { useChangeRow } from './use-change-row.js';
import { usePlanFields, usePlanFilter } from './use-plan-fields.js';
import { usePlanWords } from './use-plan-words.js';

const FILTERS = ['q', 'status', 'origin', 'agency', 'function', 'territory'] as const;
const NONE: Need[] = [];

function useFields() {
  const { t } = useTranslation('plan');
  const words = usePlanWords();
  const { field, choice } = usePlanFields();
  const [agencies, functions, territories] = [
    useAgencyNames().options,
    useFunctionNames().options,
    useTerritoryNames().options,
  ];
  return useMemo(
    () => [
      field('externalId', 'line', { required: true, onlyNew: true }),
      field('title', 'line', { required: true }),
      field('description', 'area'),
      choice('origin', words.origins, { required: true, half: true, initial: 'district' }),
      field('wishedOn', 'date', { half: true }),
      choice('agency', agencies),
      choice('function', functions),
      choice('territory', territories),
      field('costKzt', 'money'),
      field('geometry', 'shape', { hint: t('hint.needPlace') }),
    ],
    [words, field, choice, agencies, functions, territories, t],
  );
}

/** Gathers the need into a project, or says why nothing will come of it. */
function Decide({ need }: { need: Need }) {
  const { t } = useTranslation('plan');
  const mayWrite = useMay('project.write');
  const isStale = useIsStale();
  const [project, setProject] = useState<string | null>(null);
  const [reason, setReason] = useState('');
  const projects = useListQuery<ProjectSummary>('projects', { limit: 500 });
  const { mutate, isPending, error } = useChangeRow<Need>('needs', ['projects']);
  if (!mayWrite || need.status === 'done') return null;
  const change = (patch: object) => mutate({ row: need, patch });
  if (need.status !== 'new')
    return (
      <Section title={t('need.decision')}>
        <Button
          size="xs"
          variant="default"
          loading={isPending}
          disabled={isStale}
          onClick={() => change({ status: 'new', project: null })}
        >
          {t('need.reopen')}
        </Button>
        <Refusal error={error} />
      </Section>
    );
  const options = (projects.data?.pages ?? []).flatMap(({ items }) =>
    items.map(({ code, title, number }) => ({ value: code, label: `${shortNumber('project', number)} · ${title}` })),
  );
  return (
    <Section title={t('need.decision')}>
      <div className={classes.decide}>
        <Select
          size="xs"
          searchable
          clearable
          label={t('need.project')}
          data={options}
          value={project}
          comboboxProps={{ zIndex: 550 }}
          onChange={setProject}
        />
        <Button
          size="xs"
          loading={isPending}
          disabled={!project || isStale}
          onClick={() => change({ status: 'bundled', project })}
        >
          {t('need.bundle')}
        </Button>
        <Textarea
          size="xs"
          autosize
          minRows={2}
          maxLength={2000}
          label={t('need.reason')}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <Button
          size="xs"
          variant="default"
          loading={isPending}
          disabled={reason.trim() === '' || isStale}
          onClick={() => change({ status: 'declined', statusReason: reason.trim() })}
        >
          {t('need.decline')}
        </Button>
        <Refusal error={error} />
      </div>
    </Section>
  );
}

function useNeedFacts(): RegisterView<Need>['facts'] {
  const { t } = useTranslation('plan');
  const locale = useLocale();
  const [agencies, functions, territories] = [useAgencyNames(), useFunctionNames(), useTerritoryNames()];
  return (row) =>
    [
      { label: t('field.description'), value: row.description ?? '—' },
      { label: t('field.origin'), value: t(`origin.${row.origin}`) },
      { label: t('field.agency'), value: agencies.nameOf(row.agency) },
      { label: t('field.function'), value: functions.nameOf(row.function) },
      { label: t('field.territory'), value: territories.nameOf(row.territory) },
      { label: t('field.priority'), value: t(`priority.${row.priority}`) },
      { label: t('field.costKzt'), value: formatMoney(row.costKzt, locale) },
      { label: t('field.wishedOn'), value: formatDate(row.wishedOn, locale, 'medium') },
      {
        label: t('field.project'),
        value: row.project ? <Link to={`/projects?p.q=${encodeURIComponent(row.project)}`}>{row.project}</Link> : '—',
      },
      { label: t('field.statusReason'), value: row.statusReason ?? '—' },
    ].filter(({ value }) => value !== '—');
}

/** Wishes of districts, residents and bodies; on the map beside the table those that have a place. */
export function NeedsPage() {
  const { t } = useTranslation('plan');
  const locale = useLocale();
  const words = usePlanWords();
  const filter = usePlanFilter();
  const territories = useTerritoryNames();
  const { values } = usePowerFilters(FILTERS);
  const drawn = useListQuery<Need>('needs', { limit: 200, ...values }).data?.pages;
  useShapesOnMap(useMemo(() => drawn?.flatMap(({ items }) => items) ?? NONE, [drawn]));
  const view: RegisterView<Need> = {
    register: 'needs',
    action: 'project.write',
    filters: FILTERS,
    frame: usePlanFrame(),
    columns: [
      { key: 'title', label: t('field.title'), width: 'minmax(240px, 3fr)', render: (need) => need.title },
      { key: 'status', label: t('field.status'), width: '130px', render: (need) => t(`needStatus.${need.status}`) },
      { key: 'priority', label: t('field.priority'), width: '130px', render: (need) => t(`priority.${need.priority}`) },
      {
        key: 'territory',
        label: t('field.territory'),
        width: '130px',
        render: (need) => territories.nameOf(need.territory),
      },
      {
        key: 'cost',
        label: t('field.costKzt'),
        width: '120px',
        isNumeric: true,
        render: (need) => formatMoney(need.costKzt, locale),
      },
      { key: 'day', label: t('field.wishedOn'), width: '110px', render: (need) => formatDate(need.wishedOn, locale) },
    ],
    titleOf: (need) => need.title,
    codeOf: ({ number, externalId }) => bothNumbers('need', number, externalId),
    badges: (need) => <Group gap="sm">{t(`needStatus.${need.status}`)}</Group>,
    facts: useNeedFacts(),
    parts: (need) => (
      <>
        <ShowPlace geometry={need.geometry} />
        <Decide need={need} />
      </>
    ),
    fields: useFields(),
  };
  const filters = [
    filter('status', words.needStatuses),
    filter('origin', words.origins),
    filter('agency', useAgencyNames().options),
    filter('function', useFunctionNames().options),
    filter('territory', territories.options),
  ];
  return <RegisterScreen view={view} filters={<PowerFilters names={FILTERS} filters={filters} />} />;
}
