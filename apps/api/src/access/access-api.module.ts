import { Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { AccessModule } from '@abat/access';
import { AuthController } from './auth.controller.js';
import { AuthGuard } from './auth.guard.js';
import { MeController } from './me.controller.js';
import { UsersController } from './users.controller.js';

/** Signing in, the signed-in person, users, and the guard of every route. */
@Module({
  imports: [AccessModule],
  controllers: [AuthController, MeController, UsersController],
  providers: [{ provide: APP_GUARD, useClass: AuthGuard }],
})
export class AccessApiModule {}
