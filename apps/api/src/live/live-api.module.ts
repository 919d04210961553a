import { Module } from '@nestjs/common';
import { AccessModule } from '@abat/access';
import { LiveModule } from '@abat/live';
import { ScreensModule } from '@abat/screens';
import { EventsController } from './events.controller.js';
import { LiveGateway } from './live.gateway.js';
import { PresenceTeller } from './presence.js';
import { SocketAuthentication } from './socket-authentication.js';

/** Events by socket and by polling. */
@Module({
  imports: [AccessModule, LiveModule, ScreensModule],
  controllers: [EventsController],
  providers: [LiveGateway, PresenceTeller, SocketAuthentication],
})
export class LiveApiModule {}
