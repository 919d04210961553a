import { createTestDatabase, type TestDatabase } from '../../support/database.js';
import { type AgreementSpec, type MandateSpec, TestCity } from './support/test-city.js';

// The department builds public spaces of the whole city, the office of Almaty district keeps those of its district.
const builder: MandateSpec = {
  ...{ code: 'builder', agency: 'dep-construction', territory: 'astana', kind: 'public-space' },
  ...{ functionCode: 'improvement.public-space', stage: 'construction' },
};
const keeper: MandateSpec = {
  ...{ ...builder, code: 'keeper', agency: 'akim-almaty', territory: 'almaty' },
  stage: 'maintenance',
};
const handover: AgreementSpec = { between: ['dep-construction', 'akim-almaty'], kind: 'handover' };

describe('what handovers leave of a split chain', () => {
  let database: TestDatabase;
  let city: TestCity;

  beforeAll(async () => {
    database = await createTestDatabase();
    city = await TestCity.found(database.dataSource);
    await city.addTerritory('sary-arqa-east', 'microdistrict', { x: 2500, y: -5000, w: 2500, h: 10_000 });
  });
  beforeEach(() => city.clear());
  afterAll(() => database.drop());

  const standing = async () => (await city.findings()).filter((finding) => finding.status !== 'closed');

  async function chainOf(mandates: MandateSpec[], agreement?: AgreementSpec) {
    for (const mandate of mandates) await city.addMandate(mandate);
    if (agreement) await city.addAgreement(agreement);
    await city.detect('mandate.split-chain');
    return standing();
  }

  it('fires for the half of the district that is not handed over', async () => {
    const [chain] = await chainOf([builder, keeper], { ...handover, territory: 'sary-arqa-east' });
    expect(Number(chain?.measures.overlapM2) / 25e6).toBeCloseTo(1, 2);
    expect(chain?.measures.coveredShare).toBeCloseTo(0.5, 2);
  });

  it('fires for the days after the handover ends', async () => {
    const [chain] = await chainOf([builder, keeper], { ...handover, to: '2030-12-31' });
    expect(chain).toMatchObject({ from: '2031-01-01', to: null });
  });

  it('is one finding for a pair of powers, however often it is looked for', async () => {
    expect((await chainOf([builder, keeper])).length).toBe(1);
    expect(await city.detect('mandate.split-chain')).toMatchObject({ opened: 0, updated: 0, closed: 0 });
  });

  const agreements: [string, AgreementSpec, boolean][] = [
    ['of the function', { ...handover, functionCode: 'improvement.public-space' }, true],
    ['of the function above', { ...handover, functionCode: 'improvement' }, true],
    ['of a function beside', { ...handover, functionCode: 'improvement.courtyard' }, false],
    ['with another office', { ...handover, between: ['dep-construction', 'akim-esil'] }, false],
  ];
  it.each(agreements)('closes at once when a handover is recorded: %s', async (_name, agreement, closes) => {
    await chainOf([builder, keeper]);
    const id = await city.addAgreement(agreement);
    await city.detectSome([id], 'mandate.split-chain', 'agreement');
    expect((await standing()).length).toBe(closes ? 0 : 1);
  });

  it('opens again when the handover is about another function from now on', async () => {
    await chainOf([builder, keeper]);
    const id = await city.addAgreement({ ...handover, functionCode: 'improvement.public-space' });
    await city.detectSome([id], 'mandate.split-chain', 'agreement');
    await city.db.query(
      `UPDATE agreement SET function_id = (SELECT id FROM city_function WHERE code = 'improvement.courtyard') WHERE id = $1`,
      [id],
    );
    await city.detectSome([id], 'mandate.split-chain', 'agreement');
    expect((await standing()).length).toBe(1);
  });

  it('closes when the builder is given the upkeep of the function above, and opens when that is taken away', async () => {
    await chainOf([builder, keeper]);
    const own = await city.addMandate({
      ...builder,
      code: 'own',
      functionCode: 'improvement',
      kind: 'any',
      stage: 'maintenance',
    });
    await city.detectSome([own], 'mandate.split-chain');
    expect(await standing()).toEqual([]);
    await city.db.query('DELETE FROM mandate WHERE id = $1', [own]);
    await city.detectSome([own], 'mandate.split-chain');
    expect((await standing()).length).toBe(1);
  });
});
