import { type MantineSize, Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Query } from '../../api/client.js';
import type { Register } from '../../api/keys.js';
import { useListQuery } from '../../api/resources.js';
import { useByCode } from '../../api/use-by-code.js';
import { formatNumber } from '../../format.js';
import { useLocale } from '../../i18n/index.js';
import { groupsOf } from './coded-options.js';

const SHOWN = 30;
// No code has a space.
const MORE = ' ';
const NOTHING = { items: [], total: 0 };
const above = { zIndex: 550 } as const;

type Coded = { id: string; code: string };

type CodedFieldProps<Row> = {
  register: Register;
  label: string;
  error?: string | undefined;
  size?: MantineSize;
  /** Code of the row, or none. */
  value: string | null;
  /** Which rows are offered, and of whom first; none = nobody's come first. */
  filters: Query;
  agency: string | null;
  textOf: (row: Row) => string;
  onChange: (code: string | null) => void;
};

type Asked = { register: Register; filters: Query; agency: string | null; q: string };

/** Rows that the text finds, those of the body apart, and how many there are in all. */
function useFound<Row extends Coded>({ register, filters, agency, q }: Asked) {
  const asked = { ...filters, q, limit: SHOWN };
  const own = useListQuery<Row>(register, { ...asked, agency: agency ?? '' }, { enabled: agency !== null });
  const all = useListQuery<Row>(register, asked);
  const [ours, theirs] = [own.data?.pages[0] ?? NOTHING, all.data?.pages[0] ?? NOTHING];
  return { own: agency === null ? [] : ours.items, all: theirs.items, total: theirs.total };
}

/** The last option when more are found than are shown; it cannot be chosen. */
function useMore(shown: number, total: number) {
  const { t } = useTranslation('edit');
  const locale = useLocale();
  const counts = { shown: formatNumber(shown, locale), total: formatNumber(total, locale) };
  return total > shown ? [{ value: MORE, label: t('coded.shown', counts), disabled: true }] : [];
}

/**
 * One row of a large register, found on the server by its code or name; says when more are found than it shows. Rows of
 * the body itself stand first.
 */
export function CodedField<Row extends Coded>(props: CodedFieldProps<Row>) {
  const { register, value, filters, agency, textOf, ...field } = props;
  const { t } = useTranslation('edit');
  const [text, setText] = useState('');
  const [typed] = useDebouncedValue(text.trim(), 250);
  const chosen = useByCode<Row>(register, value);
  // Until the chosen row is read, its code stands for it.
  const name = chosen ? textOf(chosen) : value;
  const { total, ...found } = useFound<Row>({ register, filters, agency, q: typed === name ? '' : typed });
  const groups = groupsOf({ ...found, value });
  const more = useMore(groups.own.length + groups.others.length, total);
  const optionOf = (row: Row) => ({ value: row.code, label: textOf(row) });
  const data = [
    { group: t('coded.chosen'), items: groups.isListed || value === null ? [] : [{ value, label: name ?? value }] },
    { group: t('coded.own'), items: groups.own.map(optionOf) },
    { group: t('coded.others'), items: groups.others.map(optionOf) },
  ];
  return (
    <Select
      {...field}
      placeholder={t('coded.search')}
      nothingFoundMessage={t('coded.none')}
      searchable
      clearable
      comboboxProps={above}
      filter={({ options }) => options}
      data={[...data.filter(({ items }) => items.length > 0), ...more]}
      value={value}
      onSearchChange={setText}
    />
  );
}
