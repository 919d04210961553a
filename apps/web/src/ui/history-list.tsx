import type { HistoryEntry, Locale } from '@abat/contracts';
import { Text } from '@mantine/core';
import type { UseQueryResult } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { formatDate, formatDateRange, formatDateTime, formatMoney } from '../format.js';
import { useLocale } from '../i18n/index.js';
import classes from './history-list.module.css';
import { ErrorState } from './states.js';
import { useActorName } from './use-actor-name.js';

const SHOWN = 20;
const NOTHING = '—';

/** Words of the screen for what a history names; `valueOf` gives undefined for values that need no words. */
export type HistoryWords = {
  entityOf: (entity: string) => string;
  columnOf: (column: string) => string;
  valueOf: (column: string, value: unknown) => string | undefined;
};

function previousDay(day: string): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() - 1);
  return date.toISOString().slice(0, 10);
}

/** A daterange as the database keeps it, first day included and last one not: `[2020-01-01,2021-01-01)`. */
function periodText(range: string, locale: Locale, open: string): string {
  const [first = '', end = ''] = range.slice(1, -1).split(',');
  return first || end ? formatDateRange(first || null, end ? previousDay(end) : null, locale) : open;
}

function useValueText(words: HistoryWords): (column: string, value: unknown) => string {
  const { t } = useTranslation('common');
  const locale = useLocale();
  return (column, value) => {
    if (value === null || value === undefined || value === '') return NOTHING;
    const own = words.valueOf(column, value);
    if (own !== undefined) return own;
    if (typeof value === 'boolean') return t(value ? 'history.yes' : 'history.no');
    if (column.endsWith('_kzt')) return formatMoney(String(value), locale);
    const text = String(value);
    if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return formatDate(text, locale);
    return /^[[(].*,.*[\])]$/.test(text) ? periodText(text, locale, t('history.open')) : text;
  };
}

function Entry({ entry, words }: { entry: HistoryEntry; words: HistoryWords }) {
  const { t } = useTranslation('common');
  const locale = useLocale();
  const valueText = useValueText(words);
  const actorName = useActorName();
  return (
    <li className={classes.item}>
      {words.entityOf(entry.entity)}: {t(`history.${entry.action}`)}
      <div className={classes.meta}>
        <span>{formatDateTime(entry.at, locale)}</span>
        <span>{entry.actor === null ? t('history.unknownActor') : actorName(entry.actor)}</span>
      </div>
      {entry.action === 'update' &&
        entry.changes.map(({ field, before, after }) => (
          <div key={field} className={classes.change}>
            {words.columnOf(field)}:{' '}
            {field === 'geom' ? t('history.changed') : `${valueText(field, before)} → ${valueText(field, after)}`}
          </div>
        ))}
    </li>
  );
}

type HistoryListProps = { query: UseQueryResult<{ items: HistoryEntry[] }>; words: HistoryWords };

/** Who changed what and when, newest first. */
export function HistoryList({ query, words }: HistoryListProps) {
  const { t } = useTranslation('common');
  const { data, error, refetch } = query;
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data || data.items.length === 0)
    return (
      <Text size="sm" c="dimmed">
        {data ? t('history.none') : t('state.loading')}
      </Text>
    );
  const rest = data.items.length - SHOWN;
  return (
    <>
      <ol className={classes.list}>
        {data.items.slice(0, SHOWN).map((entry) => (
          <Entry key={entry.id} entry={entry} words={words} />
        ))}
      </ol>
      {rest > 0 && (
        <Text size="xs" c="dimmed">
          {t('history.older', { count: rest })}
        </Text>
      )}
    </>
  );
}
