/** What a duty tells about itself. */
export type DutyLog = { warn(details: object, message: string): void };

/** Waiting after a failure, milliseconds: doubles from the first to the last. */
const FIRST_PAUSE_MS = 100;
const LAST_PAUSE_MS = 2_000;

/** Something to sleep by: {@link wait} ends after its time, or at once when it was woken before or meanwhile. */
class Bell {
  private ring: (() => void) | undefined;
  private rung = false;

  wake(): void {
    this.rung = true;
    this.ring?.();
  }

  async wait(ms: number): Promise<void> {
    if (!this.rung)
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, ms);
        this.ring = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    this.ring = undefined;
    this.rung = false;
  }
}

/** What the work found, or `false` at once when aborted. Leaves nothing behind at the signal, which lives for days. */
function orAborted(work: Promise<boolean>, signal: AbortSignal): Promise<boolean> {
  return new Promise((resolve) => {
    const stop = (): void => resolve(false);
    signal.addEventListener('abort', stop, { once: true });
    void work.then(resolve).finally(() => signal.removeEventListener('abort', stop));
  });
}

/**
 * Repeats a step: again at once while it finds something to do, else when woken or after the idle time. A failed step
 * is tried again after a growing pause; it never ends the duty, and other duties go on meanwhile.
 */
export class Duty {
  private readonly bell = new Bell();
  private pauseMs = 0;

  constructor(
    private readonly name: string,
    private readonly step: () => Promise<boolean>,
    private readonly idleMs: number,
    private readonly log: DutyLog,
  ) {}

  wake(): void {
    this.bell.wake();
  }

  /** Runs until aborted. A step that hangs on a service that is away does not hold up the end. */
  async run(signal: AbortSignal): Promise<void> {
    signal.addEventListener('abort', () => this.bell.wake(), { once: true });
    while (!signal.aborted) {
      const more = await orAborted(this.attempt(signal), signal);
      if (!more && !signal.aborted) await this.bell.wait(this.pauseMs || this.idleMs);
    }
  }

  private async attempt(signal: AbortSignal): Promise<boolean> {
    try {
      const more = await this.step();
      this.pauseMs = 0;
      return more;
    } catch (error) {
      if (!signal.aborted && this.pauseMs === 0)
        this.log.warn({ err: error, duty: this.name }, 'relay waits and retries');
      this.pauseMs = Math.min(Math.max(this.pauseMs * 2, FIRST_PAUSE_MS), LAST_PAUSE_MS);
      return false;
    }
  }
}
