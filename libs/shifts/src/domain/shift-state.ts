import type { ErrorCode, ShiftState } from '@abat/contracts';

export const SHIFT_ACTS = ['prepare', 'sign', 'resume', 'leave'] as const;
export type ShiftAct = (typeof SHIFT_ACTS)[number];

/** What an act needs to know of a shift. `holderId` is the uuid of whoever is on duty. */
export type ShiftStanding = { state: ShiftState; holderId: string };

export type ShiftOutcome =
  { state: ShiftState } | { refused: Extract<ErrorCode, 'shift.not-allowed' | 'shift.own-signature'> };

/** Where each act leads, of the holder and of whoever takes over. */
const OF_HOLDER: Record<ShiftAct, Partial<Record<ShiftState, ShiftState>>> = {
  prepare: { running: 'prepared', prepared: 'prepared' },
  sign: { prepared: 'signed' },
  resume: { prepared: 'running', signed: 'running' },
  leave: { running: 'left', prepared: 'left', signed: 'left' },
};
const OF_OTHERS: Partial<Record<ShiftAct, Partial<Record<ShiftState, ShiftState>>>> = { sign: { signed: 'ended' } };

/**
 * What an act makes of a shift. The outgoing operator prepares and signs first, the incoming one signs last; nobody
 * signs for another, and nobody takes over from themselves.
 */
export function shiftOutcome(act: ShiftAct, shift: ShiftStanding, userId: string): ShiftOutcome {
  const isHolder = shift.holderId === userId;
  const state = (isHolder ? OF_HOLDER[act] : OF_OTHERS[act])?.[shift.state];
  if (state !== undefined) return { state };
  const others = isHolder ? OF_OTHERS[act] : OF_HOLDER[act];
  return { refused: others?.[shift.state] === undefined ? 'shift.not-allowed' : 'shift.own-signature' };
}
