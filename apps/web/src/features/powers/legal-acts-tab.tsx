import type { LegalAct, Mandate } from '@abat/contracts';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useListQuery } from '../../api/resources.js';
import { useFlatList } from '../../api/use-flat-list.js';
import { useActNames, useAgencyNames, useFunctionNames } from '../../api/use-names.js';
import { cityTime, formatDate, formatDateRange, formatNumber } from '../../format.js';
import { useLocale } from '../../i18n/index.js';
import type { Column } from '../../ui/data-table.js';
import { MoreRows } from '../../ui/more-rows.js';
import { Section } from '../../ui/section.js';
import type { FormField } from '../edit/record-fields.js';
import { ActStatusMark, OverdueMark } from './marks.js';
import { PowerFilters } from './power-filters.js';
import classes from './powers.module.css';
import { RegisterScreen } from './register-screen.js';
import type { RegisterView } from './register-view.js';
import { useFieldMaker, useFilterMaker } from './use-field-maker.js';
import { useWords } from './use-words.js';

const FILTERS = ['q', 'status', 'at'] as const;
const SHOWN = 100;

/** True when the day of the review is past and the act still counts. */
const isOverdue = (act: LegalAct): boolean =>
  act.nextReviewOn !== null && act.status !== 'repealed' && act.nextReviewOn < cityTime(new Date()).date;

/** Mandates that rest on the act. */
function RestingMandates({ act }: { act: LegalAct }) {
  const { t } = useTranslation('powers');
  const locale = useLocale();
  const [agencies, functions] = [useAgencyNames(), useFunctionNames()];
  const list = useFlatList(useListQuery<Mandate>('mandates', { legalAct: act.id, limit: SHOWN }));
  return (
    <Section title={t('resting', { count: act.mandateCount, number: formatNumber(act.mandateCount, locale) })}>
      <ul className={classes.links} data-testid="resting-mandates">
        {list.items.map((mandate) => (
          <li key={mandate.id}>
            <Link to={`/powers/mandates?row=${mandate.id}`}>{agencies.nameOf(mandate.agency)}</Link>
            <div className={classes.dim}>
              {functions.nameOf(mandate.function)} · {t(`common:stage.${mandate.stage}`)}
            </div>
          </li>
        ))}
      </ul>
      <MoreRows list={list} />
    </Section>
  );
}

const titleIn = (act: LegalAct, locale: string): string =>
  (locale === 'kk' ? act.titleKk : locale === 'en' ? act.titleEn : null) ?? act.titleRu;

function useColumns(): readonly Column<LegalAct>[] {
  const { t } = useTranslation('powers');
  const locale = useLocale();
  return [
    { key: 'title', label: t('field.act'), width: 'minmax(300px, 4fr)', render: (row) => titleIn(row, locale) },
    {
      key: 'status',
      label: t('field.actStatus'),
      width: '170px',
      render: (row) => <ActStatusMark status={row.status} />,
    },
    {
      key: 'valid',
      label: t('field.inForce'),
      width: '210px',
      render: (row) => formatDateRange(row.validFrom ?? row.adoptedOn, row.validTo, locale),
    },
    {
      key: 'review',
      label: t('field.nextReviewOn'),
      width: '190px',
      order: 'nextReviewOn',
      render: (row) =>
        row.nextReviewOn ? (
          <span className={classes.two}>
            <span>{formatDate(row.nextReviewOn, locale)}</span>
            {isOverdue(row) && <OverdueMark />}
          </span>
        ) : (
          '—'
        ),
    },
    {
      key: 'mandates',
      label: t('field.mandateCount'),
      width: '120px',
      isNumeric: true,
      render: (row) => formatNumber(row.mandateCount, locale),
    },
  ];
}

function useFacts(): RegisterView<LegalAct>['facts'] {
  const { t } = useTranslation('powers');
  const locale = useLocale();
  const acts = useActNames();
  const day = (value: string | null) => (value ? formatDate(value, locale) : '—');
  return (row) =>
    [
      { label: t('field.adoptedOn'), value: day(row.adoptedOn) },
      { label: t('field.inForce'), value: formatDateRange(row.validFrom, row.validTo, locale) },
      { label: t('field.amendedOn'), value: day(row.amendedOn) },
      { label: t('field.nextReviewOn'), value: day(row.nextReviewOn) },
      { label: t('field.replacedBy'), value: acts.nameOf(row.replacedBy) },
      {
        label: t('field.url'),
        value: row.url ? (
          <a href={row.url} target="_blank" rel="noreferrer noopener">
            {row.url}
          </a>
        ) : (
          '—'
        ),
      },
      { label: t('field.note'), value: row.note ?? '—' },
    ].filter((fact) => fact.value !== '—');
}

function useFields(): readonly FormField[] {
  const { t } = useTranslation('powers');
  const words = useWords();
  const make = useFieldMaker();
  const acts = useActNames().options;
  return useMemo((): FormField[] => {
    const { choice, field } = make;
    return [
      make.code(),
      choice('status', words.actStatuses, {
        ...{ required: true, initial: 'in-force', label: t('field.actStatus'), hint: t('hint.actStatus') },
      }),
      choice('replacedBy', acts),
      field('titleRu', 'line', { required: true }),
      field('titleKk', 'line'),
      field('titleEn', 'line'),
      field('adoptedOn', 'date', { half: true, section: t('section.dates') }),
      field('amendedOn', 'date', { half: true }),
      ...make.days(),
      field('nextReviewOn', 'date'),
      field('url', 'line'),
      make.note(),
    ];
  }, [t, words, make, acts]);
}

/** The legal basis: acts, whether they hold, and what rests on them. */
export function LegalActsTab() {
  const locale = useLocale();
  const words = useWords();
  const filter = useFilterMaker();
  const view: RegisterView<LegalAct> = {
    register: 'legal-acts',
    action: 'legal.write',
    filters: FILTERS,
    columns: useColumns(),
    titleOf: (row) => titleIn(row, locale),
    badges: (row) => (
      <>
        <ActStatusMark status={row.status} />
        {isOverdue(row) && <OverdueMark />}
      </>
    ),
    facts: useFacts(),
    parts: (row) => <RestingMandates act={row} />,
    fields: useFields(),
  };
  const filters = [filter('status', 'actStatus', words.actStatuses)];
  return (
    <RegisterScreen view={view} filters={<PowerFilters register="legal-acts" names={FILTERS} filters={filters} />} />
  );
}
