import type { LiveEvent, OwnScreen, Page, Problem, Scene, Screen } from '@abat/contracts';
import type { Answer, ApiClient } from '../support/api-client.js';
import { LiveClient } from '../support/live-client.js';
import { AbatSystem } from '../support/system.js';
import { waitUntil } from '../support/wait.js';
import { type PairedWall, Wall } from './support/walls.js';

let abat: AbatSystem;
let operator: ApiClient;
const sockets: LiveClient[] = [];

const SCREENS = '/api/v1/screens';
const CITY_NOW = '/api/v1/scenes/city-now';
const NOWHERE = '0190a000-0000-7000-8000-000000000001';
const refusal = ({ status, body }: Answer): unknown[] => [status, (body as Problem | null)?.code];
const heardTypes = (client: LiveClient): string[] => client.events.map(({ type }) => type);

async function listening(wall: PairedWall): Promise<LiveClient> {
  const socket = await wall.listen();
  sockets.push(socket);
  return socket;
}
const heard = (client: LiveClient, type: string): Promise<boolean> =>
  waitUntil(() => heardTypes(client).includes(type), { what: type, context: () => heardTypes(client).join(' ') });

beforeAll(async () => {
  abat = await AbatSystem.start({ seed: 'astana' });
  operator = await abat.as('operator');
}, 180_000);
afterAll(async () => {
  for (const socket of sockets) socket.close();
  await abat?.stop();
});

describe('A revoked screen', () => {
  it('is cut off at once: socket, request, new socket, console', async () => {
    const wall = await Wall.paired(abat);
    const { id, version } = wall.screen;
    expect((await wall.client.get('/api/v1/findings?limit=1')).status).toBe(200);
    const socket = await listening(wall);
    const gone = new Promise((resolve) => socket.socket.once('disconnect', resolve));
    expect((await operator.delete(`${SCREENS}/${id}`, version)).status).toBe(204);
    expect(refusal(await wall.client.get('/api/v1/findings?limit=1'))).toEqual([401, 'screen.revoked']);
    expect(refusal(await wall.client.get(`${SCREENS}/me`))).toEqual([401, 'screen.revoked']);
    expect(await gone).toBe('io server disconnect');
    await expect(wall.listen()).rejects.toMatchObject({ data: { code: 'screen.revoked' } });
    expect((await operator.get(`${SCREENS}/${id}`)).status).toBe(404);
    expect(refusal(await operator.delete(`${SCREENS}/${id}`, version + 1))).toEqual([404, 'resource.not-found']);
    expect((await wall.client.get(`${SCREENS}/pairings/current`)).body).toEqual({ state: 'none' });
  });

  it('does not take another with it', async () => {
    const [one, other] = [await Wall.paired(abat), await Wall.paired(abat)];
    const socket = await listening(other);
    await operator.done(operator.delete(`${SCREENS}/${one.screen.id}`, one.screen.version));
    expect((await other.me()).screen.id).toBe(other.screen.id);
    expect(socket.socket.connected).toBe(true);
  });
});

describe('The socket of a wall', () => {
  it('hears the city, may join nothing more, and counts as nobody', async () => {
    const staff = await abat.listen(operator);
    const socket = await listening(await Wall.paired(abat));
    const district = await abat.value<string>("SELECT id FROM territory WHERE kind = 'district' LIMIT 1");
    const refused = ['staff', `district:${district}`, `screen:${NOWHERE}`];
    expect(await socket.subscribe(refused)).toEqual({ ok: false, code: 'room.denied', rooms: refused });
    expect(await socket.socket.timeout(5_000).emitWithAck('opened', { subjects: [] })).toEqual({
      ...{ ok: false, code: 'access.denied' },
    });
    const told = staff.presences.length;
    const viewer = await abat.listen(await abat.as('viewer'));
    await waitUntil(() => staff.presences.slice(told).some(({ total }) => total === 2), {
      what: 'two people and no wall',
      context: () => JSON.stringify(staff.presences.at(-1)),
    });
    viewer.close();
  });

  it('without a cookie of a screen is refused', async () => {
    const { cookie = '' } = operator.credentials;
    await expect(LiveClient.connect(abat.base, { cookie, screen: true })).rejects.toMatchObject({
      data: { code: 'auth.required' },
    });
  });
});

