import type { LegalGap } from '@abat/contracts';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useActNames, useFunctionNames } from '../../api/use-names.js';
import { formatDate } from '../../format.js';
import { useLocale } from '../../i18n/index.js';
import { Section } from '../../ui/section.js';
import type { FormField } from '../edit/record-fields.js';
import { GapStatusMark } from './marks.js';
import { PowerFilters } from './power-filters.js';
import classes from './powers.module.css';
import { RegisterScreen } from './register-screen.js';
import type { RegisterView } from './register-view.js';
import { useFieldMaker, useFilterMaker } from './use-field-maker.js';
import { useWords } from './use-words.js';

const FILTERS = ['q', 'status', 'function', 'legalAct'] as const;

function Texts({ gap }: { gap: LegalGap }) {
  const { t } = useTranslation('powers');
  return (
    <>
      {gap.description && <p className={classes.note}>{gap.description}</p>}
      {gap.proposal && (
        <Section title={t('field.proposal')}>
          <p className={classes.note}>{gap.proposal}</p>
        </Section>
      )}
    </>
  );
}

function useFields(): readonly FormField[] {
  const words = useWords();
  const make = useFieldMaker();
  const [acts, functions] = [useActNames().options, useFunctionNames().options];
  return useMemo((): FormField[] => {
    const { choice, field } = make;
    return [
      make.code(),
      field('title', 'line', { required: true }),
      choice('status', words.gapStatuses, { required: true, initial: 'open', half: true }),
      field('notedOn', 'date', { half: true }),
      field('description', 'area'),
      choice('legalAct', acts),
      field('article', 'line'),
      choice('function', functions),
      field('proposal', 'area'),
    ];
  }, [words, make, acts, functions]);
}

/** What the law leaves open or says twice: a list kept by hand. */
export function LegalGapsTab() {
  const { t } = useTranslation('powers');
  const locale = useLocale();
  const words = useWords();
  const filter = useFilterMaker();
  const [acts, functions] = [useActNames(), useFunctionNames()];
  const view: RegisterView<LegalGap> = {
    register: 'legal-gaps',
    action: 'legal.write',
    filters: FILTERS,
    columns: [
      { key: 'title', label: t('field.title'), width: 'minmax(240px, 2fr)', render: (row) => row.title },
      {
        key: 'status',
        label: t('field.status'),
        width: '150px',
        render: (row) => <GapStatusMark status={row.status} />,
      },
      {
        key: 'function',
        label: t('field.function'),
        width: 'minmax(170px, 1fr)',
        render: (row) => functions.nameOf(row.function),
      },
      {
        key: 'act',
        label: t('field.legalAct'),
        width: 'minmax(200px, 2fr)',
        render: (row) => acts.nameOf(row.legalAct),
      },
      {
        key: 'proposal',
        label: t('field.proposal'),
        width: 'minmax(200px, 2fr)',
        render: (row) => row.proposal ?? '—',
      },
      {
        key: 'notedOn',
        label: t('field.notedOn'),
        width: '140px',
        order: 'notedOn',
        render: (row) => formatDate(row.notedOn, locale),
      },
    ],
    titleOf: (row) => row.title,
    badges: (row) => <GapStatusMark status={row.status} />,
    facts: (row) =>
      [
        { label: t('field.function'), value: functions.nameOf(row.function) },
        { label: t('field.legalAct'), value: acts.nameOf(row.legalAct) },
        { label: t('field.article'), value: row.article ?? '—' },
        { label: t('field.notedOn'), value: formatDate(row.notedOn, locale) },
      ].filter((fact) => fact.value !== '—'),
    parts: (row) => <Texts gap={row} />,
    fields: useFields(),
  };
  const filters = [
    filter('status', 'status', words.gapStatuses),
    filter('function', 'function', functions.options),
    filter('legalAct', 'legalAct', acts.options),
  ];
  return (
    <RegisterScreen view={view} filters={<PowerFilters register="legal-gaps" names={FILTERS} filters={filters} />} />
  );
}
