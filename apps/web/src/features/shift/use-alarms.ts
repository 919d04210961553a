import type {
  Alarm,
  AlarmCard,
  AlarmFlood,
  AlarmHandOver,
  AlarmKpis,
  AlarmSnooze,
  AlarmSummary,
  AlarmUnmerge,
  JournalEntry,
  Person,
} from '@abat/contracts';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { askAgainAfter } from '../../api/ask-again.js';
import { call, type Query } from '../../api/client.js';
import { keys } from '../../api/keys.js';
import { useListQuery, useOneQuery } from '../../api/resources.js';

const path = '/api/v1/alarms';
/** What time alone changes (overdue, escalated) is asked for again this often, milliseconds. */
export const REFRESH_MS = 30_000;

/** Escalated alarms that still wait for somebody: those that the summary counts. */
export const ESCALATED = { escalated: true, state: 'new' } as const satisfies Query;

export const useAlarms = (filters: Query, enabled = true) =>
  useListQuery<Alarm>('alarms', filters, { enabled, everyMs: REFRESH_MS });
export const useAlarm = (id: string | null) => useOneQuery<Alarm>('alarms', id);

function useAlarmPart<Answer>(part: string, refetchInterval: number | typeof askAgainAfter = REFRESH_MS) {
  return useQuery({
    queryKey: keys.part('alarms', 'all', part),
    queryFn: ({ signal }) => call<Answer>(`${path}/${part}`, { signal }),
    refetchInterval,
  });
}

/** Counts for the strip and the tabs. */
export const useAlarmSummary = () => useAlarmPart<AlarmSummary>('summary');
/** Floods under way. */
export const useFloods = () => useAlarmPart<{ asOf: string; items: AlarmFlood[] }>('floods');
/** Measures against their targets. */
export const useKpis = () => useAlarmPart<AlarmKpis>('kpis');
/** Who may be asked to take an alarm. */
export const usePeople = () => useAlarmPart<{ items: Person[] }>('people', askAgainAfter);
/** The cards of every type of alarm. */
export const useCards = () => useAlarmPart<{ items: AlarmCard[] }>('cards', askAgainAfter);

/** The card of a type of alarm. */
export function useCard(rule: string | undefined): AlarmCard | undefined {
  return useCards().data?.items.find((card) => card.rule === rule);
}

/** What was done with an alarm, the newest first. */
export const useAlarmLog = (id: string) => useListQuery<JournalEntry>('journal', { alarm: id });

/** What a person does with an alarm, or with a whole flood. */
export type AlarmAct =
  | { act: 'take' | 'release'; id: string }
  | { act: 'snooze'; id: string; body: AlarmSnooze }
  | { act: 'hand-over'; id: string; body: AlarmHandOver }
  | { act: 'notes'; id: string; body: { text: string } }
  | { act: 'merge'; id: string; body: { into: string } }
  | { act: 'unmerge'; id: string; body: AlarmUnmerge }
  | { act: 'take-flood'; id: string };

function send(asked: AlarmAct): Promise<unknown> {
  if (asked.act === 'take-flood') return call(`${path}/floods/${asked.id}/take`, { method: 'POST' });
  const body = 'body' in asked ? asked.body : undefined;
  return call<Alarm>(`${path}/${asked.id}/${asked.act}`, { method: 'POST', body });
}

/** Does something with an alarm; whether it went well or not, the queue is read again. */
export function useAlarmAct() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: send,
    onSettled: () => {
      void client.invalidateQueries({ queryKey: keys.all('alarms') });
      void client.invalidateQueries({ queryKey: keys.all('journal') });
    },
  });
}
