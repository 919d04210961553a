import { ERROR_CODES, type Problem } from '@abat/contracts';
import type { Answer, ApiClient, RawRequest } from '../support/api-client.js';
import { AbatSystem } from '../support/system.js';
import { BAD_WORKS } from './support/bad-works.js';
import { BOW_TIE } from './support/drafts.js';
import { PLACES, squareAt, workDraft } from './support/works.js';

const [lon, lat] = PLACES.baiterek;

let abat: AbatSystem;
let admin: ApiClient;
let fingerprint: string;

// What must not change however the api is treated.
const contents = (): Promise<string> =>
  abat.value<string>(`SELECT md5(string_agg(t.n, ',')) FROM (
    SELECT 'work' || count(*) || coalesce(sum(version), 0) AS n FROM work UNION ALL SELECT 'site' || count(*) FROM site
    UNION ALL SELECT 'territory' || count(*) || sum(version) FROM territory UNION ALL SELECT 'mandate' || count(*) || sum(version) FROM mandate
    UNION ALL SELECT 'line' || count(*) || sum(version) FROM budget_line UNION ALL SELECT 'user' || count(*) FROM app_user
    UNION ALL SELECT 'agency' || count(*) || sum(version) FROM agency UNION ALL SELECT 'zone' || count(*) FROM work_zone
    UNION ALL SELECT 'act' || count(*) || sum(version) FROM legal_act UNION ALL SELECT 'agreement' || count(*) FROM agreement
    UNION ALL SELECT 'required' || count(*) FROM coverage_requirement UNION ALL SELECT 'refusal' || count(*) FROM request_refusal
    UNION ALL SELECT 'restriction' || count(*) FROM restriction UNION ALL SELECT 'outbox' || count(*) FROM outbox
    UNION ALL SELECT 'event' || last_seq FROM event_position) t`);

beforeAll(async () => {
  abat = await AbatSystem.start({ seed: 'astana' });
  admin = await abat.as('administrator');
  await abat.settled();
  fingerprint = await contents();
}, 180_000);
afterAll(() => abat?.stop());

function expectRefusal(answer: Answer<Problem>, status: number | readonly number[], code?: string): void {
  expect([status].flat()).toContain(answer.status);
  expect(answer.headers.get('content-type')).toContain('application/problem+json');
  expect(ERROR_CODES).toContain(answer.body.code);
  expect(answer.body.status).toBe(answer.status);
  if (code) expect(answer.body.code).toBe(code);
  expect(JSON.stringify(answer.body)).not.toMatch(/\/work\/|node_modules|SELECT |at [A-Z]\w+\./);
}

describe('A work with', () => {
  it.each(BAD_WORKS)('%s is refused', async (_title, changes, code) => {
    expectRefusal(await admin.post<Problem>('/api/v1/works', workDraft(changes)), 422, code);
  });

  it('a shape that crosses itself is told where', async () => {
    const { body } = await admin.post<Problem>('/api/v1/works', workDraft({ geometry: BOW_TIE }));
    expect(body.errors?.[0]).toMatchObject({
      path: 'geometry',
      place: [expect.closeTo(71.431, 4), expect.closeTo(51.129, 4)],
    });
  });

  it('several faults is told all of them at once', async () => {
    const { body } = await admin.post<Problem>('/api/v1/works', workDraft({ title: '', status: 'x', costKzt: 'y' }));
    expect(body.errors?.map((error) => error.path).sort()).toEqual(['costKzt', 'status', 'title']);
  });

  it('the same faults is refused by the preview too', async () => {
    for (const [, changes] of BAD_WORKS.filter(([, , code]) => code.startsWith('geometry')))
      expectRefusal(await admin.post<Problem>('/api/v1/findings/preview', { work: workDraft(changes) }), 422);
  });
});

