import { ApiTokens } from '@abat/access';
import { type Problem, ROLES, type Role, type User } from '@abat/contracts';
import { AccessApp, type Caller, PASSWORD } from './access-app.js';

const SOMEBODY = '0190a000-0000-7000-8000-000000000001';
const DRAFT = { email: 'new@abat.test', name: 'Новый', role: 'viewer', password: PASSWORD };

describe('who may not', () => {
  let app: AccessApp;
  const callers = new Map<Role, Caller>();
  const users = new Map<Role, User>();
  beforeAll(async () => {
    app = await AccessApp.start();
    for (const role of ROLES) {
      users.set(role, await app.addUser(role, `${role}@abat.test`));
      callers.set(role, await app.anybody.login(`${role}@abat.test`));
    }
  });
  afterAll(() => app.stop());

  const as = (role: Role): Caller => callers.get(role) as Caller;
  const user = (role: Role): User => users.get(role) as User;
  const change = (target: User, version: number, patch: object) =>
    as('administrator')
      .with({ 'if-match': `"${version}"` })
      .call<Problem & User>('PATCH', `/users/${target.id}`, patch);

  const signedIn: { method: string; path: string; body?: object }[] = [
    { method: 'GET', path: '/me' },
    { method: 'PATCH', path: '/me', body: { locale: 'kk' } },
    { method: 'GET', path: '/events' },
    { method: 'GET', path: '/users' },
    { method: 'POST', path: '/users', body: DRAFT },
    { method: 'GET', path: `/users/${SOMEBODY}` },
    { method: 'PATCH', path: `/users/${SOMEBODY}`, body: { name: 'Другой' } },
  ];

  it.each(signedIn)('$method $path refuses who is not signed in', async ({ method, path, body }) => {
    expect(await app.anybody.call(method, path, body)).toMatchObject({ status: 401, body: { code: 'auth.required' } });
  });

  const strangers = ROLES.filter((role) => role !== 'administrator');
  const administration = signedIn.filter(({ path }) => path.startsWith('/users'));
  const refused = strangers.flatMap((role) => administration.map((endpoint) => ({ role, ...endpoint })));

  it.each(refused)('$method $path refuses $role', async ({ role, method, path, body }) => {
    const answer = await as(role).with({ 'if-match': '1' }).call(method, path, body);
    expect(answer).toMatchObject({ status: 403, body: { code: 'access.denied' } });
  });

  it.each([
    ['origin', 'https://evil.example'],
    ['sec-fetch-site', 'cross-site'],
    ['sec-fetch-site', 'same-site'],
  ])('a page with %s: %s cannot act with the cookie', async (name, value) => {
    const forged = as('administrator').with({ [name]: value });
    for (const [method, path, body] of [
      ['POST', '/users', DRAFT],
      ['PATCH', '/me', { locale: 'en' }],
      ['POST', '/auth/logout'],
    ] as const)
      expect(await forged.call(method, path, body)).toMatchObject({
        status: 403,
        body: { code: 'request.cross-site' },
      });
    expect((await forged.call('GET', '/me')).status).toBe(200);
  });

  it('another page cannot sign somebody in', async () => {
    const forged = app.anybody.with({ origin: 'https://evil.example' });
    expect((await forged.call('POST', '/auth/login', { email: 'viewer@abat.test', password: PASSWORD })).status).toBe(
      403,
    );
  });

  it('a form cannot be posted', async () => {
    const answer = await fetch(`${app.base}/api/v1/auth/login`, {
      method: 'POST',
      body: new URLSearchParams({ email: 'viewer@abat.test', password: PASSWORD }),
    });
    expect(answer.status).toBe(415);
  });

  it('a program with a token may say where it comes from', async () => {
    const tokens = app.app.get(ApiTokens, { strict: false });
    const token = await tokens.create({ id: null, label: 'test' }, { email: 'viewer@abat.test', days: 1, label: '' });
    const program = app.anybody.with({ authorization: `Bearer ${token}`, origin: 'https://partner.example' });
    expect((await program.call('PATCH', '/me', { locale: 'en' })).status).toBe(200);
  });

  describe('an administrator', () => {
    it('adds, finds and changes users', async () => {
      const draft = { ...DRAFT, role: 'planner', district: 'almaty', agency: 'akim-almaty' };
      const created = await as('administrator').call<User>('POST', '/users', draft);
      expect(created).toMatchObject({ status: 201, body: { district: 'almaty', agency: 'akim-almaty', version: 1 } });
      expect(created.headers.get('etag')).toBe('"1"');
      expect(JSON.stringify(created.body)).not.toContain('assword');
      const page = await as('administrator').call<{ items: User[]; total: number }>('GET', '/users?q=new@&limit=1');
      expect(page.body).toMatchObject({ total: 1, items: [{ id: created.body.id }] });
      const changed = await change(created.body, 1, { district: 'esil', agency: null, name: 'Имя' });
      expect(changed.body).toMatchObject({ district: 'esil', agency: null, name: 'Имя', version: 2 });
      expect((await as('administrator').call<User>('GET', `/users/${created.body.id}`)).body).toEqual(changed.body);
    });

    it('pages through users without repeating or missing one', async () => {
      const seen: string[] = [];
      for (let cursor = ''; ;) {
        const page = await as('administrator').call<{ items: User[]; nextCursor: string | null }>(
          'GET',
          `/users?limit=2${cursor}`,
        );
        seen.push(...page.body.items.map((item) => item.email));
        if (!page.body.nextCursor) break;
        cursor = `&cursor=${page.body.nextCursor}`;
      }
      expect(seen).toEqual([...seen].sort());
      expect(new Set(seen).size).toBe(seen.length);
      expect(seen).toEqual(expect.arrayContaining(ROLES.map((role) => `${role}@abat.test`)));
    });

    it('is told of a taken e-mail and of unknown codes', async () => {
      const post = (draft: object) => as('administrator').call<Problem>('POST', '/users', draft);
      expect((await post({ ...DRAFT, email: 'viewer@abat.test' })).body.code).toBe('resource.exists');
      expect((await post({ ...DRAFT, email: 'a@abat.test', district: 'atlantis' })).body).toMatchObject({
        code: 'reference.unknown',
        errors: [{ path: 'district' }],
      });
      expect((await post({ ...DRAFT, email: 'a@abat.test', agency: 'atlantis' })).status).toBe(422);
      expect((await post({ ...DRAFT, email: 'a@abat.test', password: 'short' })).status).toBe(422);
    });

    it('does not overwrite the change of another', async () => {
      const stale = await change(user('operator'), 99, { name: 'x' });
      expect(stale).toMatchObject({ status: 412, body: { currentVersion: 1 } });
      const blind = await as('administrator').call('PATCH', `/users/${user('operator').id}`, { name: 'x' });
      expect(blind.status).toBe(428);
      expect((await change({ ...user('operator'), id: SOMEBODY }, 1, { name: 'x' })).status).toBe(404);
    });

    it.each([{ disabled: true }, { role: 'viewer' }])('cannot remove the last active one with %j', async (patch) => {
      expect(await change(user('administrator'), 1, patch)).toMatchObject({
        status: 422,
        body: { code: 'request.invalid' },
      });
    });

    it('two of them cannot remove each other at once', async () => {
      const other = await app.addUser('administrator', 'second@abat.test');
      const answers = await Promise.all([
        change(user('administrator'), 1, { role: 'viewer' }),
        change(other, 1, { role: 'viewer' }),
      ]);
      expect(answers.filter((answer) => answer.status === 200)).toHaveLength(1);
      const rows: object[] = await app.database.dataSource.query(
        `SELECT 1 FROM app_user WHERE role = 'administrator' AND NOT disabled`,
      );
      expect(rows).toHaveLength(1);
    });
  });
});
