import type { Agreement } from '@abat/contracts';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useActNames, useAgencyNames, useFunctionNames, useKindNames, useTerritoryNames } from '../../api/use-names.js';
import { formatDate, formatDateRange } from '../../format.js';
import { useLocale } from '../../i18n/index.js';
import type { Column } from '../../ui/data-table.js';
import type { FormField } from '../edit/record-fields.js';
import { PowerFilters } from './power-filters.js';
import classes from './powers.module.css';
import { RegisterScreen } from './register-screen.js';
import type { RegisterView } from './register-view.js';
import { SiteName } from './site-name.js';
import { useFieldMaker, useFilterMaker } from './use-field-maker.js';
import { useWords } from './use-words.js';

const FILTERS = ['q', 'kind', 'agency', 'function', 'territory', 'at'] as const;

function Parties({ agreement }: { agreement: Agreement }) {
  const { t } = useTranslation('powers');
  const agencies = useAgencyNames();
  return (
    <span className={classes.two}>
      {agreement.parties.map(({ agency, side }) => (
        <span key={agency}>
          {agencies.nameOf(agency)}
          {side !== 'party' && <span className={classes.dim}> · {t(`edit:side.${side}`)}</span>}
        </span>
      ))}
    </span>
  );
}

/** What the agreement covers; what is not named is not limited. */
function useScope() {
  const { t } = useTranslation('powers');
  const [functions, kinds, territories] = [useFunctionNames(), useKindNames(), useTerritoryNames()];
  return {
    functionOf: (row: Agreement) => (row.function ? functions.nameOf(row.function) : t('all.function')),
    stagesOf: (row: Agreement) => row.stages.map((stage) => t(`common:stage.${stage}`)).join(', ') || t('all.stage'),
    kindOf: (row: Agreement) => kinds.nameOf(row.objectKind),
    placeOf: (row: Agreement) => (row.territory ? territories.nameOf(row.territory) : t('wholeCity')),
  };
}

function useColumns(): readonly Column<Agreement>[] {
  const { t } = useTranslation('powers');
  const locale = useLocale();
  const scope = useScope();
  return [
    { key: 'title', label: t('field.title'), width: 'minmax(220px, 2fr)', render: (row) => row.title },
    { key: 'kind', label: t('field.kind'), width: '150px', render: (row) => t(`agreementKind.${row.kind}`) },
    {
      key: 'parties',
      label: t('field.parties'),
      width: 'minmax(240px, 2fr)',
      render: (row) => <Parties agreement={row} />,
    },
    {
      key: 'function',
      label: t('field.function'),
      width: 'minmax(180px, 1.4fr)',
      render: (row) => (
        <span className={classes.two}>
          <span>{scope.functionOf(row)}</span>
          <span className={classes.dim}>{scope.stagesOf(row)}</span>
        </span>
      ),
    },
    { key: 'place', label: t('field.territory'), width: 'minmax(130px, 1fr)', render: scope.placeOf },
    {
      key: 'valid',
      label: t('field.valid'),
      width: '190px',
      render: (row) => formatDateRange(row.validFrom, row.validTo, locale),
    },
  ];
}

function useFacts(): RegisterView<Agreement>['facts'] {
  const { t } = useTranslation('powers');
  const locale = useLocale();
  const scope = useScope();
  const acts = useActNames();
  return (row) =>
    [
      { label: t('field.parties'), value: <Parties agreement={row} /> },
      { label: t('field.function'), value: scope.functionOf(row) },
      { label: t('field.stages'), value: scope.stagesOf(row) },
      { label: t('field.objectKind'), value: scope.kindOf(row) },
      { label: t('field.territory'), value: scope.placeOf(row) },
      { label: t('field.site'), value: row.siteId ? <SiteName id={row.siteId} /> : '—' },
      { label: t('field.document'), value: row.document ?? '—' },
      { label: t('field.documentDate'), value: row.documentDate ? formatDate(row.documentDate, locale) : '—' },
      { label: t('field.legalAct'), value: acts.nameOf(row.legalAct) },
      { label: t('field.valid'), value: formatDateRange(row.validFrom, row.validTo, locale) },
      { label: t('field.note'), value: row.note ?? '—' },
    ].filter((fact) => fact.value !== '—');
}

function useFields(): readonly FormField[] {
  const { t } = useTranslation('powers');
  const words = useWords();
  const make = useFieldMaker();
  const [agencies, functions] = [useAgencyNames().options, useFunctionNames().options];
  const [kinds, territories, acts] = [useKindNames().options, useTerritoryNames().options, useActNames().options];
  return useMemo((): FormField[] => {
    const { choice, field } = make;
    const required = { required: true };
    return [
      make.code(),
      choice('kind', words.agreementKinds, { ...required, initial: 'joint' }),
      field('title', 'line', required),
      field('parties', 'parties', {
        ...required,
        options: agencies,
        initial: [
          { agency: '', side: 'party' },
          { agency: '', side: 'party' },
        ],
      }),
      choice('function', functions, { section: t('section.scope'), hint: t('hint.wholeScope') }),
      field('stages', 'choices', { options: words.stages }),
      choice('objectKind', kinds, { ...required, initial: 'any', half: true }),
      choice('territory', territories, { half: true }),
      field('site', 'site', { from: 'siteId' }),
      ...make.days(),
      field('document', 'line', { section: t('section.basis') }),
      field('documentDate', 'date', { half: true }),
      choice('legalAct', acts, { half: true }),
      make.note(),
    ];
  }, [t, words, make, agencies, functions, kinds, territories, acts]);
}

/** Agreements, delegations and handovers: what justifies that two bodies hold one power. */
export function AgreementsTab() {
  const { t } = useTranslation('powers');
  const words = useWords();
  const filter = useFilterMaker();
  const filters = [
    filter('kind', 'kind', words.agreementKinds),
    filter('agency', 'agency', useAgencyNames().options),
    filter('function', 'function', useFunctionNames().options),
    filter('territory', 'territory', useTerritoryNames().options),
  ];
  const view: RegisterView<Agreement> = {
    register: 'agreements',
    action: 'agreement.write',
    filters: FILTERS,
    columns: useColumns(),
    titleOf: (row) => row.title,
    badges: (row) => <span>{t(`agreementKind.${row.kind}`)}</span>,
    facts: useFacts(),
    fields: useFields(),
  };
  return (
    <RegisterScreen view={view} filters={<PowerFilters register="agreements" names={FILTERS} filters={filters} />} />
  );
}
