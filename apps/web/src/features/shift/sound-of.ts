import { ALARM_PRIORITIES, type AlarmPriority, type LiveEvent } from '@abat/contracts';

const isPriority = (value: unknown): value is AlarmPriority => ALARM_PRIORITIES.some((known) => known === value);

/**
 * Which sound an event makes, and null for none: once per new alarm, once per flood however it grows.
 * @param floods ids of floods that were heard; a new one is added
 */
export function soundOf(event: Pick<LiveEvent, 'type' | 'data'>, floods: Set<string>): AlarmPriority | null {
  const { priority, flood } = event.data;
  if (event.type !== 'alarm.raised' || !isPriority(priority)) return null;
  if (typeof flood !== 'string') return priority;
  if (floods.has(flood)) return null;
  floods.add(flood);
  return priority;
}
