import { Injectable } from '@nestjs/common';
import { authorize, type Principal } from '@abat/access';
import { DomainError, type ImportRemark, type ImportRun, type Locale, type Page } from '@abat/contracts';
import { explainRemark } from '../domain/remark.js';
import { csvLine } from '../export/export-cell.js';
import { type ImportRemarkQuery, ImportRunQueries, type ImportRunQuery } from '../persistence/import-run.query.js';
import { RemarkRepository } from '../persistence/remark.repository.js';

const COLUMNS = ['row', 'external_id', 'field', 'code', 'reason', 'lon', 'lat'];

/** Runs of the importer and what they said, for people who may import. */
@Injectable()
export class ReadImports {
  constructor(
    private readonly queries: ImportRunQueries,
    private readonly rejections: RemarkRepository,
  ) {}

  /** @throws DomainError access.denied */
  list(principal: Principal, query: ImportRunQuery): Promise<Page<ImportRun>> {
    authorize(principal, 'import.run');
    return this.queries.list(query);
  }

  /** @throws DomainError access.denied, resource.not-found */
  async one(principal: Principal, id: string): Promise<ImportRun> {
    authorize(principal, 'import.run');
    const run = await this.queries.find(id);
    if (!run) throw new DomainError('resource.not-found');
    return run;
  }

  /** @throws DomainError access.denied, resource.not-found */
  async remarks(principal: Principal, id: string, query: ImportRemarkQuery): Promise<Page<ImportRemark>> {
    await this.one(principal, id);
    return this.queries.remarks(id, query);
  }

  /**
   * Rejected rows as lines of a CSV with a byte order mark, one line a row, the reasons in the reader's language.
   * @throws DomainError access.denied, resource.not-found before the first line
   */
  async rejectedCsv(principal: Principal, id: string, locale: Locale): Promise<AsyncIterable<string>> {
    await this.one(principal, id);
    return this.lines(id, locale);
  }

  private async *lines(id: string, locale: Locale): AsyncGenerator<string> {
    yield `\ufeff${csvLine(COLUMNS)}`;
    for await (const { row, externalId, field, code, params, lon, lat } of this.rejections.rejections(id))
      yield csvLine([row, externalId, field, code, explainRemark(code, params, locale), lon, lat]);
  }
}
