import type { Alarm } from '@abat/contracts';

const SECOND_MS = 1000;
const two = (value: number): string => String(value).padStart(2, '0');

/** How long ago something was: whole days and the rest as `h:mm:ss`. Never negative, whatever the clocks say. */
export function ageOf(moment: string, nowMs: number): { days: number; clock: string } {
  const seconds = Math.max(0, Math.floor((nowMs - Date.parse(moment)) / SECOND_MS));
  const [days, rest] = [Math.floor(seconds / 86_400), seconds % 86_400];
  const [hours, minutes] = [Math.floor(rest / 3600), Math.floor((rest % 3600) / 60)];
  return { days, clock: `${hours}:${two(minutes)}:${two(rest % 60)}` };
}

/** Whether the time to take an alarm is over while nobody has: by the clock, which no event tells of. */
export const isLate = ({ state, respondBy }: Pick<Alarm, 'state' | 'respondBy'>, nowMs: number): boolean =>
  state === 'new' && Date.parse(respondBy) < nowMs;
