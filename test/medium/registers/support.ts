import type { Principal } from '@abat/access';
import { BUDGET_ENTITIES, BudgetLineRegister } from '@abat/budget';
import {
  AgencyRegister,
  AgreementRegister,
  FunctionRegister,
  LegalActRegister,
  LegalGapRegister,
  ListRefusals,
  MandateRegister,
  MANDATES_ENTITIES,
  MandateSetRegister,
  ObjectKindRegister,
  RecordRefusals,
  RequirementRegister,
} from '@abat/mandates';
import { openDataSource, readEnvironment, TransactionRunner } from '@abat/platform';
import { RestrictionRegister, SiteRegister, TERRITORY_ENTITIES, TerritoryRegister } from '@abat/territory';
import { ChangeWork, CreateWork, DeleteWork, WorkRepository, WORKS_ENTITIES } from '@abat/works';
import type { Geometry } from '@abat/contracts';
import type { DataSource } from 'typeorm';
import { LegalActs } from '../../../libs/mandates/src/persistence/legal-acts.js';
import { WorkReferenceFinder } from '../../../libs/works/src/application/work-references.js';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';

const ENTITIES = [...TERRITORY_ENTITIES, ...MANDATES_ENTITIES, ...WORKS_ENTITIES, ...BUDGET_ENTITIES];

/** Metres per degree at the latitude of Astana (51.13 N), good to a metre over the box of a district. */
const EAST_M = 69_800;
const NORTH_M = 111_260;

/** The Water-Green Boulevard: where the two districts of these specs meet. */
export const BORDER = { lon: 71.4306, lat: 51.1256 };

/** A point `x` metres east and `y` metres north of the border's middle, EPSG:4326. */
export const at = (x: number, y: number): [number, number] => [BORDER.lon + x / EAST_M, BORDER.lat + y / NORTH_M];

// The border runs through these points: a meridian is not straight in metres, only its ends lie on it exactly.
const BORDER_POINTS = [-5000, 0, 200, 5000].map((y): [number, number] => [0, y]);

/** A district on one side of the border, as far as `edge` metres east (or west, when negative). */
const side = (edge: number): Geometry => {
  const ring = [...BORDER_POINTS, [edge, 5000] as const, [edge, -5000] as const].map(([x, y]) => at(x, y));
  return { type: 'Polygon', coordinates: [[...ring, at(0, -5000)]] };
};

/** A rectangle between two corners given in metres from the border's middle. */
export const box = (x1: number, y1: number, x2: number, y2: number): Geometry => ({
  type: 'Polygon',
  coordinates: [[at(x1, y1), at(x2, y1), at(x2, y2), at(x1, y2), at(x1, y1)]],
});

export const ADMIN: Principal = {
  userId: '0190a000-0000-7000-8000-00000000000a',
  name: 'Спецификация',
  role: 'administrator',
  districtId: null,
  agencyId: null,
};

/** The registers on a database of their own: Astana with Esil in the west and Almaty in the east of one meridian. */
export class RegisterBench {
  readonly territories: TerritoryRegister;
  readonly sites: SiteRegister;
  readonly restrictions: RestrictionRegister;
  readonly agencies: AgencyRegister;
  readonly functions: FunctionRegister;
  readonly mandates: MandateRegister;
  readonly kinds: ObjectKindRegister;
  readonly sets: MandateSetRegister;
  readonly agreements: AgreementRegister;
  readonly acts: LegalActRegister;
  readonly gaps: LegalGapRegister;
  readonly requirements: RequirementRegister;
  readonly recordRefusals: RecordRefusals;
  readonly refusals: ListRefusals;
  readonly lines: BudgetLineRegister;
  readonly works: WorkRepository;
  readonly createWork: CreateWork;
  readonly changeWork: ChangeWork;
  readonly deleteWork: DeleteWork;

  private constructor(
    private readonly database: TestDatabase,
    readonly db: DataSource,
  ) {
    const transactions = new TransactionRunner(db);
    this.territories = new TerritoryRegister(db, transactions);
    this.sites = new SiteRegister(db, transactions);
    this.restrictions = new RestrictionRegister(db, transactions);
    this.agencies = new AgencyRegister(db, transactions);
    this.functions = new FunctionRegister(db, transactions);
    this.mandates = new MandateRegister(db, transactions, new LegalActs());
    this.kinds = new ObjectKindRegister(db, transactions);
    this.sets = new MandateSetRegister(db, transactions);
    this.agreements = new AgreementRegister(db, transactions);
    this.acts = new LegalActRegister(db, transactions);
    this.gaps = new LegalGapRegister(db, transactions);
    this.requirements = new RequirementRegister(db, transactions);
    this.recordRefusals = new RecordRefusals(transactions);
    this.refusals = new ListRefusals(db);
    this.lines = new BudgetLineRegister(db, transactions);
    this.works = new WorkRepository(db);
    const references = new WorkReferenceFinder();
    this.createWork = new CreateWork(transactions, this.works, references);
    this.changeWork = new ChangeWork(transactions, this.works, references);
    this.deleteWork = new DeleteWork(transactions, this.works);
  }

  static async open(): Promise<RegisterBench> {
    const database = await createTestDatabase();
    const environment = readEnvironment({ ...process.env, DATABASE_URL: database.url });
    const bench = new RegisterBench(database, await openDataSource(environment, ENTITIES));
    await bench.found();
    return bench;
  }

  async close(): Promise<void> {
    await this.db.destroy();
    await this.database.drop();
  }

  async value<Value>(sql: string, values: unknown[] = []): Promise<Value> {
    const rows: Record<string, Value>[] = await this.db.query(sql, values);
    return Object.values(rows[0] ?? {})[0] as Value;
  }

  /** Today in the city, `YYYY-MM-DD`, moved by days. */
  day(offset = 0): Promise<string> {
    return this.value<string>('SELECT (current_date + $1::int)::text', [offset]);
  }

  private async found(): Promise<void> {
    const territory = (externalId: string, kind: 'city' | 'district', geometry: Geometry) =>
      this.territories.create(ADMIN, { externalId, kind, nameRu: externalId, geometry });
    await territory('astana', 'city', box(-5000, -5000, 5000, 5000));
    await territory('esil', 'district', side(-5000));
    await territory('almaty', 'district', side(5000));
    for (const code of ['dep-environment', 'akim-esil', 'akim-almaty'])
      await this.agencies.create(ADMIN, { code, tier: 'other', nameRu: code });
    await this.functions.create(ADMIN, { code: 'improvement', nameRu: 'Благоустройство' });
  }
}
