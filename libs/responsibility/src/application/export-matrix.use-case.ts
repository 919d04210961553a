import { Readable, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { MatrixExportQuery } from '@abat/contracts';
import { cityMinute, ENVIRONMENT, type Environment } from '@abat/platform';
import { DataSource } from 'typeorm';
import { sheetOf } from '../export/sheet.js';
import { EXPORT_WORDS } from '../export/words.js';
import { csvLines, type List, writeXlsx } from '../export/write-sheet.js';
import { readMatrix } from '../persistence/matrix-reader.js';
import { functionsNamed, listPowers, userName } from '../persistence/powers-list.js';
import { type PowerScope, resolveScope } from '../persistence/scope.js';

/** The filtered matrix as a file: what was asked, as of when, by whom, in which time zone. */
@Injectable()
export class ExportMatrix {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    @Inject(ENVIRONMENT) private readonly environment: Environment,
  ) {}

  /**
   * Reads everything before the first byte is written, so that a refusal is still an answer.
   * @throws DomainError reference.unknown
   */
  async execute(userId: string, query: MatrixExportQuery): Promise<(out: Writable) => Promise<void>> {
    const { manager } = this.dataSource;
    const scope = await resolveScope(manager, query);
    const fits = query.q ? await functionsNamed(manager, query.q) : null;
    const stamp = {
      author: await userName(manager, userId),
      madeAt: cityMinute(Date.now(), this.environment.ABAT_TIME_ZONE),
    };
    const sheet = sheetOf(await readMatrix(manager, scope), query, fits, stamp);
    if (query.format === 'csv') return (out) => pipeline(Readable.from(csvLines(sheet)), out);
    const list = await this.list(scope, query, fits);
    return (out) => writeXlsx(EXPORT_WORDS[query.locale].matrix, sheet, list, out);
  }

  private async list(scope: PowerScope, query: MatrixExportQuery, fits: ReadonlySet<string> | null): Promise<List> {
    const words = EXPORT_WORDS[query.locale];
    const powers = await listPowers(this.dataSource.manager, scope, query.locale);
    const kept = powers.filter((power) => fits === null || fits.has(power.functionCode));
    const rows = kept.map(({ functionCode: _code, stage, mode, ...power }) => {
      const { code, agency, function: name, kind, place, from, to, act, article, set, findings } = power;
      const middle = [words.stages[stage], kind, place, words.modes[mode]];
      return [code, agency, name, ...middle, from, to, act, article, set, findings];
    });
    return { name: words.powers, columns: words.columns, rows };
  }
}
