import {
  type BudgetLine,
  type Finding,
  type Page,
  problemSchema,
  type Role,
  ROLES,
  type Route,
  ROUTES,
  type Work,
} from '@abat/contracts';
import { ROLE_ACTIONS } from '@abat/access';
import { type Answer, ApiClient } from '../support/api-client.js';
import { AbatSystem, PASSWORD } from '../support/system.js';
import { HOPELESS_DRAFTS } from './support/drafts.js';
import { changeWork, createWork, PLACES, squareAt, workDraft } from './support/works.js';

let abat: AbatSystem;
const clients = new Map<Role, ApiClient>();
const ids = new Map<string, string>();

const NOWHERE = '0190a000-0000-7000-8000-000000000001';

const titleOf = (route: Route): string => `${route.method.toUpperCase()} ${route.path}`;
const clientOf = (role: Role): ApiClient => clients.get(role) as ApiClient;

/** What is said of an uploaded file; the file itself is missing. */
const UPLOAD_QUERIES: Record<string, string> = {
  '/api/v1/imports': '?kind=works',
  '/api/v1/regulations': '?agency=akim-almaty',
  '/api/v1/attachments': '?owner=project&ownerId=0190a000-0000-7000-8000-000000000001',
};

/** The list a route with an id takes its id from. */
const listOf = (path: string): string => path.slice(0, path.indexOf('/{id}'));

async function anyId(route: Route): Promise<string> {
  const list = listOf(route.path);
  const table = { users: 'app_user', imports: 'import_run', resolutions: 'resolution', attachments: 'attachment' }[
    list.split('/').at(-1) ?? ''
  ];
  if (!table) {
    const page = await clientOf('administrator').read<Page<{ id: string }>>(`${list}?limit=1`);
    return page.items[0]?.id ?? NOWHERE;
  }
  return (await abat.value<string>(`SELECT id FROM ${table} LIMIT 1`)) ?? NOWHERE;
}

async function idFor(route: Route): Promise<string> {
  if (!route.path.includes('{id}')) return '';
  const id = ids.get(listOf(route.path)) ?? (await anyId(route));
  ids.set(listOf(route.path), id);
  return id;
}

/** The address of a row that is named instead of numbered. */
const namedIn = (path: string): string => path.replace('{key}', 'rule.work.clash').replace('{rule}', 'work.clash');

/** Calls an endpoint with a request of the right form. A change names a version that never was, so nothing is changed. */
async function call(client: ApiClient, route: Route): Promise<Answer> {
  const path = route.path.replace('{id}', await idFor(route));
  const headers: Record<string, string> = route.versioned ? { 'if-match': '"999999"' } : {};
  if (route.multipart) return client.post(path + UPLOAD_QUERIES[route.path], undefined, headers);
  if (route.method === 'post') return client.post(path, HOPELESS_DRAFTS[route.path] ?? {}, headers);
  if (route.method === 'patch') return client.patch(path, route.path.endsWith('/me') ? { locale: 'ru' } : {}, 999_999);
  if (route.method === 'put') return client.put(namedIn(path), HOPELESS_DRAFTS[route.path], 999_999);
  if (route.method === 'delete') return client.delete(path, 999_999);
  return client.get(route.path.endsWith('/search') ? `${path}?q=алматы` : path);
}

beforeAll(async () => {
  abat = await AbatSystem.start({ seed: 'astana' });
  await abat.settled();
  for (const role of ROLES) clients.set(role, await abat.as(role));
}, 180_000);
afterAll(() => abat?.stop());

