import type { Alarm, AlarmFlood } from '@abat/contracts';

/** A line of the queue: a flood stands for all of its alarms. */
export type QueueLine = { key: string; flood: AlarmFlood } | { key: string; alarm: Alarm };

/** Alarms of a flood that the queue counts: those put aside are not in it. */
const inQueue = ({ live, snoozed }: AlarmFlood): number => live - snoozed;

/** Floods before everything else; one that is put aside as a whole has left the queue. */
export const queueLines = (floods: readonly AlarmFlood[], alarms: readonly Alarm[]): QueueLine[] => [
  ...floods.filter((flood) => inQueue(flood) > 0).map((flood) => ({ key: `flood:${flood.id}`, flood })),
  ...alarms.map((alarm) => ({ key: alarm.id, alarm })),
];

/** How many alarms the lines show, and how many there are. @param listed alarms outside floods, also those not read yet */
export function countLines(lines: readonly QueueLine[], listed: number): { shown: number; total: number } {
  const grouped = lines.reduce((sum, line) => sum + ('flood' in line ? inQueue(line.flood) : 0), 0);
  const single = lines.filter((line) => 'alarm' in line).length;
  return { shown: single + grouped, total: listed + grouped };
}
