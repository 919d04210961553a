import { liveBus } from '../live/live-bus.js';
import { followEvents } from './follow-events.js';

const ONCE_MORE_MS = 50;
/** Longer than the rest of a round. */
const quiet = () => new Promise((resolve) => setTimeout(resolve, 1300));

function followed() {
  let count = 0;
  const stop = followEvents(() => {
    count += 1;
    return Promise.resolve();
  }, ONCE_MORE_MS);
  return { stop, count: () => count };
}

describe('figures that follow the events', () => {
  it('are asked for at once, and once more when the events rest', async () => {
    const { stop, count } = followed();
    liveBus.reload();
    liveBus.reload();
    expect(count()).toBe(1);
    await quiet();
    expect(count()).toBe(2);
    stop();
  });

  it('are not asked for once more when nobody looks', async () => {
    const { stop, count } = followed();
    liveBus.reload();
    stop();
    await quiet();
    expect(count()).toBe(1);
  });
});
