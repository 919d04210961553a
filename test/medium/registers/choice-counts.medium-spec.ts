import {
  agreementChoicesQuerySchema,
  agreementQuerySchema,
  type ChoiceCounts,
  findingChoicesQuerySchema,
  findingQuerySchema,
  holidayChoicesQuerySchema,
  holidayQuerySchema,
  legalActChoicesQuerySchema,
  legalActQuerySchema,
  legalGapChoicesQuerySchema,
  legalGapQuerySchema,
  mandateChoicesQuerySchema,
  mandateQuerySchema,
  needChoicesQuerySchema,
  needQuerySchema,
  projectChoicesQuerySchema,
  projectQuerySchema,
  requirementChoicesQuerySchema,
  requirementQuerySchema,
  restrictionChoicesQuerySchema,
  restrictionQuerySchema,
  workChoicesQuerySchema,
  workQuerySchema,
  workSeasonChoicesQuerySchema,
  workSeasonQuerySchema,
} from '@abat/contracts';
import { FindingRepository, GetFindingStats, ListFindings } from '@abat/findings';
import {
  AgreementRegister,
  LegalActRegister,
  LegalGapRegister,
  MandateRegister,
  RequirementRegister,
} from '@abat/mandates';
import { TransactionRunner } from '@abat/platform';
import { RestrictionRegister } from '@abat/territory';
import { HolidayRegister, NeedRegister, ProjectRegister, WorkRepository, WorkSeasonRegister } from '@abat/works';
import type { z } from 'zod';
import { FindingReader } from '../../../libs/findings/src/application/finding-reader.js';
import { LegalActs } from '../../../libs/mandates/src/persistence/legal-acts.js';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';

type Filters = Record<string, string>;
/** A list as HTTP asks for it, and the filters whose choices it counts. */
type List = {
  total: (filters: Filters) => Promise<number>;
  counts: (filters: Filters) => Promise<ChoiceCounts['items']>;
  by: readonly string[];
};

describe('what the choices of a filter say of the list of', () => {
  let database: TestDatabase;
  let lists: Record<string, List>;

  function listOf<Query, Choices>(
    [query, choices]: readonly [
      z.ZodType<Query>,
      z.ZodType<Choices> & { shape: { by: { options: readonly string[] } } },
    ],
    rows: { list: (query: Query) => Promise<{ total: number }>; counts: (query: Choices) => Promise<ChoiceCounts> },
  ): List {
    return {
      total: async (filters) => (await rows.list(query.parse({ limit: '1', ...filters }))).total,
      counts: async (filters) => (await rows.counts(choices.parse(filters))).items,
      by: choices.shape.by.options,
    };
  }

  beforeAll(async () => {
    database = await createTestDatabase({ seed: 'astana' });
    const { dataSource: db } = database;
    const of = [db, new TransactionRunner(db)] as const;
    const found = new FindingRepository(db);
    const stats = new GetFindingStats(db, found);
    const findings = new ListFindings(db, found, new FindingReader(db));
    lists = {
      works: listOf([workQuerySchema, workChoicesQuerySchema], new WorkRepository(db)),
      findings: listOf([findingQuerySchema, findingChoicesQuerySchema], {
        list: (query) => findings.execute(query),
        counts: (query) => stats.byChoice(query),
      }),
      mandates: listOf([mandateQuerySchema, mandateChoicesQuerySchema], new MandateRegister(...of, new LegalActs())),
      agreements: listOf([agreementQuerySchema, agreementChoicesQuerySchema], new AgreementRegister(...of)),
      acts: listOf([legalActQuerySchema, legalActChoicesQuerySchema], new LegalActRegister(...of)),
      gaps: listOf([legalGapQuerySchema, legalGapChoicesQuerySchema], new LegalGapRegister(...of)),
      requirements: listOf([requirementQuerySchema, requirementChoicesQuerySchema], new RequirementRegister(...of)),
      restrictions: listOf([restrictionQuerySchema, restrictionChoicesQuerySchema], new RestrictionRegister(...of)),
      needs: listOf([needQuerySchema, needChoicesQuerySchema], new NeedRegister(...of)),
      projects: listOf([projectQuerySchema, projectChoicesQuerySchema], new ProjectRegister(...of)),
      seasons: listOf([workSeasonQuerySchema, workSeasonChoicesQuerySchema], new WorkSeasonRegister(...of)),
      holidays: listOf([holidayQuerySchema, holidayChoicesQuerySchema], new HolidayRegister(...of)),
    };
    await db.query(`UPDATE finding SET status = 'resolved' WHERE number % 5 = 0`);
    await db.query(`UPDATE finding SET status = 'closed', closed_at = now() WHERE number % 7 = 0`);
  }, 180_000);
  afterAll(() => database.drop());

  /** What each choice counts beside what the list has with it. */
  const compared = async (name: string, filters: Filters) => {
    const { total, counts, by } = lists[name]!;
    const pairs = by.map(async (filter) => {
      const items = await counts({ ...filters, by: filter });
      const listed = items.map(async ({ value }) => ({ value, count: await total({ ...filters, [filter]: value }) }));
      return { filter, said: items, listed: await Promise.all(listed) };
    });
    return Promise.all(pairs);
  };

  it.each([
    ['works', {}],
    ['works', { agency: 'dep-utilities', status: 'planned,approved', period: 'current' }],
    ['works', { territory: 'city', q: 'ремонт' }],
    ['findings', {}],
    ['findings', { territory: 'almaty', period: 'all' }],
    ['mandates', {}],
    ['mandates', { kind: 'any', set: 'main' }],
    ['agreements', {}],
    ['acts', {}],
    ['gaps', {}],
    ['requirements', {}],
    ['restrictions', {}],
    ['needs', {}],
    ['projects', {}],
    ['seasons', {}],
    ['holidays', { q: 'наурыз' }],
  ] as [string, Filters][])('%s under %j is what the list then has', async (name, filters) => {
    for (const { filter, said, listed } of await compared(name, filters))
      expect([filter, listed]).toEqual([filter, said]);
  });

  it('works counts every choice of status, and the filter itself is not in force', async () => {
    const { counts, total } = lists['works']!;
    const items = await counts({ by: 'status', status: 'running' });
    expect(items.reduce((sum, { count }) => sum + count, 0)).toBe(await total({}));
    expect(items.length).toBeGreaterThan(1);
  });

  it('works as they were at a moment before history began counts none', async () => {
    expect(await lists['works']!.counts({ by: 'agency', at: '2020-01-01T00:00:00Z' })).toEqual([]);
  });

  it('findings tells the closed among the states, though the list hides them', async () => {
    const items = await lists['findings']!.counts({ by: 'status' });
    expect(items.map(({ value }) => value)).toEqual(expect.arrayContaining(['closed', 'resolved']));
  });
});
