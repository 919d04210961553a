/** How many messages one socket may send, and within which time, milliseconds. */
const MESSAGES = 30;
const WINDOW_MS = 10_000;

/** Counts what each socket sends: a client that floods us is answered with a refusal instead of work. */
export class MessageBudget {
  private readonly spent = new Map<string, { since: number; count: number }>();

  /** True while the socket may send another message. @param nowMs milliseconds of any steady clock */
  spend(socketId: string, nowMs: number): boolean {
    const window = this.spent.get(socketId);
    if (!window || nowMs - window.since >= WINDOW_MS) {
      this.spent.set(socketId, { since: nowMs, count: 1 });
      return true;
    }
    window.count += 1;
    return window.count <= MESSAGES;
  }

  forget(socketId: string): void {
    this.spent.delete(socketId);
  }
}
