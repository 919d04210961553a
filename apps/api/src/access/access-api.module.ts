import { Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { AccessModule } from '@abat/access';
import { ScreensModule } from '@abat/screens';
import { AuthController } from './auth.controller.js';
import { AuthGuard } from './auth.guard.js';
import { Callers } from './callers.js';
import { MeController } from './me.controller.js';
import { UsersController } from './users.controller.js';

/** Signing in, the signed-in person, users, and the guard of every route. */
@Module({
  imports: [AccessModule, ScreensModule],
  controllers: [AuthController, MeController, UsersController],
  providers: [Callers, { provide: APP_GUARD, useClass: AuthGuard }],
})
export class AccessApiModule {}
