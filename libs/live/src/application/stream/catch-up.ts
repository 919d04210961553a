import { Injectable } from '@nestjs/common';
import type { LiveEvent } from '@abat/contracts';
import { EventLog } from '../../persistence/event-log.js';
import { EventStream } from './event-stream.js';

/** More missed events than this are not told one by one: fetching anew is cheaper. */
export const MOST_MISSED = 5_000;
const BATCH = 500;

/** Somebody who comes back. `lastSeq` is the last number they saw; undefined when they come for the first time. */
export type ReturningListener = {
  lastSeq: number | undefined;
  rooms: readonly string[];
  isGone(): boolean;
  send(event: LiveEvent): void;
  /** Catching up is impossible: everything is to be fetched anew. */
  reload(): void;
  /** From this call on the listener hears the stream itself. Must not wait for anything. */
  join(): void;
};

/** Tells somebody who comes back what they missed, then lets them hear the stream. */
@Injectable()
export class CatchUp {
  constructor(
    private readonly log: EventLog,
    private readonly stream: EventStream,
  ) {}

  /** @throws whatever reading the log throws; then nothing was joined */
  async execute(listener: ReturningListener): Promise<void> {
    const { lastSeq } = listener;
    const hopeless = lastSeq !== undefined && (await this.isHopeless(lastSeq));
    let told = hopeless ? undefined : lastSeq;
    // The stream moves only between turns of the event loop. Comparing and joining in one turn, with no await in
    // between, leaves no moment in which an event is past the log read and not yet heard, or heard twice.
    while (this.isBehind(told)) told = await this.tellNext(listener, told);
    if (listener.isGone()) return;
    listener.join();
    if (hopeless) listener.reload();
  }

  private isBehind(told: number | undefined): told is number {
    return told !== undefined && told < (this.stream.position ?? 0);
  }

  /** Sends the next stretch of the log. @returns the number up to which everything is told; undefined when gone */
  private async tellNext(listener: ReturningListener, told: number): Promise<number | undefined> {
    const position = this.stream.position ?? told;
    const missed = await this.log.read({ after: told, upTo: position, limit: BATCH, rooms: listener.rooms });
    if (listener.isGone()) return undefined;
    for (const { event } of missed) listener.send(event);
    return missed.length < BATCH ? position : missed.at(-1)?.event.seq;
  }

  private async isHopeless(lastSeq: number): Promise<boolean> {
    const bounds = await this.log.bounds();
    const tooOld = lastSeq < bounds.oldestSeq - 1 || bounds.lastSeq - lastSeq > MOST_MISSED;
    const ofAnotherDatabase = lastSeq > bounds.lastSeq;
    return tooOld || ofAnotherDatabase;
  }
}
