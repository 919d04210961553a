import { createTestDatabase, type TestDatabase } from '../../support/database.js';
import { type ActSpec, PowerTown } from './support/power-town.js';
import { type MandateSpec, TestCity } from './support/test-city.js';

// Upkeep of the streets of Almaty district, from 2020 on, by the rules of improvement.
const upkeep: MandateSpec = {
  ...{ code: 'upkeep', agency: 'akim-almaty', territory: 'almaty', functionCode: 'streets.upkeep' },
  ...{ stage: 'maintenance', kind: 'street' },
};

describe('measuring mandate.legal-basis', () => {
  let database: TestDatabase;
  let city: TestCity;
  let town: PowerTown;

  beforeAll(async () => {
    database = await createTestDatabase();
    city = await TestCity.found(database.dataSource);
    town = new PowerTown(city);
  });
  beforeEach(() => town.clear());
  afterAll(() => database.drop());

  async function resting(act: Partial<ActSpec>, mandate: Partial<MandateSpec> = {}) {
    await town.addAct({ code: 'rules', ...act });
    await town.restOn(await city.addMandate({ ...upkeep, ...mandate }), 'rules');
    await city.detect('mandate.legal-basis');
    return (await city.findings())[0];
  }
  const day = async (shift: number): Promise<string> => {
    const rows: { day: string }[] = await city.db.query('SELECT (current_date + $1::int)::text AS day', [shift]);
    return rows[0]?.day ?? '';
  };

  const cases: [string, Partial<ActSpec>, Partial<MandateSpec>, [reason: string | null, since: string | null]][] = [
    ['an act in force', {}, {}, [null, null]],
    ['repealed', { status: 'repealed', to: '2024-10-24' }, {}, ['repealed', '2024-10-25']],
    ['repealed, the day unknown', { status: 'repealed' }, {}, ['repealed', null]],
    ['expired', { to: '2024-10-24' }, {}, ['expired', '2024-10-25']],
    ['a draft', { status: 'draft' }, {}, ['draft', null]],
    ['amended after the power began', { amendedOn: '2020-01-02' }, {}, ['amended', '2020-01-02']],
    ['amended on the day the power began', { amendedOn: '2020-01-01' }, {}, [null, null]],
    ['amended before the power began', { status: 'amended', amendedOn: '2019-05-01' }, {}, [null, null]],
    ['amended, the day unknown', { status: 'amended' }, {}, ['amended', null]],
    ['to be amended', { amendedOn: '2099-01-01' }, {}, [null, null]],
    ['overdue for review', { nextReviewOn: '2025-01-01' }, {}, ['review', '2025-01-01']],
    [
      'repealed and overdue: the worse counts',
      { status: 'repealed', nextReviewOn: '2025-01-01' },
      {},
      ['repealed', null],
    ],
    ['repealed, but the power is over', { status: 'repealed' }, { to: '2024-12-31' }, [null, null]],
    ['repealed, and the power is still to come', { status: 'repealed' }, { from: '2099-01-01' }, ['repealed', null]],
  ];
  it.each(cases)('%s', async (_name, act, mandate, expected) => {
    const found = await resting(act, mandate);
    expect(found ? [found.measures.reason, found.measures.since] : [null, null]).toEqual(expected);
  });

  it.each([
    ['ends yesterday', -1, 'expired'],
    ['ends today', 0, null],
  ])('an act that %s', async (_name, shift, reason) => {
    expect((await resting({ to: await day(shift) }))?.measures.reason ?? null).toBe(reason);
  });
  it.each([
    ['was due yesterday', -1, 'review'],
    ['is due today', 0, null],
  ])('a review that %s', async (_name, shift, reason) => {
    expect((await resting({ nextReviewOn: await day(shift) }))?.measures.reason ?? null).toBe(reason);
  });

  it('is one finding of the power and the act, since the act has no force', async () => {
    await town.addAct({ code: 'new-rules' });
    const found = await resting({ status: 'repealed', to: '2024-10-24', replacedBy: 'new-rules' });
    expect(found).toMatchObject({
      ...{ severity: 'high', from: '2024-10-25', to: null, agencies: ['akim-almaty'], territories: ['almaty'] },
      measures: { replacedBy: 'new-rules', replacedByRu: 'new-rules', stage: 'maintenance' },
    });
  });

  it('weighs less where nothing is spent', async () => {
    expect(await resting({ status: 'repealed' }, { stage: 'coordination' })).toMatchObject({ severity: 'medium' });
  });

  it('repealing an act raises everything that rests on it; another basis closes it', async () => {
    const act = await town.addAct({ code: 'rules' });
    const mandate = await city.addMandate(upkeep);
    await town.restOn(mandate, 'rules');
    await city.db.query(`UPDATE legal_act SET status = 'repealed' WHERE id = $1`, [act]);
    await city.detectSome([act], 'mandate.legal-basis', 'legal-act');
    expect(await city.findings()).toMatchObject([{ status: 'open' }]);
    await town.addAct({ code: 'new-rules' });
    await town.restOn(mandate, 'new-rules');
    await city.detectSome([mandate], 'mandate.legal-basis');
    expect(await city.findings()).toMatchObject([{ status: 'closed' }]);
  });
});
