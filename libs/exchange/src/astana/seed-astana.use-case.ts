import { Injectable } from '@nestjs/common';
import type { ImportKind } from '@abat/contracts';
import { TransactionRunner } from '@abat/platform';
import { Importer } from '../application/importer.js';
import type { SourceRow } from '../domain/source-row.js';
import { rowsSource } from './data-files.js';
import { baseFeatures, siteRows, territoryRows } from './places.js';
import {
  agencyRows,
  budgetFactRows,
  functionRows,
  indicators,
  katoUnits,
  legalActs,
  mandateRows,
  SOURCES,
  type Origin,
} from './registers.js';
import { storeBaseFeatures, storeIndicators, storeKatoUnits, storeLegalActs } from './store-tables.js';

/** What one part of the set did. */
export type SeedStep = { what: string; created: number; updated: number; unchanged: number };
type Part = { kind: ImportKind; source: string; rows: Promise<Omit<SourceRow, 'number'>[]>; demo?: boolean };

const ACTOR = { id: null, label: 'Набор Астаны' };
const OSM = 'openstreetmap';
const ORIGINS: readonly Origin[] = ['R1', 'general'];

/** Loads the Astana set through the importer, part by part. Loading it again changes nothing. */
@Injectable()
export class SeedAstana {
  constructor(
    private readonly importer: Importer,
    private readonly transactions: TransactionRunner,
  ) {}

  async execute(onStep: (step: SeedStep) => void = () => undefined): Promise<void> {
    for (const part of this.registers()) onStep(await this.load(part));
    await this.storeTables();
    for (const origin of ORIGINS)
      onStep(await this.load({ kind: 'mandates', source: SOURCES[origin], rows: mandateRows(origin) }));
    onStep(await this.load({ kind: 'budget-lines', source: SOURCES.R1, rows: budgetFactRows() }));
  }

  private registers(): Part[] {
    return [
      { kind: 'territories', source: OSM, rows: territoryRows() },
      { kind: 'sites', source: OSM, rows: siteRows() },
      ...ORIGINS.map((origin): Part => ({ kind: 'agencies', source: SOURCES[origin], rows: agencyRows(origin) })),
      ...ORIGINS.map((origin): Part => ({ kind: 'functions', source: SOURCES[origin], rows: functionRows(origin) })),
    ];
  }

  private async load({ kind, source, rows, demo }: Part): Promise<SeedStep> {
    const options = {
      kind,
      source,
      demo: demo ?? false,
      fileName: `astana/${kind}`,
      dryRun: false,
      allOrNothing: true,
      createMissing: false,
    };
    const report = await this.importer.import(options, rowsSource(await rows), ACTOR);
    if (report.failure) throw new Error(`astana/${kind} (${source}): ${report.failure.detail}, run ${report.runId}`);
    const { created, updated, unchanged } = report.counts;
    return { what: `${kind} (${source})`, created, updated, unchanged };
  }

  private async storeTables(): Promise<void> {
    const [base, acts, figures, kato] = await Promise.all([baseFeatures(), legalActs(), indicators(), katoUnits()]);
    await this.transactions.run(ACTOR, async (manager) => {
      await storeBaseFeatures(manager, base, OSM);
      await storeLegalActs(manager, acts, SOURCES.R1);
      await storeIndicators(manager, figures);
      await storeKatoUnits(manager, kato);
    });
  }
}
