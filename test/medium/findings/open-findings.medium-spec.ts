import {
  findingQuerySchema,
  findingStatsQuerySchema,
  programmeGroupQuerySchema,
  programmeQuerySchema,
  SEVERITIES,
  workQuerySchema,
} from '@abat/contracts';
import { FindingRepository, GetFindingStats, ListFindings } from '@abat/findings';
import { RenderTile } from '@abat/maps';
import { readEnvironment } from '@abat/platform';
import { ReadProgramme } from '@abat/programme';
import { WorkRepository } from '@abat/works';
import type { DataSource } from 'typeorm';
import { FindingReader } from '../../../libs/findings/src/application/finding-reader.js';
import { decodeTile, type TileFeature, tilesOver } from '../../e2e/support/tile.js';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';

const ASTANA = [71.2, 51, 71.8, 51.4] as const;
const sum = (counts: readonly number[]): number => counts.reduce((total, count) => total + count, 0);

/** What one place of the system says of the open findings of a work, and of all works. */
type Said = { ofWork: number; flagged: number };

describe('a finding that all agreed on is open no more', () => {
  let database: TestDatabase;
  let db: DataSource;
  let tiles: RenderTile;
  let work: string;

  const listed = async (): Promise<Said> => {
    const works = new WorkRepository(db);
    const page = await works.list(workQuerySchema.parse({ flagged: 'true', period: 'all', limit: '500' }));
    return { ofWork: (await works.getById(work)).openFindings, flagged: page.total };
  };
  const programmed = async (): Promise<Said> => {
    const read = new ReadProgramme(db);
    const { items } = await read.lines(programmeQuerySchema.parse({ period: 'all', limit: '500' }));
    const counts = items.map(({ id, openFindings }) => ({ id, count: sum(Object.values(openFindings)) }));
    return {
      ofWork: counts.find(({ id }) => id === work)?.count ?? -1,
      flagged: counts.filter(({ count }) => count > 0).length,
    };
  };
  const drawn = async (z: number): Promise<Record<string, TileFeature[]>[]> => {
    tiles.invalidateAll();
    const asked = tilesOver(ASTANA, z).map(({ x, y }) => {
      const address = { z: String(z), x: String(x), y: String(y) };
      return tiles.execute({ layer: 'works', ...address, query: { period: 'all' } } as Parameters<
        RenderTile['execute']
      >[0]);
    });
    return (await Promise.all(asked)).map(({ body }) => decodeTile(body));
  };
  const mapped = async (): Promise<Said> => {
    const clusters = (await drawn(9)).flatMap((tile) => tile['work-clusters'] ?? []);
    const points = (await drawn(12)).flatMap((tile) => tile['work-points'] ?? []);
    return {
      ofWork: Number(points.find(({ properties }) => properties['id'] === work)?.properties['findings']),
      flagged: sum(clusters.map(({ properties }) => Number(properties['open']))),
    };
  };
  const inSum = async (): Promise<number> =>
    (await new ReadProgramme(db).groups(programmeGroupQuerySchema.parse({ period: 'all' }))).total.findings;

  beforeAll(async () => {
    database = await createTestDatabase({ seed: 'astana' });
    db = database.dataSource;
    tiles = new RenderTile(db, readEnvironment({ ...process.env, DATABASE_URL: database.url }));
    const { items } = await new WorkRepository(db).list(
      workQuerySchema.parse({ flagged: 'true', period: 'current', limit: '500' }),
    );
    work = items.toSorted((one, other) => other.openFindings - one.openFindings)[0]!.id;
  }, 120_000);
  afterAll(() => database?.drop());

  it('in the list of works, the programme and the tiles alike', async () => {
    const before = await listed();
    expect(before.ofWork).toBeGreaterThan(1);
    expect([await programmed(), await mapped()]).toEqual([before, before]);
    const sumBefore = await inSum();
    await db.query(`UPDATE finding SET status = 'resolved', version = version + 1 WHERE $1 IN (subject_a, subject_b)`, [
      work,
    ]);
    const after = await listed();
    expect(after.ofWork).toBe(0);
    expect(after.flagged).toBeLessThan(before.flagged);
    expect([await programmed(), await mapped()]).toEqual([after, after]);
    expect(await inSum()).toBe(sumBefore - before.ofWork);
    expect((await new ReadProgramme(db).marks({ works: [work] })).findings).toEqual([]);
  });
});

describe('counts beside the filters of findings', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await createTestDatabase({ seed: 'astana' });
  }, 120_000);
  afterAll(() => database?.drop());

  it.each<Record<string, string>>([
    {},
    { territory: 'almaty' },
    { q: 'двор' },
    { status: 'open,assessed,in-decision' },
    { bbox: '71.4,51.1,71.5,51.2' },
    { agency: 'dep-environment', period: 'all' },
    { on: '2027-06-01' },
    { at: new Date(Date.now() + 30_000).toISOString() },
  ])('are what the list shows after the click, with %j in force', async (inForce) => {
    const { period, ...filters } = inForce;
    const repository = new FindingRepository(database.dataSource);
    const reader = new FindingReader(database.dataSource);
    const list = new ListFindings(database.dataSource, repository, reader);
    const stats = new GetFindingStats(database.dataSource, repository);
    const { items } = await stats.execute(findingStatsQuerySchema.parse(filters));
    const isOfAll = period === 'all' || 'on' in inForce;
    for (const severity of SEVERITIES) {
      const promised = sum(
        items.filter((item) => item.severity === severity).map((item) => (isOfAll ? item.count : item.current)),
      );
      const { total } = await list.execute(findingQuerySchema.parse({ ...inForce, severity, limit: '1' }));
      expect({ severity, total }).toEqual({ severity, total: promised });
    }
  });
});
