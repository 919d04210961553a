import { at } from '../../support/places.js';
import { eachCase, expectSaid, type RuleCase } from './support/rule-cases.js';
import { withTown } from './support/with-town.js';
import type { TownWork } from './support/works-town.js';

const RULE = 'work.no-handover';
type Case = RuleCase & { daysAgo: number; work?: Partial<TownWork>; reportedDaysAgo?: number };

const PLACE = { place: 'lovers-park' } as const;

describe('measuring work.no-handover', () => {
  const town = withTown('astana');
  /** The city's day, moved by some days. */
  const day = async (days: number): Promise<string> => {
    const [row] = await town().city.db.query('SELECT (current_date + $1::int)::text AS day', [days]);
    return row.day;
  };
  /** Days since the same day two years ago. */
  const twoYears = async (): Promise<number> => {
    const [row] = await town().city.db.query(
      "SELECT current_date - (current_date - interval '24 months')::date AS days",
    );
    return row.days;
  };
  const ended = async (daysAgo: number, change: Partial<TownWork> = {}) => {
    const end = await day(-daysAgo);
    return town().judged(RULE, [
      {
        ...{ title: 'Дорожки в Парке влюблённых', status: 'finished', start: end, end },
        ...{ at: at('lovers-park', { x: 0, y: 0, w: 40, h: 20 }), ...change },
      },
    ]);
  };

  it('finds finished paths in the Lovers’ Park that nobody has taken over in time', async () => {
    expect(await ended(41)).toMatchObject([
      {
        measures: {
          ...{ finishedOn: await day(-41), dueOn: await day(-11), endIsReported: false },
          ...{ daysLate: 11, deadlineDays: 30 },
        },
        ...{ from: await day(-10), to: null, agencies: ['dep-utilities'], territories: ['nura'] },
      },
    ]);
  });

  const cases: Case[] = [
    {
      ...{ ...PLACE, what: 'ended 30 days ago', daysAgo: 30, says: 'nothing' },
      why: 'today is the last day of the deadline',
    },
    {
      ...{ ...PLACE, what: 'ended 31 days ago', daysAgo: 31, says: 'low', measures: { daysLate: 1 } },
      why: 'a day late',
    },
    {
      ...{ ...PLACE, what: 'ended 66 days ago', daysAgo: 66, says: 'low', measures: { daysLate: 36 } },
      why: 'just below medium',
    },
    {
      ...{ ...PLACE, what: 'ended 67 days ago', daysAgo: 67, says: 'medium', measures: { daysLate: 37 } },
      why: 'five weeks late',
    },
    {
      ...{ ...PLACE, what: 'ended 210 days ago', daysAgo: 210, says: 'critical', measures: { daysLate: 180 } },
      why: 'half a year late',
    },
    {
      ...PLACE,
      what: 'runs past its plan',
      daysAgo: 100,
      work: { status: 'running' },
      says: 'nothing',
      why: 'not ended',
    },
    { ...PLACE, what: 'was accepted', daysAgo: 100, work: { status: 'accepted' }, says: 'nothing', why: 'taken over' },
    {
      ...PLACE,
      what: 'was cancelled',
      daysAgo: 100,
      work: { status: 'cancelled' },
      says: 'nothing',
      why: 'never done',
    },
    {
      ...{
        ...PLACE,
        what: 'planned until 5 days ago, ended 50 days ago',
        daysAgo: 5,
        reportedDaysAgo: 50,
        says: 'low',
      },
      ...{ measures: { daysLate: 20, endIsReported: true }, why: 'the real end counts' },
    },
    {
      ...{ ...PLACE, what: 'planned until 60 days ago, ended 3 days ago', daysAgo: 60, reportedDaysAgo: 3 },
      ...{ says: 'nothing', why: 'the real end counts' },
    },
    {
      ...{ place: 'vivaldi', what: 'a courtyard ended 31 days ago', daysAgo: 31, says: 'low', why: 'a day late' },
      work: { title: 'Двор ЖК Vivaldi', at: at('vivaldi', { x: 20, y: 5, w: 40, h: 20 }), agency: 'akim-almaty' },
    },
  ];
  eachCase(cases, async (one) => {
    const reported = one.reportedDaysAgo === undefined ? {} : { finishedOn: await day(-one.reportedDaysAgo) };
    expectSaid(await ended(one.daysAgo, { ...reported, ...one.work }), one);
  });

  it('looks back two years to the day: what ended earlier is history', async () => {
    const days = await twoYears();
    expect(await ended(days)).toMatchObject([{ severity: 'critical' }]);
    await town().clear();
    expect(await ended(days + 1)).toEqual([]);
  });

  it('closes with the handover and comes back without it, told by the work or by the handover', async () => {
    const [finding] = await ended(41);
    const { db } = town().city;
    const [{ id: work }] = await db.query('SELECT subject_a AS id FROM finding WHERE id = $1', [finding?.id]);
    const [{ id }] = await db.query(
      `INSERT INTO handover (work_id, holder_id, handed_on, document)
       SELECT $1, id, current_date, 'акт № 7' FROM agency WHERE code = 'akim-nura' RETURNING id`,
      [work],
    );
    expect(await town().foundAfter(RULE, 'handover', [work])).toEqual([]);
    await db.query('DELETE FROM handover WHERE id = $1', [id]);
    expect(await town().foundAfter(RULE, 'handover', [id])).toHaveLength(1);
  });
});
