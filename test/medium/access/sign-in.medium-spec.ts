import { ApiTokens } from '@abat/access';
import type { Me, Problem } from '@abat/contracts';
import { AccessApp, type Caller, PASSWORD } from './access-app.js';

describe('signing in', () => {
  let app: AccessApp;
  beforeAll(async () => {
    app = await AccessApp.start();
    await app.addUser('administrator', 'root@abat.test');
    await app.addUser('planner', 'planner@abat.test', { district: 'almaty', agency: 'akim-almaty' });
  });
  afterAll(() => app.stop());

  const me = (caller: Caller) => caller.call<Me & Problem>('GET', '/me');
  const attempt = (email: string, password: string) =>
    app.anybody.call<Problem>('POST', '/auth/login', { email, password });

  it('opens a session and tells who somebody is, what they may do and hear', async () => {
    const answer = await app.anybody.call<Me>('POST', '/auth/login', {
      email: ' Planner@Abat.test ',
      password: PASSWORD,
    });
    expect(answer.status).toBe(200);
    expect(answer.headers.getSetCookie()[0]).toMatch(/^abat_session=[\w-]{43}; .*HttpOnly; SameSite=Lax$/);
    const { district, agency } = answer.body;
    expect(answer.body).toMatchObject({
      role: 'planner',
      district: { externalId: 'almaty' },
      agency: { code: 'akim-almaty' },
    });
    expect(answer.body.rooms).toEqual([
      'city',
      `district:${district?.id}`,
      `agency:${agency?.id}`,
      `user:${answer.body.id}`,
    ]);
    expect(answer.body.actions).toContain('work.write');
    expect(JSON.stringify(answer.body)).not.toContain('argon2');
  });

  it('stores no secret, only its hash', async () => {
    const caller = await app.anybody.login('planner@abat.test');
    const secret = caller.headers['cookie']?.split('=')[1];
    const rows: object[] = await app.database.dataSource.query('SELECT 1 FROM session s WHERE s::text LIKE $1', [
      `%${secret}%`,
    ]);
    expect(rows).toEqual([]);
  });

  it('answers a wrong password and an unknown user alike', async () => {
    const wrong = await attempt('planner@abat.test', 'wrong');
    const unknown = await attempt('nobody@abat.test', 'wrong');
    expect(wrong).toMatchObject({ status: 401, body: { code: 'auth.invalid-credentials' } });
    expect(unknown.body).toEqual(wrong.body);
  });

  it.each([{}, { email: 'x' }, { email: 'a@b.kz', password: 'p', extra: 1 }, { email: ['a'], password: {} }])(
    'refuses %j as a form',
    async (body) => expect((await app.anybody.call('POST', '/auth/login', body)).status).toBe(422),
  );

  it('ends the session at once when signing out, also while it is cached', async () => {
    const caller = await app.anybody.login('planner@abat.test');
    expect((await me(caller)).status).toBe(200);
    const out = await caller.call('POST', '/auth/logout');
    expect(out.status).toBe(204);
    expect(out.headers.getSetCookie()[0]).toMatch(/^abat_session=; .*Expires=Thu, 01 Jan 1970/);
    expect(await me(caller)).toMatchObject({ status: 401, body: { code: 'auth.required' } });
  });

  it('signing out twice or without a session is no error', async () => {
    expect((await app.anybody.call('POST', '/auth/logout')).status).toBe(204);
  });

  it('does not let an expired session in', async () => {
    const caller = await app.anybody.login('planner@abat.test');
    await app.database.dataSource.query(`UPDATE session SET expires_at = now() - interval '1 second'`);
    expect((await me(caller)).status).toBe(401);
  });

  it('moves the end of a used session forward, never past seven days', async () => {
    const caller = await app.anybody.login('planner@abat.test');
    await app.database.dataSource.query(
      `UPDATE session SET expires_at = now() + interval '1 hour', created_at = now() - interval '6 days 20 hours' WHERE ended_at IS NULL AND expires_at > now()`,
    );
    await me(caller);
    const rows: { left: number }[] = await app.database.dataSource.query(
      `SELECT extract(epoch FROM expires_at - now()) / 3600 AS left FROM session WHERE expires_at > now() AND ended_at IS NULL ORDER BY created_at`,
    );
    expect(Number(rows[0]?.left)).toBeCloseTo(4, 1);
  });

  it('locks a disabled user out at once, and refuses their password', async () => {
    const target = await app.addUser('viewer', 'leaving@abat.test');
    const [root, leaving] = [await app.anybody.login('root@abat.test'), await app.anybody.login('leaving@abat.test')];
    expect((await me(leaving)).status).toBe(200);
    const patched = await root
      .with({ 'if-match': `"${target.version}"` })
      .call('PATCH', `/users/${target.id}`, { disabled: true });
    expect(patched.status).toBe(200);
    expect((await me(leaving)).status).toBe(401);
    expect((await attempt('leaving@abat.test', PASSWORD)).body.code).toBe('auth.invalid-credentials');
  });

  it('a changed role holds at once', async () => {
    const target = await app.addUser('viewer', 'rising@abat.test');
    const [root, rising] = [await app.anybody.login('root@abat.test'), await app.anybody.login('rising@abat.test')];
    expect((await rising.call('GET', '/users')).status).toBe(403);
    await root.with({ 'if-match': '1' }).call('PATCH', `/users/${target.id}`, { role: 'administrator' });
    expect((await rising.call('GET', '/users')).status).toBe(200);
    await root.with({ 'if-match': '2' }).call('PATCH', `/users/${target.id}`, { role: 'viewer' });
    expect((await rising.call('GET', '/users')).status).toBe(403);
  });

  it('lets programs in by token, until it is revoked or expires', async () => {
    const tokens = app.app.get(ApiTokens, { strict: false });
    const actor = { id: null, label: 'test' };
    const request = { email: 'planner@abat.test', days: 1, label: 'test' };
    const bearer = app.anybody.with({ authorization: `Bearer ${await tokens.create(actor, request)}` });
    expect((await me(bearer)).body.email).toBe('planner@abat.test');
    expect(await tokens.revokeAll(actor, request.email)).toBe(1);
    expect((await me(bearer)).status).toBe(401);
    const expiring = app.anybody.with({ authorization: `Bearer ${await tokens.create(actor, request)}` });
    await app.database.dataSource.query(`UPDATE api_token SET expires_at = now() - interval '1 second'`);
    expect((await me(expiring)).status).toBe(401);
  });

  it.each(['Bearer abat_nonsense', 'Bearer', 'Basic cm9vdDpyb290'])(
    'does not take %p for a token',
    async (authorization) => {
      expect((await me(app.anybody.with({ authorization }))).status).toBe(401);
    },
  );

  it('does not take a session secret for a token, nor a token for a session', async () => {
    const secret = (await app.anybody.login('planner@abat.test')).headers['cookie']?.split('=')[1] ?? '';
    expect((await me(app.anybody.with({ authorization: `Bearer ${secret}` }))).status).toBe(401);
    const tokens = app.app.get(ApiTokens, { strict: false });
    const token = await tokens.create({ id: null, label: 'test' }, { email: 'planner@abat.test', days: 1, label: '' });
    expect((await me(app.anybody.with({ cookie: `abat_session=${token}` }))).status).toBe(401);
  });

  it('slows down guessing on one account and says how long to wait', async () => {
    await app.addUser('viewer', 'target@abat.test');
    for (let guess = 0; guess < 10; guess += 1) await attempt('target@abat.test', `guess ${guess}`);
    const refused = await attempt('target@abat.test', PASSWORD);
    expect(refused).toMatchObject({ status: 429, body: { code: 'request.rate-limited' } });
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(60);
    expect((await attempt('planner@abat.test', PASSWORD)).status).toBe(200);
  });
});

describe('signing in while Redis is away', () => {
  let app: AccessApp;
  beforeAll(async () => {
    app = await AccessApp.start();
    await app.addUser('viewer', 'viewer@abat.test');
  });
  afterAll(() => app.stop());

  it('works from PostgreSQL, keeps sessions and still slows down guessing', async () => {
    const before = await app.anybody.login('viewer@abat.test');
    await app.redis.kill();
    expect((await before.call('GET', '/me')).status).toBe(200);
    const during = await app.anybody.login('viewer@abat.test');
    expect((await during.call('GET', '/me')).status).toBe(200);
    const guess = () => app.anybody.call('POST', '/auth/login', { email: 'viewer@abat.test', password: 'wrong' });
    for (let count = 0; count < 10; count += 1) await guess();
    expect((await guess()).status).toBe(429);
    expect((await during.call('POST', '/auth/logout')).status).toBe(204);
    expect((await during.call('GET', '/me')).status).toBe(401);
    await app.redis.up();
    expect((await before.call('GET', '/me')).status).toBe(200);
  });
});
