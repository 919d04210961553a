import type { Alarm, AlarmFlood } from '@abat/contracts';
import { useTranslation } from 'react-i18next';
import { formatDateTime } from '../../format.js';
import { useLocale } from '../../i18n/index.js';
import { textOf } from '../../i18n/names.js';
import { shortNumber } from '../../short-number.js';
import { DemoMark } from '../../ui/truth-marks.js';
import { Age, AlarmFlags, PriorityMark, StateWord } from './alarm-marks.js';
import classes from './rows.module.css';

/** One alarm of the queue: mark, what it is, number, who has it, how long it waits. */
export function AlarmRow({ alarm }: { alarm: Alarm }) {
  const { t } = useTranslation('shift');
  const locale = useLocale();
  return (
    <span className={classes.row} data-testid="alarm-row" data-state={alarm.state}>
      <PriorityMark priority={alarm.priority} isNew={alarm.state === 'new'} />
      <span className={classes.texts}>
        <span className={classes.title}>{textOf(alarm.title, locale)}</span>
        <span className={classes.meta}>
          <span className={classes.number}>{shortNumber('alarm', alarm.number)}</span>
          <span>{t(`priority.${alarm.priority}`)}</span>
          <StateWord alarm={alarm} />
          {alarm.snooze && <span>{t('state.returnsAt', { moment: formatDateTime(alarm.snooze.until, locale) })}</span>}
          <AlarmFlags alarm={alarm} />
          {alarm.demo && <DemoMark />}
        </span>
      </span>
      <Age since={alarm.returnedAt ?? alarm.raisedAt} />
    </span>
  );
}

/** A flood as one line: the first of it and how many. */
export function FloodRow({ flood }: { flood: AlarmFlood }) {
  const { t } = useTranslation('shift');
  const locale = useLocale();
  const worst = (['urgent', 'high', 'low'] as const).find((priority) => flood.byPriority[priority] > 0) ?? 'low';
  return (
    <span className={classes.row} data-testid="flood-row">
      <PriorityMark priority={worst} isNew={flood.open > 0} />
      <span className={classes.texts}>
        <span className={classes.title}>{t('flood.title', { count: flood.live })}</span>
        <span className={classes.meta}>
          <span>{t('flood.first', { title: textOf(flood.first.title, locale) })}</span>
          <span>{t('flood.open', { count: flood.open })}</span>
          {flood.snoozed > 0 && <span>{t('flood.snoozed', { count: flood.snoozed })}</span>}
        </span>
      </span>
      <Age since={flood.startedAt} />
    </span>
  );
}