describe('Show this on wall 2', () => {
  it('reaches that wall alone; the console hears of a change', async () => {
    const [wall, other] = [await Wall.paired(abat), await Wall.paired(abat)];
    const [own, others] = [await listening(wall), await listening(other)];
    const [staff, viewer] = [await abat.listen(operator), await abat.listen(await abat.as('viewer'))];
    const work = await abat.value<string>('SELECT id FROM work LIMIT 1');
    const path = `${SCREENS}/${wall.screen.id}/show`;
    const shown = await operator.done(operator.post<Screen>(path, { kind: 'work', id: work, minutes: 5 }));
    expect(shown.shown).toMatchObject({ kind: 'work', ref: work });
    await heard(own, 'screen.shown');
    await heard(staff, 'screen.changed');
    expect((await wall.me()).screen.shown).toMatchObject({ kind: 'work', ref: work });
    // What comes later over the same sockets shows that nothing is still under way.
    await operator.done(operator.post('/api/v1/notes', { text: 'Проба', at: [71.43, 51.13] }));
    for (const socket of [others, viewer]) await heard(socket, 'note.changed');
    // A wall may still hear of its own pairing.
    const strange = ({ type, subject }: LiveEvent) => type.startsWith('screen.') && subject?.id !== other.screen.id;
    for (const socket of [others, viewer]) expect(socket.events.filter(strange)).toEqual([]);
    expect(heardTypes(staff)).not.toContain('screen.shown');
    expect((await other.me()).screen.shown).toBeNull();
    const stopped = await operator.done(operator.delete<Screen>(path));
    expect(stopped).toMatchObject({ shown: null, version: wall.screen.version });
  });

  it('a scene comes resolved, in turn or not, and ends by itself', async () => {
    const wall = await Wall.paired(abat, { profile: 'wall-3x2', scenes: [{ scene: 'money', durationS: 20 }] });
    const path = `${SCREENS}/${wall.screen.id}/show`;
    await operator.done(operator.post(path, { kind: 'scene', code: 'powers', minutes: 1 }));
    const own = await wall.me();
    expect(own.scenes.map(({ code, durationS }) => [code, durationS])).toEqual([['money', 20]]);
    expect(own.shownScene).toMatchObject({ code: 'powers' });
    const powers = await operator.read<Scene>('/api/v1/scenes/powers');
    expect(own.shownScene?.blocks).toEqual(powers.layouts['wall-3x2']);
    await abat.sql.query(`UPDATE screen SET shown = shown || '{"until":"2026-01-01T00:00:00.000Z"}' WHERE id = $1`, [
      wall.screen.id,
    ]);
    expect(await wall.me()).toMatchObject({ shownScene: null, screen: { shown: null } });
  });

  it.each([
    ['no minute', { kind: 'scene', code: 'money', minutes: 0 }, 'request.invalid'],
    ['61 minutes', { kind: 'scene', code: 'money', minutes: 61 }, 'request.invalid'],
    ['another kind', { kind: 'page', code: 'money', minutes: 1 }, 'request.invalid'],
    ['an address', { kind: 'scene', code: 'https://evil.example', minutes: 1 }, 'request.invalid'],
    ['an unknown scene', { kind: 'scene', code: 'no-such', minutes: 1 }, 'reference.unknown'],
    ['an unknown finding', { kind: 'finding', id: NOWHERE, minutes: 1 }, 'reference.unknown'],
    ['an unknown site', { kind: 'site', id: NOWHERE, minutes: 1 }, 'reference.unknown'],
  ])('%s is refused', async (_title, body, code) => {
    const items = await operator.read<{ items: Screen[] }>(SCREENS);
    const id = items.items[0]?.id as string;
    expect(refusal(await operator.post(`${SCREENS}/${id}/show`, body))).toEqual([422, code]);
  });
});

describe('Settings of a screen', () => {
  it('change by version, and the wall hears of it', async () => {
    const wall = await Wall.paired(abat);
    const socket = await listening(wall);
    const path = `${SCREENS}/${wall.screen.id}`;
    expect((await operator.patch(path, { name: 'Холл' })).status).toBe(428);
    const district = await abat.value<string>("SELECT external_id FROM territory WHERE kind = 'district' LIMIT 1");
    const patch = { name: 'Холл', focusDistrict: district, locale: 'rotate', theme: 'light' };
    const changed = await operator.done(operator.patch<Screen>(path, patch, 1));
    expect(changed).toMatchObject({
      name: 'Холл',
      locale: 'rotate',
      focusDistrict: { externalId: district },
      version: 2,
    });
    expect(refusal(await operator.patch(path, { name: 'Зал' }, 1))).toEqual([412, 'request.precondition-failed']);
    await heard(socket, 'screen.changed');
    const always = { from: '00:00', to: '23:59', days: [1, 2, 3, 4, 5, 6, 7] };
    const asleep = await operator.done(operator.patch<Screen>(path, { sleep: always, focusDistrict: null }, 2));
    expect(asleep).toMatchObject({ sleep: always, focusDistrict: null, name: 'Холл' });
  });
});

