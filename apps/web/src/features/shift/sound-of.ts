import { ALARM_PRIORITIES, type AlarmPriority, type LiveEvent } from '@abat/contracts';

const isPriority = (value: unknown): value is AlarmPriority => ALARM_PRIORITIES.some((known) => known === value);
const rankOf = (priority: AlarmPriority | null | undefined): number =>
  priority ? ALARM_PRIORITIES.indexOf(priority) : -1;

/** The more urgent of two; null: none. */
export const moreUrgent = (one: AlarmPriority | null, other: AlarmPriority | null): AlarmPriority | null =>
  rankOf(one) > rankOf(other) ? one : other;

/**
 * Which sound an event makes, and null for none: once per new alarm, once per flood however it grows, and once more when
 * something more urgent is in it.
 * @param floods what was heard of each flood, by its id; a new one is added
 */
export function soundOf(
  event: Pick<LiveEvent, 'type' | 'data'>,
  floods: Map<string, AlarmPriority>,
): AlarmPriority | null {
  const { priority, flood } = event.data;
  if (event.type !== 'alarm.raised' || !isPriority(priority)) return null;
  if (typeof flood !== 'string') return priority;
  if (rankOf(floods.get(flood)) >= rankOf(priority)) return null;
  floods.set(flood, priority);
  return priority;
}
