import type { Opened } from '@abat/contracts';
import { bindPresence, sayOpened } from './presence-client.js';

const STEPS = 300;

const opened = (place: number): Opened['subjects'] => [
  { type: 'alarm', id: `0190a000-0000-7000-8000-${String(place).padStart(12, '0')}`, editing: false },
];

/** What a page tells over a socket, and the next word it will tell. */
function listener() {
  const told: Opened['subjects'][] = [];
  const waiting: ((subjects: Opened['subjects']) => void)[] = [];
  const emit = (_name: string, { subjects }: Opened) => {
    told.push(subjects);
    waiting.splice(0).forEach((hear) => hear(subjects));
  };
  const socket = { connected: true, on: () => undefined, emit };
  return { told, socket, next: () => new Promise<Opened['subjects']>((resolve) => waiting.push(resolve)) };
}

describe('what a page says it has open', () => {
  it('is told at once, and while a key is held seldom enough for the server, at last as it is', async () => {
    const { told, socket, next } = listener();
    const stop = bindPresence(socket);
    sayOpened(opened(0));
    expect(told).toEqual([opened(0)]);
    const last = next();
    for (let step = 1; step <= STEPS; step += 1) sayOpened(opened(step));
    expect(await last).toEqual(opened(STEPS));
    expect(told).toHaveLength(2);
    stop();
  });
});
