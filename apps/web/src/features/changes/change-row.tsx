import type { Change } from '@abat/contracts';
import { useTranslation } from 'react-i18next';
import { formatDate, formatDateTime, formatMoney } from '../../format.js';
import { useLocale } from '../../i18n/index.js';
import { textOf } from '../../i18n/names.js';
import { useActorName } from '../../ui/use-actor-name.js';
import classes from './changes.module.css';

const NOTHING = '—';

/** A stored value in the reader's words. */
function useValueText(subject: Change['subject']['type']): (field: string, value: unknown) => string {
  const { t, i18n } = useTranslation('changes');
  const locale = useLocale();
  return (field, value) => {
    if (value === null || value === undefined || value === '') return NOTHING;
    const text = String(value);
    if (field.endsWith('_kzt')) return formatMoney(text, locale);
    if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return formatDate(text, locale);
    const names = [`common:${subject}Status.${text}`, `common:severity.${text}`, `value.${text}`];
    const known = names.find((name) => i18n.exists(name.includes(':') ? name : `changes:${name}`));
    return known ? t(known) : text;
  };
}

/** What a changed row is called. */
export function useChangeTitle(): (change: Change) => string {
  const { t } = useTranslation('changes');
  const locale = useLocale();
  return ({ subject, title }) => {
    if (subject.type === 'finding') return t(`common:rule.${title.ru}`);
    if (subject.type === 'resolution') return t(`kind.${title.ru}`);
    return textOf(title, locale);
  };
}

/** One change: what, of what, when, by whom, and how it was before. */
export function ChangeRow({ change }: { change: Change }) {
  const { t } = useTranslation('changes');
  const locale = useLocale();
  const titleOf = useChangeTitle();
  const actorName = useActorName();
  const valueText = useValueText(change.subject.type);
  const number = change.number === null ? null : t(`number.${change.subject.type}`, { number: change.number });
  return (
    <div className={classes.row} data-gone={change.gone}>
      <div className={classes.action}>
        <span className={classes.sign} data-action={change.action} aria-hidden />
        <span className={classes.what}>{t(`action.${change.action}`)}</span>
        <span className={classes.kind}>{[t(`subject.${change.subject.type}`), number].filter(Boolean).join(' ')}</span>
      </div>
      <div className={classes.title}>{titleOf(change)}</div>
      {change.changes.map(({ field, before, after }) => (
        <div key={field} className={classes.values}>
          {t(`field.${field}`)}: <s>{valueText(field, before)}</s> → <b>{valueText(field, after)}</b>
        </div>
      ))}
      <div className={classes.meta}>
        {[
          formatDateTime(change.at, locale),
          change.actor === null ? t('bySystem') : actorName(change.actor),
          change.gone ? t('gone') : null,
        ]
          .filter(Boolean)
          .join(' · ')}
      </div>
    </div>
  );
}
