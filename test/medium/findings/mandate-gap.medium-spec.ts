import { createTestDatabase, type TestDatabase } from '../../support/database.js';
import { PowerTown, type RequirementSpec } from './support/power-town.js';
import { type MandateSpec, TestCity } from './support/test-city.js';

// Somebody must build courtyards in both districts. Esil does; who does in Almaty is what the cases are about.
const courtyards: RequirementSpec = { code: 'courtyards' };
const esil: MandateSpec = {
  ...{ code: 'esil', agency: 'akim-esil', territory: 'esil', functionCode: 'improvement.courtyard' },
  ...{ stage: 'construction', kind: 'courtyard' },
};
const almaty: MandateSpec = { ...esil, code: 'almaty', agency: 'akim-almaty', territory: 'almaty' };

describe('measuring mandate.gap', () => {
  let database: TestDatabase;
  let city: TestCity;
  let town: PowerTown;

  beforeAll(async () => {
    database = await createTestDatabase();
    city = await TestCity.found(database.dataSource);
    town = new PowerTown(city);
    // 50 km2 each. Nearly all of Almaty district, to within 0.08 % and to within 0.2 %.
    await city.addTerritory('nearly', 'microdistrict', { x: 0, y: -5000, w: 4996, h: 10_000 });
    await city.addTerritory('almost', 'microdistrict', { x: 0, y: -5000, w: 4990, h: 10_000 });
    await city.addTerritory('north', 'microdistrict', { x: 0, y: 0, w: 5000, h: 5000 });
    await city.addTerritory('south', 'microdistrict', { x: 0, y: -5000, w: 5000, h: 5000 });
    await city.db.query(`INSERT INTO agency (code, tier, name_ru) VALUES ('akimat', 'city', 'Акимат')`);
    await city.db.query(
      `INSERT INTO agency (code, tier, name_ru, valid) VALUES ('gone', 'other', 'gone', '(,2024-01-01)')`,
    );
  });
  beforeEach(async () => {
    await town.clear();
    await city.addMandate(esil);
  });
  afterAll(() => database.drop());

  const open = async () => (await city.findings()).filter((finding) => finding.status !== 'closed');
  async function gaps(requirement: Partial<RequirementSpec>, holders: Partial<MandateSpec>[]) {
    await town.addRequirement({ ...courtyards, ...requirement });
    for (const [n, holder] of holders.entries()) await city.addMandate({ ...almaty, code: `holder-${n}`, ...holder });
    await city.detect('mandate.gap');
    return (await open()).flatMap((finding) => finding.territories);
  }

  const AT = ['almaty'];
  const BOTH = ['esil', 'almaty'];
  const cases: [string, Partial<RequirementSpec>, Partial<MandateSpec>[], string[]][] = [
    ['nobody builds courtyards in Almaty district', {}, [], AT],
    ['the office of the district does', {}, [{}], []],
    ['a body of the whole city does', {}, [{ agency: 'dep-construction', territory: 'astana' }], []],
    ['the holder of the function above holds this one', {}, [{ functionCode: 'improvement' }], []],
    ['the holder of a function below does not hold the one above', { functionCode: 'improvement' }, [{}], BOTH],
    ['the holder of every kind holds this one', {}, [{ kind: 'any' }], []],
    ['the holder of a narrower kind does not hold the wider one', { kind: 'any' }, [{}], BOTH],
    ['another stage', {}, [{ stage: 'maintenance' }], AT],
    ['the function beside', {}, [{ functionCode: 'improvement.public-space' }], AT],
    ['a power that is over', {}, [{ to: '2024-12-31' }], AT],
    ['a power to come', {}, [{ from: '2099-01-01' }], AT],
    ['a body that was dissolved', {}, [{ agency: 'gone' }], AT],
    ['all but a sliver of 0.08 %', {}, [{ territory: 'nearly' }], []],
    ['all but 0.2 %', {}, [{ territory: 'almost' }], AT],
    ['one half', {}, [{ territory: 'north' }], AT],
    ['two halves together', {}, [{ territory: 'north' }, { territory: 'south' }], []],
    ['small contracts only', {}, [{ amount: '(,50000000)' }], AT],
    [
      'small and large contracts by two bodies',
      {},
      [{ amount: '(,50000000)' }, { amount: '[50000000,)', agency: 'akimat' }],
      [],
    ],
    ['small and very large ones', {}, [{ amount: '(,50000000)' }, { amount: '[90000000,)' }], AT],
    ['private property only', {}, [{ owner: 'private' }], AT],
    [
      'every owner by somebody',
      {},
      ['private', 'communal', 'republican', 'common-property'].map((owner) => ({ owner })),
      [],
    ],
    ['asked for this district only, which holds it', { territory: 'almaty' }, [{}], []],
    ['asked for the other district only', { territory: 'esil' }, [], []],
    ['asked for the city: its districts', { territory: 'astana' }, [], AT],
    ['asked for a quarter nobody holds', { territory: 'north' }, [], []],
    ['no longer asked for', { to: '2024-12-31' }, [], []],
    ['not asked for yet', { from: '2099-01-01' }, [], []],
  ];
  it.each(cases)('%s', async (_name, requirement, holders, at) => {
    expect((await gaps(requirement, holders)).sort()).toEqual([...at].sort());
    if (requirement.territory === 'north') expect(await open()).toHaveLength(1);
  });

  it('measures what nobody holds and names who could take it', async () => {
    await town.addSite('Двор на Набережной', 'courtyard', { x: 100, y: -900, w: 40, h: 40 });
    await gaps({}, [{ territory: 'north' }]);
    const [found] = await open();
    expect(found).toMatchObject({ agencies: [], severity: 'medium', from: null, to: null });
    expect(found?.measures).toMatchObject({
      ...{ level: 'territory', gapShare: 0.5, sitesInGap: 1, partlyRu: 'akim-almaty', narrower: false },
      ...{ conditional: false, officeRu: 'akim-almaty', akimatRu: 'Акимат' },
    });
    expect(Number(found?.measures.gapM2) / 25e6).toBeCloseTo(1, 2);
    const rows: { share: number }[] = await city.db.query(
      'SELECT ST_Area(ST_Transform(geom, 32642)) / 25e6 AS share FROM finding',
    );
    expect(rows[0]?.share).toBeCloseTo(1, 2);
  });

  it('tells the case that a condition leaves open', async () => {
    await gaps({}, [{ amount: '(,50000000)' }, { amount: '[90000000,)' }]);
    expect((await open())[0]?.measures).toMatchObject({
      ...{ conditional: true, openFromKzt: '50000000.00', openToKzt: '90000000.00', openOwner: null, gapShare: 1 },
    });
  });

  it('follows a boundary that moved: the outline of the day counts', async () => {
    await city.db.query(
      `INSERT INTO territory (external_id, kind, name_ru) VALUES ('saraishyk', 'district', 'Сарайшық')`,
    );
    await city.addBoundary('saraishyk', { x: 0, y: 0, w: 1000, h: 1000 }, '[2020-01-01,2024-01-01)');
    await city.addBoundary('saraishyk', { x: 5000, y: 0, w: 1000, h: 1000 }, '[2024-01-01,)');
    expect(await gaps({}, [{}])).toEqual(['saraishyk']);
    await city.db.query("DELETE FROM territory WHERE external_id = 'saraishyk'");
  });

  it.each([
    ['nobody', null, null, true],
    ['a body', 'akim-almaty', null, false],
    ['a body until last year', 'akim-almaty', '2024-12-31', true],
    ['a body that is gone', 'gone', null, true],
  ])('a site on the balance of %s', async (_name, holder, to, fires) => {
    const site = await town.addSite('Водно-зелёный бульвар', 'park', { x: 100, y: 100, w: 40, h: 40 });
    if (holder) await town.hold(site, holder, null, to);
    await town.addRequirement({ code: 'parks', level: 'site', kind: 'park' });
    await city.detect('mandate.gap');
    const found = await open();
    expect(found).toHaveLength(fires ? 1 : 0);
    if (fires)
      expect(found[0]).toMatchObject({
        severity: 'low',
        agencies: [],
        territories: ['almaty'],
        measures: { level: 'site' },
      });
    const types: unknown[] = await city.db.query('SELECT DISTINCT subject_type, subject_b_type FROM finding');
    expect(types).toEqual(fires ? [{ subject_type: 'requirement', subject_b_type: 'site' }] : []);
  });

  it('a site of another kind or another district is not asked for', async () => {
    await town.addSite('Двор', 'courtyard', { x: 100, y: 100, w: 40, h: 40 });
    await town.addSite('Парк', 'park', { x: -900, y: 100, w: 40, h: 40 });
    await town.addRequirement({ code: 'parks', level: 'site', kind: 'park', territory: 'almaty' });
    expect(await city.detect('mandate.gap')).toMatchObject({ measured: 0 });
  });
});
