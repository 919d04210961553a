import { Readable } from 'node:stream';
import { Controller, Get, HttpCode, Param, Post, Query, Req, StreamableFile } from '@nestjs/common';
import type { Principal } from '@abat/access';
import {
  type ImportRejectedQuery,
  importRejectedQuerySchema,
  type ImportRemark,
  type ImportRequest,
  importRemarkQuerySchema,
  importRequestSchema,
  type ImportRun,
  importRunQuerySchema,
  type Page,
} from '@abat/contracts';
import { type ImportRemarkQuery, type ImportRunQuery, ReadImports, StartImport } from '@abat/exchange';
import type { Request } from 'express';
import { CurrentPrincipal } from '../http/principal.js';
import { ZodPipe } from '../http/zod.pipe.js';
import { receiveUpload } from './receive-upload.js';

/** Uploads of files to import, and what became of them. */
@Controller('api/v1/imports')
export class ImportsController {
  constructor(
    private readonly startImport: StartImport,
    private readonly imports: ReadImports,
  ) {}

  @Post()
  @HttpCode(202)
  start(
    @CurrentPrincipal() principal: Principal,
    @Query(new ZodPipe(importRequestSchema)) query: ImportRequest,
    @Req() request: Request,
  ): Promise<ImportRun> {
    return this.startImport.execute(principal, query, (path, maxBytes) => receiveUpload(request, path, maxBytes));
  }

  @Get()
  list(
    @CurrentPrincipal() principal: Principal,
    @Query(new ZodPipe(importRunQuerySchema)) query: ImportRunQuery,
  ): Promise<Page<ImportRun>> {
    return this.imports.list(principal, query);
  }

  @Get(':id')
  one(@CurrentPrincipal() principal: Principal, @Param('id') id: string): Promise<ImportRun> {
    return this.imports.one(principal, id);
  }

  @Get(':id/remarks')
  remarks(
    @CurrentPrincipal() principal: Principal,
    @Param('id') id: string,
    @Query(new ZodPipe(importRemarkQuerySchema)) query: ImportRemarkQuery,
  ): Promise<Page<ImportRemark>> {
    return this.imports.remarks(principal, id, query);
  }

  @Get(':id/rejected')
  async rejected(
    @CurrentPrincipal() principal: Principal,
    @Param('id') id: string,
    @Query(new ZodPipe(importRejectedQuerySchema)) query: ImportRejectedQuery,
  ): Promise<StreamableFile> {
    const lines = await this.imports.rejectedCsv(principal, id, query.lang);
    return new StreamableFile(Readable.from(lines, { objectMode: false }), {
      type: 'text/csv; charset=utf-8',
      disposition: `attachment; filename="import-rejected.csv"`,
    });
  }
}
