import { Injectable } from '@nestjs/common';
import type { EventsResponse } from '@abat/contracts';
import { type RoomHolder, roomsOf } from '../domain/rooms.js';
import { EventLog } from '../persistence/event-log.js';

/** Events after a number for programs that poll; only those the caller's own rooms hear. */
@Injectable()
export class ListEvents {
  constructor(private readonly log: EventLog) {}

  /** With fewer items than `limit` the caller has seen everything up to `lastSeq`. */
  async execute(holder: RoomHolder, query: { after: number; limit: number }): Promise<EventsResponse> {
    const bounds = await this.log.bounds();
    const range = { after: query.after, upTo: bounds.lastSeq, limit: query.limit, rooms: roomsOf(holder) };
    const items = await this.log.read(range);
    return { items: items.map(({ event }) => event), ...bounds };
  }
}
