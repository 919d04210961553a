import { createTestDatabase, type TestDatabase } from '../../support/database.js';
import { TestCity } from './support/test-city.js';

/** A sequence that is the same in every run (mulberry32). */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const day = (offset: number): string => new Date(Date.UTC(2030, 5, 1 + offset)).toISOString().slice(0, 10);

describe('detection beside edits', () => {
  let database: TestDatabase;
  let city: TestCity;
  const works: string[] = [];

  beforeAll(async () => {
    database = await createTestDatabase();
    city = await TestCity.found(database.dataSource);
    const random = randomOf(1);
    for (let index = 0; index < 120; index += 1)
      works.push(await city.addWork(placed(random, `Работа на бульваре Нуржол ${index}`)));
    await city.detect();
  });
  afterAll(() => database.drop());

  // 120 works on 300 x 300 m within 40 days: nearly everything has neighbours.
  function placed(random: () => number, title: string) {
    const start = Math.floor(random() * 40);
    const at = { x: random() * 300, y: random() * 300, w: 10 + random() * 40, h: 10 + random() * 40 };
    return { title, at, start: day(start), end: day(start + Math.floor(random() * 15)) };
  }

  /** One writer: edits works in its own transactions and detects after each, as the queue does. */
  async function write(seed: number, edits: number): Promise<void> {
    const random = randomOf(seed);
    for (let edit = 0; edit < edits; edit += 1) {
      const id = works[Math.floor(random() * works.length)] ?? '';
      const choice = random();
      if (choice < 0.05) await city.setWork(id, `status = 'cancelled'`);
      else if (choice < 0.2) await city.setWork(id, `status = 'planned'`);
      else if (choice < 0.3) await city.setWork(id, `date_certainty = 'firm'`);
      else await moveWork(id, placed(random, ''));
      await city.detectSome([id]);
    }
  }

  // The register moves the zones of a work in one transaction.
  async function moveWork(id: string, to: ReturnType<typeof placed>): Promise<void> {
    const { x, y, w, h } = to.at;
    await city.db.query(
      `UPDATE work_zone SET starts_on = $2, ends_on = $3, geom = ST_Transform(ST_Translate(ST_MakeEnvelope($4, $5, $6, $7, 32642),
         ST_X(o.geom), ST_Y(o.geom)), 4326)
       FROM (SELECT ST_Transform(ST_SetSRID(ST_MakePoint(71.4306, 51.1256), 4326), 32642) AS geom) o WHERE work_id = $1`,
      [id, to.start, to.end, x, y, x + w, y + h],
    );
  }

  const state = (): Promise<unknown[]> =>
    city.db.query(
      `SELECT subject_a, subject_b, measures, period::text, severity, score, agency_ids, territory_ids, ST_AsText(geom, 9) AS place
       FROM finding WHERE status <> 'closed' ORDER BY subject_a, subject_b`,
    );

  it('leaves what a full run would find, whatever eight writers and full runs did at once', async () => {
    let writing = true;
    const fullRuns = (async () => {
      const runs = [];
      while (writing) runs.push(await city.detect());
      return runs.length;
    })();
    await Promise.all([1, 2, 3, 4, 5, 6, 7, 8].map((seed) => write(seed * 101, 40)));
    writing = false;
    expect(await fullRuns).toBeGreaterThan(0);
    const incremental = await state();
    expect(incremental.length).toBeGreaterThan(30);
    expect(await city.detect()).toMatchObject({ opened: 0, updated: 0, closed: 0, unchanged: incremental.length });
    expect(await state()).toEqual(incremental);
  }, 120_000);

  it('does not let a full run overwrite what an incremental run measured after it looked', async () => {
    const [id = ''] = works;
    await city.setWork(id, `status = 'planned'`);
    await city.detectSome([id]);
    // Holds the writing lock so that the full run has measured and waits; the work is cancelled and judged meanwhile.
    const runner = city.db.createQueryRunner();
    await runner.startTransaction();
    await runner.query(`SELECT pg_advisory_xact_lock(7140011, hashtext('work.clash'))`);
    const full = city.detect();
    await waitForWaiters(1);
    await runner.query(`UPDATE work SET status = 'cancelled' WHERE id = $1`, [id]);
    await runner.query(`INSERT INTO detection_touch (rule, subject_id) VALUES ('work.clash', $1)`, [id]);
    await runner.query(
      `UPDATE finding SET status = 'closed', closed_at = now() WHERE $1 IN (subject_a, subject_b) AND status <> 'closed'`,
      [id],
    );
    await runner.commitTransaction();
    await runner.release();
    await full;
    const rows: unknown[] = await city.db.query(
      `SELECT id FROM finding WHERE $1 IN (subject_a, subject_b) AND status <> 'closed'`,
      [id],
    );
    expect(rows).toEqual([]);
  });

  it('notes what it measured only while a full run is under way', async () => {
    await city.db.query('DELETE FROM detection_touch');
    await city.detectSome([works[1] ?? '']);
    expect(await city.db.query('SELECT * FROM detection_touch')).toEqual([]);
    const runner = city.db.createQueryRunner();
    await runner.startTransaction();
    await runner.query(`SELECT pg_advisory_xact_lock(7140010, hashtext('work.clash'))`);
    await city.detectSome([works[1] ?? '']);
    expect(await city.db.query('SELECT subject_id FROM detection_touch')).toEqual([{ subject_id: works[1] }]);
    await runner.rollbackTransaction();
    await runner.release();
  });

  async function waitForWaiters(count: number): Promise<void> {
    for (;;) {
      const rows: { n: number }[] = await city.db.query(
        `SELECT count(*)::int AS n FROM pg_locks WHERE locktype = 'advisory' AND classid = 7140011 AND NOT granted
         AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`,
      );
      if ((rows[0]?.n ?? 0) >= count) return;
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  }
});
