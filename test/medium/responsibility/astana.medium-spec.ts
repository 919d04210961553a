import { Writable } from 'node:stream';
import {
  matrixCellQuerySchema,
  matrixExportQuerySchema,
  matrixQuerySchema,
  type Matrix,
  responsibilityMapSchema,
  responsibilitySchema,
  stagesOf,
} from '@abat/contracts';
import { readEnvironment } from '@abat/platform';
import { ExportMatrix, FindResponsible, GetMatrix, GetMatrixCell, GetResponsibilityMap } from '@abat/responsibility';
import exceljs from '@protobi/exceljs';
import type { DataSource } from 'typeorm';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';

let database: TestDatabase;
let db: DataSource;

beforeAll(async () => {
  database = await createTestDatabase({ seed: 'astana' });
  db = database.dataSource;
}, 120_000);
afterAll(() => database?.drop());

const SPACES = 'improvement.public-space';
const OFFICES = ['akim-almaty', 'akim-baikonur', 'akim-esil', 'akim-nura', 'akim-saraishyk', 'akim-saryarka'];

const matrix = (query: Record<string, string> = {}): Promise<Matrix> =>
  new GetMatrix(db).execute(matrixQuerySchema.parse(query));

/** Codes of the bodies that hold a stage of a function, in the order of the columns. */
function holders({ functions, agencies }: Matrix, code: string, stage: string): string[] {
  const row = functions.find((each) => each.code === code);
  const cells = row?.cells.filter((cell) => stagesOf(cell.stages).some((name) => name === stage)) ?? [];
  return cells.map((cell) => agencies[cell.agency]!.code);
}

const place = (lon: number, lat: number) => new FindResponsible(db).execute({ lon, lat });

/** Codes of the bodies that hold a stage of exactly this function at a place. */
async function holdersAt([lon, lat]: [number, number], code: string, stage: string): Promise<string[]> {
  const answer = responsibilitySchema.parse(await place(lon, lat));
  const row = answer.functions.find((each) => each.code === code);
  const found = row?.stages.find((each) => each.stage === stage)?.holders ?? [];
  return found.map((at) => answer.agencies[answer.holders[at]!.agency]!.code).sort();
}

describe('The matrix of Astana', () => {
  it('shows that the department and all six district offices repair public spaces', async () => {
    const view = await matrix();
    expect(holders(view, SPACES, 'current-repair').sort()).toEqual([...OFFICES, 'dep-environment']);
    expect(view.hotspots[0]).toMatchObject({ function: SPACES, stage: 'current-repair', agencies: 7, findings: 6 });
  });

  it('counts every overlap once in the sum and once per side in the cells', async () => {
    const { totals, functions, agencies } = await matrix({ stage: 'current-repair' });
    expect(totals).toMatchObject({ mandates: 7, overlaps: 6 });
    const cells = functions.find((row) => row.code === SPACES)!.cells;
    const counted = Object.fromEntries(cells.map((cell) => [agencies[cell.agency]!.code, cell.overlaps]));
    expect(counted).toMatchObject({ 'dep-environment': 6, 'akim-esil': 1, 'akim-nura': 1 });
    expect(cells.every((cell) => cell.worst === 'high')).toBe(true);
  });

  it('puts bodies with powers first, by tier, and parents before their children', async () => {
    const { agencies, functions } = await matrix();
    expect(agencies.map((agency) => agency.code).slice(0, 2)).toEqual(['akimat', 'urbanism-centre']);
    expect(agencies.at(-1)).toMatchObject({ code: 'maslikhat', mandates: 0 });
    expect(functions.every((row, at) => row.parent === null || row.parent < at)).toBe(true);
    expect(functions.map((row) => row.code)).toContain('improvement.lighting');
  });

  it.each([
    [{ territory: 'esil', stage: 'current-repair' }, ['akim-esil', 'dep-environment']],
    [{ territory: 'city', stage: 'current-repair' }, [...OFFICES, 'dep-environment']],
    [{ agency: 'akim-nura', stage: 'current-repair' }, ['akim-nura']],
    [{ function: 'networks', stage: 'current-repair' }, []],
    [{ set: 'main', stage: 'current-repair' }, [...OFFICES, 'dep-environment']],
    [{ at: '2017-12-31', stage: 'current-repair' }, []],
  ])('filtered by %j', async (query, expected) => {
    expect(holders(await matrix(query), SPACES, 'current-repair').sort()).toEqual(expected);
  });

  it.each([
    ['territory', 'atlantis'],
    ['function', 'magic'],
    ['agency', 'nobody'],
    ['set', 'secret'],
  ])('refuses an unknown %s', async (name, code) => {
    await expect(matrix({ [name]: code })).rejects.toMatchObject({
      code: 'reference.unknown',
      errors: [expect.objectContaining({ path: name })],
    });
  });
});

