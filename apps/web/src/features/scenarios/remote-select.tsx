import type { BudgetLine, LegalAct, Mandate, Page } from '@abat/contracts';
import { MultiSelect, Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call, type Query } from '../../api/client.js';
import { keys, type Register } from '../../api/keys.js';
import type { NamedOption } from '../../api/use-names.js';
import { formatMoney } from '../../format.js';
import { useLocale } from '../../i18n/index.js';
import { nameOf } from '../../i18n/names.js';
import { usePowerNames } from './use-step-names.js';

const above = { zIndex: 650 } as const;

type FieldProps = { label: string; required?: boolean; error?: string | undefined };
type OneProps = FieldProps & { value: string; onChange: (code: string) => void };
type ManyProps = FieldProps & { values: readonly string[]; onChange: (codes: string[]) => void };

/** A page of a register that is too long for a list: what fits the typed text. */
function useFound<Item>(register: Register, q: string, filters: Query = {}): Item[] {
  const [text] = useDebouncedValue(q.trim(), 250);
  const query = { ...filters, q: text || undefined, limit: 50 };
  const { data } = useQuery({
    queryKey: keys.list(register, { ...query, chooser: true }),
    queryFn: ({ signal }) => call<Page<Item>>(`/api/v1/${register}`, { query, signal }),
    placeholderData: keepPreviousData,
  });
  return data?.items ?? [];
}

/** What is chosen stays among the options, whatever is searched for. */
function withChosen(options: readonly NamedOption[], chosen: readonly string[]): NamedOption[] {
  const known = new Set(options.map(({ value }) => value));
  return [...options, ...chosen.filter((code) => code && !known.has(code)).map((value) => ({ value, label: value }))];
}

// The server has searched already: what it answers is shown, whatever the words.
const asFound = ({ options }: { options: unknown[] }) => options as NamedOption[];

function useMandateOptions(q: string): NamedOption[] {
  const names = usePowerNames();
  return useFound<Mandate>('mandates', q).map((mandate) => ({
    value: mandate.code,
    label: `${mandate.code}: ${names.power(mandate)}`,
  }));
}

/** A label would search for itself: once chosen, the text is no question any more. */
function useQuestion(options: (q: string) => NamedOption[]): [NamedOption[], (text: string) => void] {
  const [q, setQ] = useState('');
  const found = options(q);
  return [found, (text) => setQ(found.some(({ label }) => label === text) ? '' : text)];
}

type SearchSelectProps = OneProps & { useOptions: (q: string) => NamedOption[] };

function SearchSelect({ useOptions, value, onChange, ...field }: SearchSelectProps) {
  const { t } = useTranslation('scenarios');
  const [found, ask] = useQuestion(useOptions);
  return (
    <Select
      {...field}
      searchable
      comboboxProps={above}
      maxDropdownHeight={320}
      placeholder={t('form.typeToFind')}
      nothingFoundMessage={t('form.nothingFound')}
      data={withChosen(found, [value])}
      filter={asFound}
      value={value || null}
      onChange={(code) => onChange(code ?? '')}
      onSearchChange={ask}
    />
  );
}

/** One power of the register, found by code or words. */
export const MandateSelect = (props: OneProps) => <SearchSelect {...props} useOptions={useMandateOptions} />;

/** Several powers of the register. */
export function MandatesSelect({ values, onChange, ...field }: ManyProps) {
  const { t } = useTranslation('scenarios');
  const [found, ask] = useQuestion(useMandateOptions);
  return (
    <MultiSelect
      {...field}
      searchable
      comboboxProps={above}
      maxDropdownHeight={320}
      placeholder={t('form.typeToFind')}
      nothingFoundMessage={t('form.nothingFound')}
      data={withChosen(found, values)}
      filter={asFound}
      value={[...values]}
      onChange={onChange}
      onSearchChange={ask}
    />
  );
}

const APPROVED: Query = { standing: 'budget' };

function useLineOptions(q: string): NamedOption[] {
  const locale = useLocale();
  const names = usePowerNames();
  return useFound<BudgetLine>('budget-lines', q, APPROVED).map((line) => ({
    value: line.code,
    label: [
      `${line.code} (${line.year})`,
      names.agency(line.administrator),
      formatMoney(line.adjustedKzt ?? line.plannedKzt, locale),
    ].join(' · '),
  }));
}

/** One approved line of the budget. */
export const LineSelect = (props: OneProps) => <SearchSelect {...props} useOptions={useLineOptions} />;

function useActOptions(q: string): NamedOption[] {
  const locale = useLocale();
  const { t } = useTranslation('scenarios');
  return useFound<LegalAct>('legal-acts', q).map((act) => {
    const title = nameOf({ nameRu: act.titleRu, nameKk: act.titleKk, nameEn: act.titleEn }, locale);
    return { value: act.code, label: act.status === 'in-force' ? title : `${title} · ${t(`actStatus.${act.status}`)}` };
  });
}

/** The act that new powers rest on. */
export const ActSelect = (props: OneProps) => <SearchSelect {...props} useOptions={useActOptions} />;
