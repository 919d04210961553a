import type { JournalEntry } from '@abat/contracts';
import { Button, Textarea } from '@mantine/core';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFlatList } from '../../api/use-flat-list.js';
import { useMay } from '../../app/session-gate.js';
import { formatDateTime } from '../../format.js';
import { useLocale } from '../../i18n/index.js';
import { shortNumber } from '../../short-number.js';
import { ActButton } from '../../ui/act-button.js';
import { EmptyState, ErrorState, LoadingRows } from '../../ui/states.js';
import { type KeepsForm, UnsavedGuard } from '../edit/unsaved-guard.js';
import { Refusal } from './refusal.js';
import classes from './shift.module.css';
import { useJournal, useWriteJournal } from './use-shifts.js';

/** What an entry tells beside its kind: which card, until when, to whom, whose shift, into or out of which alarm. */
function useDetail(): (entry: JournalEntry) => string | null {
  const { t } = useTranslation('shift');
  const locale = useLocale();
  const words = (kind: JournalEntry['kind'], value: string): string | null => {
    if (kind === 'alarm.snoozed') return t('state.returnsAt', { moment: formatDateTime(value, locale) });
    return kind === 'alarm.card' ? t(`common:rule.${value}`) : null;
  };
  return ({ kind, data }) => {
    const { person, role, into, outOf, until, rule, holder } = data;
    if (typeof person === 'string') return t('state.askedPerson', { name: person });
    if (typeof role === 'string') return t('state.askedRole', { role: t(`common:role.${role}`) });
    if (typeof holder === 'string') return t('journal.holder', { name: holder });
    const other = into ?? outOf;
    if (typeof other === 'number') return shortNumber('alarm', other);
    const value = until ?? rule;
    return typeof value === 'string' ? words(kind, value) : null;
  };
}

function Detail({ entry }: { entry: JournalEntry }) {
  const detail = useDetail()(entry);
  return detail && <span className={classes.journalDetail}>{detail}</span>;
}

/** Lines of the journal: when, who, what. */
export function JournalLines({ entries }: { entries: readonly JournalEntry[] }) {
  const { t } = useTranslation('shift');
  const locale = useLocale();
  return (
    <ol className={classes.journal}>
      {entries.map((entry) => (
        <li key={entry.id}>
          <span className={classes.journalHead}>
            <time dateTime={entry.at}>{formatDateTime(entry.at, locale)}</time>
            <span>{entry.by ?? t('journal.system')}</span>
            {entry.alarm && <span>{shortNumber('alarm', entry.alarm.number)}</span>}
          </span>
          <span>
            {typeof entry.data['count'] === 'number'
              ? t(`journal.many.${entry.kind === 'alarm.closed' ? 'closed' : 'raised'}`, { count: entry.data['count'] })
              : t(`journal.kind.${entry.kind.replace('.', '-')}`)}
          </span>
          <Detail entry={entry} />
          {entry.text && <span className={classes.journalText}>{entry.text}</span>}
        </li>
      ))}
    </ol>
  );
}

const sideOf = ({ search }: { search: string }) => new URLSearchParams(search).get('a.side');
/** The line stands in the side pane of the shift: it goes with the page and with the pane. */
const keepsLine: KeepsForm = (from, to) => from.pathname === to.pathname && sideOf(from) === sideOf(to);

function NewLine() {
  const { t } = useTranslation('shift');
  const [text, setText] = useState('');
  const isWritten = useCallback(() => text.trim() !== '', [text]);
  const { mutate, isPending, error } = useWriteJournal();
  return (
    <form
      className={classes.newLine}
      onSubmit={(event) => {
        event.preventDefault();
        mutate({ text: text.trim() }, { onSuccess: () => setText('') });
      }}
    >
      <Textarea
        label={t('journal.new')}
        value={text}
        maxLength={2000}
        autosize
        minRows={1}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <Refusal error={error} />
      <UnsavedGuard isDirty={isWritten} survives={keepsLine} />
      <ActButton size="xs" type="submit" loading={isPending} disabled={!isWritten()}>
        {t('journal.write')}
      </ActButton>
    </form>
  );
}

function Entries() {
  const { t } = useTranslation('shift');
  const { query, items, total } = useFlatList(useJournal());
  const { error, hasNextPage, isFetchingNextPage } = query;
  if (query.isPending) return <LoadingRows rows={6} height={44} />;
  if (error && items.length === 0) return <ErrorState error={error} onRetry={() => void query.refetch()} />;
  if (items.length === 0) return <EmptyState title={t('journal.none')} />;
  return (
    <>
      <JournalLines entries={items} />
      {hasNextPage && (
        <Button size="xs" variant="default" loading={isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {t('journal.more', { shown: items.length, total })}
        </Button>
      )}
    </>
  );
}

/** The journal of the room: written by what is done and by hand, never changed. */
export function Journal() {
  const mayWrite = useMay('shift.work');
  return (
    <div data-testid="journal">
      {mayWrite && <NewLine />}
      <Entries />
    </div>
  );
}
