import { Body, Controller, Get, HttpCode, Param, Post, Query, Req, StreamableFile } from '@nestjs/common';
import type { Principal } from '@abat/access';
import {
  type AdoptRequest,
  adoptRequestSchema,
  type CompareQuery,
  compareQuerySchema,
  type Comparison,
  type Scenario,
  scenarioDraftSchema,
  type ScenarioExportQuery,
  scenarioExportQuerySchema,
  scenarioPatchSchema,
  scenarioQuerySchema,
  type ScenarioSummaries,
} from '@abat/contracts';
import { AdoptScenario, CompareScenario, CompareSideBySide, ExportComparison, ScenarioRegister } from '@abat/scenarios';
import type { Request, Response } from 'express';
import { IdPipe } from '../http/id.pipe.js';
import { CurrentPrincipal } from '../http/principal.js';
import { registerController } from '../http/register.controller.js';
import { ifMatch, setEtag } from '../http/version.js';
import { ZodPipe } from '../http/zod.pipe.js';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** What a scenario would change, and the decision to do it. */
@Controller('api/v1/scenarios')
class ComparisonController {
  constructor(
    private readonly comparison: CompareScenario,
    private readonly sideBySide: CompareSideBySide,
    private readonly workbook: ExportComparison,
    private readonly adoptScenario: AdoptScenario,
  ) {}

  @Get('compare')
  compare(
    @CurrentPrincipal() principal: Principal,
    @Query(new ZodPipe(compareQuerySchema)) query: CompareQuery,
  ): Promise<ScenarioSummaries> {
    return this.sideBySide.execute(principal, query);
  }

  @Get(':id/comparison')
  one(@CurrentPrincipal() principal: Principal, @Param('id', IdPipe) id: string): Promise<Comparison> {
    return this.comparison.execute(principal, id);
  }

  @Get(':id/export')
  async export(
    @CurrentPrincipal() principal: Principal,
    @Param('id', IdPipe) id: string,
    @Query(new ZodPipe(scenarioExportQuerySchema)) query: ScenarioExportQuery,
  ): Promise<StreamableFile> {
    const { name, content } = await this.workbook.execute(principal, id, query);
    return new StreamableFile(content, { type: XLSX, disposition: `attachment; filename="${name}"` });
  }

  @Post(':id/adopt')
  @HttpCode(200)
  async adopt(
    @CurrentPrincipal() principal: Principal,
    @Param('id', IdPipe) id: string,
    @Req() request: Request,
    @Body(new ZodPipe(adoptRequestSchema)) body: AdoptRequest,
  ): Promise<Scenario> {
    const row = await this.adoptScenario.execute(principal, { id, version: ifMatch(request) }, body);
    return setEtag(request.res as Response, row);
  }
}

// The comparison comes first: `compare` is no id.
export const SCENARIOS_CONTROLLERS = [
  ComparisonController,
  registerController({
    path: 'api/v1/scenarios',
    register: ScenarioRegister,
    query: scenarioQuerySchema,
    draft: scenarioDraftSchema,
    patch: scenarioPatchSchema,
  }),
];
