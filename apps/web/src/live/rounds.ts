/** A round that takes longer than this is not waited for. */
const ROUND_MS = 5000;

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

function atMost(ms: number, work: Promise<unknown>): Promise<unknown> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise((resolve) => {
    timer = setTimeout(resolve, ms);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}

export type Rounds = { ask(): void; stop(): void };
/** Rest after the first round of a burst, and the most it grows to while asking goes on, ms. */
type Rest = { shortestMs: number; longestMs: number };

/**
 * Does work when it is asked for, in rounds: the first at once, the next when the one before has ended and rested. What
 * is asked for during a round is done in the next. The rest doubles while asking goes on, so that a flood of events is
 * followed without becoming a flood of requests.
 */
export function inRounds(work: () => Promise<unknown>, { shortestMs, longestMs }: Rest): Rounds {
  let isAsked = false;
  let isRunning = false;
  const run = async () => {
    isRunning = true;
    for (let rest = shortestMs; isAsked; rest = Math.min(2 * rest, longestMs)) {
      isAsked = false;
      await atMost(ROUND_MS, work());
      await pause(rest);
    }
    isRunning = false;
  };
  return {
    ask: () => {
      isAsked = true;
      if (!isRunning) void run();
    },
    stop: () => {
      isAsked = false;
    },
  };
}