describe('Gaps of the matrix', () => {
  it('stand on the rows whose required stages nobody holds', async () => {
    const { functions, totals } = await matrix();
    const rows = functions.filter((row) => row.gaps > 0);
    expect(rows.map((row) => row.code).sort()).toEqual(['improvement.courtyard', 'improvement.greening']);
    expect(rows.reduce((sum, row) => sum + row.gaps, 0)).toBe(totals.gaps);
    expect(rows.every((row) => (row.missing & row.required) === row.missing)).toBe(true);
  });

  it('answer for a place too: nobody keeps the greenery', async () => {
    const answer = await place(71.4306, 51.1283);
    const row = answer.functions.find((each) => each.code === 'improvement.greening')!;
    expect(row.stages).toContainEqual({ stage: 'maintenance', holders: [], overlaps: [], gap: true });
  });
});

describe('A cell', () => {
  const cell = (agency: string, functionCode = SPACES) =>
    new GetMatrixCell(db).execute(matrixCellQuerySchema.parse({ agency, function: functionCode }));

  it('tells powers, acts, findings, and that nothing is known of requests', async () => {
    const detail = await cell('akim-esil');
    expect(detail.mandates).toMatchObject([
      { code: 'm103', stage: 'current-repair', place: { externalId: 'esil' }, act: { status: 'in-force' } },
    ]);
    expect(detail.mandates[0]!.areaM2).toBeGreaterThan(100_000_000);
    expect(detail.findings).toContainEqual(
      expect.objectContaining({ rule: 'mandate.duplicate', stage: 'current-repair' }),
    );
    expect(detail.requests).toBeNull();
  });

  it('tells apart what comes from a function above', async () => {
    const detail = await cell('akimat');
    expect(detail.mandates).toEqual([]);
    expect(detail.inherited.map((mandate) => mandate.code)).toEqual(['m001']);
  });

  it('sums the approved lines of the body by year', async () => {
    const stored: { year: number; amount: string }[] = await db.query(
      `SELECT l.year, sum(l.amount_kzt)::numeric(18, 2)::text AS amount FROM effective_line l JOIN agency a ON a.id = l.agency_id
       WHERE a.code = 'akim-almaty' AND l.leaf AND l.path <@ (SELECT path FROM city_function WHERE code = 'improvement')
       GROUP BY 1 ORDER BY 1`,
    );
    const { money } = await cell('akim-almaty', 'improvement');
    expect(money.length).toBeGreaterThan(0);
    expect(money.map((year) => ({ year: year.year, amount: year.amountKzt }))).toEqual(stored);
  });
});

describe('Who answers for this place', () => {
  it.each<[string, [number, number], string]>([
    ['Бәйтерек', [71.4306, 51.1283], 'akim-esil'],
    ['a courtyard of Almaty district', [71.4747, 51.1462], 'akim-almaty'],
  ])('%s', async (_name, at, office) => {
    expect(await holdersAt(at, SPACES, 'current-repair')).toEqual([office, 'dep-environment']);
  });

  it.each(['almaty', 'baikonur', 'esil', 'nura', 'saraishyk', 'saryarka'])('a point of %s', async (district) => {
    const [row]: { lon: number; lat: number }[] = await db.query(
      `SELECT ST_X(p) AS lon, ST_Y(p) AS lat FROM territory_now t, ST_PointOnSurface(t.geom) p WHERE t.external_id = $1`,
      [district],
    );
    const at: [number, number] = [row!.lon, row!.lat];
    expect(await holdersAt(at, SPACES, 'current-repair')).toEqual([`akim-${district}`, 'dep-environment']);
    expect(await holdersAt(at, 'improvement', 'intake')).toEqual(['ikomek109']);
  });

  it('marks the overlap with its finding', async () => {
    const answer = await place(71.4306, 51.1283);
    const row = answer.functions.find((each) => each.code === SPACES)!;
    const repair = row.stages.find((each) => each.stage === 'current-repair')!;
    const found = repair.overlaps.map((at) => answer.findings[at]!);
    const duplicates = found.filter((finding) => finding.rule === 'mandate.duplicate');
    expect(duplicates.map((finding) => finding.agencies.map((agency) => agency.code).sort())).toEqual([
      ['akim-esil', 'dep-environment'],
    ]);
    expect(repair.gap).toBe(false);
  });

  it.each([
    ['Көкшетау', 69.39, 53.28],
    ['swapped coordinates', 51.1256, 71.4306],
    ['the south pole', 0, -90],
  ])('%s is outside', async (_name, lon, lat) => {
    await expect(place(lon, lat)).rejects.toMatchObject({ code: 'geometry.outside-city' });
  });

  it('limited to a branch tells the branch and what stands above it', async () => {
    const answer = await new FindResponsible(db).execute({ lon: 71.4306, lat: 51.1283, function: SPACES });
    expect(answer.functions.map((row) => row.code)).toEqual(['improvement', SPACES]);
  });
});