describe('Scenes', () => {
  const at = (id: string, [x, y, w, h]: [number, number, number, number]) => ({
    ...{ id, block: 'text', x, y, w, h, settings: {} },
  });
  const change = (layouts: unknown, version = 0) => operator.patch<Scene>(CITY_NOW, { layouts }, version);

  it.each([
    ['overlap', { default: [at('a', [0, 0, 2, 2]), at('b', [1, 1, 2, 2])] }],
    ['stick out', { default: [at('a', [11, 0, 2, 1])] }],
    [
      'are 25',
      {
        default: Array.from({ length: 25 }, (_value, index) => at(`b${index}`, [index % 12, index < 12 ? 0 : 1, 1, 1])),
      },
    ],
    ['are unknown', { default: [{ ...at('a', [0, 0, 1, 1]), block: 'iframe' }] }],
    ['have no default', { 'fhd-55': [] }],
    ['are text', 'default'],
    ['are null', null],
  ])('whose blocks %s are refused', async (_title, layouts) => {
    expect(refusal(await change(layouts))).toEqual([422, 'request.invalid']);
    expect((await operator.read<Scene>(CITY_NOW)).version).toBe(0);
  });

  it('of many megabytes are not read', async () => {
    const layouts = { default: [{ ...at('a', [0, 0, 1, 1]), settings: { text: 'a'.repeat(5_000_000) } }] };
    expect(refusal(await change(layouts))).toEqual([413, 'request.body-too-large']);
  });

  it('change on the walls and go back to how they were shipped', async () => {
    const wall = await Wall.paired(abat);
    const socket = await listening(wall);
    const blocks = (own: OwnScreen) => own.scenes.find(({ code }) => code === 'city-now')?.blocks;
    const shipped = blocks(await wall.me());
    const layouts = { default: [at('only', [0, 0, 12, 8])] };
    expect(await operator.done(change(layouts))).toMatchObject({ version: 1, shipped: true, durationS: 60 });
    expect(refusal(await change(layouts))).toEqual([412, 'request.precondition-failed']);
    await heard(socket, 'scene.changed');
    expect(blocks(await wall.me())).toEqual(layouts.default);
    expect((await operator.delete(CITY_NOW, 1)).status).toBe(204);
    expect(blocks(await wall.me())).toEqual(shipped);
    expect(await operator.read<Scene>(CITY_NOW)).toMatchObject({ version: 2, edited: false });
    expect((await operator.delete(CITY_NOW, 2)).status).toBe(204);
    expect((await operator.delete(CITY_NOW, 0)).status).toBe(412);
  });

  it('and profiles of our own are made, used, kept while used, removed', async () => {
    const names = { nameRu: 'Наша', nameKk: 'Біздікі', nameEn: 'Ours' };
    const scene = { code: 'ours', ...names, sort: 1, durationS: 15, enabled: true, layouts: { default: [] } };
    const made = await operator.done(operator.post<Scene>('/api/v1/scenes', scene));
    expect(made).toEqual({ ...scene, shipped: false, edited: true, version: 1 });
    expect(refusal(await operator.post('/api/v1/scenes', scene))).toEqual([409, 'resource.exists']);
    const wall = await Wall.paired(abat, { scenes: [{ scene: 'ours' }] });
    expect(refusal(await operator.delete('/api/v1/scenes/ours', 1))).toEqual([409, 'resource.in-use']);
    await operator.done(operator.patch(`${SCREENS}/${wall.screen.id}`, { scenes: [] }, 1));
    expect((await operator.delete('/api/v1/scenes/ours', 1)).status).toBe(204);
    expect((await operator.get('/api/v1/scenes/ours')).status).toBe(404);
  });

  it('are read by everybody and changed by who manages screens', async () => {
    const planner = await abat.as('planner');
    expect((await planner.read<Page<Scene>>('/api/v1/scenes')).items).toHaveLength(7);
    expect(refusal(await planner.patch(CITY_NOW, { enabled: false }, 0))).toEqual([403, 'access.denied']);
  });
});
