import type { Writable } from 'node:stream';
import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { Principal } from '@abat/access';
import type { ProgrammeExportQuery } from '@abat/contracts';
import { cityNames, sourceName } from '@abat/exchange';
import { lookAt } from '@abat/moments';
import { cityMinute, ENVIRONMENT, type Environment } from '@abat/platform';
import { DataSource, type QueryRunner } from 'typeorm';
import { headOf } from '../export/programme-sheet.js';
import { writeProgramme } from '../export/write-programme.js';
import { readGroups } from '../persistence/programme-groups.js';
import { namesOfFilter, streamWorks } from '../persistence/programme-stream.js';

/** The filtered programme as a workbook: what was asked, of which moment, by whom, in which time zone. */
@Injectable()
export class ExportProgramme {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    @Inject(ENVIRONMENT) private readonly environment: Environment,
  ) {}

  /**
   * Sums and works are of one moment. A reader who goes away ends the reading.
   * @param open gives the stream to write to; called once nothing can be refused any more
   */
  async execute(principal: Principal, query: ProgrammeExportQuery, open: () => Writable): Promise<void> {
    const runner = this.dataSource.createQueryRunner();
    try {
      await runner.startTransaction('REPEATABLE READ');
      if (query.at) {
        await lookAt(runner.manager, query.at);
        // One statement is read for as long as the file is written.
        await runner.query('SET LOCAL statement_timeout = 0');
      }
      await this.write(runner, principal, query, open);
      await runner.commitTransaction();
    } catch (error) {
      await runner.rollbackTransaction();
      throw error;
    } finally {
      await runner.release();
    }
  }

  private async write(
    runner: QueryRunner,
    principal: Principal,
    query: ProgrammeExportQuery,
    open: () => Writable,
  ): Promise<void> {
    const { sort: _sort, locale: _locale, columns: _columns, ...filters } = query;
    const groups = await readGroups(runner.manager, filters, { most: null });
    const names = await namesOfFilter(runner.manager, query);
    const moment = cityMinute(groups.asOf, this.environment.ABAT_TIME_ZONE);
    const source = sourceName(await cityNames(runner), query.locale);
    const head = headOf(query, groups, names, { author: principal.name, moment, source });
    const works = await streamWorks(
      runner,
      query,
      groups.items.map(({ key }) => key),
    );
    await writeProgramme({ query, head, groups, works, author: principal.name }, open());
  }
}
