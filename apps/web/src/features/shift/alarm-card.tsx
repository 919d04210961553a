import type { Alarm } from '@abat/contracts';
import { Button, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFlatList } from '../../api/use-flat-list.js';
import { useMay } from '../../app/session-gate.js';
import { formatDateTime } from '../../format.js';
import { useLocale } from '../../i18n/index.js';
import { textOf } from '../../i18n/names.js';
import { shortNumber } from '../../short-number.js';
import { ActButton } from '../../ui/act-button.js';
import { FactList, type Fact } from '../../ui/fact-list.js';
import { MoreRows } from '../../ui/more-rows.js';
import { Section } from '../../ui/section.js';
import { SeverityBadge } from '../../ui/severity-badge.js';
import type { DialogName } from './act-dialogs.js';
import { Age, AlarmFlags, PriorityMark, StateWord } from './alarm-marks.js';
import { JournalLines } from './journal.js';
import { Refusal } from './refusal.js';
import classes from './shift.module.css';
import { useAlarmAct, useAlarmLog, useAlarms, useCard } from './use-alarms.js';

const DAY_MINUTES = 24 * 60;

type OnDialog = (name: DialogName, of?: Alarm) => void;

function Parts({ alarm, onDialog }: { alarm: Alarm; onDialog: OnDialog }) {
  const { t } = useTranslation('shift');
  const locale = useLocale();
  const list = useFlatList(useAlarms({ merged: alarm.id }, alarm.merged > 0));
  const mayWork = useMay('alarm.work');
  const parts = alarm.merged > 0 ? list.items : [];
  if (parts.length === 0) return null;
  return (
    <Section title={t('merge.parts')}>
      <ul className={classes.parts}>
        {parts.map((part) => (
          <li key={part.id}>
            <span>
              {shortNumber('alarm', part.number)} · {textOf(part.title, locale)}
            </span>
            {mayWork && (
              <ActButton size="compact-xs" variant="default" onClick={() => onDialog('unmerge', part)}>
                {t('act.unmerge')}
              </ActButton>
            )}
          </li>
        ))}
      </ul>
      <MoreRows list={list} />
    </Section>
  );
}

/** Minutes in the longest unit that fits: a day reads better than 1440 minutes. */
function useTimeWords(): (minutes: number) => string {
  const { t } = useTranslation('shift');
  return (minutes) => {
    if (minutes % DAY_MINUTES === 0) return t('card.days', { count: minutes / DAY_MINUTES });
    return minutes % 60 === 0 ? t('card.hours', { count: minutes / 60 }) : t('card.minutes', { count: minutes });
  };
}

/** What this type of alarm means and what to do: the card every operator works by. */
function CardTexts({ alarm }: { alarm: Alarm }) {
  const { t } = useTranslation('shift');
  const locale = useLocale();
  const card = useCard(alarm.rule);
  const timeWords = useTimeWords();
  if (!card) return null;
  const minutes = card.levels[alarm.severity]?.minutes;
  const facts: Fact[] = [
    { label: t('card.meaning'), value: textOf(card.meaning, locale) },
    { label: t('card.consequence'), value: textOf(card.consequence, locale) },
    { label: t('card.action'), value: textOf(card.action, locale) },
    { label: t('card.owner'), value: t(`common:role.${card.owner}`) },
  ];
  if (minutes !== undefined) facts.push({ label: t('card.response'), value: timeWords(minutes) });
  return (
    <Section title={t(`common:rule.${alarm.rule}`)}>
      <FactList facts={facts} />
    </Section>
  );
}

function useTimes(alarm: Alarm): Fact[] {
  const { t } = useTranslation('shift');
  const locale = useLocale();
  const facts: Fact[] = [
    { label: t('time.event'), value: formatDateTime(alarm.eventAt, locale) },
    { label: t('time.raised'), value: formatDateTime(alarm.raisedAt, locale) },
  ];
  if (alarm.state === 'new') facts.push({ label: t('time.respondBy'), value: formatDateTime(alarm.respondBy, locale) });
  if (alarm.takenAt) facts.push({ label: t('time.taken'), value: formatDateTime(alarm.takenAt, locale) });
  if (alarm.snooze)
    facts.push({
      label: t('time.snoozed'),
      value: `${formatDateTime(alarm.snooze.until, locale)} · ${alarm.snooze.by} · ${alarm.snooze.reason}`,
    });
  return facts;
}

