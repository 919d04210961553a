import { createTestDatabase, type TestDatabase } from '../../support/database.js';
import { type MandateSpec, TestCity } from './support/test-city.js';

// The department repairs public spaces of the whole city; the akim's office of Almaty district those of the district.
const department: MandateSpec = { code: 'dep', agency: 'dep-environment', territory: 'astana' };
const office: MandateSpec = { code: 'office', agency: 'akim-almaty', territory: 'almaty' };

describe('measuring mandate.duplicate', () => {
  let database: TestDatabase;
  let city: TestCity;

  beforeAll(async () => {
    database = await createTestDatabase();
    city = await TestCity.found(database.dataSource);
    // Two quarters inside Almaty district for slivers, and one whose boundary moved in 2028.
    await city.addTerritory('quarter-1', 'microdistrict', { x: 1000, y: 0, w: 400, h: 400 });
    await city.addTerritory('quarter-2', 'microdistrict', { x: 1399.8, y: 0, w: 400, h: 400 });
    await city.addTerritory('quarter-3', 'microdistrict', { x: 1000, y: 399, w: 400, h: 400 });
    await city.db.query(
      `INSERT INTO territory (external_id, kind, name_ru) VALUES ('quarter-4', 'microdistrict', 'quarter-4')`,
    );
    await city.addBoundary('quarter-4', { x: 3000, y: 0, w: 400, h: 400 }, '[2020-01-01,2028-01-01)');
    await city.addBoundary('quarter-4', { x: 1000, y: 0, w: 400, h: 200 }, '[2028-01-01,)');
  });
  beforeEach(() => city.clear());
  afterAll(() => database.drop());

  async function duplicateOf(one: MandateSpec, other: MandateSpec) {
    await city.addMandate(one);
    await city.addMandate(other);
    await city.detect('mandate.duplicate');
    return (await city.findings())[0];
  }

  it('fires between the department and the office of the district', async () => {
    const found = await duplicateOf(department, office);
    expect(found).toMatchObject({
      status: 'open',
      severity: 'high',
      from: '2020-01-01',
      to: null,
      titles: ['dep', 'office'],
      agencies: ['akim-almaty', 'dep-environment'],
      territories: ['almaty'],
    });
    expect(found?.measures).toMatchObject({ relation: 'same', days: null, openEnded: true, stage: 'current-repair' });
    expect([found?.measures.shareA, found?.measures.shareB].sort()).toEqual([0.5, 1]);
    // 5 x 10 km on the plane of the projection; the corners go through degrees and back.
    expect(Number(found?.measures.overlapM2) / 50e6).toBeCloseTo(1, 3);
  });

  const cases: [string, Partial<MandateSpec>, Partial<MandateSpec>, boolean][] = [
    ['neighbouring districts only share a border', { territory: 'esil' }, {}, false],
    ['the stages differ', {}, { stage: 'maintenance' }, false],
    ['control is left to its own rule', { stage: 'control' }, { stage: 'control' }, false],
    ['one agency holds both', {}, { agency: 'dep-environment' }, false],
    ['the functions stand beside each other', {}, { functionCode: 'improvement.courtyard' }, false],
    ['one function is above the other', { functionCode: 'improvement' }, {}, true],
    ['the kinds of objects differ', {}, { kind: 'courtyard' }, false],
    ['one side covers any kind', { kind: 'any' }, { kind: 'courtyard' }, true],
    ['periods end and begin on following days', { to: '2026-05-31' }, { from: '2026-06-01' }, false],
    ['periods share one day', { to: '2026-05-31' }, { from: '2026-05-31' }, true],
    ['both are for ever', { from: null }, { from: null }, true],
    ['both cover the same territory', { territory: 'almaty' }, {}, true],
    ['a joint mandate names the other side', { mode: 'joint', withAgency: 'akim-almaty' }, {}, false],
    [
      'the other side names the department as delegating',
      {},
      { mode: 'delegated', withAgency: 'dep-environment' },
      false,
    ],
    ['a joint mandate names somebody else', { mode: 'joint', withAgency: 'dep-utilities' }, {}, true],
    ['the partner is named without an agreement', { mode: 'exclusive', withAgency: 'akim-almaty' }, {}, true],
  ];
  it.each(cases)('when %s', async (_name, first, second, fires) => {
    expect((await duplicateOf({ ...department, ...first }, { ...office, ...second })) !== undefined).toBe(fires);
  });

  it('measures the relation of the functions seen from the first side', async () => {
    const found = await duplicateOf({ ...department, functionCode: 'improvement' }, office);
    const [a] = (await city.db.query('SELECT m.code FROM finding f JOIN mandate m ON m.id = f.subject_a')) as {
      code: string;
    }[];
    expect(found?.measures.relation).toBe(a?.code === 'dep' ? 'ancestor' : 'descendant');
  });

  it('takes a sliver of 80 m2 for drawing, and one of 400 m2 on a small quarter for an overlap', async () => {
    const first: MandateSpec = { ...department, territory: 'quarter-1' };
    // 0.2 m along 400 m = 80 m2: under 100 m2. 1 m along 400 m = 400 m2: over 100 m2 and over 0.1 % of 16 ha.
    expect(await duplicateOf(first, { ...office, territory: 'quarter-2' })).toBeUndefined();
    await city.clear();
    const found = await duplicateOf(first, { ...office, territory: 'quarter-3' });
    expect(Number(found?.measures.overlapM2)).toBeGreaterThan(390);
    expect(Number(found?.measures.overlapM2)).toBeLessThan(410);
  });

  it('follows the tolerance of the city', async () => {
    await city.db.query(
      `UPDATE setting SET value = value || '{"toleranceShare": 0.01}' WHERE key = 'rule.mandate.duplicate'`,
    );
    const pair = [
      { ...department, territory: 'quarter-1' },
      { ...office, territory: 'quarter-3' },
    ] as const;
    expect(await duplicateOf(...pair)).toBeUndefined();
    await city.db.query(
      `UPDATE setting SET value = value || '{"toleranceShare": 0.001}' WHERE key = 'rule.mandate.duplicate'`,
    );
    await city.detect('mandate.duplicate');
    expect((await city.findings()).length).toBe(1);
  });

  it('measures with the boundaries of the common period', async () => {
    const first: MandateSpec = { ...department, territory: 'quarter-1' };
    const moved = { ...office, territory: 'quarter-4' };
    expect(await duplicateOf(first, { ...moved, from: '2027-01-01', to: '2027-12-31' })).toBeUndefined();
    await city.clear();
    const later = await duplicateOf(first, { ...moved, from: '2028-06-01', to: '2028-06-30' });
    expect(later?.measures).toMatchObject({ days: 30, openEnded: false });
    expect([later?.measures.shareA, later?.measures.shareB].sort()).toEqual([0.5, 1]);
    await city.clear();
    // Open-ended from the past: today's boundary counts, and today quarter-4 lies elsewhere.
    expect(await duplicateOf(first, moved)).toBeUndefined();
    await city.clear();
    expect(await duplicateOf(first, { ...moved, from: '2029-01-01' })).toBeDefined();
  });

  it('counts sites of the kind and works of the function on the common territory', async () => {
    const at = (x: number) =>
      `ST_Transform(ST_Buffer(ST_Transform(ST_SetSRID(ST_MakePoint(71.4306 + ${x}, 51.1256), 4326), 32642), 30), 4326)`;
    await city.db.query(
      `INSERT INTO site (external_id, kind, geom) VALUES ('s1', 'public-space', ${at(0.01)}), ('s2', 'courtyard', ${at(0.02)}), ('s3', 'public-space', ${at(-0.02)})`,
    );
    const inside = { x: 500, y: 0, w: 40, h: 20 };
    const work = { title: 'Площадь', agency: 'akim-almaty', functionCode: 'improvement.public-space', at: inside };
    await city.addWork(work);
    await city.addWork({ ...work, title: 'Прошлогодняя площадь', start: '2020-06-01', end: '2020-06-30' });
    await city.addWork({ ...work, title: 'Отменённая площадь', status: 'cancelled' });
    await city.addWork({ ...work, title: 'Площадь в Есиле', at: { x: -500, y: 0, w: 40, h: 20 } });
    await city.addWork({ ...work, title: 'Двор', functionCode: 'improvement.courtyard' });
    await city.addWork({ ...work, title: 'Чужая площадь', agency: 'dep-utilities' });
    const found = await duplicateOf(department, office);
    expect(found?.measures).toMatchObject({ sitesAffected: 1, worksAffected: 1 });
    await city.db.query('DELETE FROM site');
  });

  it('does not ask the parties again when only works and sites there change', async () => {
    await duplicateOf(department, office);
    await city.db.query(
      `INSERT INTO assessment (finding_id, agency_id, verdict) SELECT f.id, unnest(f.agency_ids), 'conflict' FROM finding f`,
    );
    await city.db.query(`UPDATE finding SET status = 'assessed'`);
    await city.addWork({
      title: 'Площадь',
      agency: 'akim-almaty',
      functionCode: 'improvement.public-space',
      at: { x: 500, y: 0, w: 9, h: 9 },
    });
    expect(await city.detect('mandate.duplicate')).toMatchObject({ updated: 1 });
    expect((await city.findings())[0]).toMatchObject({ status: 'assessed', measures: { worksAffected: 1 } });
    await city.db.query(`UPDATE mandate SET valid = '[2021-01-01,)' WHERE code = 'office'`);
    await city.detect('mandate.duplicate');
    expect((await city.findings())[0]?.status).toBe('assessed');
    await city.db.query(`UPDATE mandate SET valid = '[2021-01-01,2031-01-01)' WHERE code = 'office'`);
    await city.detect('mandate.duplicate');
    expect((await city.findings())[0]?.status).toBe('open');
  });

  it('is one finding for the pair and its mirror, in whichever order it is measured', async () => {
    const dep = await city.addMandate(department);
    const akim = await city.addMandate(office);
    for (const ids of [[dep], [akim], [akim, dep]]) await city.detectSome(ids, 'mandate.duplicate');
    const before = await city.findings();
    expect(before.length).toBe(1);
    const history = await city.historyCount();
    expect(await city.detect('mandate.duplicate')).toMatchObject({ measured: 1, unchanged: 1 });
    expect(await city.findings()).toEqual(before);
    expect(await city.historyCount()).toBe(history);
  });

  it('closes when an agreement is recorded', async () => {
    await duplicateOf(department, office);
    const [row] = (await city.db.query(
      `UPDATE mandate SET mode = 'joint', with_agency_id = (SELECT id FROM agency WHERE code = 'dep-environment')
       WHERE code = 'office' RETURNING id`,
    )) as [{ id: string }[], number];
    expect(await city.detectSome([row[0]?.id ?? ''], 'mandate.duplicate')).toMatchObject({ closed: 1 });
  });
});
