import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Query } from '../../api/client.js';
import type { Register } from '../../api/keys.js';
import { useListQuery } from '../../api/resources.js';
import { useByCode } from '../../api/use-by-code.js';
import { groupsOf } from './coded-options.js';

const SHOWN = 30;
const above = { zIndex: 550 } as const;

type CodedFieldProps<Row> = {
  register: Register;
  label: string;
  error?: string | undefined;
  /** Code of the row, or none. */
  value: string | null;
  /** Which rows are offered, and of whom first; none = nobody's come first. */
  filters: Query;
  agency: string | null;
  isOffered?: (row: Row) => boolean;
  textOf: (row: Row) => string;
  onChange: (code: string | null) => void;
};

/** One row of a large register, found on the server by its code or name. Rows of the body itself stand first. */
export function CodedField<Row extends { id: string; code: string }>(props: CodedFieldProps<Row>) {
  const { register, label, error, value, filters, agency, isOffered = () => true, textOf, onChange } = props;
  const { t } = useTranslation('edit');
  const [text, setText] = useState('');
  const [typed] = useDebouncedValue(text.trim(), 250);
  const chosen = useByCode<Row>(register, value);
  // Until the chosen row is read, its code stands for it.
  const name = chosen ? textOf(chosen) : value;
  const q = typed === name ? '' : typed;
  const asked = { ...filters, q, limit: SHOWN };
  const own = useListQuery<Row>(register, { ...asked, agency: agency ?? '' }, { enabled: agency !== null });
  const all = useListQuery<Row>(register, asked);
  const rowsOf = (list: typeof all): Row[] => (list.data?.pages[0]?.items ?? []).filter(isOffered);
  const groups = groupsOf({ own: agency === null ? [] : rowsOf(own), all: rowsOf(all), value });
  const optionOf = (row: Row) => ({ value: row.code, label: textOf(row) });
  const data = [
    { group: t('coded.chosen'), items: groups.isListed || value === null ? [] : [{ value, label: name ?? value }] },
    { group: t('coded.own'), items: groups.own.map(optionOf) },
    { group: t('coded.others'), items: groups.others.map(optionOf) },
  ];
  return (
    <Select
      label={label}
      error={error}
      placeholder={t('coded.search')}
      nothingFoundMessage={t('coded.none')}
      searchable
      clearable
      comboboxProps={above}
      filter={({ options }) => options}
      data={data.filter(({ items }) => items.length > 0)}
      value={value}
      onSearchChange={setText}
      onChange={onChange}
    />
  );
}
