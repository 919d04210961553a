import type { AlarmState, ErrorCode } from '@abat/contracts';

/** What people do with alarms. Raising, returning and closing are done by findings and by time. */
export const ALARM_ACTS = ['take', 'release', 'snooze', 'hand-over', 'note', 'merge', 'unmerge'] as const;
export type AlarmAct = (typeof ALARM_ACTS)[number];

/** What an act needs to know of an alarm. Ids are uuids. */
export type AlarmStanding = { state: AlarmState; ownerId: string | null; mergedInto: string | null };

/** Who acts. A supervisor may take an alarm out of other hands. */
export type Worker = { userId: string; supervises: boolean };

/** The state an act leads to, or why it is refused. */
export type Outcome = { state: AlarmState } | { refused: Extract<ErrorCode, 'alarm.taken' | 'alarm.not-allowed'> };

/** Where each act leads from each state; what is missing is not allowed. */
const ACTS: Record<AlarmAct, Partial<Record<AlarmState, AlarmState>>> = {
  take: { new: 'taken', snoozed: 'taken', taken: 'taken' },
  release: { taken: 'new', snoozed: 'new' },
  snooze: { new: 'snoozed', taken: 'snoozed' },
  'hand-over': { new: 'new', taken: 'new' },
  note: { new: 'new', taken: 'taken', snoozed: 'snoozed', closed: 'closed' },
  merge: { new: 'new', taken: 'new' },
  unmerge: { new: 'new' },
};

/** Acts that leave the hands of the owner alone, and those a supervisor may do in their place. */
const HARMLESS: readonly AlarmAct[] = ['note', 'unmerge'];
const SUPERVISED: readonly AlarmAct[] = ['release', 'hand-over'];

function isInOtherHands({ state, ownerId }: AlarmStanding, { userId }: Worker): boolean {
  return state === 'taken' && ownerId !== userId;
}

/**
 * What an act makes of an alarm. Taking means owning: what somebody else owns is theirs until they give it back, hand
 * it over, or a supervisor does. A merged alarm is worked through the one it is part of.
 */
export function outcomeOf(act: AlarmAct, alarm: AlarmStanding, worker: Worker): Outcome {
  const isPart = alarm.mergedInto !== null;
  if (act !== 'note' && isPart !== (act === 'unmerge')) return { refused: 'alarm.not-allowed' };
  const state = ACTS[act][alarm.state];
  if (state === undefined) return { refused: 'alarm.not-allowed' };
  if (!isInOtherHands(alarm, worker) || HARMLESS.includes(act)) return { state };
  return worker.supervises && SUPERVISED.includes(act) ? { state } : { refused: 'alarm.taken' };
}

/** True when an alarm may take another as its part: it is under way and no part itself. */
export const mayHoldParts = ({ state, mergedInto }: AlarmStanding): boolean =>
  state !== 'closed' && mergedInto === null;
