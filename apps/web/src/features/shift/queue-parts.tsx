import type { Alarm, AlarmFlood } from '@abat/contracts';
import { ActionIcon, Button, SegmentedControl, Stack, Tooltip } from '@mantine/core';
import { IconBell, IconBellOff } from '@tabler/icons-react';
import { useEffect, useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../app/session-gate.js';
import { useLocale } from '../../i18n/index.js';
import { textOf } from '../../i18n/names.js';
import { shortNumber } from '../../short-number.js';
import { ActButton } from '../../ui/act-button.js';
import { FactList } from '../../ui/fact-list.js';
import { useChangeParams } from '../../url/params.js';
import { NotesList } from '../notes/notes-list.js';
import { PeopleList } from '../presence/people-list.js';
import { usePageShortcuts } from '../shell/shortcuts-store.js';
import type { Shortcut } from '../shell/use-shortcuts.js';
import type { DialogName } from './act-dialogs.js';
import { setMuted, useIsMuted } from './alarm-sound.js';
import { Journal } from './journal.js';
import classes from './shift.module.css';
import type { QueueLine } from './queue-lines.js';
import { QUEUE_TABS } from './use-queue.js';

export const SIDES = ['card', 'journal', 'notes', 'people'] as const;
export type Side = (typeof SIDES)[number];

/** Mutes and unmutes the alarms of this computer. */
export function SoundSwitch() {
  const { t } = useTranslation('shift');
  const muted = useIsMuted();
  const label = t(muted ? 'sound.unmute' : 'sound.mute');
  return (
    <Tooltip label={label}>
      <ActionIcon variant="default" size="md" aria-label={label} aria-pressed={muted} onClick={() => setMuted(!muted)}>
        {muted ? <IconBellOff size={16} aria-hidden /> : <IconBell size={16} aria-hidden />}
      </ActionIcon>
    </Tooltip>
  );
}

/** Enter chooses a row of the queue; on the chosen one it opens. */
const CHOSEN_ROW = `.${classes.queue} [aria-current=true]`;

type Keys = { lines: readonly QueueLine[]; activeKey: string | null; alarm: Alarm | undefined };

/** Where the queue goes on: a chosen line that left it keeps its place, the next one has moved up into it. */
function useSteps({ lines, activeKey }: Keys): (step: 1 | -1) => QueueLine | undefined {
  const index = lines.findIndex(({ key }) => key === activeKey);
  const place = useRef(0);
  useEffect(() => {
    if (index >= 0) place.current = index;
  }, [index]);
  return (step) => {
    const next = index >= 0 ? index + step : place.current + Math.min(step, 0);
    return lines[Math.min(lines.length - 1, Math.max(0, next))];
  };
}

/** The keys of the queue; `?` lists them. Letters are physical keys, so that they work in every layout. */
export function useQueueKeys(
  queue: Keys,
  run: { choose: (line: QueueLine) => void; take: () => void; dialog: (name: DialogName) => void; open: () => void },
) {
  const { t } = useTranslation('shift');
  const mayWork = useMay('alarm.work');
  const lineAt = useSteps(queue);
  const move = (step: 1 | -1) => {
    const next = lineAt(step);
    if (next) run.choose(next);
  };
  const shortcuts: Shortcut[] = [
    { keys: 'J', code: 'KeyJ', repeats: true, label: t('keys.next'), run: () => move(1) },
    { keys: 'K', code: 'KeyK', repeats: true, label: t('keys.previous'), run: () => move(-1) },
    { keys: 'Enter', key: 'Enter', over: CHOSEN_ROW, label: t('keys.open'), run: run.open },
  ];
  if (mayWork)
    shortcuts.push(
      { keys: 'T', code: 'KeyT', label: t('act.take'), run: run.take },
      { keys: 'S', code: 'KeyS', label: t('act.snooze'), run: () => run.dialog('snooze') },
      { keys: 'H', code: 'KeyH', label: t('act.handOver'), run: () => run.dialog('hand-over') },
      { keys: 'N', code: 'KeyN', label: t('act.note'), run: () => run.dialog('note') },
      { keys: 'M', code: 'KeyM', label: t('act.merge'), run: () => run.dialog('merge') },
    );
  usePageShortcuts(shortcuts);
}

/** What part of the queue is shown, with counts. */
export function QueueTabs({ tab, counts }: { tab: string; counts: Partial<Record<string, number>> }) {
  const { t } = useTranslation('shift');
  const change = useChangeParams();
  return (
    <SegmentedControl
      className={classes.tabs}
      size="xs"
      value={tab}
      aria-label={t('tabs.label')}
      onChange={(next) =>
        change(
          { 'a.tab': next === 'queue' ? null : next, 'a.flood': null, 'a.only': null, alarm: null },
          { atOnce: true },
        )
      }
      data={QUEUE_TABS.map((value) => ({
        value,
        label: counts[value] === undefined ? t(`tabs.${value}`) : `${t(`tabs.${value}`)} ${counts[value]}`,
      }))}
    />
  );
}

/** Beside the queue: the card of the chosen alarm, the journal, the notes, the people. */
export function SidePane({ side, onSide, card }: { side: Side; onSide: (side: Side) => void; card: ReactNode }) {
  const { t } = useTranslation('shift');
  const mayRead = useMay('alarm.work');
  const shown = SIDES.filter((one) => mayRead || one === 'card' || one === 'notes');
  return (
    <aside className={classes.side} aria-label={t(`side.${side}`)}>
      <SegmentedControl
        size="xs"
        fullWidth
        value={side}
        onChange={(next) => onSide(next as Side)}
        data={shown.map((value) => ({ value, label: t(`side.${value}`) }))}
      />
      <div className={classes.sideBody} tabIndex={0} role="group" aria-label={t(`side.${side}`)}>
        {side === 'card' && card}
        {side === 'journal' && <Journal />}
        {side === 'notes' && <NotesList />}
        {side === 'people' && <PeopleList />}
      </div>
    </aside>
  );
}

/** A chosen flood: what it is made of, and taking all of it. */
export function FloodCard({ flood, onTake, onOpen }: { flood: AlarmFlood; onTake: () => void; onOpen: () => void }) {
  const { t } = useTranslation('shift');
  const locale = useLocale();
  const mayWork = useMay('alarm.work');
  return (
    <Stack gap="md" data-testid="flood-card">
      <h2 className={classes.cardTitle}>{t('flood.title', { count: flood.live })}</h2>
      <p className={classes.hint}>{t('flood.hint')}</p>
      <div className={classes.acts}>
        {mayWork && flood.open > 0 && (
          <ActButton size="xs" onClick={onTake}>
            {t('flood.take', { count: flood.open })}
          </ActButton>
        )}
        <Button size="xs" variant="default" onClick={onOpen}>
          {t('flood.show')}
        </Button>
      </div>
      <FactList
        facts={[
          {
            label: t('flood.firstLabel'),
            value: `${shortNumber('alarm', flood.first.number)} · ${textOf(flood.first.title, locale)}`,
          },
          ...flood.byRule.map(({ rule, count }) => ({ label: t(`common:rule.${rule}`), value: String(count) })),
        ]}
      />
    </Stack>
  );
}
