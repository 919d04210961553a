import { at, whole } from '../../support/places.js';
import { eachCase, expectSaid, type RuleCase } from './support/rule-cases.js';
import { withTown } from './support/with-town.js';
import type { TownWork } from './support/works-town.js';

const RULE = 'work.order';
type Case = RuleCase & { dig?: Partial<TownWork>; top?: Partial<TownWork> };

const on = (start: string, end: string): Partial<TownWork> => ({ start: `2030-${start}`, end: `2030-${end}` });
const PLACE = { place: 'sauran' } as const;
// The northern end of Сауран: 40 x 20 m are paved, a heat pipe runs along the axis.
const paving: TownWork = {
  ...{ title: 'Мощение улицы Сауран', agency: 'dep-construction', functionCode: 'improvement.public-space' },
  ...{ type: 'public-space', cost: 40_000_000, ...{ start: '2030-05-01', end: '2030-06-30' } },
  at: at('sauran', { x: 20, y: -10, w: 40, h: 20 }),
};
const heat: TownWork = {
  ...{ title: 'Теплосеть по улице Сауран', type: 'heat-network', breaks: true },
  ...{ at: at('sauran', 'LINESTRING(20 0, 60 0)'), start: '2030-08-01', end: '2030-08-30' },
};

describe('measuring work.order', () => {
  const town = withTown('astana');
  beforeAll(() =>
    town().city.db.query(
      "UPDATE city_function SET work_type_id = (SELECT id FROM work_type WHERE code = 'heat-network') WHERE code = 'networks.heat'",
    ),
  );
  const order = async (dig: Partial<TownWork> = {}, top: Partial<TownWork> = {}) => {
    for (const project of ['street', 'network']) await town().city.addProject(project);
    return town().judged(RULE, [
      { ...paving, ...top },
      { ...heat, ...dig },
    ]);
  };

  it('finds a network that comes after the paving of Сауран it has to open', async () => {
    expect(await order()).toMatchObject([
      {
        measures: {
          ...{ finishing: 'a', rankA: 35, rankB: 10, overlapM2: 240, shareOfFinishing: 0.3, gapDays: 31 },
          ...{ overlapDays: 0, costAtRiskKzt: '12000000.00', sameAgency: false },
          ...{ certaintyFinishing: 'planned', certaintyDigging: 'planned' },
        },
        ...{ from: '2030-05-01', to: '2030-07-31', territories: ['esil'] },
      },
    ]);
  });

  it('finds it as well when the network was entered first', async () => {
    const found = await town().judged(RULE, [heat, paving]);
    expect(found).toMatchObject([{ measures: { finishing: 'b', rankA: 10, rankB: 35, gapDays: 31 } }]);
  });

  describe('which comes first', () => {
    const cases: Case[] = [
      {
        ...{ ...PLACE, what: 'paving until June, pipe in August', says: 'medium', measures: { gapDays: 31 } },
        why: 'the pavement is opened again',
      },
      {
        ...{ ...PLACE, what: 'pipe in March and April, paving from May', dig: on('03-01', '04-30'), says: 'nothing' },
        why: 'the order is right',
      },
      {
        ...{ ...PLACE, what: 'pipe until 10 May, paving from 1 May', dig: on('04-01', '05-10'), says: 'nothing' },
        why: 'the pipe begins and ends first; the common days are a clash',
      },
      {
        ...{ ...PLACE, what: 'pipe in the midst of the paving', dig: on('05-20', '06-10'), says: 'medium' },
        ...{ measures: { gapDays: 0, overlapDays: 22 }, why: 'the pipe begins later' },
      },
      {
        ...{ ...PLACE, what: 'pipe that begins first and outlasts the paving', dig: on('04-01', '07-10') },
        ...{ says: 'medium', measures: { overlapDays: 61 }, why: 'the pipe ends later' },
      },
      {
        ...{ ...PLACE, what: 'both on the same days', dig: on('05-01', '06-30'), says: 'nothing' },
        why: 'that is a clash',
      },
      {
        ...{ ...PLACE, what: 'pipe begins with the paving and ends a day later', dig: on('05-01', '07-01') },
        ...{ says: 'medium', why: 'the pipe ends later' },
      },
      {
        ...{ ...PLACE, what: 'pipe begins a day later and ends with the paving', dig: on('05-02', '06-30') },
        ...{ says: 'medium', why: 'the pipe begins later' },
      },
      {
        ...{ ...PLACE, what: 'pipe 365 free days later', dig: { start: '2031-07-01', end: '2031-07-30' } },
        ...{ says: 'low', measures: { gapDays: 365 }, why: 'just within 12 months' },
      },
      {
        ...{ ...PLACE, what: 'pipe 366 free days later', dig: { start: '2031-07-02', end: '2031-07-30' } },
        ...{ says: 'nothing', why: 'more than 12 months apart' },
      },
      {
        ...{ ...PLACE, what: 'both dates firm', dig: { firm: true }, top: { firm: true }, says: 'high' },
        ...{ measures: { certaintyFinishing: 'firm', certaintyDigging: 'firm' }, why: 'they cannot change places' },
      },
      {
        ...{ ...PLACE, what: 'cost of the paving unknown', top: { cost: undefined }, says: 'medium' },
        ...{ measures: { costAtRiskKzt: null }, why: 'an unknown cost counts half' },
      },
    ];
    eachCase(cases, async (one) => expectSaid(await order(one.dig, one.top), one));
  });

  describe('which works', () => {
    const cases: Case[] = [
      {
        ...{ ...PLACE, what: 'a pipe drilled below the pavement', dig: { method: 'trenchless' }, says: 'nothing' },
        why: 'it opens nothing',
      },
      {
        ...{ ...PLACE, what: 'lighting that opens nothing', dig: { type: 'lighting', breaks: false }, says: 'nothing' },
        why: 'it opens nothing',
      },
      {
        ...{ ...PLACE, what: 'lighting with a cable in the ground', dig: { type: 'lighting' }, says: 'medium' },
        ...{ measures: { rankB: 20 }, why: 'it ranks lower and opens the ground' },
      },
      {
        ...{ ...PLACE, what: 'a road that is dug up after the paving', dig: { type: 'road' }, says: 'nothing' },
        why: 'road 30 and paving 35 are less than a step of 10 apart',
      },
      {
        ...{ ...PLACE, what: 'a road that is dug up after a playground', dig: { type: 'road' } },
        ...{ top: { type: 'playground' }, says: 'medium', measures: { rankA: 40, rankB: 30 } },
        why: 'just a step of 10 apart',
      },
      {
        ...{ ...PLACE, what: 'a pipe after the road surface', top: { type: 'road' }, says: 'medium' },
        ...{ measures: { rankA: 30 }, why: 'from rank 30 on a work finishes the surface' },
      },
      {
        ...{ ...PLACE, what: 'a pipe after lighting', top: { type: 'lighting' }, says: 'nothing' },
        why: 'rank 20 finishes no surface',
      },
      {
        ...{ ...PLACE, what: 'a pipe whose kind only its function tells', dig: { type: undefined }, says: 'medium' },
        ...{ measures: { rankB: 10 }, why: 'a function hands its type down' },
      },
      {
        ...{ ...PLACE, what: 'works of one project', dig: { project: 'street' }, top: { project: 'street' } },
        ...{ says: 'nothing', why: 'their project puts them in order' },
      },
      {
        ...{ ...PLACE, what: 'works of two projects', dig: { project: 'network' }, top: { project: 'street' } },
        ...{ says: 'medium', why: 'nobody puts two projects in order' },
      },
      {
        ...{ ...PLACE, what: 'one body', dig: { agency: 'dep-construction' }, says: 'medium' },
        ...{ measures: { sameAgency: true }, why: 'one body can break the order as well' },
      },
      {
        ...{ ...PLACE, what: 'the pipe is cancelled', dig: { status: 'cancelled' }, says: 'nothing' },
        why: 'a cancelled work opens nothing',
      },
      {
        ...{ ...PLACE, what: 'the paving is cancelled', top: { status: 'cancelled' }, says: 'nothing' },
        why: 'nothing is finished',
      },
    ];
    eachCase(cases, async (one) => expectSaid(await order(one.dig, one.top), one));
  });

  describe('works that ended', () => {
    const long = on('05-01', '08-30');
    const cases: Case[] = [
      {
        ...{ ...PLACE, what: 'accepted paving, nobody knows when it ended', top: { status: 'accepted' } },
        ...{ says: 'medium', why: 'expired but recent works stay' },
      },
      {
        ...{
          ...PLACE,
          what: 'paving ended 365 free days before',
          top: { status: 'accepted', finishedOn: '2030-06-10' },
        },
        ...{ dig: { start: '2031-06-11', end: '2031-07-30' }, says: 'low', measures: { gapDays: 365 } },
        why: 'days count from the real end',
      },
      {
        ...{
          ...PLACE,
          what: 'paving ended 366 free days before',
          top: { status: 'accepted', finishedOn: '2030-06-10' },
        },
        ...{ dig: { start: '2031-06-12', end: '2031-07-30' }, says: 'nothing', why: 'more than 12 months apart' },
      },
      {
        ...{ ...PLACE, what: 'pipe planned until August, ended on 30 June' },
        dig: { ...long, status: 'finished', finishedOn: '2030-06-30' },
        ...{ says: 'nothing', why: 'it ended with the paving' },
      },
      {
        ...{ ...PLACE, what: 'pipe planned until August, ended on 1 July' },
        dig: { ...long, status: 'finished', finishedOn: '2030-07-01' },
        ...{ says: 'medium', why: 'it ended after the paving' },
      },
    ];
    eachCase(cases, async (one) => expectSaid(await order(one.dig, one.top), one));
  });

  describe('where', () => {
    const edge = (m: number) => at('sauran', { x: 60 - m, y: -10, w: 20, h: 20 });
    const cases: Case[] = [
      {
        ...{ ...PLACE, what: 'a pit whose edge touches the pavement', dig: { at: edge(0) }, says: 'nothing' },
        why: 'no ground in common',
      },
      {
        ...{ ...PLACE, what: 'a pit 24 cm into the pavement', dig: { at: edge(0.24) }, says: 'nothing' },
        why: '4.8 m² are within the tolerance of 5 m²',
      },
      {
        ...{ ...PLACE, what: 'a pit 26 cm into the pavement', dig: { at: edge(0.26) }, says: 'low' },
        ...{ measures: { overlapM2: 5.2 }, why: 'more than 5 m² are opened' },
      },
      {
        ...{ ...PLACE, what: 'a pipe 2.8 m beside the pavement', says: 'low', measures: { overlapM2: 8 } },
        ...{ dig: { at: at('sauran', 'LINESTRING(20 12.8, 60 12.8)') }, why: 'a line is 6 m wide' },
      },
      {
        ...{ ...PLACE, what: 'a pipe 3 m beside the pavement', says: 'nothing' },
        ...{ dig: { at: at('sauran', 'LINESTRING(20 13, 60 13)') }, why: 'a line is 6 m wide' },
      },
      {
        ...{ place: 'argento', what: 'the whole courtyard paved, a pipe across it', top: { at: whole('argento') } },
        dig: { at: at('argento', 'LINESTRING(100 -20, 100 60)') },
        ...{ says: 'low', why: 'a strip of 6 m of a courtyard 215 m long is opened' },
      },
      {
        ...{ place: 'argento', what: 'the whole courtyard paved, a pipe in Акмешит', top: { at: whole('argento') } },
        ...{ dig: { at: whole('akmeshit') }, says: 'nothing', why: 'the street lies beside the courtyard' },
      },
    ];
    eachCase(cases, async (one) => expectSaid(await order(one.dig, one.top), one));
  });

  it('puts all the money of a courtyard done in several seasons at risk, not a part for each', async () => {
    const season = (start: string, end: string) => ({ at: { x: 0, y: 0, w: 40, h: 20 }, start, end });
    const zones = [season('2030-05-01', '2030-05-20'), season('2030-06-01', '2030-06-30')];
    expect(await order({ at: { x: 0, y: 0, w: 40, h: 20 } }, { zones })).toMatchObject([
      { measures: { shareOfFinishing: 1, costAtRiskKzt: '40000000.00' } },
    ]);
  });

  it('finds wide lines that lie further apart than their strips reach', async () => {
    const { db } = town().city;
    await db.query(`INSERT INTO setting (key, value, note) VALUES ('rule.work.order', '{"lineWidthM": 15}', '')`);
    const axis = at('sauran', 'LINESTRING(20 0, 60 0)');
    const lines = await order({ at: at('sauran', 'LINESTRING(20 12, 60 12)') }, { at: axis });
    await town().clear();
    const apart = await order({ at: at('sauran', 'LINESTRING(20 15.1, 60 15.1)') }, { at: axis });
    await db.query("DELETE FROM setting WHERE key = 'rule.work.order'");
    expect(lines).toHaveLength(1);
    expect(apart).toEqual([]);
  });

  it('follows the type of the function and of the work', async () => {
    await order();
    const { db } = town().city;
    const [type] = await db.query("SELECT id FROM work_type WHERE code = 'heat-network'");
    await db.query("UPDATE work_type SET rank = 36 WHERE code = 'heat-network'");
    expect(await town().foundAfter(RULE, 'work-type', [type.id])).toEqual([]);
    await db.query("UPDATE work_type SET rank = 10 WHERE code = 'heat-network'");
    expect(await town().foundAfter(RULE, 'work-type', [type.id])).toHaveLength(1);
  });
});
