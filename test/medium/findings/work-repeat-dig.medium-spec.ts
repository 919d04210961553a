import { GetFinding } from '@abat/findings';
import { FindingReader } from '../../../libs/findings/src/application/finding-reader.js';
import { FindingRepository } from '../../../libs/findings/src/persistence/finding.repository.js';
import { at, whole } from '../../support/places.js';
import { eachCase, expectSaid, type RuleCase } from './support/rule-cases.js';
import { withTown } from './support/with-town.js';
import type { TownRestriction, TownWork } from './support/works-town.js';

const RULE = 'work.repeat-dig';
type Case = RuleCase & { work?: Partial<TownWork>; surface?: Partial<TownRestriction> };

// Туран south of Орынбор: 40 x 20 m of asphalt laid last autumn, and a heat pipe that leads 20 m into it.
const paved = (alongM: number) => at('turan', { x: 100 + alongM, y: -10, w: 40, h: 20 });
const PAVED: TownRestriction = {
  ...{ kind: 'fresh-surface', surface: 'asphalt', from: '2029-10-01', to: '2033-10-01', title: 'Проспект Туран' },
  at: paved(0),
};
const heat: TownWork = {
  ...{ title: 'Теплосеть под проспектом Туран', breaks: true, at: at('turan', 'LINESTRING(80 0, 120 0)') },
};
const paving: TownWork = {
  ...{ title: 'Асфальт на проспекте Туран', agency: 'dep-construction', at: paved(0), status: 'accepted' },
  ...{ start: '2029-06-01', end: '2029-09-30' },
};

