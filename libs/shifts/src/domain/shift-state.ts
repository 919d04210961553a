import type { ErrorCode, ShiftState } from '@abat/contracts';

export const SHIFT_ACTS = ['prepare', 'sign', 'resume', 'leave'] as const;
export type ShiftAct = (typeof SHIFT_ACTS)[number];

/** What an act needs to know of a shift. `holderId` is the uuid of whoever is on duty. */
export type ShiftStanding = { state: ShiftState; holderId: string };

/** Who acts. An administrator ends the shift of somebody who has gone without doing so. */
export type ShiftWorker = { userId: string; administers: boolean };

export type ShiftOutcome =
  { state: ShiftState } | { refused: Extract<ErrorCode, 'shift.not-allowed' | 'shift.own-signature'> };

/** Where each act leads, of the holder and of whoever takes over. */
const OF_HOLDER: Record<ShiftAct, Partial<Record<ShiftState, ShiftState>>> = {
  prepare: { running: 'prepared', prepared: 'prepared' },
  sign: { prepared: 'signed' },
  resume: { prepared: 'running', signed: 'running' },
  leave: { running: 'left', prepared: 'left', signed: 'left' },
};
const OF_OTHERS: Partial<typeof OF_HOLDER> = { sign: { signed: 'ended' } };
const OF_ADMINISTRATORS: typeof OF_OTHERS = { ...OF_OTHERS, leave: OF_HOLDER.leave };

/**
 * What an act makes of a shift. The outgoing operator prepares and signs first, the incoming one signs last; nobody
 * signs for another, and nobody takes over from themselves.
 */
export function shiftOutcome(act: ShiftAct, shift: ShiftStanding, { userId, administers }: ShiftWorker): ShiftOutcome {
  const isHolder = shift.holderId === userId;
  const ofRelief = administers ? OF_ADMINISTRATORS : OF_OTHERS;
  const state = (isHolder ? OF_HOLDER : ofRelief)[act]?.[shift.state];
  if (state !== undefined) return { state };
  const others = isHolder ? OF_OTHERS[act] : OF_HOLDER[act];
  return { refused: others?.[shift.state] === undefined ? 'shift.not-allowed' : 'shift.own-signature' };
}