const text = JSON.stringify(workDraft());
const json = { 'content-type': 'application/json' };
const posted = (body: string | Buffer, headers: Record<string, string> = json): RawRequest => ({
  method: 'POST',
  path: '/api/v1/works',
  headers,
  body,
});
const RAW: [title: string, request: RawRequest, status: number | readonly number[]][] = [
  ['broken JSON', posted('{"title":'), 400],
  ['no JSON at all', posted('title=Плитка'), 400],
  ['NaN in JSON', posted(text.replace('"2031-06-01"', 'NaN')), 400],
  ['a number beyond range', posted(text.replace(/71\.\d+/, '1e999')), 422],
  ['a bare word', posted('null'), [400, 422]],
  ['a bare list', posted('[]'), [400, 422]],
  ['two documents', posted(`${text}${text}`), 400],
  [
    'broken UTF-8',
    posted(Buffer.concat([Buffer.from('{"title":"'), Buffer.from([0xc3, 0x28, 0xff, 0xfe]), Buffer.from('"}')])),
    [400, 422],
  ],
  ['UTF-16', posted(Buffer.from(text, 'utf16le')), 400],
  ['lone surrogates', posted(text.replace('Укладка', '\\ud800')), 422],
  ['an own __proto__', posted(text.replace('{', '{"__proto__":{"role":"administrator"},')), [400, 422]],
  ['an own constructor', posted(text.replace('{', '{"constructor":{"prototype":{}},')), 422],
  ['a thousand levels', posted(`{"title":${'['.repeat(1000)}${']'.repeat(1000)}}`), [400, 422]],
  ['a hundred thousand levels', posted(`{"title":${'['.repeat(100_000)}${']'.repeat(100_000)}}`), [400, 422]],
  [
    'ten levels of coordinates',
    posted(text.replace(/"coordinates":\[/, `"coordinates":${'['.repeat(50_000)}`)),
    [400, 422],
  ],
  ['a body of five megabytes', posted(`{"title":"${'a'.repeat(5_000_000)}"}`), 413],
  ['a body squeezed from nothing', posted(Buffer.from('hello'), { ...json, 'content-encoding': 'gzip' }), [400, 415]],
  ['an unknown squeeze', posted(text, { ...json, 'content-encoding': 'zstd-of-mine' }), 415],
  ['an unknown letter set', posted(text, { 'content-type': 'application/json; charset=utf-32' }), [400, 415]],
  ['a form', posted('title=1', { 'content-type': 'application/x-www-form-urlencoded' }), 415],
  ['XML', posted('<a/>', { 'content-type': 'application/xml' }), 415],
  ['plain text', posted(text, { 'content-type': 'text/plain' }), 415],
  ['no type', posted(text, {}), 415],
  ['multipart where JSON is due', posted('--x--', { 'content-type': 'multipart/form-data; boundary=x' }), [415, 422]],
  [
    'multipart without a boundary',
    {
      method: 'POST',
      path: '/api/v1/imports?kind=works',
      headers: { 'content-type': 'multipart/form-data' },
      body: 'x',
    },
    [400, 415, 422],
  ],
  [
    'multipart cut short',
    {
      method: 'POST',
      path: '/api/v1/imports?kind=works',
      headers: { 'content-type': 'multipart/form-data; boundary=x' },
      body: '--x\r\nContent-Disposition: form-data; name="file"; filename="a.csv"\r\n\r\na',
    },
    [400, 422],
  ],
];

describe('A request with', () => {
  it.each(RAW)('%s is refused', async (_title, request, status) => expectRefusal(await admin.raw(request), status));
});

const PATHS: [string, string, readonly number[]][] = [
  ['GET', '/api/v1/works/not-an-id', [404, 422]],
  ['GET', "/api/v1/works/1'%20OR%20'1'='1", [404, 422]],
  ['GET', '/api/v1/works/0190a000-0000-7000-8000-000000000001', [404]],
  ['GET', '/api/v1/works/%00', [404, 422, 400]],
  ['GET', '/api/v1/works/%E0%A4%A', [400, 404]],
  ['GET', '/api/v1/works/%2e%2e%2f%2e%2e%2fetc%2fpasswd', [404, 422]],
  ['GET', '/api/v1/../../etc/passwd', [404]],
  ['GET', '/assets/../../package.json', [404]],
  ['GET', '/assets/..%2f..%2fpackage.json', [404, 403]],
  ['GET', '/assets/%2e%2e/%2e%2e/package.json', [404, 403]],
  ['GET', '/api/v1/imports/not-an-id', [404, 422]],
  ['GET', '/api/v1/imports/not-an-id/remarks', [404, 422]],
  ['GET', '/api/v1/imports/..%2f..%2f/rejected', [404, 422]],
  ['GET', '/api/v1/findings/not-an-id', [404, 422]],
  ['GET', '/api/v1/findings?subject=1', [422]],
  ['GET', '/api/v1/events?after=-1', [422]],
  ['GET', '/api/v1/events?after=99999999999999999999', [422, 200]],
  ['GET', '/api/v1/events?after=1e400', [422]],
  ['GET', '/api/v1/budget-lines?year=99999999999', [422]],
  ['GET', '/api/v1/budget-lines?year=1e300', [422]],
  ['GET', '/api/v1/works?q=%00%00', [422]],
  ['GET', '/api/v1/works?q=%ED%A0%80%ED%A0%80', [200, 422]],
  ['GET', `/api/v1/works?q=${'a'.repeat(201)}`, [422]],
  ['GET', '/api/v1/works?q=%25%27%3B--', [200]],
  ['GET', '/api/v1/works?__proto__=1', [422]],
  ['GET', '/api/v1/works?agency=%00', [422]],
  ['GET', '/api/v1/search?q=a%00b', [200, 422]],
  ['GET', '/api/v1/search?q=a', [422]],
  ['PUT', '/api/v1/works', [404, 405]],
  ['DELETE', '/api/v1/works', [404, 405]],
  ['PATCH', '/api/v1/works', [404, 405]],
  ['TRACE', '/api/v1/works', [404, 405]],
  ['POST', '/api/v1/works/0190a000-0000-7000-8000-000000000001', [404, 405]],
  ['POST', '/api/v1/events', [404, 405]],
  ['POST', '/api/v1/imports?kind=magic', [422]],
  ['POST', '/api/v1/imports', [422]],
  ['POST', '/healthz', [404, 405]],
  ['GET', '/tiles/works/12/2861/1366.mvt?colour=red', [422]],
  ['GET', '/tiles/magic/12/2861/1366.mvt', [404]],
  ['GET', '/tiles/works/99/0/0.mvt', [404]],
  ['GET', '/tiles/works/12/-1/0.mvt', [404]],
  ['GET', '/tiles/works/12/5000/0.mvt', [404]],
  ['GET', '/tiles/works/1.5/0/0.mvt', [404]],
  ['GET', '/tiles/__proto__/12/2861/1366.mvt', [404]],
];

describe('The address', () => {
  it.each(PATHS)('%s %s', async (method, path, statuses) => {
    const answer = await admin.raw({ method, path });
    if (answer.status === 200) expect(statuses).toContain(200);
    else expectRefusal(answer, statuses);
  });

  it('of 20,000 letters is refused', async () => {
    const answer = await admin.raw({ method: 'GET', path: `/api/v1/works?q=${'a'.repeat(20_000)}` });
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(answer.status).toBeLessThan(500);
  });
});

const SQL = [
  "'; DROP TABLE work; --",
  "' OR '1'='1",
  '$1',
  '%s',
  '{{7*7}}',
  '${7*7}',
  '<script>alert(1)</script>',
  '=CMD()',
  '\u202eabc',
];
describe('Texts that look like programs are only texts', () => {
  it.each(SQL)('%s', async (q) => {
    const answer = await admin.get(`/api/v1/works?q=${encodeURIComponent(q)}`);
    expect(answer.status).toBe(200);
    expect((await admin.get(`/api/v1/search?q=${encodeURIComponent(q)}xx`)).status).toBe(200);
  });
});

const MANDATE = {
  ...{ code: 'x1', agency: 'akimat', function: 'improvement', stage: 'control' },
  ...{ objectKind: 'any', territory: 'city' },
};
const AGREEMENT = {
  ...{ code: 'x1', kind: 'joint', title: 'Проба' },
  parties: [{ agency: 'akimat' }, { agency: 'dep-environment' }],
};
const REFUSAL = {
  ...{ requestExternalId: '1', agency: 'akimat', function: 'improvement', territory: 'city' },
  refusedAt: '2026-05-01T10:00:00Z',
};

describe('Other registers', () => {
  const bad: [string, object, string][] = [
    [
      '/api/v1/territories',
      { externalId: 'x1', kind: 'microdistrict', nameRu: 'А', geometry: BOW_TIE },
      'geometry.invalid',
    ],
    [
      '/api/v1/territories',
      { externalId: 'x1', kind: 'microdistrict', nameRu: 'А', geometry: { type: 'Point', coordinates: [lon, lat] } },
      'geometry.unsuitable',
    ],
    [
      '/api/v1/territories',
      {
        externalId: 'x1',
        kind: 'microdistrict',
        nameRu: 'А',
        validFrom: '2031-01-02',
        validTo: '2031-01-01',
        geometry: squareAt(PLACES.expo),
      },
      'request.invalid',
    ],
    [
      '/api/v1/sites',
      { externalId: 'x1', kind: 'park', geometry: { type: 'Point', coordinates: [lat, lon] } },
      'geometry.outside-city',
    ],
    [
      '/api/v1/restrictions',
      { externalId: 'x1', kind: 'ban', from: '2031-01-02', to: '2031-01-01' },
      'request.invalid',
    ],
    [
      '/api/v1/restrictions',
      {
        externalId: 'x1',
        kind: 'ban',
        from: '2031-01-01',
        to: '2031-01-02',
        geometry: { type: 'Point', coordinates: [lat, lon] },
      },
      'geometry.outside-city',
    ],
    [
      '/api/v1/mandates',
      {
        code: 'x1',
        agency: 'akimat',
        function: 'improvement',
        stage: 'control',
        objectKind: 'any',
        territory: 'city',
        withAgency: 'akimat',
      },
      'request.invalid',
    ],
    ['/api/v1/mandates', { ...MANDATE, amountFromKzt: '5.00', amountToKzt: '5.00' }, 'request.invalid'],
    ['/api/v1/mandates', { ...MANDATE, amountToKzt: '-1' }, 'request.invalid'],
    ['/api/v1/mandates', { ...MANDATE, objectKind: 'zoo' }, 'reference.unknown'],
    ['/api/v1/mandates', { ...MANDATE, set: 'nobody' }, 'reference.unknown'],
    ['/api/v1/mandates', { ...MANDATE, site: "' OR '1'='1" }, 'request.invalid'],
    ['/api/v1/agreements', { ...AGREEMENT, parties: [{ agency: 'akimat' }] }, 'request.invalid'],
    ['/api/v1/agreements', { ...AGREEMENT, parties: [{ agency: 'akimat' }, { agency: 'akimat' }] }, 'request.invalid'],
    ['/api/v1/agreements', { ...AGREEMENT, kind: 'delegation' }, 'request.invalid'],
    ['/api/v1/agreements', { ...AGREEMENT, stages: ['eating'] }, 'request.invalid'],
    ['/api/v1/legal-acts', { code: 'x1', titleRu: 'Акт', url: 'javascript:alert(1)' }, 'request.invalid'],
    ['/api/v1/legal-acts', { code: 'x1', titleRu: 'Акт', adoptedOn: '2026-02-30' }, 'request.invalid'],
    ['/api/v1/legal-gaps', { code: 'x1', title: '\u0000' }, 'request.invalid'],
    ['/api/v1/coverage-requirements', { code: 'x1', level: 'territory' }, 'request.invalid'],
    ['/api/v1/object-kinds', { code: 'x1', nameRu: 'Вид', parent: null }, 'request.invalid'],
    ['/api/v1/mandate-sets', { code: 'main', nameRu: 'Ещё один' }, 'resource.exists'],
    ['/api/v1/request-refusals', { source: 'x1', items: [] }, 'request.invalid'],
    ['/api/v1/request-refusals', { source: 'x1', items: [{ ...REFUSAL, refusedAt: 'yesterday' }] }, 'request.invalid'],
    [
      '/api/v1/request-refusals',
      { source: 'x1', items: [{ ...REFUSAL, refusedAt: '9999-12-31T00:00:00Z' }] },
      'request.invalid',
    ],
    ['/api/v1/request-refusals', { source: 'x1', items: Array(1001).fill(REFUSAL) }, 'request.invalid'],
    ['/api/v1/budget-lines', { code: 'x1', year: 2031.5, administrator: 'akimat', source: 'local' }, 'request.invalid'],
    [
      '/api/v1/budget-lines',
      { code: 'x1', year: 2031, administrator: 'akimat', source: 'local', plannedKzt: '1,5' },
      'request.invalid',
    ],
    ['/api/v1/users', { email: 'x@y.kz', name: 'X', role: 'administrator', password: 'short' }, 'request.invalid'],
    [
      '/api/v1/users',
      { email: 'no-mail', name: 'X', role: 'viewer', password: 'long enough for all' },
      'request.invalid',
    ],
    ['/api/v1/agencies', { code: 'x1', tier: 'king', nameRu: 'А' }, 'request.invalid'],
    ['/api/v1/agencies', { code: 'akimat', tier: 'city', nameRu: 'Ещё один' }, 'resource.exists'],
  ];
  it.each(bad)('%s refuses %j', async (path, body, code) =>
    expectRefusal(await admin.post<Problem>(path, body), [409, 422], code),
  );
});

describe('After all that', () => {
  it('nothing in the database has changed', async () => expect(await contents()).toBe(fingerprint));

  it('the api is well and complained about nothing of its own', async () => {
    expect((await admin.get('/api/v1/works?limit=1')).status).toBe(200);
    expect((await abat.nobody().get('/readyz')).status).toBe(200);
    expect(abat.log).not.toMatch(/"msg":"internal"/);
  });
});
