import type { ApiClient } from '../support/api-client.js';
import { AbatSystem, PASSWORD } from '../support/system.js';

let abat: AbatSystem;
let nobody: ApiClient;

beforeAll(async () => {
  abat = await AbatSystem.start();
  nobody = abat.nobody();
}, 180_000);
afterAll(() => abat?.stop());

const login = (email: string, password: string, headers: Record<string, string> = {}) =>
  nobody.post<{ code?: string }>('/api/v1/auth/login', { email, password }, headers);

describe('Every answer', () => {
  it.each(['/healthz', '/api/v1/works', '/api/docs', '/api/openapi.json', '/nowhere', '/tiles/works.json'])(
    '%s carries the security headers',
    async (path) => {
      const { headers } = await nobody.get(path);
      const policy = headers.get('content-security-policy') ?? '';
      for (const part of [
        "default-src 'self'",
        "script-src 'self'",
        "object-src 'none'",
        "frame-ancestors 'none'",
        "base-uri 'none'",
        'worker-src',
      ])
        expect(policy).toContain(part);
      expect(policy).not.toContain('unsafe-eval');
      expect(policy).not.toMatch(/script-src[^;]*unsafe-inline/);
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('x-frame-options')).toMatch(/DENY|SAMEORIGIN/);
      expect(headers.get('referrer-policy')).toBe('same-origin');
      expect(headers.get('x-powered-by')).toBeNull();
      expect(headers.get('access-control-allow-origin')).toBeNull();
    },
  );
});

describe('Signing in', () => {
  it('gives a cookie that scripts and other sites do not get', async () => {
    await abat.addUser({ email: 'cookie@astana.demo', role: 'operator' });
    const [cookie] = (await login('cookie@astana.demo', PASSWORD)).headers.getSetCookie();
    expect(cookie).toMatch(/HttpOnly/i);
    expect(cookie).toMatch(/SameSite=(Lax|Strict)/i);
    expect(cookie).toMatch(/Path=\//i);
    expect(cookie).not.toMatch(/Domain=/i);
  });

  it('over https makes the cookie Secure and bound to the host', async () => {
    const secure = await AbatSystem.start({
      database: abat.database,
      worker: false,
      env: { ABAT_PUBLIC_URL: 'https://abat.example.kz' },
    });
    const answer = await secure
      .nobody()
      .post('/api/v1/auth/login', { email: 'cookie@astana.demo', password: PASSWORD });
    expect(answer.headers.getSetCookie()[0]).toMatch(/^__Host-.*Secure/i);
    expect(answer.headers.get('strict-transport-security')).toMatch(/max-age=\d{7,}/);
    await secure.stop({ keepDatabase: true });
  });

  it('makes a new session each time and the old one ends with it', async () => {
    const first = await abat.signIn('cookie@astana.demo');
    const again = await login('cookie@astana.demo', PASSWORD, first.credentials);
    expect(again.status).toBe(200);
    expect((await first.get('/api/v1/me')).status).toBe(401);
  });

  it('does not tell a wrong password from an unknown e-mail', async () => {
    const wrong = await login('cookie@astana.demo', 'not this one, sorry');
    const unknown = await login('nobody@astana.demo', 'not this one, sorry');
    expect([wrong.status, unknown.status]).toEqual([401, 401]);
    expect({ ...(wrong.body as object) }).toEqual({ ...(unknown.body as object) });
  });

  it('ends by signing out', async () => {
    const client = await abat.addUser({ email: 'out@astana.demo', role: 'viewer' });
    expect((await client.post('/api/v1/auth/logout')).status).toBe(204);
    expect((await client.get('/api/v1/me')).status).toBe(401);
  });

  it('is slowed down after ten wrong tries, with the time to wait, even for the right password', async () => {
    await abat.addUser({ email: 'guessed@astana.demo', role: 'viewer' });
    const answers = await Promise.all(
      Array.from({ length: 12 }, (_each, index) => login('guessed@astana.demo', `guess number ${index}`)),
    );
    const limited = answers.filter((answer) => answer.status === 429);
    expect(limited.length).toBeGreaterThanOrEqual(2);
    expect(Number(limited[0]?.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(limited[0]?.body.code).toBe('request.rate-limited');
    expect((await login('GUESSED@astana.demo ', PASSWORD)).status).toBe(429);
  });
});

describe('Another site', () => {
  const foreign: [string, Record<string, string>][] = [
    ['with its Origin', { origin: 'https://evil.example' }],
    ['with Origin null', { origin: 'null' }],
    ['marked cross-site', { 'sec-fetch-site': 'cross-site' }],
    ['of a sister domain', { 'sec-fetch-site': 'same-site' }],
  ];

  it.each(foreign)('%s may not post with the cookie', async (_title, headers) => {
    const client = await abat.addUser({
      email: `site${foreign.findIndex(([title]) => title === _title)}@astana.demo`,
      role: 'operator',
    });
    for (const path of [
      '/api/v1/works',
      '/api/v1/auth/logout',
      '/api/v1/imports?kind=works',
      '/api/v1/findings/detect',
    ]) {
      const answer = await client.post<{ code: string }>(path, {}, headers);
      expect([answer.status, answer.body.code]).toEqual([403, 'request.cross-site']);
    }
    expect((await client.get('/api/v1/me')).status).toBe(200);
  });

  it('gets no permission by a preflight', async () => {
    const headers = { origin: 'https://evil.example', 'access-control-request-method': 'POST' };
    const answer = await nobody.raw({ method: 'OPTIONS', path: '/api/v1/works', headers });
    expect(answer.headers.get('access-control-allow-origin')).toBeNull();
  });
});

describe('Nobody can', () => {
  it.each(['/api/v1/auth/register', '/api/v1/register', '/api/v1/auth/signup', '/api/v1/auth/users'])(
    'register at %s',
    async (path) => {
      expect((await nobody.post(path, { email: 'a@b.kz', password: PASSWORD })).status).toBe(404);
    },
  );

  it('add themselves as a user', async () => {
    const draft = { email: 'a@b.kz', name: 'A', role: 'administrator', password: PASSWORD };
    expect((await nobody.post('/api/v1/users', draft)).status).toBe(401);
  });

  it('sign in to a fresh installation with a usual password: it has no account', async () => {
    expect((await login('admin@abat.kz', 'admin')).status).toBe(401);
  });
});
