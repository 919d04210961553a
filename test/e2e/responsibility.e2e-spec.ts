import type { Matrix, Problem, ResponsibilityMap } from '@abat/contracts';
import type { ApiClient } from '../support/api-client.js';
import { AbatSystem } from '../support/system.js';

let abat: AbatSystem;
let viewer: ApiClient;

beforeAll(async () => {
  abat = await AbatSystem.start({ seed: 'astana' });
  viewer = await abat.as('viewer');
}, 180_000);
afterAll(() => abat?.stop());

const PATHS = [
  '/api/v1/matrix',
  '/api/v1/matrix/cell?function=improvement&agency=akimat',
  '/api/v1/matrix/export?format=csv',
  '/api/v1/responsibility?lon=71.4306&lat=51.1283',
  '/api/v1/responsibility/map?function=improvement&stage=coordination',
];

describe('Whoever may read', () => {
  it.each(PATHS)('gets %s', async (path) => {
    expect((await viewer.get(path)).status).toBe(200);
  });

  it.each(PATHS)('and nobody else: %s', async (path) => {
    expect((await abat.nobody().get(path)).status).toBe(401);
  });

  it.each(PATHS.filter((path) => !path.includes('export')))('is told when nothing changed: %s', async (path) => {
    const first = await viewer.get(path);
    const tag = first.headers.get('etag') ?? '';
    expect(tag).not.toBe('');
    const again = await viewer.raw({ method: 'GET', path, headers: { 'if-none-match': tag } });
    expect(again.status).toBe(304);
  });
});

describe('Hostile questions are refused by name', () => {
  it.each([
    ['/api/v1/matrix?at=2026-02-30', 'request.invalid'],
    ['/api/v1/matrix?stage=magic', 'request.invalid'],
    ['/api/v1/matrix?stage=', 'request.invalid'],
    ['/api/v1/matrix?unknown=1', 'request.invalid'],
    ["/api/v1/matrix?territory=';DROP TABLE mandate--", 'request.invalid'],
    ['/api/v1/matrix?territory=atlantis', 'reference.unknown'],
    ['/api/v1/matrix?set=secret', 'reference.unknown'],
    ['/api/v1/matrix/cell?function=improvement', 'request.invalid'],
    ['/api/v1/matrix/cell?function=improvement&agency=nobody', 'reference.unknown'],
    ['/api/v1/matrix/export?format=exe', 'request.invalid'],
    ['/api/v1/matrix/export?function=magic', 'reference.unknown'],
    ['/api/v1/responsibility', 'request.invalid'],
    ['/api/v1/responsibility?lon=71.43', 'request.invalid'],
    ['/api/v1/responsibility?lon=&lat=', 'request.invalid'],
    ['/api/v1/responsibility?lon=NaN&lat=51', 'request.invalid'],
    ['/api/v1/responsibility?lon=1e400&lat=51', 'request.invalid'],
    ['/api/v1/responsibility?lon=181&lat=51', 'request.invalid'],
    ['/api/v1/responsibility?lon=51.1283&lat=71.4306', 'geometry.outside-city'],
    ['/api/v1/responsibility?lon=0&lat=0', 'geometry.outside-city'],
    ['/api/v1/responsibility/map?function=improvement', 'request.invalid'],
    ['/api/v1/responsibility/map?function=magic&stage=control', 'reference.unknown'],
    ['/api/v1/responsibility/map?function=improvement&stage=control&kind=zoo', 'reference.unknown'],
  ])('%s: %s', async (path, code) => {
    const answer = await viewer.get<Problem>(path.replaceAll(' ', '%20'));
    expect([answer.status, answer.body.code]).toEqual([422, code]);
  });
});

describe('The answers', () => {
  it('of the matrix stay small on the wire', async () => {
    const packed = await viewer.bytes('/api/v1/matrix', { 'accept-encoding': 'gzip' });
    expect(packed.body.byteLength).toBeLessThan(2_000_000);
    const { functions, totals } = await viewer.read<Matrix>('/api/v1/matrix');
    expect(functions.length).toBeGreaterThan(10);
    expect(totals.overlaps).toBeGreaterThan(0);
  });

  it('of the map are GeoJSON with counts', async () => {
    const { type, features, counts } = await viewer.read<ResponsibilityMap>(
      '/api/v1/responsibility/map?function=improvement.public-space&stage=current-repair',
    );
    expect([type, features.length, counts.overlaps]).toEqual(['FeatureCollection', 13, 6]);
  });

  it('as files name themselves and cannot calculate', async () => {
    const file = await viewer.get<string>('/api/v1/matrix/export?format=csv&locale=en');
    expect(file.headers.get('content-disposition')).toMatch(/^attachment; filename="?abat-matrix\.csv"?$/);
    expect(file.body.split('\r\n').some((line) => /^[=+@]/.test(line))).toBe(false);
  });
});
