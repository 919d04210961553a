import {
  type ImportRemark,
  importReasonSchema,
  type ImportRun,
  type Page,
  type Problem,
  type Site,
} from '@abat/contracts';
import { gzipSync } from 'node:zlib';
import type { ApiClient } from '../support/api-client.js';
import { AbatSystem } from '../support/system.js';
import { waitUntil } from '../support/wait.js';

let abat: AbatSystem;
let operator: ApiClient;

beforeAll(async () => {
  abat = await AbatSystem.start({ seed: 'astana', env: { ABAT_MAX_UPLOAD_MB: '2' } });
  operator = await abat.as('operator');
}, 180_000);
afterAll(() => abat?.stop());

const upload = (fileName: string, content: string | Buffer, query = 'kind=sites') =>
  operator.upload<Pick<ImportRun, 'id' | 'fileName'> & Pick<Problem, 'code'>>(
    `/api/v1/imports?${query}`,
    fileName,
    content,
  );

/** Uploads a file and waits for the report. */
async function imported(
  fileName: string,
  content: string | Buffer,
  query?: string,
): Promise<{ run: ImportRun; remarks: ImportRemark[] }> {
  const { status, body } = await upload(fileName, content, query);
  expect([status, body.id]).toEqual([202, expect.any(String)]);
  const run = await waitUntil(
    async () => {
      const now = await operator.read<ImportRun>(`/api/v1/imports/${body.id}`);
      return ['waiting', 'running'].includes(now.status) ? null : now;
    },
    { what: `import of ${fileName}`, timeoutMs: 30_000, context: () => abat.log.slice(-2_000) },
  );
  const { items } = await operator.read<Page<ImportRemark>>(`/api/v1/imports/${body.id}/remarks?limit=500`);
  return { run, remarks: items };
}

const HEAD = 'external_id,kind,name_ru,lon,lat';
const csv = (...rows: string[]): string => [HEAD, ...rows, ''].join('\n');
const sites = (): Promise<string> => abat.value<string>("SELECT count(*) FROM site WHERE source = 'upload'");

describe('A good file', () => {
  it('is imported, and the second time nothing changes', async () => {
    const file = csv('u1,park,Сквер у Байтерека,71.4304,51.1283', 'u2,courtyard,Двор на Сейфуллина,71.4247,51.1735');
    const { run, remarks } = await imported('sites.csv', file);
    expect(run).toMatchObject({ status: 'done', counts: { read: 2, created: 2, rejected: 0 } });
    expect(remarks).toEqual([]);
    expect((await imported('sites.csv', file)).run.counts).toMatchObject({ created: 0, updated: 0, unchanged: 2 });
  });

  it('tells its progress and end to the wall', async () => {
    const wall = await abat.listen(operator);
    const { run } = await imported('more.csv', csv('u3,park,Парк,71.44,51.13'));
    await waitUntil(
      () => wall.events.some((event) => event.type === 'import.finished' && event.subject?.id === run.id),
      { what: 'import.finished' },
    );
  });

  it('only tried (dryRun) stores nothing', async () => {
    const before = await sites();
    const { run } = await imported('dry.csv', csv('u9,park,Парк,71.44,51.13'), 'kind=sites&dryRun=true');
    expect(run.counts).toMatchObject({ read: 1 });
    expect(await sites()).toBe(before);
  });
});

