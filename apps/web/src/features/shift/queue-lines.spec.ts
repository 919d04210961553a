import type { Alarm, AlarmFlood } from '@abat/contracts';
import { countLines, queueLines } from './queue-lines.js';

const flood = (id: string, live: number, snoozed: number) => ({ id, live, snoozed }) as AlarmFlood;
const alarm = (id: string) => ({ id }) as Alarm;

describe('the queue', () => {
  it('counts what waits: of a flood not the alarms that are put aside, as its tab does', () => {
    const lines = queueLines([flood('a', 12, 5)], [alarm('1'), alarm('2')]);
    expect(countLines(lines, 40)).toEqual({ shown: 9, total: 47 });
  });

  it('shows no flood that is put aside as a whole', () => {
    const lines = queueLines([flood('a', 3, 3), flood('b', 1, 0)], []);
    expect(lines.map(({ key }) => key)).toEqual(['flood:b']);
    expect(countLines(lines, 0)).toEqual({ shown: 1, total: 1 });
  });
});
