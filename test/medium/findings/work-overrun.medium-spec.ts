import { ChangeRuleSetting } from '@abat/findings';
import { TransactionRunner } from '@abat/platform';
import { at } from '../../support/places.js';
import { ADMIN } from '../registers/support.js';
import { withTown } from './support/with-town.js';
import type { TownWork } from './support/works-town.js';

// In the courtyard of «Инжу Арена»: a heat pipe that is dug longer than planned, and paving that waits for it.
const PLACE = at('inzhu-arena', { x: 20, y: 10, w: 40, h: 20 });
const ELSEWHERE = at('inzhu-arena', { x: 90, y: 10, w: 20, h: 20 });

describe('A work under way past its planned end', () => {
  const town = withTown('astana');
  const day = async (days: number): Promise<string> => {
    const rows: { day: string }[] = await town().city.db.query('SELECT (current_date + $1::int)::text AS day', [days]);
    return rows[0]?.day ?? '';
  };
  const dig = async (status = 'running'): Promise<TownWork> => ({
    ...{ title: 'Теплосеть во дворе ЖК «Инжу Арена»', at: PLACE, status },
    ...{ start: await day(-30), end: await day(-5) },
  });
  const paving = async (from: number): Promise<TownWork> => ({
    ...{ title: 'Асфальт во дворе ЖК «Инжу Арена»', agency: 'akim-nura', at: PLACE },
    ...{ start: await day(from), end: await day(from + 20) },
  });
  const clash = async (status: string, from: number) =>
    town().judged('work.clash', [await paving(from), await dig(status)]);

  it('holds its place for the days it is expected to go on, and says so', async () => {
    const [found] = await clash('running', 2);
    expect(found).toMatchObject({ from: await day(2), measures: { overruns: 'b', gapM: 0 } });
    expect(found?.measures.overlapDays).toBeGreaterThanOrEqual(13);
    expect(found?.measures.overlapDays).toBeLessThanOrEqual(19);
  });

  it.each<[string, string, number]>([
    ['one that was only planned', 'approved', 2],
    ['one that ended', 'finished', 2],
    ['a neighbour that begins weeks later', 'running', 22],
  ])('does not for %s', async (_name, status, from) => {
    expect(await clash(status, from)).toEqual([]);
  });

  it('begins and ends to hold it with its status and days, zone by zone', async () => {
    const { city } = town();
    const first = { at: PLACE, start: await day(-30), end: await day(-20) };
    const last = { at: ELSEWHERE, start: await day(-20), end: await day(-5) };
    const id = await city.addWork({ title: 'Теплосеть', zones: [first, last], status: 'approved' });
    const expected = async (): Promise<boolean[]> => {
      const rows: { on: boolean }[] = await city.db.query(
        'SELECT expected @> current_date + 1 AS on FROM work_zone WHERE work_id = $1 ORDER BY number',
        [id],
      );
      return rows.map(({ on }) => on);
    };
    expect(await expected()).toEqual([false, false]);
    await city.setWork(id, "status = 'running'");
    expect(await expected()).toEqual([false, true]);
    await city.setZones(id, [first, { ...last, end: await day(40) }]);
    await city.setWork(id, 'ends_on = current_date + 40');
    expect(await expected()).toEqual([false, true]);
    await city.setWork(id, 'ends_on = current_date - 5');
    await city.setZones(id, [first, last]);
    await city.setWork(id, "status = 'finished'");
    expect(await expected()).toEqual([false, false]);
  });

  it('is expected to end on one day until that is past as well', async () => {
    const { city } = town();
    const id = await town().addWork(await dig());
    const expectedIn = async (days: number): Promise<number | undefined> => {
      await city.db.query('UPDATE work_zone SET expected_to = current_date + $2::int WHERE work_id = $1', [id, days]);
      await city.db.query('SELECT work_expect(ARRAY[$1::uuid])', [id]);
      const rows: { days: number }[] = await city.db.query(
        'SELECT expected_to - current_date AS days FROM work_zone WHERE work_id = $1',
        [id],
      );
      return rows[0]?.days;
    };
    expect([await expectedIn(3), await expectedIn(0)]).toEqual([3, 0]);
    expect(await expectedIn(-1)).toBeGreaterThanOrEqual(14);
  });

  it('leaves what was agreed about other days as it is', async () => {
    const place = { at: PLACE, start: await day(-30), end: await day(-20) };
    const old = await town().addWork({ ...place, title: 'Освещение во дворе ЖК «Инжу Арена»', agency: 'akim-nura' });
    const id = await town().addWork({ ...(await dig('approved')) });
    const [before] = await town().found('work.clash');
    await town().city.db.query("UPDATE finding SET status = 'resolved'");
    await town().city.setWork(id, "status = 'running'");
    const [after] = await town().foundAfter('work.clash', 'work', [id, old]);
    expect([after?.status, after?.measures]).toEqual(['resolved', { ...before?.measures, overruns: 'b' }]);
  });

  it('goes on for as long as the setting says, from the moment that is changed', async () => {
    const { db } = town().city;
    const id = await town().addWork(await dig());
    const expected = async (): Promise<number> => {
      const rows: { days: number }[] = await db.query(
        'SELECT expected_to - current_date AS days FROM work_zone WHERE work_id = $1',
        [id],
      );
      return rows[0]?.days ?? 0;
    };
    const set = async (overrunDays: number): Promise<void> => {
      const rows: { version: number }[] = await db.query("SELECT version FROM setting WHERE key = 'rule.work.clash'");
      const row = { key: 'rule.work.clash', version: rows[0]?.version ?? 0 };
      await new ChangeRuleSetting(new TransactionRunner(db)).execute(ADMIN, row, { value: { overrunDays } });
    };
    const before = await expected();
    await set(28);
    expect(await expected()).toBe(before + 14);
    await set(14);
    expect(await expected()).toBe(before);
  });
});
