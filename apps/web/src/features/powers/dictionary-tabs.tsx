import type { CityFunction, MandateSet, ObjectKindRow } from '@abat/contracts';
import { type CSSProperties, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useFunctions } from '../../api/resources.js';
import { useFunctionNames, useKindNames, useWorkTypeNames } from '../../api/use-names.js';
import { formatNumber } from '../../format.js';
import { useLocale } from '../../i18n/index.js';
import { nameOf } from '../../i18n/names.js';
import type { Column } from '../../ui/data-table.js';
import type { FieldOption, FormField } from '../edit/record-fields.js';
import { ActiveMark } from './marks.js';
import { PowerFilters } from './power-filters.js';
import classes from './powers.module.css';
import { RegisterScreen } from './register-screen.js';
import type { RegisterView } from './register-view.js';
import { SetSwitch } from './set-switch.js';
import { useFieldMaker } from './use-field-maker.js';

const FILTERS = ['q'] as const;
type TreeRow = CityFunction | ObjectKindRow;

function useTreeColumns<Item extends TreeRow>(): readonly Column<Item>[] {
  const { t } = useTranslation('powers');
  const locale = useLocale();
  return [
    {
      key: 'name',
      label: t('field.name'),
      width: 'minmax(300px, 3fr)',
      render: (row) => (
        <span className={classes.indent} style={{ '--depth': row.depth } as CSSProperties}>
          {nameOf(row, locale)}
        </span>
      ),
    },
    {
      key: 'code',
      label: t('field.code'),
      width: 'minmax(200px, 2fr)',
      render: (row) => <code className={classes.code}>{row.code}</code>,
    },
  ];
}

function useTreeFields(options: readonly FieldOption[], parent: Partial<FormField>): readonly FormField[] {
  const make = useFieldMaker();
  return useMemo(() => [make.code(), ...make.names(), make.choice('parent', options, parent)], [make, options, parent]);
}

function useTreeFacts(names: { nameOf: (code: string) => string }): RegisterView<TreeRow>['facts'] {
  const { t } = useTranslation('powers');
  return (row) =>
    [
      { label: t('field.parent'), value: row.parent ? names.nameOf(row.parent) : '—' },
      { label: t('field.nameRu'), value: row.nameRu },
      { label: t('field.nameKk'), value: row.nameKk ?? '—' },
      { label: t('field.nameEn'), value: row.nameEn ?? '—' },
    ].filter((fact) => fact.value !== '—');
}

const TOP: Partial<FormField> = {};
const BELOW_ANY: Partial<FormField> = { required: true, initial: 'any' };

/** The type of works of a function in words: its own, or that of the nearest function above it, which is said. */
function useTypeOfFunction(types: { nameOf: (code: string) => string }): (row: CityFunction) => string {
  const { t } = useTranslation('powers');
  const { data } = useFunctions();
  const byCode = useMemo(() => new Map(data?.map((row) => [row.code, row])), [data]);
  const typeAbove = (row: CityFunction): string | null => {
    const above = row.parent === null ? undefined : byCode.get(row.parent);
    return above ? (above.workType ?? typeAbove(above)) : null;
  };
  return (row) => {
    if (row.workType) return types.nameOf(row.workType);
    const inherited = typeAbove(row);
    return inherited ? t('field.workTypeAbove', { name: types.nameOf(inherited) }) : '—';
  };
}

/** The tree of functions, each with the type of its works. */
export function FunctionsTab() {
  const { t } = useTranslation('powers');
  const locale = useLocale();
  const names = useFunctionNames();
  const types = useWorkTypeNames();
  const typeOf = useTypeOfFunction(types);
  const make = useFieldMaker();
  const treeFields = useTreeFields(names.options, TOP);
  const treeFacts = useTreeFacts(names);
  const fields = useMemo(
    () => [...treeFields, make.choice('workType', types.options, { hint: t('hint.workType') })],
    [treeFields, make, types.options, t],
  );
  const view: RegisterView<CityFunction> = {
    register: 'functions',
    action: 'function.write',
    filters: FILTERS,
    columns: [
      ...useTreeColumns<CityFunction>(),
      { key: 'workType', label: t('field.workType'), width: 'minmax(200px, 1.5fr)', render: typeOf },
    ],
    titleOf: (row) => nameOf(row, locale),
    facts: (row) =>
      [...treeFacts(row), { label: t('field.workType'), value: typeOf(row) }].filter(({ value }) => value !== '—'),
    fields,
  };
  return <RegisterScreen view={view} filters={<PowerFilters names={FILTERS} filters={[]} />} />;
}

/** The tree of object kinds. */
export function KindsTab() {
  const locale = useLocale();
  const names = useKindNames();
  const view: RegisterView<ObjectKindRow> = {
    register: 'object-kinds',
    action: 'function.write',
    filters: FILTERS,
    columns: useTreeColumns<ObjectKindRow>(),
    titleOf: (row) => nameOf(row, locale),
    facts: useTreeFacts(names),
    fields: useTreeFields(names.options, BELOW_ANY),
  };
  return <RegisterScreen view={view} filters={<PowerFilters names={FILTERS} filters={[]} />} />;
}

/** Sets of mandates, each on or off for the rules. */
export function SetsTab() {
  const { t } = useTranslation('powers');
  const locale = useLocale();
  const make = useFieldMaker();
  const fields = useMemo(
    () => [make.code(), ...make.names(), make.field('active', 'switch', { initial: true }), make.note()],
    [make],
  );
  const view: RegisterView<MandateSet> = {
    register: 'mandate-sets',
    action: 'agency.write',
    filters: FILTERS,
    columns: [
      { key: 'name', label: t('field.name'), width: 'minmax(240px, 2fr)', render: (row) => nameOf(row, locale) },
      {
        key: 'active',
        label: t('field.active'),
        width: '210px',
        render: (row) => <ActiveMark active={row.active} />,
      },
      {
        key: 'mandates',
        label: t('field.mandateCount'),
        width: '120px',
        isNumeric: true,
        render: (row) => formatNumber(row.mandateCount, locale),
      },
      { key: 'note', label: t('field.note'), width: 'minmax(240px, 3fr)', render: (row) => row.note ?? '—' },
    ],
    titleOf: (row) => nameOf(row, locale),
    badges: (row) => <ActiveMark active={row.active} />,
    facts: (row) =>
      [
        { label: t('field.mandateCount'), value: formatNumber(row.mandateCount, locale) },
        { label: t('field.note'), value: row.note ?? '—' },
      ].filter((fact) => fact.value !== '—'),
    parts: (row) => <SetSwitch set={row} />,
    fields,
  };
  return <RegisterScreen view={view} filters={<PowerFilters names={FILTERS} filters={[]} />} />;
}
