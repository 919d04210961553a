import { generateWorks } from './works.js';

describe('works of the benchmarks', () => {
  const works = [...generateWorks(2_000)].map(({ properties }) => properties as Record<string, string>);
  const over = works.filter(({ status }) => status === 'finished' || status === 'accepted');

  it('those that are over ended before this code was written, on their last planned day', () => {
    expect(over.length).toBeGreaterThan(200);
    for (const { start, end, finished_on } of over) {
      expect(finished_on).toBe(end);
      expect(end! <= '2026-05-31').toBe(true);
      expect(start! <= end!).toBe(true);
    }
  });

  it('are the same in every run', () => {
    const again = [...generateWorks(50)].map(({ properties }) => properties);
    expect(again).toEqual(works.slice(0, 50));
  });
});
