import { inRounds } from './rounds.js';

const REST = { shortestMs: 20, longestMs: 40 };
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Work that ends when it is told to. */
function slowWork() {
  const ends: (() => void)[] = [];
  return { work: () => new Promise<void>((resolve) => ends.push(resolve)), ends };
}

describe('rounds', () => {
  it('begin at once', () => {
    const { work, ends } = slowWork();
    inRounds(work, REST).ask();
    expect(ends).toHaveLength(1);
  });

  it('do what was asked for meanwhile once more, and only once', async () => {
    const { work, ends } = slowWork();
    const rounds = inRounds(work, REST);
    for (let time = 0; time < 500; time += 1) rounds.ask();
    ends[0]?.();
    await pause(100);
    expect(ends).toHaveLength(2);
    ends[1]?.();
    await pause(100);
    expect(ends).toHaveLength(2);
  });

  it('never run over each other', async () => {
    const { work, ends } = slowWork();
    const rounds = inRounds(work, REST);
    rounds.ask();
    rounds.ask();
    await pause(100);
    expect(ends).toHaveLength(1);
  });

  it('end when they are stopped', async () => {
    const { work, ends } = slowWork();
    const rounds = inRounds(work, REST);
    rounds.ask();
    rounds.ask();
    rounds.stop();
    ends[0]?.();
    await pause(100);
    expect(ends).toHaveLength(1);
  });
});
