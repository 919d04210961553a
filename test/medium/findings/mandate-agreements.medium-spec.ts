import { createTestDatabase, type TestDatabase } from '../../support/database.js';
import { type AgreementSpec, type MandateSpec, TestCity } from './support/test-city.js';

// The department repairs public spaces of the whole city; the offices of Almaty and Esil those of their districts.
const department: MandateSpec = { code: 'dep', agency: 'dep-environment', territory: 'astana' };
const office: MandateSpec = { code: 'office', agency: 'akim-almaty', territory: 'almaty' };
const between = ['dep-environment', 'akim-almaty'];

describe('what agreements and conditions leave of a duplicate', () => {
  let database: TestDatabase;
  let city: TestCity;

  beforeAll(async () => {
    database = await createTestDatabase();
    city = await TestCity.found(database.dataSource);
    // The eastern half of Almaty district, and a place by the river.
    await city.addTerritory('sary-arqa-east', 'microdistrict', { x: 2500, y: -5000, w: 2500, h: 10_000 });
    await city.db.query(
      `INSERT INTO site (external_id, kind, geom) VALUES
         ('embankment', 'public-space', ST_Transform(ST_SetSRID(ST_MakeEnvelope(x + 100, y, x + 160, y + 60), 32642), 4326)),
         ('lane', 'street', ST_Transform(ST_SetSRID(ST_MakeLine(ST_MakePoint(x + 100, y), ST_MakePoint(x + 300, y)), 32642), 4326))`
        .replace(
          'VALUES',
          'SELECT v.* FROM (SELECT ST_X(p) AS x, ST_Y(p) AS y FROM ST_Transform(ST_SetSRID(ST_MakePoint(71.4306, 51.1256), 4326), 32642) p) o, LATERAL (VALUES',
        )
        .concat(') v'),
    );
  });
  beforeEach(() => city.clear());
  afterAll(() => database.drop());

  async function duplicateOf(one: MandateSpec, other: MandateSpec, agreement?: AgreementSpec) {
    await city.addMandate(one);
    await city.addMandate(other);
    if (agreement) await city.addAgreement(agreement);
    await city.detect('mandate.duplicate');
    const [found] = (await city.findings()).filter((finding) => finding.status !== 'closed');
    return found;
  }

  const cases: [string, AgreementSpec, boolean][] = [
    ['covers everything between the two', { between }, false],
    ['is a delegation from one to the other', { between, kind: 'delegation' }, false],
    ['is between the department and another office', { between: ['dep-environment', 'akim-esil'] }, true],
    [
      'joins two takers of one delegation, not each other',
      { between: ['dep-utilities', 'dep-environment', 'akim-almaty'], kind: 'delegation' },
      true,
    ],
    ['joins three bodies', { between: ['dep-utilities', 'dep-environment', 'akim-almaty'] }, false],
    ['names a function above', { between, functionCode: 'improvement' }, false],
    ['names another function', { between, functionCode: 'improvement.courtyard' }, true],
    ['names the stage', { between, stages: ['construction', 'current-repair'] }, false],
    ['names another stage', { between, stages: ['construction'] }, true],
    ['names the kind', { between, objectKind: 'public-space' }, false],
    ['names a narrower kind than both hold', { between, objectKind: 'embankment' }, true],
    ['is a handover, which settles no duplicate', { between, kind: 'handover' }, true],
    ['ended before today', { between, to: '2024-12-31' }, true],
    ['covers the territory of the district', { between, territory: 'almaty' }, false],
  ];
  it.each(cases)('an agreement that %s', async (_name, agreement, fires) => {
    expect((await duplicateOf(department, office, agreement)) !== undefined).toBe(fires);
  });

  it('fires for the rest where an agreement covers the eastern half of the district only', async () => {
    const found = await duplicateOf(department, office, { between, territory: 'sary-arqa-east' });
    expect(Number(found?.measures.overlapM2) / 25e6).toBeCloseTo(1, 2);
    expect(found?.measures.coveredShare).toBeCloseTo(0.5, 2);
    expect(found?.territories).toEqual(['almaty']);
  });

  it('takes nothing out of the place for an agreement that holds there for a part of the time', async () => {
    const found = await duplicateOf(department, office, {
      ...{ between, territory: 'sary-arqa-east', to: '2031-01-01' },
    });
    expect(Number(found?.measures.overlapM2) / 50e6).toBeCloseTo(1, 2);
  });

  it('fires for the days after the agreement', async () => {
    const found = await duplicateOf(department, office, { between, to: '2030-12-31' });
    expect(found).toMatchObject({ from: '2031-01-01', to: null });
  });

  it('opens again when the agreement is withdrawn, and closes when its parties change', async () => {
    await city.addMandate(department);
    await city.addMandate(office);
    const id = await city.addAgreement({ between });
    await city.detect('mandate.duplicate');
    expect(await city.findings()).toEqual([]);
    await city.db.query(
      `UPDATE agreement_party SET agency_id = (SELECT id FROM agency WHERE code = 'akim-esil')
       WHERE agency_id = (SELECT id FROM agency WHERE code = 'akim-almaty')`,
    );
    await city.detectSome([id], 'mandate.duplicate', 'agreement');
    expect((await city.findings())[0]).toMatchObject({ status: 'open' });
    await city.db.query(
      `UPDATE agreement_party SET agency_id = (SELECT id FROM agency WHERE code = 'akim-almaty')
       WHERE agency_id = (SELECT id FROM agency WHERE code = 'akim-esil')`,
    );
    await city.detectSome([id], 'mandate.duplicate', 'agreement');
    expect((await city.findings())[0]).toMatchObject({ status: 'closed' });
    await city.db.query('DELETE FROM agreement');
    await city.detectSome([id], 'mandate.duplicate', 'agreement');
    expect((await city.findings())[0]).toMatchObject({ status: 'open' });
  });

  const conditions: [string, Partial<MandateSpec>, Partial<MandateSpec>, boolean][] = [
    [
      'amounts meet nowhere: up to 100 mln and from 100 mln',
      { amount: '[100000000,)' },
      { amount: '[0,100000000)' },
      false,
    ],
    ['amounts overlap', { amount: '[100000000,)' }, { amount: '[0,100000001)' }, true],
    ['one side has no limit of amount', { amount: '[100000000,)' }, {}, true],
    ['owners differ', { owner: 'republican' }, { owner: 'communal' }, false],
    ['one side names no owner', { owner: 'republican' }, {}, true],
    ['a kind stands below the other', { kind: 'public-space' }, { kind: 'embankment' }, true],
    ['kinds stand beside each other', { kind: 'boulevard' }, { kind: 'embankment' }, false],
    ['one holds a single site of the other’s district', {}, { site: 'embankment' }, true],
    ['both hold one small site', { site: 'embankment' }, { site: 'embankment' }, true],
    ['one holds a street without area', { kind: 'any' }, { site: 'lane', kind: 'street' }, true],
    ['the site lies in another district', { territory: 'esil' }, { site: 'embankment' }, false],
  ];
  it.each(conditions)('when %s', async (_name, first, second, fires) => {
    expect((await duplicateOf({ ...department, ...first }, { ...office, ...second })) !== undefined).toBe(fires);
  });

  it('a body that is dissolved holds nothing any more', async () => {
    await city.db.query(`UPDATE agency SET valid = '(,2023-01-01)' WHERE code = 'akim-almaty'`);
    const past = await duplicateOf(department, office);
    expect(past).toMatchObject({ from: '2020-01-01', to: '2022-12-31' });
    await city.clear();
    expect(await duplicateOf(department, { ...office, from: '2024-01-01' })).toBeUndefined();
    await city.db.query(`UPDATE agency SET valid = '(,)' WHERE code = 'akim-almaty'`);
  });

  it('follows a function that is moved in the tree', async () => {
    const move = (parent: string | null) =>
      city.db.query(
        `UPDATE city_function SET parent_id = (SELECT id FROM city_function WHERE code = $1) WHERE code = 'improvement.public-space'`,
        [parent],
      );
    expect(await duplicateOf({ ...department, functionCode: 'improvement' }, office)).toBeDefined();
    await move(null);
    await city.detect('mandate.duplicate');
    expect((await city.findings())[0]).toMatchObject({ status: 'closed' });
    await move('improvement');
    await city.detect('mandate.duplicate');
    expect((await city.findings())[0]).toMatchObject({ status: 'open' });
  });

  it('leaves out a set that is off', async () => {
    await city.db.query(
      `INSERT INTO mandate_set (code, name_ru, active) VALUES ('laws', 'Законы', false) ON CONFLICT DO NOTHING`,
    );
    await city.addMandate(department);
    await city.addMandate(office);
    await city.db.query(
      `UPDATE mandate SET set_id = (SELECT id FROM mandate_set WHERE code = 'laws') WHERE code = 'office'`,
    );
    await city.detect('mandate.duplicate');
    expect(await city.findings()).toEqual([]);
    await city.db.query(`UPDATE mandate_set SET active = true WHERE code = 'laws'`);
    await city.detect('mandate.duplicate');
    expect((await city.findings()).length).toBe(1);
  });

  it('sums the approved money of both bodies for the common function in the year', async () => {
    await city.db.query(
      `INSERT INTO budget_line (code, year, administrator_id, function_id, territory_id, funding_source, standing, planned_kzt, adjusted_kzt)
       SELECT v.code, extract(year FROM current_date)::int + v.later, a.id, f.id, t.id, 'local', v.standing, v.planned, v.adjusted
       FROM (VALUES ('l1', 0, 'akim-almaty', 'improvement.public-space', 'almaty', 'budget', 900.10, 1000.25),
         ('l2', 0, 'dep-environment', 'improvement.public-space', NULL, 'budget', 500, NULL),
         ('l3', 0, 'dep-environment', 'improvement.courtyard', NULL, 'budget', 7, NULL),
         ('l4', 0, 'akim-almaty', 'improvement.public-space', 'almaty', 'need', 7, NULL),
         ('l5', 1, 'akim-almaty', 'improvement.public-space', 'almaty', 'budget', 7, NULL),
         ('l6', 0, 'akim-almaty', 'improvement.public-space', 'esil', 'budget', 7, NULL)) AS v (code, later, agency, function, territory, standing, planned, adjusted)
       JOIN agency a ON a.code = v.agency JOIN city_function f ON f.code = v.function LEFT JOIN territory t ON t.external_id = v.territory`,
    );
    expect((await duplicateOf(department, office))?.measures.moneyKzt).toBe('1500.25');
    await city.db.query('DELETE FROM budget_line');
  });
});
