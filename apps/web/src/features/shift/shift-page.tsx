import type { Alarm, AlarmFlood } from '@abat/contracts';
import { ActionIcon, Button } from '@mantine/core';
import { IconKeyboard, IconX } from '@tabler/icons-react';
import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState, ErrorState, LoadingRows } from '../../ui/states.js';
import { useIsPhone } from '../../ui/use-is-phone.js';
import { VirtualList } from '../../ui/virtual-list.js';
import { useChangeParams, useParam } from '../../url/params.js';
import { PanelFrame } from '../shell/panel-frame.js';
import { openShortcuts } from '../shell/shortcuts-store.js';
import { useOpenObject } from '../shell/use-open-object.js';
import { ActDialog, type DialogName } from './act-dialogs.js';
import { AlarmCard } from './alarm-card.js';
import { AlarmRow, FloodRow } from './alarm-row.js';
import { KpiStrip } from './kpi-strip.js';
import { FloodCard, QueueTabs, SidePane, SIDES, SoundSwitch, useQueueKeys } from './queue-parts.js';
import { Notice, Refusal } from './refusal.js';
import { ShiftBox } from './shift-box.js';
import classes from './shift.module.css';
import { useAlarm, useAlarmAct } from './use-alarms.js';
import { useSaidWhy } from './use-said-why.js';
import type { QueueLine } from './queue-lines.js';
import { useQueue, useTabCounts, type Queue } from './use-queue.js';

const isAlarm = (line: QueueLine): boolean => 'alarm' in line;

// A taken alarm may leave the page of the list that was read: it stays chosen all the same.
function contentOf(line: QueueLine | undefined, read: Alarm | undefined): { alarm?: Alarm; flood?: AlarmFlood } {
  if (line && 'flood' in line) return { flood: line.flood };
  const alarm = read ?? line?.alarm;
  return alarm ? { alarm } : {};
}

/**
 * The line that is chosen: by the address, else the first alarm; and its alarm or flood. The first one is written into the
 * address: another that becomes the first must not slip under a key that is meant for the one on the screen.
 */
function useChosen({ lines, isRead }: Queue) {
  const [alarmId] = useParam('alarm');
  const change = useChangeParams();
  // A flood is chosen only where it is a line of its own.
  const isLine = !alarmId?.startsWith('flood:') || lines.some(({ key: one }) => one === alarmId);
  const key = (isLine ? alarmId : null) ?? (lines.find(isAlarm) ?? lines[0])?.key ?? null;
  const line = lines.find((one) => one.key === key);
  useEffect(() => {
    if (isRead && key !== null && key !== alarmId) change({ alarm: key });
  }, [isRead, key, alarmId, change]);
  const { data: linked } = useAlarm(key?.startsWith('flood:') ? null : key);
  return { key, ...contentOf(line, linked) };
}

type QueueProps = { queue: Queue; chosen: string | null; onChoose: (line: QueueLine) => void };

function Lines({ queue, chosen, onChoose }: QueueProps) {
  const { t } = useTranslation('shift');
  const { list, lines, tab, error, isWhole, isSettled } = queue;
  const onNearEnd = useCallback(() => {
    if (list.hasNextPage && !list.isFetchingNextPage) void list.fetchNextPage();
  }, [list]);
  // Alarms that were read are worked on also while their floods cannot be read.
  if (lines.length === 0 || !(isWhole || error)) {
    if (error) return <ErrorState error={error} onRetry={() => void queue.readAgain()} />;
    return isSettled ? <EmptyState title={t(`empty.${tab}`)} /> : <LoadingRows rows={8} height={62} />;
  }
  return (
    <VirtualList
      items={lines}
      keyOf={({ key }) => key}
      selectedKey={chosen}
      rowHeight={64}
      label={t('queueLabel')}
      testId="shift-list"
      renderRow={(one) => ('flood' in one ? <FloodRow flood={one.flood} /> : <AlarmRow alarm={one.alarm} />)}
      onSelect={onChoose}
      onNearEnd={onNearEnd}
    />
  );
}

