import { Body, Controller, Delete, Get, HttpCode, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { Principal } from '@abat/access';
import {
  type Page,
  type Regulation,
  type RegulationDocument,
  type RegulationQuery,
  regulationQuerySchema,
  regulationStatementQuerySchema,
  type RegulationUpload,
  regulationUploadSchema,
  type Statement,
  type StatementDecisionRequest,
  statementDecisionRequestSchema,
  type StatementQuery,
  statementQuerySchema,
} from '@abat/contracts';
import { DecideStatement, DeleteRegulation, ReadRegulations, UploadRegulation } from '@abat/regulations';
import type { Request, Response } from 'express';
import { receiveUpload } from '../exchange/receive-upload.js';
import { IdPipe } from '../http/id.pipe.js';
import { CurrentPrincipal } from '../http/principal.js';
import { ifMatch, setEtag } from '../http/version.js';
import { ZodPipe } from '../http/zod.pipe.js';

/** Regulations of bodies and what was read from them. */
@Controller('api/v1/regulations')
class RegulationsController {
  constructor(
    private readonly uploadRegulation: UploadRegulation,
    private readonly regulations: ReadRegulations,
    private readonly deleteRegulation: DeleteRegulation,
  ) {}

  @Get()
  list(@Query(new ZodPipe(regulationQuerySchema)) query: RegulationQuery): Promise<Page<Regulation>> {
    return this.regulations.list(query);
  }

  @Post()
  async upload(
    @CurrentPrincipal() principal: Principal,
    @Query(new ZodPipe(regulationUploadSchema)) upload: RegulationUpload,
    @Req() request: Request,
  ): Promise<Regulation> {
    const row = await this.uploadRegulation.execute(principal, upload, (path, maxBytes) =>
      receiveUpload(request, path, maxBytes),
    );
    return setEtag(request.res as Response, row);
  }

  @Get(':id')
  async one(@Param('id', IdPipe) id: string, @Res({ passthrough: true }) response: Response): Promise<Regulation> {
    return setEtag(response, await this.regulations.one(id));
  }

  @Delete(':id')
  @HttpCode(204)
  remove(
    @CurrentPrincipal() principal: Principal,
    @Param('id', IdPipe) id: string,
    @Req() request: Request,
  ): Promise<void> {
    return this.deleteRegulation.execute(principal, { id, version: ifMatch(request) });
  }

  @Get(':id/document')
  document(@Param('id', IdPipe) id: string): Promise<RegulationDocument> {
    return this.regulations.document(id);
  }

  @Get(':id/statements')
  statements(
    @Param('id', IdPipe) id: string,
    @Query(new ZodPipe(regulationStatementQuerySchema)) query: StatementQuery,
  ): Promise<Page<Statement>> {
    return this.regulations.statementsOf(id, query);
  }
}

/** Single statements and the decisions of people about them. */
@Controller('api/v1/statements')
class StatementsController {
  constructor(
    private readonly regulations: ReadRegulations,
    private readonly decideStatement: DecideStatement,
  ) {}

  @Get()
  list(@Query(new ZodPipe(statementQuerySchema)) query: StatementQuery): Promise<Page<Statement>> {
    return this.regulations.statementList(query);
  }

  @Get(':id')
  async one(@Param('id', IdPipe) id: string, @Res({ passthrough: true }) response: Response): Promise<Statement> {
    return setEtag(response, await this.regulations.statement(id));
  }

  @Post(':id/decision')
  @HttpCode(200)
  async decide(
    @CurrentPrincipal() principal: Principal,
    @Param('id', IdPipe) id: string,
    @Req() request: Request,
    @Body(new ZodPipe(statementDecisionRequestSchema)) said: StatementDecisionRequest,
  ): Promise<Statement> {
    const statement = await this.decideStatement.execute(principal, { id, version: ifMatch(request) }, said);
    return setEtag(request.res as Response, statement);
  }
}

export const REGULATIONS_CONTROLLERS = [RegulationsController, StatementsController];