describe('Every endpoint refuses who is not signed in', () => {
  it.each(ROUTES.filter((route) => route.action !== 'public').map((route) => [titleOf(route), route] as const))(
    '%s',
    async (_title, route) => {
      const answer = await call(abat.nobody(), route);
      expect(answer.status).toBe(401);
      expect(answer.headers.get('content-type')).toContain('application/problem+json');
      expect(problemSchema.parse(answer.body).code).toBe('auth.required');
    },
  );

  it.each([
    ['a token nobody gave', { authorization: 'Bearer abat_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA' }],
    ['a session nobody opened', { cookie: 'abat_session=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA' }],
    ['a broken cookie', { cookie: 'abat_session=%E0%A4%A; ;=;' }],
    ['a basic password', { authorization: 'Basic YWRtaW46YWRtaW4=' }],
  ])('%s is nobody', async (_title, headers) => {
    expect((await abat.nobody().get('/api/v1/works', headers)).status).toBe(401);
  });

  it.each(['/tiles/works/12/2861/1366.mvt', '/tiles/works.json'])('%s', async (path) => {
    expect((await abat.nobody().get(path)).status).toBe(401);
  });
});

describe('Every endpoint, every role', () => {
  const cases = ROUTES.filter((route) => route.action !== 'public').flatMap((route) =>
    ROLES.map((role) => {
      const may = route.action === 'signed-in' || (ROLE_ACTIONS[role] as readonly string[]).includes(route.action);
      return { title: titleOf(route), role, may, route };
    }),
  );

  it.each(cases)('$title, $role: $may', async ({ role, may, route }) => {
    const answer = await call(clientOf(role), route);
    expect(answer.status).toBeLessThan(500);
    expect(answer.status).not.toBe(401);
    const code = (answer.body as { code?: string } | null)?.code;
    if (may) expect(code).not.toBe('access.denied');
    else expect([answer.status, code]).toEqual([403, 'access.denied']);
  });

  it('nothing was stored by all these tries', async () => {
    const made = await abat.value<string>(
      `SELECT (SELECT count(*) FROM territory WHERE external_id = 'e2e') + (SELECT count(*) FROM agency WHERE code = 'e2e')
         + (SELECT count(*) FROM work WHERE source = 'manual') + (SELECT count(*) FROM app_user WHERE email LIKE 'e2e%')`,
    );
    expect(Number(made)).toBe(0);
  });
});

describe('The planner of Almaty district', () => {
  const inAlmaty = squareAt([71.4747, 51.1462]);
  const inNura = squareAt(PLACES.nuraHeartCentre);
  const planner = (): ApiClient => clientOf('planner');
  const post = (changes: object) =>
    planner().post<Work>('/api/v1/works', workDraft({ agency: 'akim-almaty', ...changes }));
  const codeOf = ({ status, body }: Answer): unknown[] => [status, (body as { code?: string } | null)?.code];

  it('may plan a work of the own office in the own district', async () => {
    expect((await post({ geometry: inAlmaty })).status).toBe(201);
  });

  it.each([
    ['for another district office', { agency: 'akim-esil', geometry: inAlmaty }, 'access.outside-agency'],
    ['for a department', { agency: 'dep-transport', geometry: inAlmaty }, 'access.outside-agency'],
    ['in another district', { geometry: inNura }, 'access.outside-district'],
  ])('may not plan a work %s', async (_title, changes, code) => {
    const before = await abat.value('SELECT count(*) FROM work');
    expect(codeOf(await post(changes as object))).toEqual([403, code]);
    expect(await abat.value('SELECT count(*) FROM work')).toBe(before);
  });

  it.each([
    ['hand the own work to another office', { agency: 'akim-esil' }, 'access.outside-agency'],
    ['move the own work to another district', { geometry: inNura }, 'access.outside-district'],
  ])('may not %s', async (_title, patch, code) => {
    const work = await createWork(planner(), { agency: 'akim-almaty', geometry: inAlmaty });
    expect(codeOf(await changeWork(planner(), work, patch))).toEqual([403, code]);
    const { version } = await planner().read<Work>(`/api/v1/works/${work.id}`);
    expect(version).toBe(work.version);
  });

  it('may not change or delete a work of another office, whatever version is named', async () => {
    const work = await createWork(clientOf('operator'), { agency: 'akim-esil' });
    expect(codeOf(await changeWork(planner(), work, { title: 'Моё' }))).toEqual([403, 'access.outside-agency']);
    expect(codeOf(await planner().delete(`/api/v1/works/${work.id}`, work.version))[0]).toBe(403);
  });

  it('may not touch a budget line of another administrator', async () => {
    const path = '/api/v1/budget-lines';
    const line = await clientOf('administrator').done(
      clientOf('administrator').post<BudgetLine>(path, {
        ...{ code: 'e2e-line', year: 2031, administrator: 'dep-environment', source: 'local', plannedKzt: '1000.10' },
      }),
    );
    expect(codeOf(await planner().patch(`${path}/${line.id}`, { plannedKzt: '1' }, line.version))[0]).toBe(403);
    const draft = { code: 'e2e-x', year: 2031, administrator: 'akim-esil', source: 'local' };
    expect(codeOf(await planner().post(path, draft))).toEqual([403, 'access.outside-agency']);
    const moved = await clientOf('executive').patch(`${path}/${line.id}`, { administrator: 'akim-esil' }, line.version);
    expect(codeOf(moved)).toEqual([403, 'access.outside-agency']);
  });

  it('may not speak for another party of a finding', async () => {
    const all = await planner().read<Page<Finding>>('/api/v1/findings?limit=500&rule=mandate.duplicate');
    const finding = all.items.find((each) => !each.parties.some((party) => party.agency === 'akim-almaty')) as Finding;
    const path = `/api/v1/findings/${finding.id}/assessments`;
    const body = { agency: finding.parties[0]?.agency, assessment: 'not-ours' };
    expect((await planner().post(path, body, { 'if-match': `"${finding.version}"` })).status).toBe(403);
  });
});

