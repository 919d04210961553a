import { createHash } from 'node:crypto';
import { ownScreenSchema, type PairingState, type Problem, ROUTES, type Route, type Screen } from '@abat/contracts';
import { type Answer, ApiClient } from '../support/api-client.js';
import { AbatSystem } from '../support/system.js';
import { HOPELESS_DRAFTS } from './support/drafts.js';
import { cookieSet, type PairedWall, Wall } from './support/walls.js';

let abat: AbatSystem;
let operator: ApiClient;

const SCREENS = '/api/v1/screens';
const NOWHERE = '0190a000-0000-7000-8000-000000000001';
const draft = (code: string, settings: object = {}) => ({ code, name: 'Стена', profile: 'fhd-55', ...settings });
const refusal = ({ status, body }: Answer): unknown[] => [status, (body as Problem | null)?.code];
const expire = () => abat.sql.query("UPDATE screen_pairing SET expires_at = now() - interval '1 second'");

beforeAll(async () => {
  abat = await AbatSystem.start({ seed: 'astana' });
  operator = await abat.as('operator');
}, 180_000);
afterAll(() => abat?.stop());

describe('A fresh city', () => {
  it('has no paired screen', async () => {
    expect(await operator.read(SCREENS)).toEqual({ items: [] });
    expect(await abat.value('SELECT count(*) FROM screen')).toBe('0');
  });
});

