import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFlatList } from '../../api/use-flat-list.js';
import { formatNumber } from '../../format.js';
import { useLocale } from '../../i18n/index.js';
import { textOf } from '../../i18n/names.js';
import { shortNumber } from '../../short-number.js';
import { ActForm, type FormProps } from './act-form.js';
import { useAlarms, type AlarmAct } from './use-alarms.js';

type Option = { value: string; label: string };
/** Alarms offered at once; typing finds any other. */
const OFFERED = 50;

/** Alarms under way that fit what was typed, and how many more of them there are. */
function useTargets(ownId: string, typed: string): { options: Option[]; total: number } {
  const locale = useLocale();
  const [q] = useDebouncedValue(typed.trim(), 250);
  const { items, total = 0 } = useFlatList(useAlarms({ limit: OFFERED, ...(q ? { q } : {}) }));
  const options = items
    .filter(({ id }) => id !== ownId)
    .map((one) => ({ value: one.id, label: `${shortNumber('alarm', one.number)} · ${textOf(one.title, locale)}` }));
  return { options, total: total - (items.length - options.length) };
}

/** Makes the alarm a part of another one, found by number or words. */
export function MergeForm({ alarm, onDone }: FormProps) {
  const { t } = useTranslation('shift');
  const locale = useLocale();
  const [chosen, setChosen] = useState<Option | null>(null);
  const [typed, setTyped] = useState('');
  const { options, total } = useTargets(alarm.id, typed === chosen?.label ? '' : typed);
  const data = chosen && !options.some(({ value }) => value === chosen.value) ? [...options, chosen] : options;
  const asked: AlarmAct | null = chosen ? { act: 'merge', id: alarm.id, body: { into: chosen.value } } : null;
  const counts = { shown: formatNumber(options.length, locale), total: formatNumber(total, locale) };
  return (
    <ActForm alarm={alarm} onDone={onDone} asked={asked} submit={t('act.merge')}>
      <Select
        data-autofocus
        searchable
        required
        label={t('merge.into')}
        description={[t('merge.hint'), total > options.length && t('merge.offered', counts)].filter(Boolean).join(' ')}
        nothingFoundMessage={t('search:nothing')}
        data={data}
        // The server has searched already: what it answers is shown, whatever the words.
        filter={({ options: found }) => found}
        value={chosen?.value ?? null}
        comboboxProps={{ zIndex: 700 }}
        onSearchChange={setTyped}
        onChange={(id) => setChosen(data.find(({ value }) => value === id) ?? null)}
      />
    </ActForm>
  );
}