describe('The map of responsibility', () => {
  const map = (functionCode: string, stage: 'current-repair' | 'maintenance' | 'construction', kind?: string) =>
    new GetResponsibilityMap(db).execute({ function: functionCode, stage, ...(kind ? { kind } : {}) });

  it('has seven holders and an overlap with every district', async () => {
    const found = responsibilityMapSchema.parse(await map(SPACES, 'current-repair'));
    expect(found.counts).toEqual({ holders: 7, overlaps: 6, gaps: 0, sites: 0 });
    expect(found.holders[0]?.code).toBe('dep-environment');
    const overlaps = found.features.filter((feature) => feature.properties.part === 'overlap');
    expect(overlaps.every((feature) => feature.properties.finding !== null && !feature.properties.agreed)).toBe(true);
  });

  it('shows the district whose courtyards nobody builds as a gap', async () => {
    const found = await map('improvement.courtyard', 'construction');
    expect(found.counts).toMatchObject({ holders: 5, gaps: 1 });
    const gap = found.features.find((feature) => feature.properties.part === 'gap')!;
    const [{ area }]: [{ area: number }] = await db.query(
      `SELECT area_m2 AS area FROM territory_now WHERE external_id = 'saraishyk'`,
    );
    expect(gap.properties.areaM2 / area).toBeCloseTo(1, 1);
    expect(gap.properties.required).toBe(true);
  });

  it('of a kind nobody holds is one gap', async () => {
    expect((await map(SPACES, 'current-repair', 'network')).counts).toEqual({
      holders: 0,
      overlaps: 0,
      gaps: 1,
      sites: 0,
    });
  });

  it('refuses an unknown kind', async () => {
    await expect(map(SPACES, 'current-repair', 'zoo')).rejects.toMatchObject({ code: 'reference.unknown' });
  });
});

describe('The exported matrix', () => {
  async function exported(query: Record<string, string>): Promise<Buffer> {
    const chunks: Buffer[] = [];
    const out = new Writable({
      write: (chunk: Buffer | string, _encoding, done) => {
        chunks.push(Buffer.from(chunk));
        done();
      },
    });
    const use = new ExportMatrix(db, readEnvironment({ ...process.env, DATABASE_URL: database.url }));
    const write = await use.execute('0190a000-0000-7000-8000-00000000000a', matrixExportQuerySchema.parse(query));
    await write(out);
    return Buffer.concat(chunks);
  }

  it('is a frozen coloured sheet with its filters, and a sheet of the powers behind it', async () => {
    const workbook = new exceljs.Workbook();
    const file = await exported({ stage: 'current-repair', only: 'overlaps' });
    await workbook.xlsx.load(file as unknown as ArrayBuffer);
    const [sheet, list] = workbook.worksheets;
    expect(sheet!.views[0]).toMatchObject({ state: 'frozen', xSplit: 1, ySplit: 8 });
    expect(sheet!.getCell('B3').text).toBe('стадии: текущий ремонт; строки: только с дублированием');
    expect(sheet!.getCell('B5').text).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d \(Asia\/Almaty\)$/);
    const names = [9, 10].map((line) => sheet!.getCell(line, 1).text);
    expect(names).toEqual(['Благоустройство', 'Обустройство общественных пространств']);
    const fills = (sheet!.getRow(10).values as unknown[]).map((_value, at) => sheet!.getRow(10).getCell(at + 1).fill);
    expect(fills.filter((fill) => fill?.type === 'pattern' && fill.pattern === 'lightUp')).toHaveLength(7);
    expect(list!.rowCount).toBe(8);
    expect(list!.getRow(2).getCell(4).text).toBe('текущий ремонт');
  });

  it('as CSV speaks the language of the reader and keeps to the search', async () => {
    const text = (await exported({ format: 'csv', locale: 'kk', q: 'жарықтандыру' })).toString('utf8');
    expect(text.startsWith('\uFEFFӨкілеттіктер матрицасы,')).toBe(true);
    expect(text).toContain('іздеу: жарықтандыру');
    expect(text).toContain('Жарықтандыру,');
    expect(text).not.toContain('Газдандыру');
  });
});