describe('Pairing', () => {
  it('goes from the code on the wall to its own cookie', async () => {
    const wall = await Wall.open(abat);
    expect(wall.code).toMatch(/^[A-HJ-NP-Z2-9]{6}$/);
    expect((await wall.ask()).body).toMatchObject({ state: 'waiting', code: wall.code });

    const paired = await operator.post<Screen>(SCREENS, draft(wall.code.toLowerCase(), { sleep: null }));
    expect(paired.status).toBe(201);
    expect(paired.body).toMatchObject({ name: 'Стена', theme: 'dark', locale: 'ru', drift: true, online: false });

    const told = await wall.ask();
    expect(told.body).toEqual({ state: 'paired', screen: { id: paired.body.id, name: 'Стена' } });
    const cookie = cookieSet(told, 'abat_screen') as string;
    expect(told.headers.getSetCookie().find((text) => text.startsWith('abat_screen='))).toMatch(
      /HttpOnly.*SameSite=Lax/,
    );
    expect(told.headers.get('cache-control')).toBe('no-store');

    const me = await new ApiClient(abat.base, { cookie }).get(`${SCREENS}/me`);
    const own = ownScreenSchema.parse(me.body);
    expect(own.screen.id).toBe(paired.body.id);
    expect(own.scenes.map(({ code }) => code)).toEqual([
      'city-now',
      'district-focus',
      'powers',
      'works-week',
      'money',
      'requests',
      'decisions',
    ]);
  });

  it('keeps neither secret in the database, only their hashes', async () => {
    const wall = await Wall.paired(abat);
    const secret = wall.client.credentials['cookie']?.split('=')[1] as string;
    const hash = await abat.value('SELECT token_hash FROM screen WHERE id = $1', [wall.screen.id]);
    expect(hash).toBe(createHash('sha256').update(secret).digest('hex'));
    const leaks = await abat.value(
      "SELECT count(*) FROM history WHERE entity = 'screen' AND (before::text LIKE $1 OR after::text LIKE $1)",
      [`%${String(hash)}%`],
    );
    expect(leaks).toBe('0');
  });

  it('is written down with who did it', async () => {
    const { screen } = await Wall.paired(abat);
    const by = await abat.value(
      "SELECT u.email FROM history h JOIN app_user u ON u.id = h.actor_id WHERE h.entity_id = $1 AND h.action = 'insert'",
      [screen.id],
    );
    expect(by).toBe('operator@astana.demo');
  });

  it('a used code is worth nothing', async () => {
    const wall = await Wall.open(abat);
    await operator.done(operator.post(SCREENS, draft(wall.code)));
    expect(refusal(await operator.post(SCREENS, draft(wall.code)))).toEqual([404, 'screen.code-unknown']);
  });

  it('the cookie of the screen is handed out once', async () => {
    const wall = await Wall.open(abat);
    await operator.done(operator.post(SCREENS, draft(wall.code)));
    const answers = await Promise.all([wall.ask(), wall.ask(), wall.ask()]);
    expect(answers.filter((answer) => cookieSet(answer, 'abat_screen'))).toHaveLength(1);
    expect((await wall.ask()).body).toEqual({ state: 'none' });
  });

  it('an expired code is worth nothing, and its wall may ask anew', async () => {
    const wall = await Wall.open(abat);
    await expire();
    expect(refusal(await operator.post(SCREENS, draft(wall.code)))).toEqual([404, 'screen.code-unknown']);
    expect((await wall.ask()).body).toEqual({ state: 'none' });
  });

  it('another wall learns nothing of it', async () => {
    const [wall, other] = [await Wall.open(abat), await Wall.open(abat)];
    await operator.done(operator.post(SCREENS, draft(wall.code)));
    expect((await other.ask()).body).toMatchObject({ state: 'waiting', code: other.code });
    for (const cookie of ['abat_pairing=AAAA', 'abat_pairing=%E0%A4%A', 'abat_screen=AAAA', 'abat_pairing=;']) {
      const stranger = await new ApiClient(abat.base, { cookie }).get<PairingState>(`${SCREENS}/pairings/current`);
      expect([stranger.status, stranger.body]).toEqual([200, { state: 'none' }]);
    }
  });

  it('of two who type in one code at once one wins', async () => {
    const administrator = await abat.as('administrator');
    const wall = await Wall.open(abat);
    const before = Number(await abat.value('SELECT count(*) FROM screen'));
    const tries = [operator, administrator, operator, administrator].map((client) =>
      client.post(SCREENS, draft(wall.code)),
    );
    const statuses = (await Promise.all(tries)).map(({ status }) => status);
    expect(statuses.toSorted()).toEqual([201, 404, 404, 404]);
    expect(Number(await abat.value('SELECT count(*) FROM screen'))).toBe(before + 1);
  });

  it.each([
    ['a profile', { profile: 'no-such' }, 'profile'],
    ['a scene', { scenes: [{ scene: 'city-now' }, { scene: 'no-such' }] }, 'scenes.1.scene'],
    ['a district', { focusDistrict: 'no-such' }, 'focusDistrict'],
    ['a district that is the city', { focusDistrict: 'city' }, 'focusDistrict'],
  ])('refuses %s that does not exist, and the code stays good', async (_title, settings, path) => {
    const wall = await Wall.open(abat);
    const answer = await operator.post<Problem>(SCREENS, draft(wall.code, settings));
    expect(refusal(answer)).toEqual([422, 'reference.unknown']);
    expect(answer.body.errors?.[0]?.path).toBe(path);
    expect((await wall.ask()).body).toMatchObject({ state: 'waiting' });
  });

  it('who guesses codes is slowed down, nobody else', async () => {
    const guesser = await abat.addUser({ email: 'guesser@astana.demo', role: 'operator' });
    const wall = await Wall.open(abat);
    const guesses = Array.from({ length: 12 }, (_value, index) =>
      guesser.post(SCREENS, draft(`AAAAA${'ABCDEFGHJKLM'.charAt(index)}`)),
    );
    const statuses = (await Promise.all(guesses)).map(({ status }) => status);
    expect(statuses.filter((status) => status === 404)).toHaveLength(10);
    expect(statuses.filter((status) => status === 429)).toHaveLength(2);
    const late = await guesser.post(SCREENS, draft(wall.code));
    expect(refusal(late)).toEqual([429, 'request.rate-limited']);
    expect(Number(late.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await operator.post(SCREENS, draft(wall.code))).status).toBe(201);
  });
});

