import type { Principal } from '@abat/access';
import type { Finding } from '@abat/contracts';
import { GetFinding, MovableWorks } from '@abat/findings';
import { openDataSource, readEnvironment, TransactionRunner } from '@abat/platform';
import { ApplyAgreedDates, ApplyProposal } from '@abat/resolutions';
import { ChangeWork, WorkRepository, WORKS_ENTITIES } from '@abat/works';
import type { DataSource } from 'typeorm';
import { FindingReader } from '../../../libs/findings/src/application/finding-reader.js';
import { FindingRepository } from '../../../libs/findings/src/persistence/finding.repository.js';
import { ResolutionDesk } from '../../../libs/resolutions/src/application/resolution-desk.js';
import { WorkProposals } from '../../../libs/resolutions/src/application/work-proposals.js';
import { ResolutionRepository } from '../../../libs/resolutions/src/persistence/resolution.repository.js';
import { WorkReferenceFinder } from '../../../libs/works/src/application/work-references.js';
import { TestCity } from '../findings/support/test-city.js';
import { type TownWork, WorksTown } from '../findings/support/works-town.js';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';
import { waitUntil } from '../../support/wait.js';

const YARD: TownWork = {
  ...{ title: 'Двор у Байтерека', type: 'courtyard', agency: 'akim-esil', functionCode: 'improvement.courtyard' },
  ...{ start: '2030-06-01', end: '2030-06-20' },
};
const LIGHT: TownWork = { title: 'Освещение двора', type: 'lighting', start: '2030-06-10', end: '2030-06-25' };

type Days = { start: string; end: string };
type Move = { finding: string; work: string; days: Days; remaining?: string[] };

