import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { Principal } from '@abat/access';
import type { ScenarioExportQuery } from '@abat/contracts';
import { STAGE_NAMES } from '@abat/findings';
import { cityMinute, ENVIRONMENT, type Environment } from '@abat/platform';
import { DataSource } from 'typeorm';
import { comparisonSheets } from '../domain/workbook.js';
import { writeWorkbook } from '../export/write-workbook.js';
import { readNames } from '../persistence/names-reader.js';
import { CompareScenario } from './compare-scenario.use-case.js';

/** The comparison of a scenario as a workbook in one language. */
@Injectable()
export class ExportComparison {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly comparison: CompareScenario,
    @Inject(ENVIRONMENT) private readonly environment: Environment,
  ) {}

  /** @throws DomainError resource.not-found, scenario.impossible-step when the register no longer allows a step */
  async execute(
    principal: Principal,
    id: string,
    { lang }: ScenarioExportQuery,
  ): Promise<{ name: string; content: Buffer }> {
    const comparison = await this.comparison.execute(principal, id);
    const named = await readNames(this.dataSource.manager, comparison, lang);
    const asOf = cityMinute(comparison.asOf, this.environment.ABAT_TIME_ZONE);
    const sheets = comparisonSheets(comparison, { named, stages: STAGE_NAMES, locale: lang, asOf });
    const name = `${comparison.scenario.code.replace(/[^\w.-]/g, '_')}.xlsx`;
    return { name, content: await writeWorkbook(sheets) };
  }
}
