import { Body, Controller, Get, Param, Patch, Post, Query, Req, Res } from '@nestjs/common';
import { ChangeUser, CreateUser, GetUser, ListUsers, type Principal } from '@abat/access';
import {
  type Page,
  type User,
  type UserDraft,
  userDraftSchema,
  type UserPatch,
  userPatchSchema,
  userQuerySchema,
  uuidSchema,
} from '@abat/contracts';
import type { Request, Response } from 'express';
import type { z } from 'zod';
import { CurrentPrincipal } from '../http/principal.js';
import { ifMatch, setEtag } from '../http/version.js';
import { ZodPipe } from '../http/zod.pipe.js';

/** Users, for administrators. */
@Controller('api/v1/users')
export class UsersController {
  constructor(
    private readonly listUsers: ListUsers,
    private readonly getUser: GetUser,
    private readonly createUser: CreateUser,
    private readonly changeUser: ChangeUser,
  ) {}

  @Get()
  list(
    @CurrentPrincipal() principal: Principal,
    @Query(new ZodPipe(userQuerySchema)) query: z.output<typeof userQuerySchema>,
  ): Promise<Page<User>> {
    return this.listUsers.execute(principal, query);
  }

  @Get(':id')
  async one(
    @CurrentPrincipal() principal: Principal,
    @Param('id', new ZodPipe(uuidSchema)) id: string,
    @Res({ passthrough: true }) response: Response,
  ): Promise<User> {
    return setEtag(response, await this.getUser.execute(principal, id));
  }

  @Post()
  async create(
    @CurrentPrincipal() principal: Principal,
    @Body(new ZodPipe(userDraftSchema)) draft: UserDraft,
    @Res({ passthrough: true }) response: Response,
  ): Promise<User> {
    return setEtag(response, await this.createUser.execute(principal, draft));
  }

  @Patch(':id')
  async change(
    @CurrentPrincipal() principal: Principal,
    @Param('id', new ZodPipe(uuidSchema)) id: string,
    @Body(new ZodPipe(userPatchSchema)) patch: UserPatch,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<User> {
    const target = { id, version: ifMatch(request) };
    return setEtag(response, await this.changeUser.execute(principal, target, patch));
  }
}
