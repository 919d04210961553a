import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import { useMay } from '../../app/session-gate.js';
import { useIsOutdated } from '../../blocks/block-age.js';
import { useIsOverdue } from '../../blocks/freshness.js';
import { cityTime, formatNumber } from '../../format.js';
import { useLocale } from '../../i18n/index.js';
import { textOf } from '../../i18n/names.js';
import { shortNumber } from '../../short-number.js';
import { Age, PriorityMark } from './alarm-marks.js';
import { useAlarmSound } from './alarm-sound.js';
import classes from './strip.module.css';
import { REFRESH_MS, useAlarmSummary } from './use-alarms.js';

/** Alarms on every page of the console: what nobody has taken, and the newest urgent one. */
export function AlarmStrip() {
  const { t } = useTranslation('shift');
  const locale = useLocale();
  const { search } = useLocation();
  useAlarmSound(useMay('alarm.work'));
  const summary = useAlarmSummary();
  const { data } = summary;
  const isOverdue = useIsOverdue(summary, REFRESH_MS);
  const isStale = useIsOutdated() || isOverdue;
  const to = (change: Record<string, string>) => {
    const params = new URLSearchParams(search);
    // What was looked at in the queue before would not be what the number says.
    for (const name of ['a.tab', 'a.flood', 'a.only', 'alarm']) params.delete(name);
    for (const [name, value] of Object.entries(change)) params.set(name, value);
    return { pathname: '/shift', search: params.toString() };
  };
  return (
    <section className={classes.strip} aria-label={t('strip.label')} data-testid="alarm-strip" data-stale={isStale}>
      {data && (
        <>
          {isStale && <span className={classes.asOf}>{t('strip.asOf', { time: cityTime(data.asOf).time })}</span>}
          <span className={classes.counts}>
            {(['urgent', 'high', 'low'] as const).map((priority) => (
              <Link
                key={priority}
                className={classes.count}
                title={t(`priority.${priority}`)}
                to={to({ 'a.only': priority })}
              >
                <PriorityMark priority={priority} size={12} />
                <span className="visually-hidden">{t(`priority.${priority}`)}</span>
                {formatNumber(data.unacknowledged[priority], locale)}
              </Link>
            ))}
            <Link className={classes.word} to={to({ 'a.only': 'untaken' })}>
              {t('strip.untaken', { count: data.byState.new })}
            </Link>
          </span>
          {data.overdue > 0 && (
            <Link className={classes.late} to={to({ 'a.only': 'overdue' })}>
              {t('strip.overdue', { count: data.overdue })}
            </Link>
          )}
          {data.byState.snoozed > 0 && (
            <Link className={classes.side} to={to({ 'a.tab': 'snoozed' })}>
              {t('strip.snoozed', { count: data.byState.snoozed })}
            </Link>
          )}
          {data.newest ? (
            <Link className={classes.newest} to={to({ alarm: data.newest.id })}>
              <PriorityMark priority="urgent" isNew size={12} />
              <span className={classes.title}>
                {shortNumber('alarm', data.newest.number)} {textOf(data.newest.title, locale)}
              </span>
              <Age since={data.newest.returnedAt ?? data.newest.raisedAt} />
            </Link>
          ) : (
            <span className={classes.quiet}>{t('strip.quiet')}</span>
          )}
        </>
      )}
    </section>
  );
}
