import type { Requirement } from '@abat/contracts';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useFunctionNames, useKindNames, useTerritoryNames } from '../../api/use-names.js';
import { formatDateRange } from '../../format.js';
import { useLocale } from '../../i18n/index.js';
import type { FormField } from '../edit/record-fields.js';
import type { RecordForm } from '../edit/record-form.js';
import { MandateFindings } from './mandate-findings.js';
import { PowerFilters } from './power-filters.js';
import { RegisterScreen } from './register-screen.js';
import type { RegisterView } from './register-view.js';
import { useFieldMaker, useFilterMaker } from './use-field-maker.js';
import { useWords } from './use-words.js';

const FILTERS = ['q', 'level', 'function', 'kind', 'territory', 'at'] as const;
const isForTerritory = (form: RecordForm): boolean => form['level'] !== 'site';

function useFields(): readonly FormField[] {
  const words = useWords();
  const make = useFieldMaker();
  const [functions, kinds, territories] = [
    useFunctionNames().options,
    useKindNames().options,
    useTerritoryNames().options,
  ];
  return useMemo((): FormField[] => {
    const { choice } = make;
    return [
      make.code(),
      choice('level', words.levels, { required: true, initial: 'territory' }),
      choice('function', functions, { required: isForTerritory }),
      choice('stage', words.stages, { required: isForTerritory, half: true }),
      choice('objectKind', kinds, { required: true, initial: 'any', half: true }),
      choice('territory', territories),
      ...make.days(),
      make.note(),
    ];
  }, [words, make, functions, kinds, territories]);
}

function useWordsOf() {
  const { t } = useTranslation('powers');
  const [functions, kinds, territories] = [useFunctionNames(), useKindNames(), useTerritoryNames()];
  return {
    functionOf: (row: Requirement) => functions.nameOf(row.function),
    stageOf: (row: Requirement) => (row.stage ? t(`common:stage.${row.stage}`) : '—'),
    kindOf: (row: Requirement) => kinds.nameOf(row.objectKind),
    placeOf: (row: Requirement) => (row.territory ? territories.nameOf(row.territory) : t('wholeCity')),
  };
}

/** What the city says must be held everywhere. */
export function RequirementsTab() {
  const { t } = useTranslation('powers');
  const locale = useLocale();
  const words = useWords();
  const filter = useFilterMaker();
  const { functionOf, stageOf, kindOf, placeOf } = useWordsOf();
  const titleOf = (row: Requirement) => (row.function ? functionOf(row) : kindOf(row));
  const levelOf = (row: Requirement) => t(`level.${row.level}`);
  const validOf = (row: Requirement) => formatDateRange(row.validFrom, row.validTo, locale);
  const view: RegisterView<Requirement> = {
    register: 'coverage-requirements',
    action: 'requirement.write',
    filters: FILTERS,
    columns: [
      { key: 'title', label: t('field.subject'), width: 'minmax(220px, 1.6fr)', render: titleOf },
      { key: 'level', label: t('field.level'), width: 'minmax(210px, 1.4fr)', render: levelOf },
      { key: 'stage', label: t('field.stage'), width: '150px', render: stageOf },
      { key: 'kind', label: t('field.objectKind'), width: 'minmax(150px, 1fr)', render: kindOf },
      { key: 'place', label: t('field.territory'), width: 'minmax(130px, 1fr)', render: placeOf },
      { key: 'note', label: t('field.note'), width: 'minmax(220px, 2fr)', render: (row) => row.note ?? '—' },
    ],
    titleOf,
    badges: (row) => <span>{levelOf(row)}</span>,
    facts: (row) =>
      [
        { label: t('field.function'), value: functionOf(row) },
        { label: t('field.stage'), value: stageOf(row) },
        { label: t('field.objectKind'), value: kindOf(row) },
        { label: t('field.territory'), value: placeOf(row) },
        { label: t('field.valid'), value: validOf(row) },
        { label: t('field.note'), value: row.note ?? '—' },
      ].filter((fact) => fact.value !== '—'),
    parts: (row) => <MandateFindings id={row.id} />,
    fields: useFields(),
  };
  const filters = [
    filter('level', 'level', words.levels),
    filter('function', 'function', useFunctionNames().options),
    filter('kind', 'objectKind', useKindNames().options),
    filter('territory', 'territory', useTerritoryNames().options),
  ];
  return (
    <RegisterScreen
      view={view}
      filters={<PowerFilters register="coverage-requirements" names={FILTERS} filters={filters} />}
    />
  );
}
