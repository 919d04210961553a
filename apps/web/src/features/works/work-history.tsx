import type { HistoryEntry, Locale } from '@abat/contracts';
import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useWorkHistory } from '../../api/resources.js';
import { formatDate, formatDateTime, formatMoney } from '../../format.js';
import { useLocale } from '../../i18n/index.js';
import { ErrorState } from '../../ui/states.js';
import classes from './works.module.css';

const SHOWN = 20;
/** Columns a reader has no use for: versions, generated shapes, times that the entry itself tells. */
const HIDDEN = new Set(['id', 'version', 'created_at', 'updated_at', 'work_id']);

function useValueText(): (value: unknown) => string {
  const { t } = useTranslation('works');
  const locale = useLocale();
  return (value) => {
    if (value === null || value === undefined || value === '') return '—';
    if (typeof value === 'boolean') return t(value ? 'yes' : 'no');
    if (typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value)) return formatDate(value, locale);
    return String(value);
  };
}

function moneyText(amount: unknown, locale: Locale): string {
  return typeof amount === 'number' || typeof amount === 'string' ? formatMoney(String(amount), locale) : '—';
}

function Entry({ entry }: { entry: HistoryEntry }) {
  const { t, i18n } = useTranslation('works');
  const locale = useLocale();
  const valueText = useValueText();
  const changes = entry.changes.filter((change) => !HIDDEN.has(change.field));
  const changeText = ({ field, before, after }: HistoryEntry['changes'][number]) => {
    if (field === 'geom') return t('changed');
    if (field.endsWith('_kzt')) return [before, after].map((sum) => moneyText(sum, locale)).join(' → ');
    if (field === 'status')
      return [before, after].map((status) => t(`common:workStatus.${String(status)}`)).join(' → ');
    return `${valueText(before)} → ${valueText(after)}`;
  };
  const known = (key: string, other: string) => (i18n.exists(`works:${key}`) ? t(key) : other);
  return (
    <li className={classes.item}>
      {known(`entity.${entry.entity}`, entry.entity)}: {t(`action.${entry.action}`)}
      <div className={classes.itemMeta}>
        <span>{formatDateTime(entry.at, locale)}</span>
        <span>{entry.actor ?? t('unknownActor')}</span>
      </div>
      {entry.action === 'update' &&
        changes.map((change) => (
          <div key={change.field} className={classes.change}>
            {known(`column.${change.field}`, change.field)}: {changeText(change)}
          </div>
        ))}
    </li>
  );
}

/** Who changed what and when, newest first. */
export function WorkHistory({ id }: { id: string }) {
  const { t } = useTranslation('works');
  const { data, error, refetch } = useWorkHistory(id);
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data || data.items.length === 0)
    return (
      <Text size="sm" c="dimmed">
        {data ? t('noHistory') : t('common:state.loading')}
      </Text>
    );
  const rest = data.items.length - SHOWN;
  return (
    <>
      <ol className={classes.plainList}>
        {data.items.slice(0, SHOWN).map((entry) => (
          <Entry key={entry.id} entry={entry} />
        ))}
      </ol>
      {rest > 0 && (
        <Text size="xs" c="dimmed">
          {t('olderEntries', { count: rest })}
        </Text>
      )}
    </>
  );
}