describe('applying proposed dates', () => {
  let database: TestDatabase;
  let store: DataSource;
  let town: WorksTown;
  let operator: Principal;
  const db = (): DataSource => store;

  beforeAll(async () => {
    database = await createTestDatabase();
    store = await openDataSource(readEnvironment({ ...process.env, DATABASE_URL: database.url }), WORKS_ENTITIES);
    town = new WorksTown(await TestCity.found(store));
  });
  afterAll(async () => {
    await store.destroy();
    await database.drop();
  });
  beforeEach(async () => {
    await town.clear();
    const users: { id: string }[] = await db().query(
      `INSERT INTO app_user (email, name, role, password_hash) VALUES ('operator@abat.local', 'operator', 'operator', 'x')
       ON CONFLICT (email) DO UPDATE SET name = excluded.name RETURNING id`,
    );
    operator = { userId: users[0]?.id ?? '', name: 'operator', role: 'operator', agencyId: null, districtId: null };
  });

  const getFinding = (): GetFinding => new GetFinding(db(), new FindingRepository(db()), new FindingReader(db()));
  const proposals = (): WorkProposals => new WorkProposals(new MovableWorks(db()));
  const parts = () => {
    const transactions = new TransactionRunner(db());
    const works = new WorkRepository(db());
    const changeWork = new ChangeWork(transactions, works, new WorkReferenceFinder());
    const desk = new ResolutionDesk(transactions, new FindingRepository(db()), new ResolutionRepository(db()));
    return { works, changeWork, desk };
  };
  const apply = async ({ finding, work, days, remaining = [] }: Move): Promise<Finding> => {
    const { works, changeWork, desk } = parts();
    const { version } = await works.getById(work);
    const useCase = new ApplyProposal(desk, works, changeWork, getFinding(), proposals());
    return useCase.execute(operator, finding, { workId: work, version, ...days, remaining });
  };
  const findingOf = async (work: string): Promise<string> => {
    const rows: { id: string }[] = await db().query(
      "SELECT id FROM finding WHERE $1 IN (subject_a, subject_b) AND rule = 'work.clash' AND status <> 'closed'",
      [work],
    );
    return rows[0]?.id ?? '';
  };
  const daysOf = async (...ids: string[]): Promise<string[]> => {
    const rows: { days: string }[] = await db().query(
      `SELECT starts_on || '/' || ends_on AS days FROM unnest($1::uuid[]) WITH ORDINALITY u (id, n) JOIN work w ON w.id = u.id ORDER BY n`,
      [ids],
    );
    return rows.map(({ days }) => days);
  };
  const codesOf = (settled: PromiseSettledResult<unknown>[]): string[] =>
    settled.map((one) => (one.status === 'fulfilled' ? 'done' : (one.reason as { code: string }).code)).toSorted();

  /** Both begin while a third connection keeps resolutions from being recorded: neither commits before both have got as far as they can. */
  async function atOnce(moves: readonly Move[]): Promise<string[]> {
    const holder = db().createQueryRunner();
    await holder.startTransaction();
    await holder.query('LOCK TABLE resolution IN EXCLUSIVE MODE');
    let ended = 0;
    const running = Promise.allSettled(moves.map((move) => apply(move).finally(() => (ended += 1))));
    let stuck = 0;
    const waiting = async (): Promise<boolean> => {
      const rows: { n: number }[] = await db().query(
        "SELECT count(*)::int AS n FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'",
      );
      stuck = rows[0]?.n ?? 0;
      return stuck + ended >= moves.length;
    };
    try {
      const context = (): string => `${stuck} wait, ${ended} ended`;
      await waitUntil(waiting, { what: 'everybody to wait for a lock', timeoutMs: 30_000, context });
    } finally {
      await holder.commitTransaction();
      await holder.release();
    }
    return codesOf(await running);
  }

  it('lets one of two who each move another side go: the other work stays', async () => {
    const [yard, light] = [await town.addWork(YARD), await town.addWork(LIGHT)];
    await town.city.detect();
    const finding = await findingOf(yard);
    const [later, earlier] = [
      { start: '2030-06-26', end: '2030-07-15' },
      { start: '2030-05-16', end: '2030-05-31' },
    ];
    expect(
      await atOnce([
        { finding, work: yard, days: later },
        { finding, work: light, days: earlier },
      ]),
    ).toEqual(['done', 'proposal.outdated']);
    const days = await daysOf(yard, light);
    expect([
      ['2030-06-26/2030-07-15', '2030-06-10/2030-06-25'],
      ['2030-06-01/2030-06-20', '2030-05-16/2030-05-31'],
    ]).toContainEqual(days);
  });

  it('lets one of two works have the days that are free for both', async () => {
    const [yard] = [await town.addWork(YARD), await town.addWork(LIGHT)];
    const road = { at: { x: 0, y: 0, w: 40, h: 20 }, type: 'lighting', agency: 'dep-construction' };
    const other = await town.addWork({ ...road, title: 'Опоры', start: '2030-08-01', end: '2030-08-20' });
    await town.addWork({ ...road, title: 'Камеры', agency: 'dep-utilities', start: '2030-08-10', end: '2030-08-25' });
    await town.city.detect();
    const days = { start: '2030-07-01', end: '2030-07-20' };
    const moves = [yard, other].map(async (work) => ({ finding: await findingOf(work), work, days }));
    expect(await atOnce(await Promise.all(moves))).toEqual(['done', 'proposal.outdated']);
    expect((await daysOf(yard, other)).filter((one) => one === '2030-07-01/2030-07-20')).toHaveLength(1);
  });

  it('moves no work into the past, but narrows one that began there', async () => {
    const [yard] = [await town.addWork({ ...YARD, start: '2020-06-01' }), await town.addWork(LIGHT)];
    await town.city.detect();
    const finding = await findingOf(yard);
    const remaining = (await proposals().met(db().manager, yard)).map(({ key }) => key);
    const moved = (start: string): Promise<Finding> =>
      apply({ finding, work: yard, days: { start, end: '2030-06-09' }, remaining });
    await expect(moved('2020-05-31')).rejects.toMatchObject({ code: 'proposal.outdated' });
    await moved('2020-06-01');
    expect(await daysOf(yard)).toEqual(['2020-06-01/2030-06-09']);
    const [recorded] = await parts().desk.resolutions.list(finding);
    expect(recorded?.daysBefore).toEqual([{ work: yard, start: '2020-06-01', end: YARD.end }]);
  });

  it('moves the second work of an agreement whose first move ended the finding', async () => {
    const [yard, light] = [await town.addWork(YARD), await town.addWork(LIGHT)];
    await town.city.detect();
    const { desk, works, changeWork } = parts();
    const moves = [
      { work: yard, start: '2030-06-26', end: '2030-07-15' },
      { work: light, start: '2030-06-01', end: '2030-06-20' },
    ];
    const agencies: { id: string }[] = await db().query("SELECT id FROM agency WHERE code = 'akim-esil'");
    const id = await desk.resolutions.insert(
      db().manager,
      {
        ...{
          findingId: await findingOf(yard),
          kind: 'reschedule',
          note: null,
          plan: { moves },
          daysBefore: [],
          state: 'agreed',
        },
        ...{ agencyId: agencies[0]?.id ?? '', userId: operator.userId },
      },
      [],
    );
    const useCase = new ApplyAgreedDates(desk, works, changeWork);
    const move = async (work: string) => {
      const row = { id, version: (await desk.resolutions.getById(db().manager, id)).version };
      return useCase.execute(operator, row, { works: [{ work, version: (await works.getById(work)).version }] });
    };
    expect((await move(yard)).state).toBe('agreed');
    await town.city.detectSome([yard]);
    expect(await findingOf(yard)).toBe('');
    expect((await move(light)).state).toBe('applied');
    expect(await daysOf(light)).toEqual(['2030-06-01/2030-06-20']);
  });
});
