import type { Principal } from '@abat/access';
import type { Comparison, RuleCode, Scenario } from '@abat/contracts';
import { EvaluateFindings, StandingFindings } from '@abat/findings';
import { openDataSource, readEnvironment, TransactionRunner } from '@abat/platform';
import { AdoptScenario, CompareScenario, ScenarioRegister, SCENARIOS_ENTITIES } from '@abat/scenarios';
import { scenarioDraftSchema } from '@abat/contracts';
import type { DataSource } from 'typeorm';
import { Detector } from '../../../libs/findings/src/application/detector.js';
import { FindingReader } from '../../../libs/findings/src/application/finding-reader.js';
import { POWER_RULES } from '../../../libs/findings/src/rules/registry.js';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';

const REVIEWER = '0190a000-0000-7000-8000-0000000000b1';
export const ACT = 'e2e-decision';

/** One finding as `rule: powers and lines`, whatever ids the database gave. */
type Told = string;

/** Scenarios on the Astana set in a database of its own, with every rule about powers run once. */
export class ScenarioBench {
  readonly scenarios: ScenarioRegister;
  readonly comparison: CompareScenario;
  readonly adoption: AdoptScenario;
  private readonly detector: Detector;

  private constructor(
    private readonly database: TestDatabase,
    readonly db: DataSource,
  ) {
    const transactions = new TransactionRunner(db);
    this.scenarios = new ScenarioRegister(db, transactions);
    const standing = new StandingFindings(new FindingReader(db));
    this.comparison = new CompareScenario(db, this.scenarios, new EvaluateFindings(), standing);
    this.adoption = new AdoptScenario(transactions, this.scenarios);
    this.detector = new Detector(transactions);
  }

  static async open(): Promise<ScenarioBench> {
    const database = await createTestDatabase({ seed: 'astana' });
    const environment = readEnvironment({ ...process.env, DATABASE_URL: database.url });
    const bench = new ScenarioBench(database, await openDataSource(environment, SCENARIOS_ENTITIES));
    await bench.db.query(
      `INSERT INTO app_user (id, email, name, role, password_hash) VALUES ($1, 'reviewer@spec.test', 'Заместитель акима', 'reviewer', '-')`,
      [REVIEWER],
    );
    await bench.db.query(
      `INSERT INTO legal_act (code, title_ru, status) VALUES ($1, 'Решение маслихата о передаче полномочий', 'in-force')`,
      [ACT],
    );
    await bench.detect();
    return bench;
  }

  async close(): Promise<void> {
    await this.db.destroy();
    await this.database.drop();
  }

  get reviewer(): Principal {
    return { userId: REVIEWER, name: 'Заместитель акима', role: 'reviewer', districtId: null, agencyId: null };
  }

  async detect(): Promise<void> {
    for (const rule of POWER_RULES) await this.detector.detectAll(rule);
  }

  create(code: string, steps: object[], effectiveOn?: string): Promise<Scenario> {
    const draft = scenarioDraftSchema.parse({ code, nameRu: code, steps, effectiveOn });
    return this.scenarios.create(this.reviewer, draft);
  }

  compare({ id }: Pick<Scenario, 'id'>): Promise<Comparison> {
    return this.comparison.execute(this.reviewer, id);
  }

  adopt({ id, version }: Pick<Scenario, 'id' | 'version'>): Promise<Scenario> {
    return this.adoption.execute(this.reviewer, { id, version }, { legalAct: ACT });
  }

  async value<Value>(sql: string, values: unknown[] = []): Promise<Value> {
    const rows: Record<string, Value>[] = await this.db.query(sql, values);
    return Object.values(rows[0] ?? {})[0] as Value;
  }

  /** Stored findings about powers that reach today. */
  async standing(): Promise<Told[]> {
    const rows: { rule: RuleCode; subjects: string[] }[] = await this.db.query(
      `SELECT f.rule, ARRAY(
         SELECT code FROM mandate WHERE id IN (f.subject_a, f.subject_b)
         UNION ALL SELECT code FROM budget_line WHERE id IN (f.subject_a, f.subject_b)
         UNION ALL SELECT code FROM coverage_requirement WHERE id IN (f.subject_a, f.subject_b)
         UNION ALL SELECT code FROM city_function WHERE id IN (f.subject_a, f.subject_b)
         UNION ALL SELECT code FROM legal_act WHERE id IN (f.subject_a, f.subject_b)
         UNION ALL SELECT external_id FROM territory WHERE id IN (f.subject_a, f.subject_b)
         UNION ALL SELECT external_id FROM site WHERE id IN (f.subject_a, f.subject_b)) AS subjects
       FROM finding f WHERE f.status <> 'closed' AND f.rule LIKE 'mandate.%'
         AND (upper_inf(f.period) OR upper(f.period) > current_date)`,
    );
    return rows.map(({ rule, subjects }) => toldAs(rule, subjects)).sort();
  }
}

// Received money gets its line's code with the receiver behind a plus.
const toldAs = (rule: string, subjects: readonly string[]): Told =>
  `${rule}: ${subjects
    .map((code) => code.replace(/\+.*$/, '+'))
    .sort()
    .join(' & ')}`;

/** The findings of some lists of a comparison. */
export const told = (...lists: readonly Comparison['closed'][]): Told[] =>
  lists
    .flat()
    .map(({ rule, subjects }) =>
      toldAs(
        rule,
        subjects.map(({ externalId }) => externalId),
      ),
    )
    .sort();
