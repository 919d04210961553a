import { Injectable } from '@nestjs/common';
import type { ImportKind } from '@abat/contracts';
import { TransactionRunner, systemActor } from '@abat/platform';
import { loadScenario } from '@abat/scenarios';
import { Importer } from '../application/importer.js';
import type { SourceRow } from '../domain/source-row.js';
import { almatyProgrammeRows } from './almaty-programme.js';
import { readJson, rowsSource } from './data-files.js';
import { demoRows } from './demo/rows.js';
import { lawActs, lawFunctionRows, lawGaps, lawMandateRows, LAWS } from './laws.js';
import { baseFeatureRows, CITY_VIEW, siteRows, territoryRows } from './places.js';
import {
  agencyRows,
  budgetFactRows,
  coverageRequirements,
  functionRows,
  indicators,
  katoUnits,
  legalActs,
  mandateRows,
  SOURCES,
  type Origin,
} from './registers.js';
import { storeDemoRestrictions, storeFunctionTypes, storeSeasons } from './store-works-ground.js';
import { type HolidayFile, storeDemoProgramme, storeHolidays } from './store-demo-programme.js';
import { storeLawActs, storeLawSet, storeLegalGaps } from './store-laws.js';
import { storeIndicators, storeKatoUnits, storeLegalActs, storeProjects, storeRequirements } from './store-tables.js';

/** What one part of the set did. */
export type SeedStep = { what: string; created: number; updated: number; unchanged: number };
type Part = { kind: ImportKind; source: string; rows: Promise<Omit<SourceRow, 'number'>[]>; demo?: boolean };

const ACTOR = systemActor('astana-set');
const DEMO = 'demo';
/** Source of what the product suggests and the city is to edit. */
const SUGGESTED = 'abat-default';
const OSM = 'openstreetmap';
const ORIGINS: readonly Origin[] = ['R1', 'general'];

/**
 * Loads the Astana set through the importer, part by part. Loading it again adds nothing and gives the rows of the set
 * their values back.
 */
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
    await this.loadLaws(onStep);
    onStep(await this.load({ kind: 'budget-lines', source: SOURCES.R1, rows: budgetFactRows() }));
    onStep(await this.load({ kind: 'works', source: SOURCES.R1, rows: almatyProgrammeRows() }));
    await this.loadDemo(onStep);
    onStep(await this.loadScenarios());
    await this.transactions.run(ACTOR, (manager) =>
      manager.query(
        `INSERT INTO setting (key, value, note) VALUES ('astana.loaded', 'true', 'the Astana set was loaded completely'),
           ('city.view', $1, 'west, south, east, north of what a map shows first') ON CONFLICT (key) DO NOTHING`,
        [JSON.stringify(CITY_VIEW)],
      ),
    );
  }

  /** True once the whole set has been loaded. */
  async isLoaded(): Promise<boolean> {
    const rows: unknown[] = await this.transactions.run(ACTOR, (manager) =>
      manager.query("SELECT 1 FROM setting WHERE key = 'astana.loaded'"),
    );
    return rows.length > 0;
  }

  private async loadLaws(onStep: (step: SeedStep) => void): Promise<void> {
    onStep(await this.load({ kind: 'functions', source: LAWS, rows: lawFunctionRows() }));
    const [acts, gaps] = await Promise.all([lawActs(), lawGaps()]);
    await this.transactions.run(ACTOR, async (manager) => {
      await storeLawSet(manager);
      await storeLawActs(manager, acts);
      await storeLegalGaps(manager, gaps);
    });
    onStep(await this.load({ kind: 'mandates', source: LAWS, rows: lawMandateRows() }));
  }

  private async loadScenarios(): Promise<SeedStep> {
    const file = await readJson('scenario_delegation.json');
    const isNew = await this.transactions.run(ACTOR, (manager) => loadScenario(manager, file, SOURCES.R1));
    return { what: `scenarios (${SOURCES.R1})`, created: Number(isNew), updated: 0, unchanged: Number(!isNew) };
  }

  // Statuses follow the day the programme was first loaded.
  private async loadDemo(onStep: (step: SeedStep) => void): Promise<void> {
    const day = await this.demoDay();
    const { projects, budgetLines, works, restrictions } = await demoRows(day);
    await this.transactions.run(ACTOR, (manager) => storeProjects(manager, projects, DEMO));
    const part = { source: DEMO, demo: true };
    onStep(await this.load({ ...part, kind: 'budget-lines', rows: Promise.resolve(budgetLines) }));
    onStep(await this.load({ ...part, kind: 'works', rows: Promise.resolve(works) }));
    await this.transactions.run(ACTOR, (manager) => storeDemoProgramme(manager, DEMO, day));
    const created = await this.transactions.run(ACTOR, (manager) => storeDemoRestrictions(manager, restrictions, DEMO));
    onStep({ what: `restrictions (${DEMO})`, created, updated: 0, unchanged: restrictions.length - created });
  }

  private demoDay(): Promise<string> {
    return this.transactions.run(ACTOR, async (manager) => {
      await manager.query(
        `INSERT INTO setting (key, value, note) VALUES ('demo.day', to_jsonb(current_date::text), 'day that the statuses of the demonstration programme follow')
         ON CONFLICT (key) DO NOTHING`,
      );
      const rows: { day: string }[] = await manager.query(
        "SELECT value #>> '{}' AS day FROM setting WHERE key = 'demo.day'",
      );
      return rows[0]?.day ?? '';
    });
  }

  private registers(): Part[] {
    return [
      { kind: 'territories', source: OSM, rows: territoryRows() },
      { kind: 'sites', source: OSM, rows: siteRows() },
      { kind: 'base-features', source: OSM, rows: baseFeatureRows() },
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
    const [acts, figures, kato, required] = await Promise.all([
      legalActs(),
      indicators(),
      katoUnits(),
      coverageRequirements(),
    ]);
    const holidays = await readJson('holidays.json');
    await this.transactions.run(ACTOR, async (manager) => {
      await storeHolidays(manager, holidays as HolidayFile, SUGGESTED);
      await storeLegalActs(manager, acts, SOURCES.R1);
      await storeRequirements(manager, required, SUGGESTED);
      await storeIndicators(manager, figures);
      await storeKatoUnits(manager, kato);
      await storeFunctionTypes(manager);
      await storeSeasons(manager, SUGGESTED);
    });
  }
}