describe('Rooms', () => {
  it('of another agency are refused to a planner with the rooms named', async () => {
    const socket = await abat.listen(clientOf('planner'));
    const other = await abat.value<string>("SELECT id FROM agency WHERE code = 'dep-transport'");
    expect(await socket.subscribe([`agency:${other}`, 'staff'])).toEqual({
      ...{ ok: false, code: 'room.denied', rooms: [`agency:${other}`, 'staff'] },
    });
  });

  it.each([[['everything']], [[]], ['city'], [null], [{ length: 1e9 }]])(
    'asked for as %j are refused',
    async (rooms) => {
      const socket = await abat.listen(clientOf('viewer'));
      expect(await socket.subscribe(rooms)).toMatchObject({ ok: false, code: 'request.invalid' });
    },
  );

  it('a socket without a sign-in is refused', async () => {
    await expect(abat.listen(abat.nobody())).rejects.toMatchObject({ data: { code: 'auth.required' } });
  });
});

describe('A disabled user', () => {
  it('is out at once: session, token and socket', async () => {
    // As an administrator of the machine adds them.
    const email = 'leaver@astana.demo';
    await abat.cli('user', 'add', email, '--role', 'operator', '--password', PASSWORD);
    const client = await abat.signIn(email);
    const bearer = (await abat.cli('token', 'create', '--user', email, '--days', '1')).trim();
    const token = new ApiClient(abat.base, { authorization: `Bearer ${bearer}` });
    const socket = await abat.listen(token);
    const gone = new Promise((resolve) => socket.socket.once('disconnect', resolve));
    const users = await clientOf('administrator').read<Page<{ id: string; version: number }>>('/api/v1/users?q=leaver');
    const user = users.items[0] as { id: string; version: number };
    const admin = clientOf('administrator');
    await admin.done(admin.patch(`/api/v1/users/${user.id}`, { disabled: true }, user.version));
    expect((await client.get('/api/v1/me')).status).toBe(401);
    expect((await token.get('/api/v1/me')).status).toBe(401);
    await gone;
  });
});
