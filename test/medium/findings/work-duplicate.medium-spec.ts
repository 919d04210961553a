import { withTown } from './support/with-town.js';
import type { TownWork } from './support/works-town.js';

const RULE = 'work.duplicate';

describe('measuring work.duplicate', () => {
  const town = withTown();
  const yard: TownWork = {
    ...{ title: 'Благоустройство двора, Кабанбай батыра, 11', agency: 'akim-esil' },
    ...{ functionCode: 'improvement.courtyard', cost: 12_000_000, line: 'line-esil' },
  };
  const again: TownWork = {
    ...{ title: 'Двор ЖК «Инжу Арена»', agency: 'dep-construction', functionCode: 'improvement.courtyard' },
    ...{ start: '2030-08-30', end: '2030-09-30', cost: 8_000_000, line: 'line-city' },
  };
  const both = async (change: Partial<TownWork> = {}, first: Partial<TownWork> = {}) => {
    const ids = [await town().addWork({ ...yard, ...first }), await town().addWork({ ...again, ...change })];
    const found = await town().found(RULE);
    expect(await town().foundAfter(RULE, 'work', ids.slice(1))).toEqual(found);
    return found;
  };

  it('finds one kind of work twice on one place within a year, by different bodies', async () => {
    expect(await both()).toMatchObject([
      {
        measures: {
          ...{ overlapM2: 1476.5, shareA: 1, shareB: 1, gapDays: 60, sameFunction: true, relatedFunction: false },
          ...{ sameAgency: false, sameLine: false, costAKzt: '12000000.00', costBKzt: '8000000.00' },
        },
        ...{
          from: '2030-06-01',
          to: '2030-08-29',
          agencies: ['akim-esil', 'dep-construction'],
          territories: ['almaty', 'esil'],
        },
      },
    ]);
  });

  it.each<[string, Partial<TownWork>, number]>([
    ['a function above the other', { functionCode: 'improvement' }, 1],
    ['functions beside each other', { functionCode: 'improvement.public-space' }, 0],
    ['other functions, but one type', { functionCode: 'streets', type: 'courtyard' }, 1],
    [
      'other functions, but titles alike',
      { functionCode: 'streets', title: 'Благоустройство двора по Кабанбай батыра 11' },
      1,
    ],
    ['one project', { project: 'yards' }, 0],
    ['a cancelled work', { status: 'cancelled' }, 0],
    ['a finished work: expired but recent', { status: 'finished' }, 1],
    ['a gap of a year', { start: '2031-06-30', end: '2031-07-30' }, 1],
    ['more than a year apart', { start: '2031-07-02', end: '2031-07-30' }, 0],
    ['touching edges without strips', { at: { x: 50, y: 0, w: 40, h: 20 } }, 0],
    ['a third of the smaller one', { at: { x: 30, y: 0, w: 40, h: 20 } }, 1],
    ['less than a third of the smaller one', { at: { x: 40, y: 0, w: 40, h: 20 } }, 0],
    ['one body that pays from two lines', { agency: 'akim-esil' }, 1],
    ['one body that pays from one line', { agency: 'akim-esil', line: 'line-esil' }, 0],
    ['one body without a line', { agency: 'akim-esil', line: undefined }, 0],
  ])('%s', async (_name, change, count) => {
    await town().city.addProject('yards');
    expect(await both(change, { type: 'courtyard', project: change.project })).toHaveLength(count);
  });

  it.each<[string, string, object[]]>([
    ['counts the days from the real end of a work', '2030-06-20', [{ measures: { gapDays: 70 }, to: '2030-08-29' }]],
    ['finds what was done before it was planned to begin', '2030-05-20', [{ measures: { gapDays: 101 } }]],
    ['lets what really ended more than a year before be', '2029-08-20', []],
  ])('%s', async (_name, finishedOn, findings) => {
    expect(await both({}, { status: 'accepted', finishedOn })).toMatchObject(findings);
  });

  it('puts several zones of both together', async () => {
    const part = (x: number) => ({ at: { x, y: 0, w: 20, h: 20 }, start: '2030-06-01', end: '2030-06-30' });
    const found = await both({ zones: [part(0), part(40)] }, { zones: [part(0), part(40), part(300)] });
    expect(found).toMatchObject([{ measures: { shareA: 0.6667, shareB: 1, gapDays: 0 } }]);
  });

  it('closes what became one project', async () => {
    await both();
    await town().city.addProject('yards');
    const [first] = await town()
      .city.db.query('UPDATE work SET project_id = (SELECT id FROM project LIMIT 1) RETURNING id')
      .then(([rows]: [{ id: string }[]]) => rows);
    expect(await town().foundAfter(RULE, 'work', [first?.id ?? ''])).toEqual([]);
  });
});
