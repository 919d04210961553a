import { at, whole } from '../../support/places.js';
import { eachCase, expectSaid, type RuleCase } from './support/rule-cases.js';
import type { ZoneSpec } from './support/test-city.js';
import { withTown } from './support/with-town.js';
import type { TownWork } from './support/works-town.js';

const RULE = 'work.clash';
type Case = RuleCase & { first?: Partial<TownWork>; other?: Partial<TownWork> };

// In the courtyard of «Инжу Арена», 10 m from its long side: a playground and, some metres on, a car park.
const playground: TownWork = {
  ...{ title: 'Детская площадка во дворе ЖК «Инжу Арена»', agency: 'akim-nura' },
  at: at('inzhu-arena', { x: 20, y: 10, w: 40, h: 20 }),
};
const apart = (gapM: number) => at('inzhu-arena', { x: 60 + gapM, y: 10, w: 40, h: 20 });
const carPark: TownWork = { title: 'Парковка во дворе ЖК «Инжу Арена»', at: apart(0) };

// Along the eastern carriageway of Кабанбай батыра, north of Бухар Жырау.
const heat: TownWork = {
  title: 'Теплосеть по проспекту Кабанбай Батыра',
  at: at('kabanbay-batyr', 'LINESTRING(20 0, 220 0)'),
};
const asphalt: TownWork = {
  ...{ title: 'Асфальт на проспекте Кабанбай Батыра', agency: 'dep-construction' },
  at: at('kabanbay-batyr', { x: 100, y: -6, w: 100, h: 12 }),
};
const june = (from: number, to: number) => ({
  start: `2030-06-${String(from).padStart(2, '0')}`,
  end: `2030-06-${String(to).padStart(2, '0')}`,
});

