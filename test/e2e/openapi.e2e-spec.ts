import { readFile } from 'node:fs/promises';
import { ERROR_CODES, type Page, type Route, ROUTES } from '@abat/contracts';
import { z } from 'zod';
import type { ApiClient } from '../support/api-client.js';
import { AbatSystem } from '../support/system.js';
import { HOPELESS_DRAFTS } from './support/drafts.js';
import { Wall } from './support/walls.js';

type Operation = {
  operationId?: string;
  parameters?: { name: string }[];
  responses: Record<string, unknown>;
  requestBody?: unknown;
};
type Document = { openapi: string; paths: Record<string, Record<string, Operation>> };

let abat: AbatSystem;
let admin: ApiClient;
let wall: ApiClient;
let document: Document;

beforeAll(async () => {
  abat = await AbatSystem.start({ seed: 'astana' });
  admin = await abat.as('administrator');
  const restriction = { externalId: 'r1', kind: 'event', from: '2031-07-06', to: '2031-07-06', note: 'День столицы' };
  await admin.done(admin.post('/api/v1/restrictions', restriction));
  const parties = [{ agency: 'dep-environment' }, { agency: 'akim-almaty' }];
  const agreement = { code: 'a1', kind: 'joint', title: 'Совместный ремонт', parties };
  await admin.done(admin.post('/api/v1/agreements', agreement));
  const regulation = await readFile('infra/data/astana/examples/district-office.ru.txt');
  await admin.done(admin.upload('/api/v1/regulations?agency=akim-almaty', 'example.txt', regulation));
  await admin.done(admin.post('/api/v1/saved-views', { screen: 'programme', name: 'v1', query: 'b.group=agency' }));
  await admin.done(admin.post('/api/v1/notes', { text: 'Проба', at: [71.43, 51.13] }));
  await admin.done(admin.post('/api/v1/shifts'));
  wall = (await Wall.paired(abat)).client;
  const works = await admin.read<Page<{ id: string }>>('/api/v1/works?limit=100');
  QUESTIONS['/api/v1/programme/marks'] = `?works=${works.items.map(({ id }) => id).join()}`;
  await abat.settled();
  document = await abat.nobody().read<Document>('/api/openapi.json');
}, 180_000);
afterAll(() => abat?.stop());

/** The paths of everything an answer has and its schema does not know. */
function unknownFields(schema: z.ZodType, value: unknown): string[] {
  const parsed = schema.parse(value);
  const walk = (given: unknown, known: unknown, path: string): string[] => {
    if (typeof given !== 'object' || given === null || typeof known !== 'object' || known === null) return [];
    return Object.entries(given).flatMap(([key, inner]) =>
      key in known ? walk(inner, (known as Record<string, unknown>)[key], `${path}.${key}`) : [`${path}.${key}`],
    );
  };
  return walk(value, parsed, '$');
}