describe('What a wall may', () => {
  let wall: PairedWall;
  beforeAll(async () => {
    wall = await Wall.paired(abat);
  });

  const call = ({ method, path }: Route): Promise<Answer> => {
    const address = path.replace('{id}', NOWHERE).replaceAll(/\{\w+\}/g, 'no-such');
    if (method === 'get') return wall.client.get(address);
    if (method === 'delete') return wall.client.delete(address, 1);
    return method === 'post'
      ? wall.client.post(address, HOPELESS_DRAFTS[path] ?? {})
      : wall.client[method](address, HOPELESS_DRAFTS[path] ?? {}, 1);
  };
  const titled = (wanted: (route: Route) => boolean) =>
    ROUTES.filter(wanted).map((route) => [`${route.method.toUpperCase()} ${route.path}`, route] as const);
  const isRead = ({ method, action }: Route): boolean => method === 'get' && action === 'read';

  it.each(titled((route) => isRead(route) || route.action === 'screen'))('%s: yes', async (_title, route) => {
    const answer = await call(route);
    expect([401, 403]).not.toContain(answer.status);
    expect(answer.status).toBeLessThan(500);
  });

  it.each(titled(({ action }) => action === 'signed-in'))('%s: is for people', async (_title, route) => {
    expect(refusal(await call(route))).toEqual([401, 'auth.required']);
  });

  it.each(titled((route) => !isRead(route) && !['public', 'signed-in', 'screen'].includes(route.action)))(
    '%s: no',
    async (_title, route) => expect(refusal(await call(route))).toEqual([403, 'access.denied']),
  );

  it.each(['/tiles/works.json', '/tiles/works/12/2861/1366.mvt'])('%s: yes', async (path) => {
    expect([200, 204]).toContain((await wall.client.bytes(path)).status);
  });

  it('its cookie is no session and no token', async () => {
    const secret = wall.client.credentials['cookie']?.split('=')[1] as string;
    const guises: Record<string, string>[] = [
      { cookie: `abat_session=${secret}` },
      { authorization: `Bearer ${secret}` },
    ];
    for (const credentials of guises)
      expect((await new ApiClient(abat.base, credentials).get('/api/v1/works')).status).toBe(401);
  });

  it('another site cannot speak for it', async () => {
    const body = { sceneShown: null, build: null };
    const headers = { origin: 'https://evil.example' };
    expect(refusal(await wall.client.post(`${SCREENS}/me/heartbeat`, body, headers))).toEqual([
      403,
      'request.cross-site',
    ]);
    await expect(wall.listen('https://evil.example')).rejects.toMatchObject({ data: { code: 'auth.required' } });
  });

  it('a person is no wall', async () => {
    expect(refusal(await operator.get(`${SCREENS}/me`))).toEqual([403, 'access.denied']);
  });

  it('in a browser of somebody who signed in the wall is still the wall', async () => {
    const cookie = `${operator.credentials['cookie']}; ${wall.client.credentials['cookie']}`;
    const both = new ApiClient(abat.base, { cookie });
    expect(await both.read(`${SCREENS}/me`)).toMatchObject({ screen: { id: wall.screen.id } });
    expect(await both.read('/api/v1/me')).toMatchObject({ email: 'operator@astana.demo' });
  });
});

describe('Signs of life', () => {
  it('are seen in the console', async () => {
    const wall = await Wall.paired(abat);
    const beat = await wall.client.post(`${SCREENS}/me/heartbeat`, { sceneShown: 'money', build: '1.2.3+abc' });
    expect(beat.status).toBe(204);
    const seen = await operator.read<Screen>(`${SCREENS}/${wall.screen.id}`);
    expect(seen).toMatchObject({ online: true, sceneShown: 'money', build: '1.2.3+abc', version: wall.screen.version });
  });

  it.each([
    [{ sceneShown: 'money' }],
    [{ sceneShown: 'a'.repeat(100), build: null }],
    [{ sceneShown: null, build: '<script>' }],
    [{ sceneShown: null, build: null, more: 1 }],
    [null],
  ])('%j are refused', async (body) => {
    const wall = await Wall.paired(abat);
    expect((await wall.client.post(`${SCREENS}/me/heartbeat`, body)).status).toBeGreaterThanOrEqual(400);
  });

  it('are not taken without end', async () => {
    const wall = await Wall.paired(abat);
    const beats = Array.from({ length: 70 }, () =>
      wall.client.post(`${SCREENS}/me/heartbeat`, { sceneShown: null, build: null }),
    );
    const statuses = (await Promise.all(beats)).map(({ status }) => status);
    expect(statuses.filter((status) => status === 429)).toHaveLength(10);
  });
});

describe('Codes', () => {
  it('are not given out without end to one address', async () => {
    const asked = Array.from({ length: 61 }, () => abat.nobody().post(`${SCREENS}/pairings`));
    const last = (await Promise.all(asked)).filter(({ status }) => status !== 201);
    expect(last.length).toBeGreaterThan(0);
    for (const answer of last) expect(refusal(answer)).toEqual([429, 'request.rate-limited']);
  });
});
