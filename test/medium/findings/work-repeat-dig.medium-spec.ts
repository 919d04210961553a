import { withTown } from './support/with-town.js';
import type { TownRestriction, TownWork } from './support/works-town.js';

const RULE = 'work.repeat-dig';
const PAVED: TownRestriction = {
  kind: 'fresh-surface',
  surface: 'asphalt',
  from: '2029-10-01',
  to: '2033-10-01',
  title: 'Проспект Мәңгілік Ел',
};

describe('measuring work.repeat-dig', () => {
  const town = withTown();
  const heat: TownWork = {
    title: 'Теплосеть под проспектом Мәңгілік Ел',
    breaks: true,
    at: 'LINESTRING(-20 10, 20 10)',
  };
  const meet = async (change: Partial<TownWork> = {}, restriction: Partial<TownRestriction> = {}) => {
    const work = await town().addWork({ ...heat, ...change });
    const place = await town().addRestriction({ ...PAVED, ...restriction });
    const found = await town().found(RULE);
    expect(await town().foundAfter(RULE, 'work', [work])).toEqual(found);
    expect(await town().foundAfter(RULE, 'restriction', [place])).toEqual(found);
    return found;
  };

  it('finds a trench in a street paved last autumn, with the body that paved it', async () => {
    const paving = await town().addWork({
      ...{ title: 'Асфальт', agency: 'dep-construction', start: '2029-06-01', end: '2029-09-30', status: 'accepted' },
    });
    expect(await meet({}, { work: paving })).toMatchObject([
      {
        measures: {
          ...{ kind: 'fresh-surface', state: 'confirmed', overlapM2: 30.9, shareOfWork: 0.5, overlapDays: 30 },
          ...{ daysLeft: 1219, protectedUntil: '2033-10-01', surface: 'asphalt', keeperRu: 'dep-construction' },
        },
        ...{ from: '2030-06-01', to: '2030-06-30', agencies: ['dep-construction', 'dep-utilities'] },
      },
    ]);
  });

  it('follows the work that left the surface to another body', async () => {
    const paving = await town().addWork({
      ...{ title: 'Асфальт', agency: 'dep-construction', start: '2029-06-01', end: '2029-09-30', status: 'accepted' },
    });
    await meet({}, { work: paving });
    await town().city.db.query(
      "UPDATE work SET agency_id = (SELECT id FROM agency WHERE code = 'dep-utilities') WHERE id = $1",
      [paving],
    );
    const after = await town().foundAfter(RULE, 'work', [paving]);
    expect(after).toMatchObject([{ measures: { sameAgency: true }, agencies: ['dep-utilities'] }]);
    expect(after).toEqual(await town().found(RULE));
  });

  it.each<[string, Partial<TownWork>, Partial<TownRestriction>, number]>([
    ['a work that leaves the surface alone', { breaks: false }, {}, 0],
    ['a work below the surface', { method: 'trenchless' }, {}, 0],
    ['an open cut, whatever else is said', { breaks: false, method: 'open-cut' }, {}, 1],
    ['a guarantee', {}, { kind: 'guarantee' }, 1],
    ['an event', {}, { kind: 'event' }, 0],
    ['a proposed protection', {}, { state: 'proposed' }, 1],
    ['a declined protection', {}, { state: 'declined' }, 0],
    ['a protection that ended the day before', {}, { to: '2030-05-31' }, 0],
    ['a protection on its last day', {}, { to: '2030-06-01' }, 1],
    ['a place whose edge the work touches', { at: { x: 40, y: 0, w: 30, h: 20 } }, {}, 0],
    ['a place that only the strip of the work reaches', { at: { x: 42, y: 0, w: 30, h: 20 } }, {}, 0],
    ['a square metre more than a touch', { at: { x: 39.9, y: 0, w: 30, h: 20 } }, {}, 1],
    ['a street drawn as a line', {}, { at: 'LINESTRING(0 -50, 0 50)' }, 1],
    ['a pit drawn as a point', { at: 'POINT(5 5)' }, {}, 1],
    ['a cancelled work', { status: 'cancelled' }, {}, 0],
    [
      'a work that ended before the protection began',
      { status: 'finished', finishedOn: '2030-06-09' },
      { from: '2030-06-10' },
      0,
    ],
    ['a work that ended on its first day', { status: 'finished', finishedOn: '2030-06-10' }, { from: '2030-06-10' }, 1],
    ['a finished work: expired but recent', { status: 'finished' }, {}, 1],
  ])('%s', async (_name, change, restriction, count) => {
    expect(await meet(change, restriction)).toHaveLength(count);
  });

  it('finds a wide trench whose strip does not reach the street, whichever of both changes', async () => {
    const { db } = town().city;
    await db.query(
      `INSERT INTO setting (key, value, note) VALUES ('rule.work.repeat-dig', '{"trenchWidthM": 44}', '')`,
    );
    const found = await meet({ at: 'LINESTRING(0 40, 40 40)' });
    await db.query("DELETE FROM setting WHERE key = 'rule.work.repeat-dig'");
    expect(found).toMatchObject([{ measures: { overlapDays: 30 } }]);
  });

  it('leaves a work alone with what it left behind itself', async () => {
    const own = await town().addWork({ ...heat, at: { x: 0, y: 0, w: 40, h: 20 } });
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
    const zone = (at: string) => ({ at, start: '2030-06-01', end: '2030-06-30' });
    const zones = [zone('LINESTRING(0 10, 20 10)'), zone('LINESTRING(0 10, 20 10)')];
    expect(await meet({ zones })).toMatchObject([{ measures: { overlapDays: 30, overlapM2: 30.9 } }]);
  });
});
