import type { Principal } from '@abat/access';
import type { Role } from '@abat/contracts';
import { Hall, type HungWall, refusal } from './hall.js';

const NOWHERE = '0190a000-0000-7000-8000-000000000001';
const WEEK = [1, 2, 3, 4, 5, 6, 7];

let hall: Hall;
let aigul: Principal;

beforeAll(async () => {
  hall = await Hall.open();
});
beforeEach(async () => {
  await hall.clear();
  aigul = await hall.person('Aigul');
});
afterAll(() => hall.close());

const use = () => hall.useCases;

describe('who may', () => {
  const commands: [string, (who: Principal, wall: HungWall) => Promise<unknown>][] = [
    ['see the walls', (who) => use().read.list(who)],
    ['pair one', (who) => hall.type(who, 'ABCDEF')],
    ['change one', (who, { screen }) => use().change.execute(who, screen, { name: 'Моя' })],
    ['show on one', (who, { screen }) => use().show.show(who, screen.id, { kind: 'scene', code: 'money', minutes: 1 })],
    ['let one go', (who, { screen }) => use().show.stop(who, screen.id)],
    ['revoke one', (who, { screen }) => use().revoke.execute(who, screen)],
    ['change a scene', (who) => use().scenes.change(who, { code: 'money', version: 0 }, { durationS: 5 })],
    ['return a scene', (who) => use().scenes.remove(who, { code: 'money', version: 0 })],
    ['return a profile', (who) => use().profiles.remove(who, { code: 'fhd-55', version: 0 })],
  ];

  it.each(commands)('%s: neither viewers, planners, executives and reviewers nor a wall', async (_what, command) => {
    const wall = await hall.wall(aigul);
    const roles: Role[] = ['viewer', 'planner', 'executive', 'reviewer'];
    const people = await Promise.all(roles.map((role) => hall.person(`Some ${role}`, role)));
    const answers = [];
    for (const who of [...people, wall.self])
      answers.push(await refusal(Promise.resolve().then(() => command(who, wall))));
    expect(new Set(answers)).toEqual(new Set(['access.denied']));
  });

  it('say that a wall lives, and read what it shows: only that wall', async () => {
    expect(await refusal(use().beat.execute(aigul, { sceneShown: null, build: null }))).toBe('access.denied');
    expect(await refusal(use().own.execute(aigul))).toBe('access.denied');
  });
});

describe('settings', () => {
  it('of two who change the same one is refused and loses nothing of the other', async () => {
    const { screen } = await hall.wall(aigul);
    const change = (patch: object) => refusal(use().change.execute(aigul, screen, patch));
    const both = await Promise.all([change({ name: 'Холл' }), change({ theme: 'light' })]);
    expect(both.toSorted()).toEqual(['not refused', 'request.precondition-failed']);
    expect((await use().read.list(aigul)).items[0]?.version).toBe(screen.version + 1);
  });

  it('leave what is not named as it was', async () => {
    const { screen } = await hall.wall(aigul, { locale: 'kk', scenes: [{ scene: 'money', durationS: 20 }] });
    const changed = await use().change.execute(aigul, screen, { drift: false });
    expect(changed).toMatchObject({ drift: false, locale: 'kk', scenes: [{ scene: 'money', durationS: 20 }] });
  });
});