type ActsProps = { alarm: Alarm; onTake: () => void; onDialog: OnDialog };

function Acts({ alarm, onTake, onDialog }: ActsProps) {
  const { t } = useTranslation('shift');
  const { mutate, error } = useAlarmAct();
  const button = { size: 'xs' } as const;
  // A part is worked through the alarm it belongs to, until it is taken out of it.
  const isOver = alarm.state === 'closed';
  const isPart = alarm.mergedInto !== null && !isOver;
  const isUnderWay = alarm.mergedInto === null && !isOver;
  return (
    <>
      <div className={classes.acts}>
        {isPart && (
          <ActButton {...button} onClick={() => onDialog('unmerge')}>
            {t('act.unmerge')}
          </ActButton>
        )}
        {isUnderWay && alarm.state !== 'taken' && (
          <ActButton {...button} onClick={onTake}>
            {t('act.take')}
          </ActButton>
        )}
        {isUnderWay && alarm.state === 'taken' && (
          <ActButton {...button} variant="default" onClick={() => mutate({ act: 'release', id: alarm.id })}>
            {t('act.release')}
          </ActButton>
        )}
        {isUnderWay && alarm.state !== 'snoozed' && (
          <>
            <ActButton {...button} variant="default" onClick={() => onDialog('snooze')}>
              {t('act.snooze')}
            </ActButton>
            <ActButton {...button} variant="default" onClick={() => onDialog('hand-over')}>
              {t('act.handOver')}
            </ActButton>
            <ActButton {...button} variant="default" onClick={() => onDialog('merge')}>
              {t('act.merge')}
            </ActButton>
          </>
        )}
        <ActButton {...button} variant="default" onClick={() => onDialog('note')}>
          {t('act.note')}
        </ActButton>
      </div>
      <Refusal error={error} />
    </>
  );
}

function Log({ alarm }: { alarm: Alarm }) {
  const { t } = useTranslation('shift');
  const list = useFlatList(useAlarmLog(alarm.id));
  return (
    <Section title={t('log')}>
      <JournalLines entries={list.items} />
      <MoreRows list={list} />
    </Section>
  );
}

/** The chosen alarm: what it is, what to do with it, its card, its times, what was done. */
export function AlarmCard(props: ActsProps & { onOpen: () => void }) {
  const { t } = useTranslation('shift');
  const locale = useLocale();
  const { alarm, onOpen, onDialog } = props;
  const mayWork = useMay('alarm.work');
  const times = useTimes(alarm);
  return (
    <Stack gap="lg" data-testid="alarm-card">
      <div>
        <div className={classes.cardTop}>
          <PriorityMark priority={alarm.priority} isNew={alarm.state === 'new'} />
          <strong>{shortNumber('alarm', alarm.number)}</strong>
          <span>{t(`priority.${alarm.priority}`)}</span>
          <SeverityBadge severity={alarm.severity} />
          <Age since={alarm.returnedAt ?? alarm.raisedAt} />
        </div>
        <h2 className={classes.cardTitle}>{textOf(alarm.title, locale)}</h2>
        <div className={classes.cardMeta}>
          <StateWord alarm={alarm} />
          <AlarmFlags alarm={alarm} />
        </div>
      </div>
      {mayWork && <Acts {...props} />}
      <Button size="xs" variant="light" onClick={onOpen}>
        {t('openFinding', { number: alarm.finding.number })}
      </Button>
      <CardTexts alarm={alarm} />
      <Section title={t('times')}>
        <FactList facts={times} />
      </Section>
      <Parts alarm={alarm} onDialog={onDialog} />
      {mayWork && <Log alarm={alarm} />}
    </Stack>
  );
}
