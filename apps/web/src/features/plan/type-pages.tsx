import type { Holiday, WorkSeason, WorkType } from '@abat/contracts';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useWorkTypeNames } from '../../api/use-names.js';
import { formatDate, formatNumber } from '../../format.js';
import { monthsInDate } from '../../format-words.js';
import { useLocale } from '../../i18n/index.js';
import { nameOf } from '../../i18n/names.js';
import { PowerFilters } from '../powers/power-filters.js';
import { RegisterScreen } from '../powers/register-screen.js';
import type { RegisterView } from '../powers/register-view.js';
import { usePlanFrame } from './plan-tabs.js';
import { usePlanFields, usePlanFilter } from './use-plan-fields.js';
import { usePlanWords } from './use-plan-words.js';

const TYPE_FILTERS = ['q'] as const;
const SEASON_FILTERS = ['q', 'workType'] as const;
const HOLIDAY_FILTERS = ['q', 'year'] as const;

const orNone = (value: number | null, text: (value: number) => string): string => (value === null ? '—' : text(value));

/** What works of a kind dig, leave behind and how much they disturb. */
export function WorkTypesPage() {
  const { t } = useTranslation('plan');
  const locale = useLocale();
  const words = usePlanWords();
  const { field, choice } = usePlanFields();
  const number = (value: number | null) => orNone(value, (plain) => formatNumber(plain, locale, 1));
  const fields = useMemo(
    () => [
      field('code', 'line', { required: true, onlyNew: true }),
      field('nameRu', 'line', { required: true }),
      field('nameKk', 'line'),
      field('nameEn', 'line'),
      field('rank', 'number', { half: true }),
      choice('surface', words.surfaces, { half: true }),
      field('bufferM', 'number', { half: true }),
      field('hinderedBufferM', 'number', { half: true }),
      field('trench', 'switch'),
      field('noise', 'number', { required: true, initial: '1', hint: t('hint.noise') }),
    ],
    [t, field, choice, words],
  );
  const surfaceOf = (row: WorkType) => (row.surface ? t(`surface.${row.surface}`) : '—');
  const trenchOf = (row: WorkType) => t(row.trench ? 'yes' : 'no');
  const noiseOf = (row: WorkType) => t(`noise.${row.noise}`);
  const view: RegisterView<WorkType> = {
    register: 'work-types',
    action: 'function.write',
    filters: TYPE_FILTERS,
    frame: usePlanFrame(),
    columns: [
      { key: 'name', label: t('field.name'), width: 'minmax(240px, 2fr)', render: (row) => nameOf(row, locale) },
      {
        key: 'rank',
        label: t('field.rank'),
        width: '130px',
        isNumeric: true,
        order: 'rank',
        render: (row) => number(row.rank),
      },
      { key: 'trench', label: t('field.trench'), width: '150px', render: trenchOf },
      { key: 'surface', label: t('field.surface'), width: '150px', render: surfaceOf },
      {
        key: 'buffer',
        label: t('field.bufferM'),
        width: '130px',
        isNumeric: true,
        render: (row) => number(row.bufferM),
      },
      { key: 'noise', label: t('field.noise'), width: '130px', render: noiseOf },
    ],
    titleOf: (row) => nameOf(row, locale),
    facts: (row) =>
      [
        { label: t('field.rank'), value: number(row.rank) },
        { label: t('field.trench'), value: trenchOf(row) },
        { label: t('field.surface'), value: surfaceOf(row) },
        { label: t('field.bufferM'), value: number(row.bufferM) },
        { label: t('field.hinderedBufferM'), value: number(row.hinderedBufferM) },
        { label: t('field.noise'), value: noiseOf(row) },
      ].filter(({ value }) => value !== '—'),
    fields,
  };
  return <RegisterScreen view={view} filters={<PowerFilters names={TYPE_FILTERS} filters={[]} />} />;
}

/** `04-15` as a day and a month in words. */
function useYearDay(): (day: string) => string {
  const { t } = useTranslation('plan');
  const locale = useLocale();
  return (text) => {
    const [month = '', day = ''] = text.split('-');
    return t('yearDay', { day: Number(day), month: monthsInDate[locale][Number(month) - 1] });
  };
}

/** Days of every year on which works of a kind may be done. */
export function WorkSeasonsPage() {
  const { t } = useTranslation('plan');
  const types = useWorkTypeNames();
  const dayOf = useYearDay();
  const filter = usePlanFilter();
  const { field, choice } = usePlanFields();
  const fields = useMemo(
    () => [
      choice('workType', types.options, { required: true }),
      field('fromDay', 'line', { required: true, half: true }),
      field('toDay', 'line', { required: true, half: true }),
      field('note', 'area'),
    ],
    [field, choice, types],
  );
  const view: RegisterView<WorkSeason> = {
    register: 'work-seasons',
    action: 'function.write',
    filters: SEASON_FILTERS,
    frame: usePlanFrame(),
    columns: [
      {
        key: 'type',
        label: t('field.workType'),
        width: 'minmax(240px, 2fr)',
        render: (row) => types.nameOf(row.workType),
      },
      { key: 'from', label: t('field.from'), width: '150px', order: 'fromDay', render: (row) => dayOf(row.fromDay) },
      { key: 'to', label: t('field.to'), width: '150px', render: (row) => dayOf(row.toDay) },
      { key: 'note', label: t('field.note'), width: 'minmax(200px, 2fr)', render: (row) => row.note ?? '—' },
    ],
    titleOf: (row) => types.nameOf(row.workType),
    codeOf: (row) => dayOf(row.fromDay),
    facts: (row) =>
      [
        { label: t('field.from'), value: dayOf(row.fromDay) },
        { label: t('field.to'), value: dayOf(row.toDay) },
        { label: t('field.note'), value: row.note ?? '—' },
      ].filter(({ value }) => value !== '—'),
    fields,
  };
  const filters = [filter('workType', types.options)];
  return (
    <RegisterScreen
      view={view}
      filters={<PowerFilters register="work-seasons" names={SEASON_FILTERS} filters={filters} />}
    />
  );
}

/** Days off beside Saturdays and Sundays: approvals do not wait on them. */
export function HolidaysPage() {
  const { t } = useTranslation('plan');
  const locale = useLocale();
  const { field } = usePlanFields();
  const filter = usePlanFilter();
  const fields = useMemo(
    () => [
      field('day', 'date', { required: true }),
      field('nameRu', 'line', { required: true }),
      field('nameKk', 'line'),
      field('nameEn', 'line'),
    ],
    [field],
  );
  const view: RegisterView<Holiday> = {
    register: 'holidays',
    action: 'function.write',
    filters: HOLIDAY_FILTERS,
    frame: usePlanFrame(),
    columns: [
      {
        key: 'day',
        label: t('field.day'),
        width: '200px',
        order: 'day',
        render: (row) => formatDate(row.day, locale, 'medium'),
      },
      { key: 'name', label: t('field.name'), width: 'minmax(240px, 3fr)', render: (row) => nameOf(row, locale) },
    ],
    titleOf: (row) => nameOf(row, locale),
    codeOf: (row) => formatDate(row.day, locale),
    facts: (row) => [{ label: t('field.day'), value: formatDate(row.day, locale, 'full') }],
    fields,
  };
  const years = ['2025', '2026', '2027', '2028'].map((value) => ({ value, label: value }));
  return (
    <RegisterScreen
      view={view}
      filters={<PowerFilters register="holidays" names={HOLIDAY_FILTERS} filters={[filter('year', years)]} />}
    />
  );
}
