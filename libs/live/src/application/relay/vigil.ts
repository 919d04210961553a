import type { RelayStore } from './relay-store.js';

/** How long after the last event the relay still watches, and how much longer it looks for what it was not told of, milliseconds. */
const WATCH_MS = 1_000;
const LATE_MS = 250;

/**
 * While events keep coming the relay looks for them by itself and nobody has to tell it: PostgreSQL lets transactions
 * that notify commit only one after the other. After a silence writers are asked to tell again. One that began before
 * that and commits later than the looks below is found by the next idle look.
 */
export class Vigil {
  private watching = false;
  private lastAt = -Infinity;

  constructor(private readonly store: Pick<RelayStore, 'watch' | 'unwatch'>) {}

  /**
   * To be told after every look.
   * @param found whether there was an event
   * @returns whether to look again without being told
   */
  async looked(found: boolean): Promise<boolean> {
    const now = performance.now();
    if (found) this.lastAt = now;
    const silence = now - this.lastAt;
    if (silence < WATCH_MS) {
      this.watching ||= await this.store.watch();
      return this.watching;
    }
    if (this.watching) await this.store.unwatch();
    this.watching = false;
    return silence < WATCH_MS + LATE_MS;
  }
}
