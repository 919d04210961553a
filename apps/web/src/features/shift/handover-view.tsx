import type { HandoverLists, Shift } from '@abat/contracts';
import { useTranslation } from 'react-i18next';
import { useAgencyNames } from '../../api/use-names.js';
import { formatDateTime } from '../../format.js';
import { useLocale } from '../../i18n/index.js';
import { textOf } from '../../i18n/names.js';
import { shortNumber } from '../../short-number.js';
import { FactList, type Fact } from '../../ui/fact-list.js';
import classes from './shift.module.css';

const LISTS = ['overdue', 'open', 'snoozed'] as const;

function AlarmList({ name, list }: { name: (typeof LISTS)[number]; list: HandoverLists['open'] }) {
  const { t } = useTranslation('shift');
  const locale = useLocale();
  return (
    <section>
      <h3 className={classes.listTitle}>{t(`handover.${name}`, { count: list.total })}</h3>
      <ul className={classes.handed}>
        {list.items.map((one) => (
          <li key={one.id}>
            <strong>{shortNumber('alarm', one.number)}</strong> {textOf(one.title, locale)}
            <span className={classes.handedMeta}>
              {one.owner && <span>{one.owner}</span>}
              {one.until && <span>{t('state.returnsAt', { moment: formatDateTime(one.until, locale) })}</span>}
              {one.reason && <span>{one.reason}</span>}
            </span>
          </li>
        ))}
      </ul>
      {list.total > list.items.length && (
        <p className={classes.more}>{t('handover.shown', { shown: list.items.length, total: list.total })}</p>
      )}
    </section>
  );
}

function Decisions({ list }: { list: HandoverLists['decisions'] }) {
  const { t } = useTranslation('shift');
  const locale = useLocale();
  const { nameOf } = useAgencyNames();
  return (
    <section>
      <h3 className={classes.listTitle}>{t('handover.decisions', { count: list.total })}</h3>
      <ul className={classes.handed}>
        {list.items.map((one) => (
          <li key={`${one.finding}:${one.since}`}>
            <strong>{shortNumber('finding', one.number)}</strong> {textOf(one.title, locale)}
            <span className={classes.handedMeta}>
              <span>{t('handover.since', { moment: formatDateTime(one.since, locale) })}</span>
              {one.waitsFor.length > 0 && (
                <span>{t('handover.waitsFor', { bodies: one.waitsFor.map(nameOf).join(', ') })}</span>
              )}
            </span>
          </li>
        ))}
      </ul>
      {list.total > list.items.length && (
        <p className={classes.more}>{t('handover.shown', { shown: list.items.length, total: list.total })}</p>
      )}
    </section>
  );
}

/** What is handed over, as it was when it was prepared, and who signed. */
export function HandoverView({ shift }: { shift: Shift }) {
  const { t } = useTranslation('shift');
  const locale = useLocale();
  const signed = (at: string | null) => (at ? formatDateTime(at, locale) : t('handover.unsigned'));
  const facts: Fact[] = [
    { label: t('handover.from'), value: shift.holder.name },
    { label: t('handover.startedAt'), value: formatDateTime(shift.startedAt, locale) },
    { label: t('handover.preparedAt'), value: formatDateTime(shift.preparedAt, locale) },
    { label: t('handover.outgoing'), value: signed(shift.outgoingSignedAt) },
    {
      label: t('handover.incoming'),
      value: shift.incoming ? `${shift.incoming.name} · ${signed(shift.incomingSignedAt)}` : signed(null),
    },
  ];
  if (shift.note) facts.push({ label: t('handover.note'), value: shift.note });
  if (shift.leftReason) facts.push({ label: t('handover.left'), value: shift.leftReason });
  return (
    <div className={classes.handover} data-testid="handover">
      <FactList facts={facts} />
      {shift.lists &&
        LISTS.map((name) => <AlarmList key={name} name={name} list={(shift.lists as HandoverLists)[name]} />)}
      {shift.lists && <Decisions list={shift.lists.decisions} />}
    </div>
  );
}
