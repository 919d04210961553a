import { type Work, workDraftSchema } from '@abat/contracts';
import { TransactionRunner } from '@abat/platform';
import { FollowDays } from '@abat/works';
import { ADMIN, box, RegisterBench } from './support.js';

let bench: RegisterBench;
let nightly: FollowDays;
beforeAll(async () => {
  bench = await RegisterBench.open();
  nightly = new FollowDays(new TransactionRunner(bench.db));
}, 120_000);
afterAll(() => bench?.close());

let count = 0;
/** A courtyard east of the border, each on a place of its own, 100 m from the next. */
async function courtyard(): Promise<{ work: Work; y: number }> {
  const y = 100 * (count += 1);
  const draft = {
    ...{ title: 'Двор на Кенесары', agency: 'akim-almaty', function: 'improvement' },
    ...{ start: '2031-06-01', end: '2031-06-30', geometry: box(1000, y, 1020, y + 20) },
  };
  return { work: await bench.createWork.execute(ADMIN, workDraftSchema.parse(draft)), y };
}
/** A new district that overlaps that of Almaty over one courtyard. */
const districtAt = (y: number, changes: Record<string, unknown> = {}) =>
  bench.territories.create(ADMIN, {
    ...{ externalId: `district-${y}`, kind: 'district', nameRu: 'Сарайшық', geometry: box(990, y - 10, 1030, y + 30) },
    ...changes,
  } as never);

const sharesOf = async (work: Work): Promise<Record<string, number>> => {
  const rows: { code: string; share: number }[] = await bench.db.query(
    `SELECT t.external_id AS code, s.share FROM work_territory s JOIN territory t ON t.id = s.territory_id
     WHERE s.work_id = $1 ORDER BY 1`,
    [work.id],
  );
  return Object.fromEntries(rows.map(({ code, share }) => [code, share]));
};
/** Works told of as changed by what is done, with the rooms they are told in. */
async function told(doing: () => Promise<unknown>): Promise<{ ids: string[]; rooms: string[] }> {
  await bench.db.query('TRUNCATE outbox');
  await doing();
  const rows: { rooms: string[]; data: { ids: string[] } }[] = await bench.db.query(
    "SELECT rooms, data FROM outbox WHERE type = 'work.updated'",
  );
  return { ids: rows.flatMap(({ data }) => data.ids), rooms: rows.flatMap(({ rooms }) => rooms) };
}
/** Lets the days pass until a district begins to hold: it begins today. */
const pass = async (id: string): Promise<void> => {
  await bench.db.query('UPDATE territory SET valid = daterange(current_date, upper(valid)) WHERE id = $1', [id]);
  await bench.db.query(
    'UPDATE territory_boundary SET valid = daterange(current_date, upper(valid)) WHERE territory_id = $1',
    [id],
  );
};
const HALVES = (y: number): Record<string, number> => ({ almaty: 0.5, [`district-${y}`]: 0.5 });

describe('A work', () => {
  it('lies in a district from the day its boundary begins to hold', async () => {
    const { work, y } = await courtyard();
    const district = await districtAt(y, { validFrom: await bench.day(30) });
    expect(await sharesOf(work)).toEqual({ almaty: 1 });
    await pass(district.id);
    const { ids, rooms } = await told(() => nightly.execute());
    expect(ids).toEqual([work.id]);
    expect(rooms).toContain(`district:${district.id}`);
    expect(await sharesOf(work)).toEqual(HALVES(y));
  });

  it('keeps its shares in a night in which no boundary begins or ends', async () => {
    const { work } = await courtyard();
    expect(await told(() => nightly.execute())).toEqual({ ids: [], rooms: [] });
    expect(await sharesOf(work)).toEqual({ almaty: 1 });
  });

  it.each<[string, () => Promise<Record<string, unknown>>]>([
    ['ends', async () => ({ validTo: await bench.day(-1) })],
    ['begins later', async () => ({ validFrom: await bench.day(30) })],
    ['turns out to be a microdistrict', () => Promise.resolve({ kind: 'microdistrict' })],
  ])('leaves a district that %s, and both are told', async (_title, patch) => {
    const { work, y } = await courtyard();
    const district = await districtAt(y);
    expect(await sharesOf(work)).toEqual(HALVES(y));
    const changes = await patch();
    const { ids, rooms } = await told(() => bench.territories.change(ADMIN, district, changes as never));
    expect(ids).toEqual([work.id]);
    expect(rooms).toContain(`district:${district.id}`);
    expect(await sharesOf(work)).toEqual({ almaty: 1 });
  });

  it('is told of when an outline moves over it', async () => {
    const { work, y } = await courtyard();
    const district = await districtAt(y, { geometry: box(2000, y, 2010, y + 10) });
    const { ids } = await told(() =>
      bench.territories.change(ADMIN, district, { geometry: box(990, y - 10, 1030, y + 30) }),
    );
    expect(ids).toEqual([work.id]);
    expect(await sharesOf(work)).toEqual(HALVES(y));
  });

  it('is expected to go on from the night after it passed its end under way, and no longer than that', async () => {
    const { work } = await courtyard();
    const expected = () =>
      bench.value<number>(
        `SELECT CASE WHEN upper(expected) > current_date THEN upper(expected) - current_date ELSE 0 END
         FROM work_zone WHERE work_id = '${work.id}'`,
      );
    const days = `starts_on = current_date - 20, ends_on = current_date - 1`;
    await bench.db.query(`UPDATE work_zone SET ${days} WHERE work_id = $1`, [work.id]);
    await bench.db.query(`UPDATE work SET ${days}, status = 'running' WHERE id = $1`, [work.id]);
    // As it would stand if the day had passed without anybody changing anything.
    await bench.db.query('UPDATE work_zone SET expected_to = NULL WHERE work_id = $1', [work.id]);
    expect(await expected()).toBe(0);
    await nightly.execute();
    expect(await expected()).toBeGreaterThan(14);
    expect(await expected()).toBeLessThanOrEqual(21);
    const { items } = await bench.works.list({
      limit: 5,
      sort: 'start',
      period: 'current',
      status: ['running'],
      withGeometry: 'false',
    });
    expect(items.map(({ id }) => id)).toContain(work.id);
    const history = (await bench.works.history(work.id)).length;
    await nightly.execute();
    expect((await bench.works.history(work.id)).length).toBe(history);
    await bench.db.query("UPDATE work SET status = 'finished' WHERE id = $1", [work.id]);
    expect(await expected()).toBe(0);
  });

  it('lies as a whole in what is left when a district is deleted', async () => {
    const { work, y } = await courtyard();
    const district = await districtAt(y);
    const { version } = await bench.territories.getById(district.id);
    await bench.territories.remove(ADMIN, { id: district.id, version });
    expect(await sharesOf(work)).toEqual({ almaty: 1 });
  });
});
