import type { Alarm, AlarmPriority } from '@abat/contracts';
import { useTranslation } from 'react-i18next';
import { formatDays } from '../../format.js';
import { useLocale } from '../../i18n/index.js';
import { useServerNow } from '../../live/server-now.js';
import { ageOf, isLate } from './age.js';
import classes from './marks.module.css';

// Three shapes, so that a grey screenshot still reads: octagon, triangle, disc.
const SHAPES: Record<AlarmPriority, string> = {
  urgent: 'M5.2 1.2h5.6l4 4v5.6l-4 4H5.2l-4-4V5.2Z',
  high: 'M8 1.5 15 14H1Z',
  low: 'M8 3a5 5 0 1 1 0 10A5 5 0 1 1 8 3Z',
};

/** The mark of a priority; it blinks while nobody has taken the alarm, and only it. */
export function PriorityMark({
  priority,
  isNew = false,
  size = 16,
}: {
  priority: AlarmPriority;
  isNew?: boolean;
  size?: number;
}) {
  return (
    <span className={classes.mark} data-priority={priority} data-blinks={isNew || undefined}>
      <svg width={size} height={size} viewBox="0 0 16 16" aria-hidden="true" focusable="false">
        <path d={SHAPES[priority]} fill="currentColor" />
      </svg>
    </span>
  );
}

/** Time since a moment, counting up; by the server's clock. */
export function Age({ since }: { since: string }) {
  const locale = useLocale();
  const { days, clock } = ageOf(since, useServerNow());
  return (
    <time className={classes.age} dateTime={since}>
      {days > 0 ? formatDays(days, locale) : clock}
    </time>
  );
}

/** The state of an alarm in a word, with who owns it. */
export function StateWord({ alarm }: { alarm: Alarm }) {
  const { t } = useTranslation('shift');
  if (alarm.owner) return <span>{t('state.takenBy', { name: alarm.owner.name })}</span>;
  if (alarm.handedTo)
    return (
      <span>
        {alarm.handedTo.person
          ? t('state.askedPerson', { name: alarm.handedTo.person.name })
          : t('state.askedRole', { role: t(`common:role.${alarm.handedTo.role ?? 'operator'}`) })}
      </span>
    );
  return <span>{t(`state.${alarm.state}`)}</span>;
}

/** Marks of what must not be overlooked: too late, escalated, put aside before, parts. */
export function AlarmFlags({ alarm }: { alarm: Alarm }) {
  const { t } = useTranslation('shift');
  const isOverdue = isLate(alarm, useServerNow(10_000));
  return (
    <>
      {alarm.escalatedAt && <span className={classes.flagBad}>{t('flag.escalated')}</span>}
      {isOverdue && !alarm.escalatedAt && <span className={classes.flagBad}>{t('flag.overdue')}</span>}
      {alarm.snoozeCount > 0 && <span className={classes.flag}>{t('flag.snoozed', { count: alarm.snoozeCount })}</span>}
      {alarm.merged > 0 && <span className={classes.flag}>{t('flag.merged', { count: alarm.merged })}</span>}
    </>
  );
}
