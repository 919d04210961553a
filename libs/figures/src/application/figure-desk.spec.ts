import type { DataSource } from 'typeorm';
import { FigureDesk } from './figure-desk.js';

const FIRST = { asOf: '2026-11-21T02:00:00Z', day: '2026-11-21', lastSeq: '7' };
/** Longer than an answer is given again unasked. */
const rest = () => new Promise((resolve) => setTimeout(resolve, 1050));

/** A desk over a database of which only the state of the registers is told. */
function deskOver(state: () => typeof FIRST) {
  const manager = { query: () => Promise.resolve([state()]) };
  const dataSource = { manager, transaction: (_level: string, work: (m: typeof manager) => unknown) => work(manager) };
  const desk = new FigureDesk(dataSource as unknown as DataSource);
  let count = 0;
  return () =>
    desk.answer('now', () => {
      count += 1;
      return Promise.resolve({ count });
    });
}

describe('Kept figures', () => {
  it('are given again while nothing changed', async () => {
    const answer = deskOver(() => FIRST);
    await answer();
    await rest();
    expect((await answer()).count).toBe(1);
  });

  it('are counted anew after an event, even one that leaves the newest moment as it was', async () => {
    let state = FIRST;
    const answer = deskOver(() => state);
    await answer();
    state = { ...FIRST, lastSeq: '8' };
    await rest();
    expect((await answer()).count).toBe(2);
  });

  it('do not tell the number of the event', async () => {
    const { asOf, day } = FIRST;
    expect(await deskOver(() => FIRST)()).toEqual({ asOf, day, count: 1 });
  });
});