describe('measuring work.clash', () => {
  const town = withTown('astana');
  const clash = async (other: TownWork, first: TownWork) => town().judged(RULE, [first, other]);

  describe('strips: 5 m around a work, 10 m where it hinders traffic', () => {
    const cases: Case[] = [
      {
        ...{ place: 'inzhu-arena', what: 'car park 9.9 m from the playground', other: { at: apart(9.9) } },
        ...{ says: 'low', measures: { gapM: 9.9, hindersTraffic: false }, why: 'strips of 5 + 5 m overlap' },
      },
      {
        ...{ place: 'inzhu-arena', what: 'car park 9.99 m from the playground', other: { at: apart(9.99) } },
        ...{ says: 'low', measures: { overlapM2: 0.2 }, why: 'a centimetre along 20 m is more than the tolerance' },
      },
      {
        ...{ place: 'inzhu-arena', what: 'car park 9.998 m from the playground', other: { at: apart(9.998) } },
        ...{ says: 'nothing', why: 'two millimetres along 20 m are within the tolerance of 0.05 m²' },
      },
      {
        ...{ place: 'inzhu-arena', what: 'car park 10 m from the playground', other: { at: apart(10) } },
        ...{ says: 'nothing', why: 'strips of 5 + 5 m only touch' },
      },
      {
        ...{ place: 'inzhu-arena', what: '14.9 m apart, one hinders traffic', first: { hinders: true } },
        ...{ other: { at: apart(14.9) }, says: 'low', measures: { gapM: 14.9, hindersTraffic: true } },
        why: 'strips of 10 + 5 m overlap',
      },
      {
        ...{ place: 'inzhu-arena', what: '14.9 m apart, the other hinders traffic' },
        ...{ other: { at: apart(14.9), hinders: true }, says: 'low', measures: { hindersTraffic: true } },
        why: 'strips of 5 + 10 m overlap',
      },
      {
        ...{ place: 'inzhu-arena', what: '15 m apart, one hinders traffic', first: { hinders: true } },
        ...{ other: { at: apart(15) }, says: 'nothing', why: 'strips of 10 + 5 m only touch' },
      },
      {
        ...{ place: 'inzhu-arena', what: '19.9 m apart, both hinder traffic', first: { hinders: true } },
        ...{ other: { at: apart(19.9), hinders: true }, says: 'low', measures: { gapM: 19.9 } },
        why: 'strips of 10 + 10 m overlap',
      },
      {
        ...{ place: 'inzhu-arena', what: '20 m apart, both hinder traffic', first: { hinders: true } },
        ...{ other: { at: apart(20), hinders: true }, says: 'nothing', why: 'strips of 10 + 10 m only touch' },
      },
      {
        ...{ place: 'argento', what: 'whole courtyard, heat pipe under the axis of Акмешит' },
        ...{ first: { at: whole('argento'), agency: 'akim-esil' }, other: { at: whole('akmeshit'), hinders: true } },
        ...{ says: 'nothing', why: 'the street lies further from the courtyard than 5 + 10 m' },
      },
      {
        ...{ place: 'highvill-park-2', what: 'whole courtyard, road works 12 m wide on Бухар Жырау' },
        ...{ first: { at: whole('highvill-park-2') } },
        other: { at: at('bukhar-zhyrau', { x: 0, y: -6, w: 100, h: 12 }), agency: 'dep-construction', hinders: true },
        ...{ says: 'medium', measures: { hindersTraffic: true }, why: 'the courtyard lies along the street' },
      },
    ];
    eachCase(cases, async (one) =>
      expectSaid(await clash({ ...carPark, ...one.other }, { ...playground, ...one.first }), one),
    );

    it('a type of works may have its own', async () => {
      const { db } = town().city;
      await db.query("UPDATE work_type SET buffer_m = 8, hindered_buffer_m = 12 WHERE code = 'gas-network'");
      const gas = async (gapM: number, hinders: boolean) => {
        await town().clear();
        return clash({ ...carPark, at: apart(gapM), type: 'gas-network', hinders }, playground);
      };
      const found = [await gas(12.9, false), await gas(13, false), await gas(16.9, true), await gas(17, true)];
      await db.query("UPDATE work_type SET buffer_m = NULL, hindered_buffer_m = NULL WHERE code = 'gas-network'");
      expect(found.map(({ length }) => length)).toEqual([1, 0, 1, 0]);
    });
  });

  describe('days: whole, both ends count', () => {
    const may = { start: '2030-05-01', end: '2030-05-31' };
    const cases: Case[] = [
      {
        ...{ place: 'kabanbay-batyr', what: 'heat pipe in May, asphalt from 31 May', first: may },
        ...{ other: { start: '2030-05-31', end: '2030-07-01' }, says: 'low', measures: { overlapDays: 1 } },
        why: 'they share one day',
      },
      {
        ...{ place: 'kabanbay-batyr', what: 'heat pipe in May, asphalt from 1 June', first: may },
        ...{ other: { start: '2030-06-01', end: '2030-07-01' }, says: 'nothing', why: 'one follows the other' },
      },
      {
        ...{ place: 'kabanbay-batyr', what: 'heat pipe in May, asphalt until 1 May', first: may },
        ...{ other: { start: '2030-04-01', end: '2030-05-01' }, says: 'low', measures: { overlapDays: 1 } },
        why: 'they share one day',
      },
      {
        ...{ place: 'kabanbay-batyr', what: 'heat pipe in May, asphalt until 30 April', first: may },
        ...{ other: { start: '2030-04-01', end: '2030-04-30' }, says: 'nothing', why: 'one follows the other' },
      },
      {
        ...{ place: 'kabanbay-batyr', what: 'both on 31 May alone', first: { ...may, start: '2030-05-31' } },
        ...{ other: { ...may, start: '2030-05-31' }, says: 'low', measures: { overlapDays: 1 } },
        why: 'a work of one day is a day long',
      },
      {
        ...{ place: 'kabanbay-batyr', what: 'both across new year', first: { start: '2030-12-20', end: '2031-01-10' } },
        ...{ other: { start: '2031-01-01', end: '2031-02-01' }, says: 'medium', measures: { overlapDays: 10 } },
        why: 'days are counted across new year',
      },
    ];
    eachCase(cases, async (one) =>
      expectSaid(await clash({ ...asphalt, ...one.other }, { ...heat, ...one.first }), one),
    );
  });

  describe('planned windows and firm dates', () => {
    const cases: Case[] = [
      {
        ...{ place: 'kabanbay-batyr', what: 'both planned, days of work not said' },
        ...{ says: 'high', measures: { overlapDays: 30, unavoidableDays: 30, certaintyA: 'planned' } },
        why: 'without days of work the window is the work',
      },
      {
        ...{ place: 'kabanbay-batyr', what: 'both firm', first: { firm: true }, other: { firm: true } },
        ...{ says: 'high', measures: { unavoidableDays: 30, certaintyA: 'firm', certaintyB: 'firm' } },
        why: 'firm dates weigh more',
      },
      {
        ...{ place: 'kabanbay-batyr', what: 'pipe needs 10 days of June, asphalt firm until the 20th' },
        ...{ first: { duration: 10 }, other: { ...june(1, 20), firm: true }, says: 'low' },
        ...{ measures: { overlapDays: 20, unavoidableDays: 0 }, why: 'the pipe can lie wholly after the asphalt' },
      },
      {
        ...{ place: 'kabanbay-batyr', what: 'pipe needs 10 days of June, asphalt firm from the 11th' },
        ...{ first: { duration: 10 }, other: { ...june(11, 30), firm: true }, says: 'low' },
        ...{ measures: { unavoidableDays: 0 }, why: 'the pipe can lie wholly before the asphalt' },
      },
      {
        ...{ place: 'kabanbay-batyr', what: 'pipe needs 11 days of June, asphalt firm until the 20th' },
        ...{ first: { duration: 11 }, other: { ...june(1, 20), firm: true }, says: 'medium' },
        ...{ measures: { overlapDays: 20, unavoidableDays: 1 }, why: 'a day stays wherever the pipe lies' },
      },
      {
        ...{ place: 'kabanbay-batyr', what: 'pipe firm though it needs 10 days, asphalt firm until the 20th' },
        ...{ first: { duration: 10, firm: true }, other: { ...june(1, 20), firm: true }, says: 'high' },
        ...{ measures: { overlapDays: 20, unavoidableDays: 20 }, why: 'firm dates do not move' },
      },
      {
        ...{ place: 'kabanbay-batyr', what: 'both planned, 15 days of June each' },
        ...{ first: { duration: 15 }, other: { duration: 15 }, says: 'low', measures: { unavoidableDays: 0 } },
        why: 'one after the other fills the month',
      },
      {
        ...{ place: 'kabanbay-batyr', what: 'both planned, 16 days of June each' },
        ...{ first: { duration: 16 }, other: { duration: 16 }, says: 'medium', measures: { unavoidableDays: 2 } },
        why: 'two of 32 days do not fit into the month',
      },
      {
        ...{ place: 'kabanbay-batyr', what: 'pipe says 60 days in a window of 30' },
        ...{ first: { duration: 60 }, says: 'high', measures: { unavoidableDays: 30 } },
        why: 'more days than the window has are the window',
      },
    ];
    eachCase(cases, async (one) =>
      expectSaid(await clash({ ...asphalt, ...one.other }, { ...heat, ...one.first }), one),
    );
  });

  describe('whose works, and which count', () => {
    const cases: Case[] = [
      {
        ...{ place: 'inzhu-arena', what: 'two bodies on one edge', says: 'medium', measures: { sameAgency: false } },
        why: 'two bodies clash',
      },
      {
        ...{ place: 'inzhu-arena', what: 'one body on one edge', other: { agency: 'akim-nura' } },
        ...{ says: 'low', measures: { sameAgency: true }, why: 'works of one body weigh half' },
      },
      {
        ...{ place: 'inzhu-arena', what: 'one body, strips that barely meet' },
        ...{ other: { agency: 'akim-nura', at: apart(9.9) }, says: 'info', why: 'only two bodies are never below low' },
      },
      {
        ...{ place: 'inzhu-arena', what: 'works of one project', first: { project: 'yard' } },
        ...{ other: { project: 'yard' }, says: 'nothing', why: 'their project puts them in order' },
      },
      {
        ...{ place: 'inzhu-arena', what: 'works of two projects', first: { project: 'yard' } },
        ...{ other: { project: 'parking' }, says: 'medium', why: 'nobody puts two projects in order' },
      },
      {
        ...{ place: 'inzhu-arena', what: 'a work of a project and one of none', first: { project: 'yard' } },
        ...{ says: 'medium', why: 'no project is not the same project' },
      },
      {
        ...{ place: 'inzhu-arena', what: 'the car park is cancelled', other: { status: 'cancelled' }, says: 'nothing' },
        why: 'a cancelled work never clashes',
      },
      {
        ...{ place: 'inzhu-arena', what: 'the playground is cancelled', first: { status: 'cancelled' } },
        ...{ says: 'nothing', why: 'a cancelled work never clashes' },
      },
      {
        ...{ place: 'inzhu-arena', what: 'the car park is finished, the register knows no day' },
        ...{ other: { status: 'finished' }, says: 'medium', why: 'expired but recent works stay' },
      },
    ];
    eachCase(cases, async (one) => {
      for (const project of ['yard', 'parking']) await town().city.addProject(project);
      expectSaid(await clash({ ...carPark, ...one.other }, { ...playground, ...one.first }), one);
    });

    it('closes when a side is cancelled', async () => {
      const id = await town().addWork(playground);
      await town().addWork(carPark);
      expect(await town().found(RULE)).toHaveLength(1);
      await town().city.setWork(id, "status = 'cancelled'");
      expect(await town().foundAfter(RULE, 'work', [id])).toEqual([]);
    });

    it('marks a finding as demonstration when a side is', async () => {
      expect(await clash({ ...carPark, demo: true }, playground)).toMatchObject([{ demo: true }]);
    });

    it('names both bodies, and the districts of the place on both sides of Кабанбай батыра', async () => {
      expect(await clash(carPark, playground)).toMatchObject([
        { agencies: ['akim-nura', 'dep-utilities'], territories: ['nura'] },
      ]);
      await town().clear();
      const across = at('kabanbay-batyr', { x: 100, y: -6, w: 20, h: 30 });
      expect(await clash({ ...asphalt, at: across }, { ...heat, at: across })).toMatchObject([
        { territories: ['esil', 'nura'] },
      ]);
    });
  });

  it('takes zones of the courtyard of «Инжу Арена» on one place for one place', async () => {
    const shape = at('inzhu-arena', { x: 20, y: 10, w: 40, h: 20 });
    const turn = (month: string): ZoneSpec => ({ at: shape, start: `2030-${month}-01`, end: `2030-${month}-20` });
    const zones = ['03', '06', '09', '12'].map(turn);
    const [found] = await clash({ ...carPark, at: shape }, { ...playground, zones });
    expect(found?.measures).toMatchObject({ shareA: 1, shareB: 1 });
  });

  describe('of a work that ended', () => {
    const summer = { ...playground, start: '2030-06-01', end: '2030-08-31' };
    const neighbour: TownWork = { ...carPark, start: '2030-07-20', end: '2030-08-31' };
    type Ended = Case & { finishedOn: string | null; status?: string; days: number | null };
    const ended = (finishedOn: string | null, what: string, days: number | null, why: string): Ended => ({
      ...{ place: 'inzhu-arena', what, why, finishedOn, days },
      says: days === null ? 'nothing' : 'medium',
    });
    const cases: Ended[] = [
      ended('2030-07-10', 'finished before the other began', null, 'it gave its place up'),
      { ...ended('2030-07-10', 'accepted before the other began', null, 'it gave its place up'), status: 'accepted' },
      ended('2030-05-20', 'finished before it was to begin', null, 'it holds no day of its plan'),
      ended('2030-07-19', 'finished on the eve of the other', null, 'they share no day'),
      ended('2030-07-20', 'finished on the first day of the other', 1, 'the last day counts'),
      ended('2030-07-31', 'finished while the other went on', 12, 'from 20 to 31 July'),
      ended('2030-08-31', 'finished as late as planned', 43, 'the plan counts'),
      ended('2030-09-20', 'finished later than planned', 43, 'the plan counts'),
      ended(null, 'finished on a day that the register does not say', 43, 'the plan counts'),
      { ...ended('2030-07-10', 'finished and taken up again', 43, 'it runs'), status: 'running' },
    ];
    eachCase(cases, async ({ finishedOn, status = 'finished', days }) => {
      const id = await town().addWork(summer);
      const other = await town().addWork(neighbour);
      await town().found(RULE);
      await town().city.setWork(id, `status = '${status}', finished_on = ${finishedOn ? `'${finishedOn}'` : 'NULL'}`);
      const found = await town().foundAfter(RULE, 'work', [id]);
      expect(found.map(({ measures }) => measures.overlapDays)).toEqual(days === null ? [] : [days]);
      if (days === 12) expect(found[0]).toMatchObject({ from: '2030-07-20', to: '2030-07-31' });
      expect(await town().foundAfter(RULE, 'work', [other])).toEqual(found);
      expect(await town().found(RULE)).toEqual(found);
    });

    it('leaves out the zones that were to begin later', async () => {
      const stop = at('kabanbay-batyr', { x: 260, y: -6, w: 40, h: 12 });
      const start = at('kabanbay-batyr', { x: 40, y: -6, w: 40, h: 12 });
      await town().addWork({
        ...{ ...heat, status: 'finished', finishedOn: '2030-07-10' },
        zones: [
          { at: start, start: '2030-06-01', end: '2030-06-30' },
          { at: stop, start: '2030-07-15', end: '2030-08-31' },
        ],
      });
      await town().addWork({ title: 'Остановка на Кабанбай Батыра', at: stop, start: '2030-07-01', end: '2030-08-01' });
      await town().addWork({ title: 'Тротуар на Кабанбай Батыра', at: start, start: '2030-06-20', end: '2030-07-20' });
      expect((await town().found(RULE)).map(({ measures }) => measures.overlapDays)).toEqual([11]);
    });
  });

  describe('shapes', () => {
    it('measures two works in the courtyard of «Инжу Арена» that share an edge', async () => {
      const [found] = await clash(carPark, playground);
      // A strip of 10 m along the common edge of 20 m and half a circle of 5 m, drawn with 16 corners, at each end.
      expect(found?.measures).toMatchObject({ gapM: 0, zonesA: 1, zonesB: 1, overlapDays: 30 });
      expect(found?.measures.overlapM2).toBeCloseTo(10 * 20 + 8 * 25 * Math.sin(Math.PI / 8), 1);
      expect(found?.measures.shareA).toBe(found?.measures.shareB);
    });

    it('does not take the hole of a work in the park «Жерұйық» for its place', async () => {
      const ring = at('zheruyik', 'POLYGON((0 0,100 0,100 100,0 100,0 0),(20 20,80 20,80 80,20 80,20 20))');
      const fence: TownWork = { title: 'Дорожка вокруг газона в парке «Жерұйық»', agency: 'akim-almaty', at: ring };
      const bed = async (m: number) => {
        await town().clear();
        return clash(
          { title: 'Клумба в парке «Жерұйық»', at: at('zheruyik', { x: m, y: m, w: 100 - 2 * m, h: 100 - 2 * m }) },
          fence,
        );
      };
      expect(await bed(30)).toEqual([]);
      expect(await bed(29)).toHaveLength(1);
    });

    it('joins the zones of two works on Кабанбай батыра: area once, days once', async () => {
      const part = (x: number, from: number, to: number): ZoneSpec => ({
        at: at('kabanbay-batyr', { x, y: 0, w: 20, h: 20 }),
        ...june(from, to),
      });
      const [found] = await clash(
        { title: 'Водопровод по проспекту', zones: [part(100, 1, 10), part(110, 5, 14), part(300, 20, 25)] },
        { ...heat, zones: [{ at: at('kabanbay-batyr', { x: 100, y: 0, w: 40, h: 20 }), ...june(1, 30) }] },
      );
      expect(found).toMatchObject({ from: '2030-06-01', to: '2030-06-14' });
      expect(found?.measures.overlapDays).toBe(14);
      // 20 m and 20 m shifted by 10 m with strips of 5 m: about 40 x 30 m, not twice 30 x 30 m.
      expect(found?.measures.overlapM2).toBeGreaterThan(1150);
      expect(found?.measures.overlapM2).toBeLessThan(1200);
      expect([found?.measures.zonesA, found?.measures.zonesB].sort()).toEqual([1, 3]);
    });

    it('counts only days on which the zones that overlap are both active', async () => {
      const lamps: TownWork = {
        title: 'Освещение в три очереди',
        zones: [
          { at: apart(0), ...june(1, 2) },
          { at: at('bukhar-zhyrau', { x: 0, y: 0, w: 10, h: 10 }), ...june(3, 20) },
          { at: at('inzhu-arena', { x: 0, y: 10, w: 20, h: 20 }), ...june(21, 23) },
        ],
      };
      const [found] = await clash(lamps, playground);
      expect(found).toMatchObject({ from: '2030-06-01', to: '2030-06-23', measures: { overlapDays: 5 } });
    });

    it('measures lines and points by their strips', async () => {
      const pipe = { ...heat, at: at('inzhu-arena', 'LINESTRING(0 34, 120 34)'), firm: true };
      const [line] = await clash(pipe, playground);
      expect(line?.measures.gapM).toBe(4);
      expect([line?.measures.certaintyA, line?.measures.certaintyB].sort()).toEqual(['firm', 'planned']);
      await town().clear();
      const manhole = { title: 'Колодец у остановки', at: whole('stop-botanical-garden') };
      const found = await clash({ ...manhole, title: 'Опора у остановки' }, manhole);
      expect(found).toMatchObject([{ measures: { gapM: 0, shareA: 1, shareB: 1 }, territories: ['esil'] }]);
    });
  });

  it('measures alike in a full run and for one of the two works, without touching what did not change', async () => {
    const a = await town().addWork(playground);
    const slanting = at('inzhu-arena', 'LINESTRING(10 7, 90 38, 30 50)');
    const b = await town().addWork({ title: 'Тротуар во дворе ЖК «Инжу Арена»', at: slanting, hinders: true });
    const { city } = town();
    await city.detectSome([b]);
    const before = await city.findings();
    for (const run of [() => city.detectSome([a]), () => city.detectSome([a, b]), () => city.detect()])
      expect(await run()).toMatchObject({ measured: 1, unchanged: 1, opened: 0, updated: 0, closed: 0 });
    expect(await city.findings()).toEqual(before);
  });
});
