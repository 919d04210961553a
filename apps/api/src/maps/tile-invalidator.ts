import { Injectable, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { EventStream } from '@abat/live';
import { RenderTile } from '@abat/maps';

/** Lets the kept tiles follow the live events of this replica. */
@Injectable()
export class TileInvalidator implements OnModuleInit, OnModuleDestroy {
  private stop: (() => void) | undefined;

  constructor(
    private readonly events: EventStream,
    private readonly renderTile: RenderTile,
  ) {}

  onModuleInit(): void {
    this.stop = this.events.listen({
      onEvent: ({ event }) => this.renderTile.invalidate(event.type, event.seq),
      onReset: () => this.renderTile.invalidateAll(),
    });
  }

  onModuleDestroy(): void {
    this.stop?.();
  }
}
