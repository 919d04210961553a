import { type LegalAct, type Locale, MAIN_SET, type Mandate, type PreviewRequest } from '@abat/contracts';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useLegalActs } from '../../api/resources.js';
import {
  useActNames,
  useAgencyNames,
  useFunctionNames,
  useKindNames,
  useSetNames,
  useTerritoryNames,
} from '../../api/use-names.js';
import { useUser } from '../../app/session-gate.js';
import { formatDateRange, formatMoney } from '../../format.js';
import { useLocale } from '../../i18n/index.js';
import type { Column } from '../../ui/data-table.js';
import type { FormField } from '../edit/record-fields.js';
import { type RecordForm, toBody } from '../edit/record-form.js';
import { ActStatusMark } from './marks.js';
import { MandateFindings } from './mandate-findings.js';
import { PowerFilters } from './power-filters.js';
import classes from './powers.module.css';
import { RegisterScreen } from './register-screen.js';
import type { RegisterView } from './register-view.js';
import { SiteName } from './site-name.js';
import { useFieldMaker, useFilterMaker } from './use-field-maker.js';
import { useWords } from './use-words.js';

const FILTERS = [
  ...(['q', 'agency', 'function', 'status', 'kind', 'territory', 'covers'] as const),
  ...(['functionKind', 'set', 'inForce', 'at'] as const),
] as const;

/** Registers that the words of a mandate come from. */
function useMandateNames() {
  return {
    agencies: useAgencyNames(),
    functions: useFunctionNames(),
    kinds: useKindNames(),
    territories: useTerritoryNames(),
    sets: useSetNames(),
    acts: useActNames(),
  };
}
type Names = ReturnType<typeof useMandateNames>;

type BasisProps = { mandate: Mandate; acts: readonly LegalAct[] | undefined; isShort?: boolean };

function Basis({ mandate, acts, isShort = false }: BasisProps) {
  const names = useActNames();
  const act = acts?.find((one) => one.code === mandate.legalAct);
  if (!mandate.legalAct) return null;
  return (
    <span className={classes.two}>
      <span className={isShort ? classes.clamp : undefined}>{names.nameOf(mandate.legalAct)}</span>
      {act && act.status !== 'in-force' && <ActStatusMark status={act.status} />}
    </span>
  );
}

function useColumns(names: Names): readonly Column<Mandate>[] {
  const { t } = useTranslation('powers');
  const locale = useLocale();
  const acts = useLegalActs().data;
  const { agencies, functions, kinds, territories } = names;
  return [
    {
      key: 'agency',
      label: t('field.agency'),
      width: 'minmax(200px, 2fr)',
      render: (row) => agencies.nameOf(row.agency),
    },
    {
      key: 'function',
      label: t('field.function'),
      width: 'minmax(190px, 2fr)',
      render: (row) => functions.nameOf(row.function),
    },
    { key: 'stage', label: t('field.stage'), width: '140px', render: (row) => t(`common:stage.${row.stage}`) },
    {
      key: 'kind',
      label: t('field.objectKind'),
      width: 'minmax(130px, 1fr)',
      render: (row) => kinds.nameOf(row.objectKind),
    },
    {
      key: 'place',
      label: t('field.territory'),
      width: 'minmax(130px, 1fr)',
      render: (row) => (
        <span className={classes.two}>
          <span>{territories.nameOf(row.territory)}</span>
          {row.siteId && (
            <span className={classes.dim}>
              <SiteName id={row.siteId} />
            </span>
          )}
        </span>
      ),
    },
    {
      key: 'valid',
      label: t('field.valid'),
      width: '190px',
      render: (row) => formatDateRange(row.validFrom, row.validTo, locale),
    },
    {
      key: 'basis',
      label: t('field.legalBasis'),
      width: 'minmax(180px, 2fr)',
      render: (row) => <Basis mandate={row} acts={acts} isShort />,
    },
    {
      key: 'code',
      label: t('field.code'),
      width: 'minmax(110px, 1.5fr)',
      order: 'code',
      render: (row) => (
        <span className={classes.two}>
          <code className={classes.code}>{row.code}</code>
          {row.set !== MAIN_SET && <span className={classes.dim}>{names.sets.nameOf(row.set)}</span>}
        </span>
      ),
    },
  ];
}

/** Sums a power is limited to, in words. */
function useAmountText(): (mandate: Mandate, locale: Locale) => string {
  const { t } = useTranslation('powers');
  return ({ amountFromKzt, amountToKzt }, locale) => {
    const [from, to] = [amountFromKzt, amountToKzt].map((sum) => (sum ? formatMoney(sum, locale) : null));
    if (from && to) return t('amount.between', { from, to });
    if (from) return t('amount.from', { from });
    return to ? t('amount.below', { to }) : '—';
  };
}

