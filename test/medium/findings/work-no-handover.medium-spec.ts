import { withTown } from './support/with-town.js';
import type { TownWork } from './support/works-town.js';

const RULE = 'work.no-handover';

describe('measuring work.no-handover', () => {
  const town = withTown();
  /** The city's day, moved by some days. */
  const day = async (days: number): Promise<string> => {
    const [row] = await town().city.db.query('SELECT (current_date + $1::int)::text AS day', [days]);
    return row.day;
  };
  const ended = async (daysAgo: number, change: Partial<TownWork> = {}) => {
    const end = await day(-daysAgo);
    const id = await town().addWork({ title: 'Сквер у «Хан Шатыра»', status: 'finished', start: end, end, ...change });
    const found = await town().found(RULE);
    expect(await town().foundAfter(RULE, 'work', [id])).toEqual(found);
    return found;
  };

  it('finds a finished square that nobody has taken over in time', async () => {
    expect(await ended(41)).toMatchObject([
      {
        measures: {
          ...{
            finishedOn: await day(-41),
            dueOn: await day(-11),
            endIsReported: false,
            daysLate: 11,
            deadlineDays: 30,
          },
        },
        ...{ from: await day(-10), to: null, agencies: ['dep-utilities'], territories: ['almaty', 'esil'] },
      },
    ]);
  });

  it.each<[string, number, Partial<TownWork>, number]>([
    ['on the last day of the deadline', 30, {}, 0],
    ['a day after the deadline', 31, {}, 1],
    ['years ago: history', 800, {}, 0],
    ['a running work', 100, { status: 'running' }, 0],
    ['an accepted work', 100, { status: 'accepted' }, 0],
    ['a cancelled work', 100, { status: 'cancelled' }, 0],
  ])('%s', async (_name, daysAgo, change, count) => {
    expect(await ended(daysAgo, change)).toHaveLength(count);
  });

  it('counts from the day the work really ended', async () => {
    expect(await ended(5, { finishedOn: await day(-50) })).toMatchObject([
      { measures: { daysLate: 20, endIsReported: true } },
    ]);
    await town().clear();
    expect(await ended(60, { finishedOn: await day(-3) })).toEqual([]);
  });

  it('closes with the handover and comes back without it, told by the work or by the handover', async () => {
    const [finding] = await ended(41);
    const { db } = town().city;
    const [{ id: work }] = await db.query('SELECT subject_a AS id FROM finding WHERE id = $1', [finding?.id]);
    const [{ id }] = await db.query(
      `INSERT INTO handover (work_id, holder_id, handed_on, document)
       SELECT $1, id, current_date, 'акт № 7' FROM agency WHERE code = 'akim-esil' RETURNING id`,
      [work],
    );
    expect(await town().foundAfter(RULE, 'handover', [work])).toEqual([]);
    await db.query('DELETE FROM handover WHERE id = $1', [id]);
    expect(await town().foundAfter(RULE, 'handover', [id])).toHaveLength(1);
  });
});