describe('what is put on a wall', () => {
  it('is told to that wall alone, and keeps the version of the settings', async () => {
    const { screen } = await hall.wall(aigul);
    await hall.db.query('TRUNCATE outbox');
    const shown = await use().show.show(aigul, screen.id, { kind: 'scene', code: 'money', minutes: 5 });
    expect(shown).toMatchObject({ version: screen.version, shown: { kind: 'scene', ref: 'money', by: 'Aigul' } });
    expect((await hall.events()).map(({ type, rooms }) => [type, rooms])).toEqual([
      ['screen.shown', [`screen:${screen.id}`]],
      ['screen.changed', ['staff']],
    ]);
  });

  it('ends by itself, and a scene comes resolved for the profile', async () => {
    const { screen, self } = await hall.wall(aigul, { profile: 'wall-3x2', scenes: [{ scene: 'money' }] });
    await use().show.show(aigul, screen.id, { kind: 'scene', code: 'powers', minutes: 1 });
    const powers = (await use().scenes.all()).find(({ code }) => code === 'powers');
    expect((await use().own.execute(self)).shownScene?.blocks).toEqual(powers?.layouts['wall-3x2']);
    await hall.db.query(`UPDATE screen SET shown = shown || '{"until":"2026-01-01T00:00:00.000Z"}'`);
    expect(await use().own.execute(self)).toMatchObject({ shownScene: null, screen: { shown: null } });
  });

  it.each([
    ['scene', { kind: 'scene', code: 'no-such', minutes: 1 }, 'reference.unknown'],
    ['finding', { kind: 'finding', id: NOWHERE, minutes: 1 }, 'reference.unknown'],
    ['work', { kind: 'work', id: NOWHERE, minutes: 1 }, 'reference.unknown'],
    ['site', { kind: 'site', id: NOWHERE, minutes: 1 }, 'reference.unknown'],
  ] as const)('is no unknown %s', async (_what, show, code) => {
    const { screen } = await hall.wall(aigul);
    expect(await refusal(use().show.show(aigul, screen.id, show))).toBe(code);
    expect(await refusal(use().show.show(aigul, NOWHERE, { kind: 'scene', code: 'money', minutes: 1 }))).toBe(
      'resource.not-found',
    );
  });

  it('is deleted meanwhile: the wall is told, keeps its own scenes, and knows what it lacks', async () => {
    const {
      shipped: _shipped,
      edited: _edited,
      version: _version,
      ...money
    } = await use().scenes.getByCode(aigul, 'money');
    const own = await use().scenes.create(aigul, { ...money, code: 'spring', enabled: false });
    const { screen, self } = await hall.wall(aigul, { scenes: [{ scene: 'money' }] });
    await use().show.show(aigul, screen.id, { kind: 'scene', code: 'spring', minutes: 5 });
    expect((await use().own.execute(self)).shownScene?.code).toBe('spring');
    await hall.db.query('TRUNCATE outbox');
    await use().scenes.remove(aigul, own);
    expect((await hall.events()).map(({ type }) => type)).toEqual(['scene.changed']);
    const told = await use().own.execute(self);
    expect(told).toMatchObject({ shownScene: null, screen: { shown: { ref: 'spring' } } });
    expect(told.scenes.map(({ code }) => code)).toEqual(['money']);
  });

  it('wakes a wall that sleeps', async () => {
    const sleep = { from: '00:00', to: '23:59', days: WEEK };
    const { screen } = await hall.wall(aigul, { sleep });
    expect((await use().read.list(aigul)).items[0]?.asleep).toBe(true);
    const shown = await use().show.show(aigul, screen.id, { kind: 'scene', code: 'money', minutes: 5 });
    expect(shown.asleep).toBe(false);
    expect((await use().show.stop(aigul, screen.id)).asleep).toBe(true);
  });
});

describe('a sign of life', () => {
  const seen = async () => (await use().read.list(aigul)).items[0];

  it('says what the wall shows; without one for 90 seconds it counts as away', async () => {
    const { self } = await hall.wall(aigul);
    expect(await seen()).toMatchObject({ online: false, lastSeenAt: null, sceneShown: null });
    await use().beat.execute(self, { sceneShown: 'money', build: 'abc' });
    expect(await seen()).toMatchObject({ online: true, sceneShown: 'money', build: 'abc' });
    await hall.db.query("UPDATE screen_seen SET at = now() - interval '91 seconds'");
    expect(await seen()).toMatchObject({ online: false, sceneShown: 'money' });
  });

  it('is written down seldom, unless the wall shows something else', async () => {
    const { self } = await hall.wall(aigul);
    const at = async () => (await hall.db.query('SELECT at::text, xmin::text FROM screen_seen'))[0];
    await use().beat.execute(self, { sceneShown: 'money', build: null });
    const first = await at();
    await use().beat.execute(self, { sceneShown: 'money', build: null });
    expect(await at()).toEqual(first);
    await use().beat.execute(self, { sceneShown: 'powers', build: null });
    expect(await at()).not.toEqual(first);
  });

  it('may not come without end', async () => {
    const { self } = await hall.wall(aigul);
    const beats = Array.from({ length: 70 }, () =>
      refusal(use().beat.execute(self, { sceneShown: null, build: null })),
    );
    expect((await Promise.all(beats)).filter((code) => code === 'request.rate-limited')).toHaveLength(10);
  });
});

