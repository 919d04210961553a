import {
  Body,
  Controller,
  Delete,
  Get,
  HttpCode,
  Inject,
  Param,
  Patch,
  Post,
  Query,
  Req,
  Res,
  type Type,
} from '@nestjs/common';
import type { Principal } from '@abat/access';
import { atMomentQuerySchema, type ChoiceCounts, type HistoryEntry, type Page } from '@abat/contracts';
import type { RowVersion } from '@abat/platform';
import type { Request, Response } from 'express';
import type { z } from 'zod';
import { IdPipe } from './id.pipe.js';
import { CurrentPrincipal } from './principal.js';
import { ifMatch, setEtag } from './version.js';
import { ZodPipe } from './zod.pipe.js';

const MOMENT = new ZodPipe(atMomentQuerySchema);

type Row = { id: string; version: number };

/** The use cases a register offers to HTTP. */
type RegisterPort<Query, Choices, Draft, Change> = {
  list(query: Query): Promise<Page<Row>>;
  counts(query: Choices): Promise<ChoiceCounts>;
  getById(id: string): Promise<Row>;
  /** Registers that can be read as they were at a moment. */
  getAt?(id: string, at: string): Promise<Row>;
  history(id: string, at?: string): Promise<HistoryEntry[]>;
  create(principal: Principal, draft: Draft): Promise<Row>;
  change(principal: Principal, row: RowVersion, patch: Change): Promise<Row>;
  remove(principal: Principal, row: RowVersion): Promise<void>;
};

type Options<Query, Choices, Draft, Change> = {
  path: string;
  register: Type<RegisterPort<Query, Choices, Draft, Change>>;
  query: z.ZodType<Query>;
  /** Filters whose choices are counted; a register without has no such endpoint. */
  choices?: z.ZodType<Choices>;
  draft: z.ZodType<Draft>;
  patch: z.ZodType<Change>;
};

const UNROUTED: MethodDecorator = () => undefined;

/**
 * Makes the controller of a register: list, counts of choices, one, its history, create, change, delete, alike for every
 * register.
 */
export function registerController<QueryOf, ChoicesOf, DraftOf, PatchOf>(
  options: Options<QueryOf, ChoicesOf, DraftOf, PatchOf>,
): Type {
  @Controller(options.path)
  class RegisterController {
    constructor(
      @Inject(options.register) private readonly register: RegisterPort<QueryOf, ChoicesOf, DraftOf, PatchOf>,
    ) {}

    @Get()
    list(@Query(new ZodPipe(options.query)) query: QueryOf): Promise<Page<Row>> {
      return this.register.list(query);
    }

    @(options.choices ? Get('counts') : UNROUTED)
    counts(@Query() query: unknown): Promise<ChoiceCounts> {
      return this.register.counts(new ZodPipe(options.choices!).transform(query));
    }

    @Get(':id')
    async one(
      @Param('id', IdPipe) id: string,
      @Query() query: unknown,
      @Res({ passthrough: true }) response: Response,
    ): Promise<Row> {
      const { at } = this.register.getAt ? MOMENT.transform(query) : {};
      return setEtag(response, at ? await this.register.getAt!(id, at) : await this.register.getById(id));
    }

    @Get(':id/history')
    async history(@Param('id', IdPipe) id: string, @Query() query: unknown): Promise<{ items: HistoryEntry[] }> {
      const { at } = this.register.getAt ? MOMENT.transform(query) : {};
      return { items: await this.register.history(id, at) };
    }

    @Post()
    async create(
      @CurrentPrincipal() principal: Principal,
      @Body(new ZodPipe(options.draft)) draft: DraftOf,
      @Res({ passthrough: true }) response: Response,
    ): Promise<Row> {
      return setEtag(response, await this.register.create(principal, draft));
    }

    @Patch(':id')
    async change(
      @CurrentPrincipal() principal: Principal,
      @Param('id', IdPipe) id: string,
      @Req() request: Request,
      @Body(new ZodPipe(options.patch)) patch: PatchOf,
    ): Promise<Row> {
      const row = await this.register.change(principal, { id, version: ifMatch(request) }, patch);
      return setEtag(request.res as Response, row);
    }

    @Delete(':id')
    @HttpCode(204)
    remove(
      @CurrentPrincipal() principal: Principal,
      @Param('id', IdPipe) id: string,
      @Req() request: Request,
    ): Promise<void> {
      return this.register.remove(principal, { id, version: ifMatch(request) });
    }
  }
  return RegisterController;
}