function useFacts(names: Names): RegisterView<Mandate>['facts'] {
  const { t } = useTranslation('powers');
  const locale = useLocale();
  const amountText = useAmountText();
  const acts = useLegalActs().data;
  return (row) =>
    [
      { label: t('field.function'), value: names.functions.nameOf(row.function) },
      { label: t('field.stage'), value: t(`common:stage.${row.stage}`) },
      { label: t('field.objectKind'), value: names.kinds.nameOf(row.objectKind) },
      { label: t('field.territory'), value: names.territories.nameOf(row.territory) },
      { label: t('field.site'), value: row.siteId ? <SiteName id={row.siteId} /> : '—' },
      { label: t('field.mode'), value: t(`mode.${row.mode}`) },
      { label: t('field.withAgency'), value: names.agencies.nameOf(row.withAgency) },
      { label: t('field.amount'), value: amountText(row, locale) },
      { label: t('field.ownerKind'), value: row.ownerKind ? t(`ownerKind.${row.ownerKind}`) : '—' },
      { label: t('field.functionKind'), value: row.functionKind ? t(`functionKind.${row.functionKind}`) : '—' },
      { label: t('field.valid'), value: formatDateRange(row.validFrom, row.validTo, locale) },
      { label: t('field.legalBasis'), value: row.legalAct ? <Basis mandate={row} acts={acts} /> : '—' },
      { label: t('field.article'), value: row.article ?? '—' },
      { label: t('field.set'), value: names.sets.nameOf(row.set) },
      { label: t('field.note'), value: row.note ?? '—' },
    ].filter((fact) => fact.value !== '—');
}

function useFields(names: Names): readonly FormField[] {
  const { t } = useTranslation('powers');
  const words = useWords();
  const make = useFieldMaker();
  const isAdministrator = useUser().role === 'administrator';
  const [agencies, functions, kinds] = [names.agencies.options, names.functions.options, names.kinds.options];
  const [territories, acts, sets] = [names.territories.options, names.acts.options, names.sets.options];
  return useMemo((): FormField[] => {
    const { choice, field } = make;
    const required = { required: true };
    const reserved = isAdministrator ? {} : { readOnly: true, hint: t('hint.administrator') };
    return [
      make.code(),
      choice('agency', agencies, required),
      choice('function', functions, required),
      choice('stage', words.stages, { ...required, half: true }),
      choice('objectKind', kinds, { ...required, half: true, initial: 'any' }),
      choice('territory', territories, { ...required, half: true }),
      field('site', 'site', { from: 'siteId', half: true }),
      choice('mode', words.modes, { ...required, initial: 'unstated', half: true, section: t('section.terms') }),
      choice('withAgency', agencies, { half: true, ...reserved }),
      field('amountFromKzt', 'money', { half: true }),
      field('amountToKzt', 'money', { half: true }),
      choice('ownerKind', words.owners, { half: true }),
      choice('functionKind', words.functionKinds, { half: true }),
      ...make.days(),
      choice('legalBasis', acts, { from: 'legalAct', section: t('section.basis') }),
      field('article', 'line'),
      choice('set', sets, { ...required, initial: MAIN_SET, ...reserved }),
      make.note(),
    ];
  }, [t, words, make, agencies, functions, kinds, territories, acts, sets, isAdministrator]);
}

/** The powers: who does what, at which stage, for what, where, when and on which basis. */
export function MandatesTab() {
  const words = useWords();
  const names = useMandateNames();
  const fields = useFields(names);
  const filter = useFilterMaker();
  const toPreview = (form: RecordForm, stored: Mandate | null): PreviewRequest => ({
    mandate: {
      ...(toBody(fields, form) as Omit<NonNullable<PreviewRequest['mandate']>, 'id'>),
      ...(stored ? { id: stored.id, code: stored.code } : {}),
    },
  });
  const view: RegisterView<Mandate> = {
    register: 'mandates',
    action: 'mandate.write',
    filters: FILTERS,
    columns: useColumns(names),
    titleOf: (row) => names.agencies.nameOf(row.agency),
    facts: useFacts(names),
    parts: (row) => <MandateFindings id={row.id} />,
    fields,
    toPreview,
  };
  const filters = [
    filter('agency', 'agency', names.agencies.options),
    filter('function', 'function', names.functions.options),
    filter('status', 'stage', words.stages),
    filter('kind', 'objectKind', names.kinds.options),
    filter('territory', 'territory', names.territories.options),
    filter('covers', 'covers', names.territories.options),
    filter('functionKind', 'functionKind', words.functionKinds),
    filter('set', 'set', names.sets.options),
    filter('inForce', 'inForce', words.inForce),
  ];
  return (
    <RegisterScreen view={view} filters={<PowerFilters register="mandates" names={FILTERS} filters={filters} />} />
  );
}