describe('measuring work.repeat-dig', () => {
  const town = withTown('astana');
  const meet = async (work: Partial<TownWork> = {}, surface: Partial<TownRestriction> = {}) =>
    town().judged(RULE, [{ ...heat, ...work }], [{ ...PAVED, ...surface }]);

  it('finds a trench in Туран paved last autumn, with the body that paved it', async () => {
    const work = await town().addWork(paving);
    expect(await meet({}, { work })).toMatchObject([
      {
        measures: {
          ...{ kind: 'fresh-surface', state: 'confirmed', overlapM2: 30.9, shareOfWork: 0.5, overlapDays: 30 },
          ...{ daysLeft: 1219, protectedUntil: '2033-10-01', surface: 'asphalt', keeper: 'dep-construction' },
          sameAgency: false,
        },
        ...{ from: '2030-06-01', to: '2030-06-30', agencies: ['dep-construction', 'dep-utilities'] },
        territories: ['nura'],
      },
    ]);
  });

  it('follows the work that left the surface to another body', async () => {
    const work = await town().addWork(paving);
    await meet({}, { work });
    await town().city.setWork(work, "agency_id = (SELECT id FROM agency WHERE code = 'dep-utilities')");
    const after = await town().foundAfter(RULE, 'work', [work]);
    expect(after).toMatchObject([{ measures: { sameAgency: true }, agencies: ['dep-utilities'] }]);
    expect(after).toEqual(await town().found(RULE));
  });

  it('names a renamed body as it is called today, before anything is measured anew', async () => {
    const work = await town().addWork(paving);
    await meet({}, { work });
    const { db } = town().city;
    await db.query(
      "UPDATE agency SET name_ru = 'Управление дорог', name_kk = 'Жол басқармасы' WHERE code = 'dep-construction'",
    );
    const [stored]: { id: string }[] = await db.query('SELECT id FROM finding WHERE rule = $1', [RULE]);
    const { explanation, measures } = await new GetFinding(
      db,
      new FindingRepository(db),
      new FindingReader(db),
    ).execute(stored?.id ?? '');
    expect(explanation.ru).toContain('Покрытие сделал орган: Управление дорог.');
    expect(explanation.kk).toContain('Жабынды жасаған орган: Жол басқармасы.');
    expect(measures['keeper']).toBe('dep-construction');
  });

  describe('which works and which protection', () => {
    const cases: Case[] = [
      {
        ...{ place: 'turan', what: 'a heat pipe into fresh asphalt', says: 'high', why: 'it opens a fresh surface' },
      },
      {
        ...{ place: 'turan', what: 'lighting that leaves the surface alone', work: { breaks: false }, says: 'nothing' },
        why: 'it opens nothing',
      },
      {
        ...{
          place: 'turan',
          what: 'a pipe drilled below the surface',
          work: { method: 'trenchless' },
          says: 'nothing',
        },
        why: 'it opens nothing',
      },
      {
        ...{ place: 'turan', what: 'an open cut, though it is said to leave the surface' },
        ...{ work: { breaks: false, method: 'open-cut' }, says: 'high', why: 'an open cut opens it' },
      },
      {
        ...{ place: 'turan', what: 'a heat pipe into asphalt under guarantee', surface: { kind: 'guarantee' } },
        ...{ says: 'high', measures: { kind: 'guarantee' }, why: 'a guarantee protects as well' },
      },
      {
        ...{ place: 'turan', what: 'a heat pipe on the place of an event', surface: { kind: 'event' } },
        ...{ says: 'nothing', why: 'that is work.event' },
      },
      {
        ...{ place: 'turan', what: 'a protection only proposed', surface: { state: 'proposed' }, says: 'low' },
        ...{ measures: { state: 'proposed' }, why: 'what nobody confirmed weighs half' },
      },
      {
        ...{ place: 'turan', what: 'a protection declined', surface: { state: 'declined' }, says: 'nothing' },
        why: 'declined is not in force',
      },
      {
        ...{ place: 'turan', what: 'a cancelled heat pipe', work: { status: 'cancelled' }, says: 'nothing' },
        why: 'a cancelled work opens nothing',
      },
      {
        ...{ place: 'turan', what: 'a finished heat pipe, nobody knows when', work: { status: 'finished' } },
        ...{ says: 'high', why: 'expired but recent works stay' },
      },
    ];
    eachCase(cases, async (one) => expectSaid(await meet(one.work, one.surface), one));
  });

  describe('until the last day of protection', () => {
    const ended = { status: 'finished', finishedOn: '2030-06-09' };
    const cases: Case[] = (['fresh-surface', 'guarantee'] as const).flatMap((kind): Case[] => [
      {
        ...{ place: 'turan', what: `${kind} until the first day of the digging`, surface: { kind, to: '2030-06-01' } },
        ...{ says: 'medium', measures: { overlapDays: 1, daysLeft: 1 }, why: 'the last day is protected' },
      },
      {
        ...{ place: 'turan', what: `${kind} until the eve of the digging`, surface: { kind, to: '2030-05-31' } },
        ...{ says: 'nothing', why: 'the protection is over' },
      },
      {
        ...{ place: 'turan', what: `${kind} from the last day of the digging`, surface: { kind, from: '2030-06-30' } },
        ...{ says: 'high', measures: { overlapDays: 1 }, why: 'the first day is protected' },
      },
      {
        ...{ place: 'turan', what: `${kind} from the day after the digging`, surface: { kind, from: '2030-07-01' } },
        ...{ says: 'nothing', why: 'the protection has not begun' },
      },
      {
        ...{ place: 'turan', what: `${kind} from the day after the digging really ended`, work: ended },
        ...{ surface: { kind, from: '2030-06-10' }, says: 'nothing', why: 'the digging was over by then' },
      },
      {
        ...{ place: 'turan', what: `${kind} from the day the digging really ended`, work: ended },
        ...{ surface: { kind, from: '2030-06-09' }, says: 'high', measures: { overlapDays: 1 } },
        why: 'the last day counts',
      },
    ]);
    eachCase(cases, async (one) => expectSaid(await meet(one.work, one.surface), one));
  });

  describe('where', () => {
    const cases: Case[] = [
      {
        ...{ place: 'turan', what: 'a pit whose edge touches the asphalt', work: { at: paved(40) }, says: 'nothing' },
        why: 'no ground in common',
      },
      {
        ...{ place: 'turan', what: 'a pit 4 m beside the asphalt', work: { at: paved(44) }, says: 'nothing' },
        why: 'strips do not dig',
      },
      {
        ...{ place: 'turan', what: 'a pit 4 cm into the asphalt', work: { at: paved(39.96) }, says: 'nothing' },
        why: '0.8 m² are within the tolerance of 1 m²',
      },
      {
        ...{ place: 'turan', what: 'a pit 6 cm into the asphalt', work: { at: paved(39.94) }, says: 'high' },
        ...{ measures: { overlapM2: 1.2 }, why: 'more than a square metre is opened' },
      },
      {
        ...{ place: 'turan', what: 'a pipe along the edge of the asphalt, 0.7 m off' },
        ...{ work: { at: at('turan', 'LINESTRING(100 10.7, 140 10.7)') }, says: 'high', measures: { overlapM2: 2 } },
        why: 'a trench is 1.5 m wide',
      },
      {
        ...{ place: 'turan', what: 'a pipe along the edge of the asphalt, 0.8 m off' },
        ...{
          work: { at: at('turan', 'LINESTRING(100 10.8, 140 10.8)') },
          says: 'nothing',
          why: 'a trench is 1.5 m wide',
        },
      },
      {
        ...{ place: 'turan', what: 'a pit of 1.5 m drawn as a point', work: { at: at('turan', 'POINT(110 0)') } },
        ...{ says: 'critical', measures: { overlapM2: 1.7, shareOfWork: 1 }, why: 'it lies wholly in the asphalt' },
      },
      {
        ...{ place: 'sauran', what: 'asphalt of the whole street drawn as a line, a pipe across it' },
        work: { at: at('sauran', 'LINESTRING(20 -30, 20 30)') },
        surface: { at: whole('sauran'), title: 'Улица Сауран' },
        ...{ says: 'high', measures: { overlapM2: 15 }, why: 'a street drawn as a line is 10 m wide' },
      },
      {
        ...{ place: 'sauran', what: 'asphalt of the whole street, a pipe 6 m beside its axis' },
        work: { at: at('sauran', 'LINESTRING(10 6, 70 6)') },
        surface: { at: whole('sauran'), title: 'Улица Сауран' },
        ...{ says: 'nothing', why: 'a street drawn as a line is 10 m wide' },
      },
      {
        ...{
          place: 'turan',
          what: 'the pipe lies in Туркестан',
          work: { at: at('turkestan', 'LINESTRING(0 0, 40 0)') },
        },
        ...{ says: 'nothing', why: 'another street' },
      },
    ];
    eachCase(cases, async (one) => expectSaid(await meet(one.work, one.surface), one));
  });

  describe('for the years of its surface, from the day the work ended', () => {
    type Case = RuleCase & { surface: string; stage?: string; last: string | null };
    const row = (surface: string, last: string | null, stage = 'current-repair'): Case => ({
      ...{
        place: 'turan',
        what: `${surface} laid by ${stage} until 30 September 2029, dug later`,
        surface,
        stage,
        last,
      },
      ...(last
        ? {
            says: 'low',
            measures: { state: 'proposed', surface, daysLeft: 1, protectedUntil: last },
            why: `to ${last}`,
          }
        : { says: 'nothing', why: 'it needs no protection' }),
    });
    const cases: Case[] = [
      ...['asphalt', 'concrete', 'paving'].map((surface) => row(surface, '2032-09-29')),
      ...['asphalt', 'concrete', 'paving'].map((surface) => row(surface, '2033-09-29', 'construction')),
      ...['gravel', 'soil', 'lawn', 'rubber'].map((surface) => row(surface, null)),
    ];
    const dayAfter = (last: string): string => last.replace(/29$/, '30');

    eachCase(cases, async (one) => {
      const { city } = town();
      const work = await town().addWork({ ...paving, surface: one.surface, finishedOn: '2029-09-30' });
      await city.setWork(work, `stage = '${one.stage}'`);
      await city.db.query('SELECT restriction_follow_works(ARRAY[$1::uuid])', [work]);
      const last = one.last ?? '2029-10-01';
      const dig = { ...heat, at: at('turan', 'POINT(120 0)'), start: last, end: last };
      await town().addWork({ ...dig, start: dayAfter(last), end: dayAfter(last) });
      expectSaid(await town().judged(RULE, [dig]), one);
    });
  });

  it('finds a wide trench whose strip does not reach the street, whichever of both changes', async () => {
    const { db } = town().city;
    await db.query(
      `INSERT INTO setting (key, value, note) VALUES ('rule.work.repeat-dig', '{"trenchWidthM": 44}', '')`,
    );
    const found = await meet({ at: at('turan', 'LINESTRING(100 30, 140 30)') });
    await db.query("DELETE FROM setting WHERE key = 'rule.work.repeat-dig'");
    expect(found).toMatchObject([{ measures: { overlapDays: 30 } }]);
  });

  it('leaves a work alone with what it left behind itself', async () => {
    const own = await town().addWork({ ...heat, at: paved(0) });
    await town().addRestriction({ ...PAVED, work: own });
    expect(await town().found(RULE)).toEqual([]);
  });

  it('opens, moves and closes with the restriction', async () => {
    await town().addWork(heat);
    const id = await town().addRestriction({ ...PAVED, state: 'declined' });
    expect(await town().foundAfter(RULE, 'restriction', [id])).toEqual([]);
    await town().city.db.query("UPDATE restriction SET state = 'proposed' WHERE id = $1", [id]);
    expect(await town().foundAfter(RULE, 'restriction', [id])).toMatchObject([{ severity: 'low' }]);
    await town().city.db.query("UPDATE restriction SET state = 'confirmed' WHERE id = $1", [id]);
    expect(await town().foundAfter(RULE, 'restriction', [id])).toMatchObject([{ severity: 'high' }]);
    await town().city.db.query('DELETE FROM restriction WHERE id = $1', [id]);
    expect(await town().foundAfter(RULE, 'restriction', [id])).toEqual([]);
  });

  it('counts a place once where several zones lie on it', async () => {
    const zone = { at: at('turan', 'LINESTRING(100 0, 120 0)'), start: '2030-06-01', end: '2030-06-30' };
    expect(await meet({ zones: [zone, zone] })).toMatchObject([{ measures: { overlapDays: 30, overlapM2: 30.9 } }]);
  });
});
