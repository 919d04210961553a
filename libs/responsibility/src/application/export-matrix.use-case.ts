import { Readable, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { MatrixExportQuery } from '@abat/contracts';
import { dayAsFilter, readAt } from '@abat/moments';
import { cityMinute, ENVIRONMENT, type Environment } from '@abat/platform';
import { DataSource, type EntityManager } from 'typeorm';
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
   * @throws DomainError reference.unknown, request.invalid for a moment that is to come
   */
  execute(userId: string, asked: MatrixExportQuery): Promise<(out: Writable) => Promise<void>> {
    const query = dayAsFilter(asked);
    return readAt(this.dataSource, query.at, (manager) => this.read(manager, userId, query));
  }

  private async read(manager: EntityManager, userId: string, query: MatrixExportQuery) {
    const scope = await resolveScope(manager, query);
    const fits = query.q ? await functionsNamed(manager, query.q) : null;
    const stamp = {
      author: await userName(manager, userId),
      madeAt: this.minute(Date.now()),
      knownAt: query.at ? this.minute(Date.parse(query.at)) : null,
    };
    const sheet = sheetOf(await readMatrix(manager, scope), query, fits, stamp);
    if (query.format === 'csv') return (out: Writable) => pipeline(Readable.from(csvLines(sheet)), out);
    const list = await this.list(manager, scope, { query, fits });
    return (out: Writable) => writeXlsx(EXPORT_WORDS[query.locale].matrix, sheet, list, out);
  }

  private minute(time: number): string {
    return cityMinute(time, this.environment.ABAT_TIME_ZONE);
  }

  private async list(
    manager: EntityManager,
    scope: PowerScope,
    { query, fits }: { query: MatrixExportQuery; fits: ReadonlySet<string> | null },
  ): Promise<List> {
    const words = EXPORT_WORDS[query.locale];
    const powers = await listPowers(manager, scope, query.locale);
    const kept = powers.filter((power) => fits === null || fits.has(power.functionCode));
    const rows = kept.map(({ functionCode: _code, stage, mode, ...power }) => {
      const { code, agency, function: name, kind, place, from, to, act, article, set, findings } = power;
      const middle = [words.stages[stage], kind, place, words.modes[mode]];
      return [code, agency, name, ...middle, from, to, act, article, set, findings];
    });
    return { name: words.powers, columns: words.columns, rows };
  }
}