/** How much of the queue is shown, once that is known. */
function Shown({ queue: { shown, total, isSettled, lines, isWhole, error } }: { queue: Queue }) {
  const { t } = useTranslation('shift');
  const isKnown = isSettled || (isWhole && lines.length > 0);
  if (isKnown) return t('shown', { shown, total });
  return error ? null : t('common:state.loading');
}

function HeadTools() {
  const { t } = useTranslation('shift');
  const isPhone = useIsPhone();
  return (
    <div className={classes.head}>
      <ShiftBox />
      <SoundSwitch />
      {!isPhone && (
        <ActionIcon variant="default" size="md" aria-label={t('keys.title')} onClick={openShortcuts}>
          <IconKeyboard size={16} aria-hidden />
        </ActionIcon>
      )}
    </div>
  );
}

/** The shift: the queue of alarms worked by keyboard, the card of the chosen one, the journal and the handover. */
export function ShiftPage() {
  const { t } = useTranslation('shift');
  const change = useChangeParams();
  const [sideText] = useParam('a.side');
  const queue = useQueue();
  const { alarm, flood, key } = useChosen(queue);
  const counts = useTabCounts();
  const [dialog, setDialog] = useState<{ name: DialogName; alarm: Alarm } | null>(null);
  const { mutate, error } = useAlarmAct();
  const openObject = useOpenObject();
  const { why, may } = useSaidWhy(Boolean(alarm ?? flood));
  const choose = useCallback(
    (next: QueueLine) => change({ alarm: next.key, 'a.side': null }, { atOnce: true }),
    [change],
  );
  const ask = (name: DialogName, of = alarm) => may() && of && setDialog({ name, alarm: of });
  const take = () => {
    if (!may()) return;
    if (flood) mutate({ act: 'take-flood', id: flood.id });
    else if (alarm) mutate({ act: 'take', id: alarm.id });
  };
  const open = () => {
    if (flood) change({ 'a.flood': flood.id, alarm: null }, { push: true, atOnce: true });
    else if (alarm) openObject({ type: 'finding', id: alarm.finding.id });
  };
  useQueueKeys({ lines: queue.lines, activeKey: key, alarm }, { choose, take, dialog: ask, open });
  return (
    <PanelFrame title={t('title')} aside={<HeadTools />} footer={<Shown queue={queue} />}>
      <div className={classes.page}>
        <KpiStrip />
        <div className={classes.columns}>
          <section className={classes.queue} aria-label={t('queueLabel')}>
            <div className={classes.queueHead}>
              <QueueTabs tab={queue.tab} counts={counts} />
              {queue.flood && (
                <Button
                  size="xs"
                  variant="default"
                  onClick={() => change({ 'a.flood': null, alarm: null }, { atOnce: true })}
                >
                  {t('flood.back')}
                </Button>
              )}
              {queue.only && (
                <Button
                  size="xs"
                  variant="light"
                  rightSection={<IconX size={14} aria-hidden />}
                  aria-label={t('only.drop', { what: t(`only.${queue.only}`) })}
                  onClick={() => change({ 'a.only': null, alarm: null }, { atOnce: true })}
                >
                  {t(`only.${queue.only}`)}
                </Button>
              )}
              {why ? <Notice text={why} /> : <Refusal error={error} />}
            </div>
            <Lines queue={queue} chosen={key} onChoose={choose} />
          </section>
          <SidePane
            side={SIDES.find((one) => one === sideText) ?? 'card'}
            onSide={(next) => change({ 'a.side': next === 'card' ? null : next })}
            card={
              flood ? (
                <FloodCard flood={flood} onTake={take} onOpen={open} />
              ) : alarm ? (
                <AlarmCard alarm={alarm} onTake={take} onDialog={ask} onOpen={open} />
              ) : queue.isSettled || queue.error ? (
                <EmptyState title={t('card.none')} />
              ) : (
                <LoadingRows rows={4} />
              )
            }
          />
        </div>
      </div>
      <ActDialog asked={dialog} onClose={() => setDialog(null)} />
    </PanelFrame>
  );
}
