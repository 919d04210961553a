import type { Need } from '@abat/contracts';
import { Group } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useListQuery } from '../../api/resources.js';
import { useAgencyNames, useFunctionNames, useTerritoryNames } from '../../api/use-names.js';
import { useMayChangeNeed } from '../../app/use-may-for.js';
import { formatDate, formatMoney } from '../../format.js';
import { useLocale } from '../../i18n/index.js';
import { bothNumbers } from '../../short-number.js';
import { usePowerFilters } from '../../url/filters.js';
import { PowerFilters } from '../powers/power-filters.js';
import { RegisterScreen } from '../powers/register-screen.js';
import type { RegisterView } from '../powers/register-view.js';
import { SiteName } from '../powers/site-name.js';
import { ProjectLink } from '../works/project-link.js';
import { NeedDecision } from './need-decision.js';
import { usePlanFrame } from './plan-tabs.js';
import { ShowPlace } from './show-place.js';
import { useShapesOnMap } from './shapes-on-map.js';
import { useNeedFields } from './use-need-fields.js';
import { usePlanFilter } from './use-plan-fields.js';
import { usePlanWords } from './use-plan-words.js';

const FILTERS = ['q', 'status', 'origin', 'agency', 'function', 'territory'] as const;
const NONE: Need[] = [];

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
      { label: t('field.site'), value: row.siteId ? <SiteName id={row.siteId} /> : '—' },
      { label: t('field.priority'), value: t(`priority.${row.priority}`) },
      { label: t('field.costKzt'), value: formatMoney(row.costKzt, locale) },
      { label: t('field.wishedOn'), value: formatDate(row.wishedOn, locale, 'medium') },
      {
        label: t('field.project'),
        value: row.project ? <ProjectLink code={row.project} /> : '—',
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
    mayChange: useMayChangeNeed(),
    filters: FILTERS,
    frame: usePlanFrame(),
    columns: [
      { key: 'title', label: t('field.title'), width: 'minmax(240px, 3fr)', render: (need) => need.title },
      { key: 'status', label: t('field.status'), width: '130px', render: (need) => t(`needStatus.${need.status}`) },
      {
        key: 'priority',
        label: t('field.priority'),
        width: '130px',
        order: 'priority',
        render: (need) => t(`priority.${need.priority}`),
      },
      {
        key: 'territory',
        label: t('field.territory'),
        width: '130px',
        render: (need) => territories.nameOf(need.territory),
      },
      {
        key: 'cost',
        label: t('field.costKzt'),
        width: '140px',
        isNumeric: true,
        order: 'cost',
        render: (need) => formatMoney(need.costKzt, locale),
      },
      {
        key: 'day',
        label: t('field.wishedOn'),
        width: '130px',
        order: 'wishedOn',
        render: (need) => formatDate(need.wishedOn, locale),
      },
    ],
    titleOf: (need) => need.title,
    codeOf: ({ number, externalId }) => bothNumbers('need', number, externalId),
    badges: (need) => <Group gap="sm">{t(`needStatus.${need.status}`)}</Group>,
    facts: useNeedFacts(),
    parts: (need) => (
      <>
        <ShowPlace geometry={need.geometry} />
        <NeedDecision need={need} />
      </>
    ),
    fields: useNeedFields(),
  };
  const filters = [
    filter('status', words.needStatuses),
    filter('origin', words.origins),
    filter('agency', useAgencyNames().options),
    filter('function', useFunctionNames().options),
    filter('territory', territories.options),
  ];
  return <RegisterScreen view={view} filters={<PowerFilters register="needs" names={FILTERS} filters={filters} />} />;
}