describe('what ships', () => {
  it('is changed by one of two who saw it as shipped, and returns', async () => {
    const change = (durationS: number) =>
      refusal(use().scenes.change(aigul, { code: 'money', version: 0 }, { durationS }));
    expect((await Promise.all([change(11), change(12)])).toSorted()).toEqual([
      'not refused',
      'request.precondition-failed',
    ]);
    const changed = await use().scenes.getByCode(aigul, 'money');
    expect(changed).toMatchObject({ shipped: true, edited: true, version: 1 });
    await use().scenes.remove(aigul, changed);
    const given = await use().scenes.getByCode(aigul, 'money');
    expect(given).toMatchObject({ shipped: true, edited: false, version: 2, durationS: 40 });
    await use().scenes.remove(aigul, given);
    expect(await use().scenes.getByCode(aigul, 'money')).toEqual(given);
  });

  it('is not changed by somebody who saw it before it was given back and changed again', async () => {
    const change = (version: number, durationS: number) =>
      use().scenes.change(aigul, { code: 'powers', version }, { durationS });
    const seen = await change(0, 11);
    await use().scenes.remove(aigul, seen);
    expect(await refusal(change(0, 12))).toBe('request.precondition-failed');
    await change(2, 13);
    expect(await refusal(change(seen.version, 14))).toBe('request.precondition-failed');
    expect(await refusal(use().scenes.remove(aigul, seen))).toBe('request.precondition-failed');
    expect(await use().scenes.getByCode(aigul, 'powers')).toMatchObject({ version: 3, durationS: 13 });
  });

  it('what was deleted and added again is another: its version counts on', async () => {
    const {
      shipped: _shipped,
      edited: _edited,
      version: _version,
      ...money
    } = await use().scenes.getByCode(aigul, 'money');
    const first = await use().scenes.create(aigul, { ...money, code: 'spring' });
    await use().scenes.remove(aigul, first);
    expect(await refusal(use().scenes.getByCode(aigul, 'spring'))).toBe('resource.not-found');
    expect(await use().scenes.create(aigul, { ...money, code: 'spring', durationS: 15 })).toMatchObject({
      ...{ shipped: false, durationS: 15 },
      version: 3,
    });
    const stale = use().scenes.change(aigul, { code: 'spring', version: first.version }, { durationS: 99 });
    expect(await refusal(stale)).toBe('request.precondition-failed');
  });

  it('and was added without blocks is left out by walls until it is composed', async () => {
    const names = { nameRu: 'Весна', nameKk: 'Көктем', nameEn: 'Spring' };
    const draft = { code: 'spring', ...names, sort: 1, durationS: 15, enabled: true, layouts: { default: [] } };
    const empty = await use().scenes.create(aigul, draft);
    const { self } = await hall.wall(aigul, { scenes: [{ scene: 'spring' }, { scene: 'money' }] });
    const shown = async () => (await use().own.execute(self)).scenes.map(({ code }) => code);
    expect(await shown()).toEqual(['money']);
    const settings = { textRu: 'Субботник в субботу', textKk: 'Сенбілік сенбіде', textEn: 'Clean-up on Saturday' };
    const text = { id: 'text', block: 'text' as const, x: 0, y: 0, w: 12, h: 8, settings };
    await use().scenes.change(aigul, empty, { layouts: { default: [text] } });
    expect(await shown()).toEqual(['spring', 'money']);
  });

  it('gone in the instant in which a wall chose it leaves the wall the first profile and every scene', async () => {
    const { self } = await hall.wall(aigul);
    await hall.db.query(`UPDATE screen SET profile = 'gone', scenes = '[{"scene":"gone"}]'`);
    const told = await use().own.execute(self);
    expect([told.profile.code, told.screen.profile]).toEqual(['fhd-55', 'gone']);
    expect(told.scenes.length).toBe((await use().scenes.all()).length);
  });

  it('and what was added may not go while a wall names it', async () => {
    const profile = (await use().profiles.all())[0];
    if (!profile) throw new Error('no profile ships');
    const { shipped: _shipped, edited: _edited, version: _version, ...content } = profile;
    const own = await use().profiles.create(aigul, { ...content, code: 'own' });
    expect(await refusal(use().profiles.create(aigul, { ...content, code: 'own' }))).toBe('resource.exists');
    const { screen } = await hall.wall(aigul, { profile: 'own' });
    expect(await refusal(use().profiles.remove(aigul, own))).toBe('resource.in-use');
    await use().revoke.execute(aigul, screen);
    await use().profiles.remove(aigul, own);
    expect((await use().profiles.forScreen('own')).code).toBe(profile.code);
  });
});