describe('The description of the API', () => {
  it('is OpenAPI 3.1', () => expect(document.openapi).toMatch(/^3\.1\./));

  it('lists every route and no other', () => {
    const described = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method} ${path}`),
    );
    expect(described.sort()).toEqual(ROUTES.map((route) => `${route.method} ${route.path}`).sort());
  });

  it('has a page for people without scripts that names every code of a refusal', async () => {
    const page = await abat.nobody().get<string>('/api/docs');
    expect(page.status).toBe(200);
    expect(page.body).not.toMatch(/<script/i);
    for (const code of ERROR_CODES) expect(page.body).toContain(`<code>${code}</code>`);
  });
});

const NAMES: Record<string, string> = {
  id: '0190a000-0000-7000-8000-000000000001',
  ...{ code: 'no-such-code', key: 'rule.work.clash', rule: 'work.clash' },
};

describe('The description demands a version', () => {
  const changes = ROUTES.filter(({ method, path, multipart }) => method !== 'get' && path.includes('{') && !multipart);

  it.each(changes.map((route) => [`${route.method} ${route.path}`, route] as const))(
    'of %s exactly when the server does',
    async (_title, { method, path, action }) => {
      const asked = (document.paths[path]?.[method]?.parameters ?? []).some(({ name }) => name === 'If-Match');
      const answer = await (action === 'screen' ? wall : admin).raw({
        ...{ method: method.toUpperCase(), headers: { 'content-type': 'application/json' } },
        path: path.replaceAll(/\{(\w+)\}/g, (_all, name: string) => NAMES[name] ?? ''),
        ...(method === 'delete' ? {} : { body: JSON.stringify(HOPELESS_DRAFTS[path] ?? {}) }),
      });
      expect(answer.status === 428).toBe(asked);
    },
  );
});

describe('Every route', () => {
  it.each(ROUTES.map((route) => [`${route.method} ${route.path}`, route] as const))(
    '%s is served',
    async (_title, route) => {
      const path = route.path.replace('{id}', '0190a000-0000-7000-8000-000000000001');
      const answer = await abat.nobody().raw({ method: route.method.toUpperCase(), path });
      expect(answer.body?.code).not.toBe('request.not-found');
    },
  );
});

const lists = ROUTES.filter(
  (route) => route.method === 'get' && route.query && route.response && !/[{]id[}]|compare/.test(route.path),
);
/** Questions that are no lists. */
const QUESTIONS: Record<string, string> = {
  '/api/v1/programme/groups': '?groupBy=agency',
  '/api/v1/attachments': '?ownerId=0190a000-0000-7000-8000-000000000001',
  '/api/v1/programme/marks': '?works=0190a000-0000-7000-8000-000000000001',
  '/api/v1/search': '?q=парк',
  '/api/v1/matrix': '?stage=current-repair,construction',
  '/api/v1/matrix/cell': '?function=improvement.public-space&agency=dep-environment',
  ...Object.fromEntries(
    ['now', 'districts', 'calendar', 'money', 'flow', 'week'].map((name) => [`/api/v1/figures/${name}`, '']),
  ),
  '/api/v1/findings/stats': '?status=open',
  '/api/v1/changes': '?since=2026-01-01T00:00:00Z',
  '/api/v1/changes/histogram': '?since=2026-11-01T00:00:00Z',
  '/api/v1/responsibility': '?lon=71.4306&lat=51.1283',
  '/api/v1/responsibility/map': '?function=improvement.public-space&stage=current-repair',
};
/** Counts of choices are asked for one filter at a time. */
const countedBy = ({ path, query }: Route): readonly string[] =>
  path.endsWith('/counts') ? (query as z.ZodObject<{ by: z.ZodEnum }>).shape.by.options.map(String) : [];
const queriesOf = (route: Route): string[] => {
  const counted = countedBy(route).map((by) => `?by=${by}`);
  return counted.length > 0 ? counted : [QUESTIONS[route.path] ?? '?limit=500'];
};
const asked = lists.flatMap((route) => queriesOf(route).map((query) => [route.path + query, route] as const));

describe('Every list of the real server keeps to its schema', () => {
  it.each(asked)('GET %s', async (address, route) => {
    const body = await admin.read<unknown>(address);
    expect(unknownFields(route.response as z.ZodType, body)).toEqual([]);
  });

  it('works with their shapes too', async () => {
    const route = lists.find((each) => each.path === '/api/v1/works') as Route;
    const body = await admin.read<Page<{ zones: unknown[] }>>('/api/v1/works?withGeometry=true&limit=500');
    expect(unknownFields(route.response as z.ZodType, body)).toEqual([]);
    expect(body.items.every((work) => work.zones.length > 0)).toBe(true);
  });
});

/** Codes of what is named by one. */
const CODES: Record<string, string> = {
  '/api/v1/scenes/{code}': 'city-now',
  '/api/v1/screen-profiles/{code}': 'fhd-55',
};

const plain = ROUTES.filter((route) => route.method === 'get' && !route.path.includes('{id}') && !route.query);
describe('Every other answer keeps to its schema', () => {
  it.each(plain.map((route) => [route.path, route] as const))('GET %s', async (_path, route) => {
    const caller = route.action === 'screen' ? wall : admin;
    const path = route.path.replace('{code}', CODES[route.path] ?? '');
    expect(unknownFields(route.response as z.ZodType, await caller.read<unknown>(path))).toEqual([]);
  });
});

const ones = ROUTES.filter(
  (route) => route.method === 'get' && route.response && route.path.includes('{id}') && !route.path.includes('imports'),
);
describe('Every single answer keeps to its schema', () => {
  it.each(ones.map((route) => [route.path, route] as const))('GET %s', async (_path, route) => {
    const list = route.path.slice(0, route.path.indexOf('/{id}'));
    const { items } = await admin.read<Page<{ id: string }>>(`${list}?limit=3`);
    expect(items.length).toBeGreaterThan(0);
    for (const { id } of items) {
      const answer = await admin.get<{ version?: number }>(route.path.replace('{id}', id));
      expect(answer.status).toBe(200);
      expect(unknownFields(route.response as z.ZodType, answer.body)).toEqual([]);
      if (route.versioned) expect(answer.headers.get('etag')).toBe(`"${answer.body.version}"`);
    }
  });
});
