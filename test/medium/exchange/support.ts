import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  ExportRows,
  Importer,
  type ImportOptions,
  type ImportReport,
  openFile,
  RemarkRepository,
} from '@abat/exchange';
import { NameFindings } from '@abat/findings';
import { readEnvironment } from '@abat/platform';
import type { DataSource } from 'typeorm';
import { FindingReader } from '../../../libs/findings/src/application/finding-reader.js';
import { FindingRepository } from '../../../libs/findings/src/persistence/finding.repository.js';
import { ImportRunRepository } from '../../../libs/exchange/src/persistence/import-run.repository.js';

/** Who an exported file says it is from. */
export const HEAD = { locale: 'ru', author: 'spec@astana' } as const;

/** Exports from a test database. */
export const exportRows = (dataSource: DataSource): ExportRows =>
  new ExportRows(
    dataSource,
    readEnvironment(),
    new NameFindings(new FindingRepository(dataSource), new FindingReader(dataSource)),
  );

/** An importer on a test database, with a folder for its files. */
export class ImportBench {
  private readonly importer: Importer;
  private readonly remarks: RemarkRepository;

  private constructor(
    readonly dataSource: DataSource,
    readonly folder: string,
  ) {
    this.importer = new Importer(dataSource, new ImportRunRepository(dataSource), readEnvironment());
    this.remarks = new RemarkRepository(dataSource);
  }

  static async open(dataSource: DataSource): Promise<ImportBench> {
    return new ImportBench(dataSource, await mkdtemp(join(tmpdir(), 'abat-import-')));
  }

  async close(): Promise<void> {
    await rm(this.folder, { recursive: true, force: true });
  }

  async write(name: string, content: string | Buffer): Promise<string> {
    const path = join(this.folder, name);
    await writeFile(path, content);
    return path;
  }

  /** Imports a file and gives the report with remarks as `row code field`. */
  async import(
    path: string,
    options: Partial<ImportOptions> & Pick<ImportOptions, 'kind'>,
  ): Promise<ImportReport & { said: string[] }> {
    const full = {
      fileName: path,
      source: 'test',
      dryRun: false,
      allOrNothing: false,
      createMissing: false,
      ...options,
    };
    const report = await this.importer.import(full, await openFile(path), { id: null, label: 'spec' });
    const said = await this.remarks.first(report.runId, 1000);
    return { ...report, said: said.map(({ row, code, field }) => `${row} ${code} ${field ?? '-'}`) };
  }

  async text(path: string, name: string, options: Partial<ImportOptions> & Pick<ImportOptions, 'kind'>) {
    return this.import(await this.write(path, name), options);
  }

  async value<Value>(sql: string, values: unknown[] = []): Promise<Value> {
    const rows: Record<string, Value>[] = await this.dataSource.query(sql, values);
    return Object.values(rows[0] ?? {})[0] as Value;
  }
}

/** Corners of a square courtyard beside Khan Shatyr, Nura district; metres are rough. */
export const square = (lon = 71.4039, lat = 51.1325, size = 0.001): number[][] => [
  [lon, lat],
  [lon + size, lat],
  [lon + size, lat + size],
  [lon, lat + size],
  [lon, lat],
];

export const WORK = {
  external_id: 'esil-1',
  title: 'Двор у Хан Шатыра',
  agency: 'akim-esil',
  function: 'improvement.courtyard',
  start: '2027-05-01',
  end: '2027-06-30',
};

export const feature = (properties: object, geometry: unknown = { type: 'Polygon', coordinates: [square()] }) => ({
  type: 'Feature',
  properties: { ...WORK, ...properties },
  geometry,
});

export const collection = (...features: unknown[]): string => JSON.stringify({ type: 'FeatureCollection', features });