describe('A file with bad rows', () => {
  it('keeps the good ones and names row, field and reason of the others', async () => {
    const file = csv(
      'r1,park,Хороший,71.43,51.12',
      'r2,castle,Замок,71.43,51.12',
      'r3,park,Наоборот,51.12,71.43',
      ',park,Без номера,71.43,51.12',
      'r5,park,Нет места,,',
      'r1,park,Дважды,71.43,51.12',
      'r7,park,Число,NaN,51.12',
    );
    const { run, remarks } = await imported('rows.csv', file);
    expect(run.status).toBe('done-with-rejections');
    expect(run.counts).toMatchObject({ read: 7, rejected: 6 });
    const rejected = remarks.filter((remark) => remark.verdict === 'rejected');
    expect([...new Set(rejected.map((remark) => remark.row))].sort()).toEqual([2, 3, 4, 5, 6, 7]);
    for (const remark of rejected) expect(remark.reason.length).toBeGreaterThan(5);
  });

  it('all or nothing stores nothing', async () => {
    const before = await sites();
    const file = csv('a1,park,Хороший,71.43,51.12', 'a2,castle,Замок,71.43,51.12');
    const { run } = await imported('all.csv', file, 'kind=sites&allOrNothing=true');
    expect(run.counts.rejected).toBe(1);
    expect(await sites()).toBe(before);
  });

  it('gives them back as a file that a spreadsheet does not execute', async () => {
    const { run } = await imported(
      'formula.csv',
      csv('"=HYPERLINK(""http://evil"")",castle,"=1+1",71.43,51.12', 'f2,park,"+7 701 парк",71.43,51.12'),
    );
    const { status, headers, body } = await operator.bytes(`/api/v1/imports/${run.id}/rejected`);
    expect(status).toBe(200);
    expect(headers.get('content-disposition')).toContain('attachment');
    expect(body.toString('utf8')).not.toMatch(/(^|[,;\n])"?[=+@]/m);
    const kazakh = await operator.bytes(`/api/v1/imports/${run.id}/rejected?lang=kk`);
    expect(kazakh.body.toString('utf8')).toContain('кодында рұқсат етілмеген таңбалар бар');
  });

  it('a formula is kept as the text it is and exported harmless', async () => {
    await imported('text.csv', csv('t1,park,"=cmd|calc",71.43,51.12'));
    const found = await operator.read<Page<Site>>('/api/v1/sites?q=cmd');
    for (const site of found.items) expect(site.nameRu).toBe('=cmd|calc');
  });
});

const feature = (geometry: object, properties: object = { external_id: 'g1', kind: 'park' }): string =>
  JSON.stringify({ type: 'FeatureCollection', features: [{ type: 'Feature', properties, geometry }] });
const BROKEN: [title: string, name: string, content: string | Buffer][] = [
  ['an empty file', 'empty.csv', ''],
  ['a head without rows', 'head.csv', `${HEAD}\n`],
  ['a CSV without the needed columns', 'columns.csv', 'a,b\n1,2\n'],
  ['a CSV with an open quote', 'quote.csv', `${HEAD}\nx1,park,"Парк,71.4,51.1\n`],
  [
    'a CSV in broken UTF-8',
    'utf8.csv',
    Buffer.concat([Buffer.from(`${HEAD}\nx1,park,`), Buffer.from([0xff, 0xfe, 0xc3]), Buffer.from(',71.4,51.1\n')]),
  ],
  [
    'a CSV in windows-1251',
    'cp1251.csv',
    Buffer.concat([
      Buffer.from(`${HEAD}\nx1,park,`),
      Buffer.from([0xcf, 0xe0, 0xf0, 0xea]),
      Buffer.from(',71.4,51.1\n'),
    ]),
  ],
  ['a CSV full of NUL', 'nul.csv', Buffer.alloc(10_000)],
  ['GeoJSON cut short', 'cut.geojson', feature({ type: 'Point', coordinates: [71.43, 51.12] }).slice(0, -20)],
  ['GeoJSON that is no collection', 'single.geojson', '{"type":"Point","coordinates":[71.43,51.12]}'],
  ['GeoJSON with NaN', 'nan.geojson', feature({ type: 'Point', coordinates: [0, 0] }).replace('[0,0]', '[NaN,51]')],
  ['GeoJSON with an empty polygon', 'void.geojson', feature({ type: 'Polygon', coordinates: [] })],
  [
    'deep GeoJSON',
    'deep.geojson',
    feature({ type: 'Polygon', coordinates: 0 }).replace(
      '"coordinates":0',
      `"coordinates":${'['.repeat(50_000)}${']'.repeat(50_000)}`,
    ),
  ],
  [
    'deep lines of GeoJSON',
    'deep.geojsonl',
    `{"type":"Feature","properties":{"a":${'['.repeat(50_000)}${']'.repeat(50_000)}},"geometry":null}\n`,
  ],
  ['deep WKT', 'deep.csv', `external_id,kind,wkt\nd1,park,"POLYGON ${'('.repeat(50_000)}71 51${')'.repeat(50_000)}"\n`],
  ['a workbook that is no archive', 'fake.xlsx', 'not a zip'],
  ['a workbook cut short', 'cut.xlsx', Buffer.from('504b0304140000000800', 'hex')],
  ['a program', 'program.exe', Buffer.from('4d5a90000300000004000000ffff', 'hex')],
  ['a picture', 'picture.csv', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')],
  ['a squeezed file', 'sites.csv.gz', gzipSync(csv('z1,park,Парк,71.4,51.1'))],
  ['a page', 'page.csv', '<!doctype html><html><body>Ошибка 404</body></html>'],
];

describe('A broken file', () => {
  it.each(BROKEN)('%s is refused or reported, and nothing of it is stored', async (_title, name, content) => {
    const before = await sites();
    const answer = await upload(name, content);
    expect(answer.status).toBeLessThan(500);
    if (answer.status === 202) {
      const run = await waitUntil(
        async () => {
          const now = await operator.read<ImportRun>(`/api/v1/imports/${answer.body.id}`);
          return ['waiting', 'running'].includes(now.status) ? null : now;
        },
        { what: `import of ${name}`, timeoutMs: 20_000, context: () => abat.log.slice(-2_000) },
      );
      expect(run.counts.created).toBe(0);
      if (run.status === 'failed') {
        expect(run.failure?.code).toMatch(/^import\./);
        expect(importReasonSchema.parse(run.failure?.reason)).toEqual(run.failure?.reason);
      }
    } else expect(answer.body.code).toMatch(/^(import|request)\./);
    expect(await sites()).toBe(before);
  });
});

describe('An upload', () => {
  it('over the limit is refused with 413 and leaves no file', async () => {
    const answer = await upload(
      'big.csv',
      csv(...Array.from({ length: 60_000 }, (_each, row) => `b${row},park,Большой парк номер ${row},71.43,51.12`)),
    );
    expect([answer.status, answer.body.code]).toEqual([413, 'import.too-large']);
  });

  it('with a name that climbs out of the folder keeps only the last part', async () => {
    const { body } = await upload('../../../../etc/passwd.csv', csv('p1,park,Парк,71.43,51.12'));
    expect(body.fileName).toBe('passwd.csv');
  });

  it.each([
    ['of an unknown kind', 'kind=magic', 422],
    ['without a kind', '', 422],
    ['with an unknown option', 'kind=sites&force=true', 422],
  ])('%s is refused', async (_title, query, status) => {
    expect((await upload('x.csv', csv(), query)).status).toBe(status);
  });

  it('by a viewer or a planner is refused', async () => {
    for (const role of ['viewer', 'planner'] as const) {
      const answer = await (await abat.as(role)).upload('/api/v1/imports?kind=sites', 'x.csv', csv());
      expect(answer.status).toBe(403);
    }
  });
});

describe('After all that', () => {
  it('the system is well and made no fault of its own', async () => {
    expect((await operator.get('/api/v1/sites?limit=1')).status).toBe(200);
    expect(abat.log).not.toMatch(/"msg":"internal"|unhandled|uncaught/i);
  });
});
