import { at, whole } from '../../support/places.js';
import { eachCase, expectSaid, type RuleCase } from './support/rule-cases.js';
import { withTown } from './support/with-town.js';
import type { TownWork } from './support/works-town.js';

const RULE = 'work.duplicate';
type Case = RuleCase & { first?: Partial<TownWork>; other?: Partial<TownWork> };

// The courtyard of «Argento» on Акмешит: 40 x 20 m of it, and the same ground moved along the courtyard.
const ground = (alongM: number) => at('argento', { x: 40 + alongM, y: 6, w: 40, h: 20 });
const yard: TownWork = {
  ...{ title: 'Благоустройство двора ЖК Argento', agency: 'akim-esil', at: ground(0) },
  ...{ functionCode: 'improvement.courtyard', cost: 12_000_000, line: 'line-esil' },
};
const again: TownWork = {
  ...{ title: 'Площадка по улице Акмешит', agency: 'dep-construction', functionCode: 'improvement.courtyard' },
  ...{ at: ground(0), start: '2030-08-30', end: '2030-09-30', cost: 8_000_000, line: 'line-city' },
};

describe('measuring work.duplicate', () => {
  const town = withTown('astana');
  const both = async (change: Partial<TownWork> = {}, first: Partial<TownWork> = {}) => {
    for (const project of ['yards', 'streets']) await town().city.addProject(project);
    return town().judged(RULE, [
      { ...yard, ...first },
      { ...again, ...change },
    ]);
  };

  it('finds one kind of work twice in the courtyard of Argento within a year, by different bodies', async () => {
    expect(await both()).toMatchObject([
      {
        measures: {
          ...{ overlapM2: 1476.5, shareA: 1, shareB: 1, gapDays: 60, sameFunction: true, relatedFunction: false },
          ...{ sameAgency: false, sameLine: false, costAKzt: '12000000.00', costBKzt: '8000000.00' },
        },
        ...{ from: '2030-06-01', to: '2030-08-29', agencies: ['akim-esil', 'dep-construction'], territories: ['esil'] },
      },
    ]);
  });

  describe('of one kind', () => {
    const cases: Case[] = [
      {
        ...{ place: 'argento', what: 'both improve the courtyard', says: 'high', measures: { sameFunction: true } },
        why: 'one function',
      },
      {
        ...{ place: 'argento', what: 'one improves, one improves the courtyard' },
        ...{ other: { functionCode: 'improvement' }, says: 'high', measures: { relatedFunction: true } },
        why: 'one function stands above the other',
      },
      {
        ...{ place: 'argento', what: 'one improves the courtyard, one improves' },
        ...{ first: { functionCode: 'improvement' }, says: 'high', measures: { relatedFunction: true } },
        why: 'one function stands above the other, whichever work came first',
      },
      {
        ...{ place: 'argento', what: 'a courtyard and a public space' },
        ...{ other: { functionCode: 'improvement.public-space' }, says: 'nothing' },
        why: 'their functions stand beside each other',
      },
      {
        ...{ place: 'argento', what: 'other functions, both of the type courtyard', first: { type: 'courtyard' } },
        ...{ other: { functionCode: 'streets', type: 'courtyard' }, says: 'high', measures: { sameType: true } },
        why: 'one type of works',
      },
      {
        ...{ place: 'argento', what: 'other functions, a courtyard and a footway', first: { type: 'courtyard' } },
        ...{ other: { functionCode: 'streets', type: 'footway' }, says: 'nothing', why: 'two types of works' },
      },
      {
        ...{ place: 'argento', what: 'other functions, titles alike by 0.61' },
        other: { functionCode: 'streets', title: 'Благоустройство территории ЖК Argento' },
        ...{
          says: 'medium',
          measures: { titleSimilarity: 0.61, sameType: false },
          why: 'from 0.6 on titles are alike',
        },
      },
      {
        ...{ place: 'argento', what: 'other functions, titles alike by 0.59' },
        ...{ other: { functionCode: 'streets', title: 'Благоустройство двора дома' }, says: 'nothing' },
        why: 'below 0.6 they are not',
      },
      {
        ...{ place: 'argento', what: 'other functions, one title in Kazakh letters and quotes' },
        ...{ first: { title: 'Ауланы көгалдандыру, «Argento» ТҮК' } },
        other: { functionCode: 'streets', title: 'АУЛАНЫ КӨГАЛДАНДЫРУ, Argento ТҮК' },
        ...{ says: 'high', measures: { titleSimilarity: 1 }, why: 'letters and quotes are folded' },
      },
    ];
    eachCase(cases, async (one) => expectSaid(await both(one.other, one.first), one));
  });

  describe('on one place', () => {
    const cases: Case[] = [
      {
        ...{ place: 'argento', what: '34.4 m further on, 30.1 % of the zone', other: { at: ground(34.4) } },
        ...{ says: 'medium', measures: { shareA: 0.3011 }, why: 'at least 0.3 of the smaller work' },
      },
      {
        ...{ place: 'argento', what: '34.6 m further on, 29.7 % of the zone', other: { at: ground(34.6) } },
        ...{ says: 'nothing', why: 'less than 0.3 of the smaller work' },
      },
      {
        ...{ place: 'argento', what: 'a corner of the whole courtyard', first: { at: whole('argento') } },
        ...{ says: 'high', measures: { shareB: 1 }, why: 'the smaller work lies wholly in the larger' },
      },
      {
        ...{ place: 'argento', what: '50 m further on, strips only touch', other: { at: ground(50) } },
        ...{ says: 'nothing', why: 'no ground in common' },
      },
      {
        ...{ place: 'argento', what: 'the same in the courtyard of Seven House' },
        ...{ other: { at: at('seven-house', { x: 10, y: 5, w: 40, h: 20 }) }, says: 'nothing' },
        why: 'another courtyard',
      },
    ];
    eachCase(cases, async (one) => expectSaid(await both(one.other, one.first), one));
  });

  describe('within a year', () => {
    const cases: Case[] = [
      {
        ...{ place: 'argento', what: '365 free days between', other: { start: '2031-07-01', end: '2031-07-30' } },
        ...{ says: 'high', measures: { gapDays: 365 }, why: 'just within 12 months' },
      },
      {
        ...{ place: 'argento', what: '366 free days between', other: { start: '2031-07-02', end: '2031-07-30' } },
        ...{ says: 'nothing', why: 'more than 12 months apart' },
      },
      {
        ...{ place: 'argento', what: '365 free days, the later entered first' },
        ...{ first: { start: '2031-10-01', end: '2031-10-30' }, says: 'high', measures: { gapDays: 365 } },
        why: 'the order of entering does not matter',
      },
      {
        ...{ place: 'argento', what: 'the next day', other: { start: '2030-07-01' }, says: 'critical' },
        ...{ measures: { gapDays: 0 }, why: 'one follows the other at once' },
      },
      {
        ...{
          place: 'argento',
          what: 'the first ended on 20 June',
          first: { status: 'accepted', finishedOn: '2030-06-20' },
        },
        ...{ says: 'high', measures: { gapDays: 70 }, why: 'days count from the real end' },
      },
      {
        ...{ place: 'argento', what: 'the first ended before it was to begin' },
        ...{ first: { status: 'accepted', finishedOn: '2030-05-20' }, says: 'high', measures: { gapDays: 101 } },
        why: 'done is done, the second does it again',
      },
      {
        ...{ place: 'argento', what: 'the first ended 365 days before' },
        ...{ first: { status: 'accepted', finishedOn: '2029-08-29' }, says: 'high', measures: { gapDays: 365 } },
        why: 'expired but recent works stay',
      },
      {
        ...{ place: 'argento', what: 'the first ended 366 days before' },
        ...{ first: { status: 'accepted', finishedOn: '2029-08-28' }, says: 'nothing', why: 'older ones are history' },
      },
      {
        ...{ place: 'argento', what: 'the first is finished, nobody knows when', first: { status: 'finished' } },
        ...{ says: 'high', measures: { gapDays: 60 }, why: 'the plan counts' },
      },
    ];
    eachCase(cases, async (one) => expectSaid(await both(one.other, one.first), one));
  });

  describe('by two bodies or from two lines', () => {
    const own = { agency: 'akim-esil' };
    const cases: Case[] = [
      {
        ...{ place: 'argento', what: 'two bodies, one line', other: { line: 'line-esil' }, says: 'high' },
        ...{ measures: { sameAgency: false, sameLine: true }, why: 'two bodies do it' },
      },
      {
        ...{ place: 'argento', what: 'two bodies, no lines', first: { line: undefined }, other: { line: undefined } },
        ...{ says: 'high', measures: { sameLine: null }, why: 'two bodies do it' },
      },
      {
        ...{ place: 'argento', what: 'one body, two lines', other: own, says: 'medium' },
        ...{ measures: { sameAgency: true, sameLine: false }, why: 'it is paid twice' },
      },
      {
        ...{ place: 'argento', what: 'one body, one line', other: { ...own, line: 'line-esil' }, says: 'nothing' },
        why: 'it is paid once',
      },
      {
        ...{ place: 'argento', what: 'one body, one of the works without a line', other: { ...own, line: undefined } },
        ...{ says: 'nothing', why: 'nobody knows that it is paid twice' },
      },
      {
        ...{ place: 'argento', what: 'one body, the other of the works without a line', first: { line: undefined } },
        ...{ other: own, says: 'nothing', why: 'nobody knows that it is paid twice' },
      },
      {
        ...{ place: 'argento', what: 'one project', first: { project: 'yards' }, other: { project: 'yards' } },
        ...{ says: 'nothing', why: 'turns of one project' },
      },
      {
        ...{ place: 'argento', what: 'two projects', first: { project: 'yards' }, other: { project: 'streets' } },
        ...{ says: 'high', why: 'two projects do it' },
      },
      {
        ...{ place: 'argento', what: 'the second is cancelled', other: { status: 'cancelled' }, says: 'nothing' },
        why: 'a cancelled work is not done',
      },
      {
        ...{ place: 'argento', what: 'the first is cancelled', first: { status: 'cancelled' }, says: 'nothing' },
        why: 'a cancelled work is not done',
      },
    ];
    eachCase(cases, async (one) => expectSaid(await both(one.other, one.first), one));

    it('sees a line that both share beside others', async () => {
      const ids = [await town().addWork({ ...yard, ...own }), await town().addWork({ ...again, ...own })];
      expect(await town().found(RULE)).toHaveLength(1);
      await town().pay(ids[1] ?? '', 'line-esil');
      expect(await town().found(RULE)).toEqual([]);
    });
  });

  it('puts several zones of both together', async () => {
    const part = (x: number) => ({
      at: at('argento', { x, y: 6, w: 20, h: 20 }),
      ...{ start: '2030-06-01', end: '2030-06-30' },
    });
    const found = await both({ zones: [part(10), part(50)] }, { zones: [part(10), part(50), part(150)] });
    expect(found).toMatchObject([{ measures: { shareA: 0.6667, shareB: 1, gapDays: 0 } }]);
  });

  it('counts a place once that one work has in several seasons', async () => {
    const season = (month: string) => ({
      at: { x: 0, y: 0, w: 40, h: 20 },
      start: `2030-${month}-01`,
      end: `2030-${month}-20`,
    });
    const found = await both({ at: { x: 0, y: 0, w: 36, h: 20 } }, { zones: ['03', '06', '09', '12'].map(season) });
    expect(found).toMatchObject([{ measures: { shareB: 1 } }]);
    expect(found[0]?.measures.shareA).toBeGreaterThan(0.9);
  });

  it('closes what became one project', async () => {
    await both();
    const [first] = await town()
      .city.db.query('UPDATE work SET project_id = (SELECT id FROM project LIMIT 1) RETURNING id')
      .then(([rows]: [{ id: string }[]]) => rows);
    expect(await town().foundAfter(RULE, 'work', [first?.id ?? ''])).toEqual([]);
  });
});
