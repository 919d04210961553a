import type { Principal } from '@abat/access';
import { DomainError, type ErrorCode, ROLES, type Role, ruleSettingsResponseSchema } from '@abat/contracts';
import { ChangeRuleSetting, ListRuleSettings } from '@abat/findings';
import { TransactionRunner } from '@abat/platform';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';
import { TestCity } from './support/test-city.js';

const as = (role: Role): Principal => ({
  ...{ userId: '01a1fbe2-0475-70e7-b1c6-cba0ad9a3b78', name: role, role },
  ...{ agencyId: null, districtId: null },
});
const COMBINE = 'rule.work.combine';
const FRESH = 'restriction.fresh-surface';
const NUISANCE = 'work.nuisance';

describe('settings of rules', () => {
  let database: TestDatabase;
  let city: TestCity;
  let list: ListRuleSettings;
  let change: ChangeRuleSetting;

  beforeAll(async () => {
    database = await createTestDatabase();
    city = await TestCity.found(database.dataSource);
    list = new ListRuleSettings(database.dataSource);
    change = new ChangeRuleSetting(new TransactionRunner(database.dataSource));
  });
  beforeEach(async () => {
    await city.clear();
    await city.db.query(`DELETE FROM setting WHERE key = $1`, [COMBINE]);
  });
  afterAll(() => database.drop());

  const set = (key: string, version: number, value: Record<string, unknown>, role: Role = 'administrator') =>
    change.execute(as(role), { key, version }, { value });
  async function refusal(answer: Promise<unknown>): Promise<{ code: ErrorCode; paths: string[] }> {
    const error: unknown = await answer.then(
      () => null,
      (reason: unknown) => reason,
    );
    if (!(error instanceof DomainError)) throw new Error('not refused', { cause: error });
    const errors = error.errors ?? [];
    return { code: error.code, paths: errors.map(({ path }) => path) };
  }

  it('are told for every rule, complete and with what is possible', async () => {
    const { items } = ruleSettingsResponseSchema.parse(await list.execute(as('viewer')));
    expect(items).toHaveLength(19);
    expect(items.find(({ key }) => key === COMBINE)).toMatchObject({
      rule: 'work.combine',
      value: { nearM: 10, trenchKztPerM: { asphalt: 38_000 } },
      defaults: { nearM: 10 },
      schema: { type: 'object', properties: { nearM: { minimum: 0, maximum: 200 } } },
      ...{ version: 0, note: null, updatedAt: null },
    });
    expect(items.find(({ rule }) => rule === 'work.clash')).toMatchObject({ version: 1, value: { bufferM: 5 } });
    // What shipped values rest on the screen tells in the language of its reader.
    expect(items.filter(({ note }) => note !== null)).toEqual([]);
  });

  it('are set as a whole, remembered, and have the rule judge everything anew', async () => {
    expect(await set(COMBINE, 0, { nearM: 25 })).toMatchObject({ version: 1, value: { nearM: 25, gapDays: 60 } });
    expect(await set(COMBINE, 1, { gapDays: 30 })).toMatchObject({ version: 2, value: { nearM: 10, gapDays: 30 } });
    expect(await city.events()).toMatchObject([
      { type: 'setting.changed', data: { rule: 'work.combine', version: 1 } },
      { type: 'setting.changed', data: { rule: 'work.combine', version: 2 } },
    ]);
    const history: unknown[] = await city.db.query(`SELECT FROM history WHERE entity = 'setting'`);
    expect(history.length).toBeGreaterThanOrEqual(2);
  });

  it('are not overwritten by somebody who has not seen them', async () => {
    await set(COMBINE, 0, { nearM: 25 });
    for (const version of [0, 2])
      expect((await refusal(set(COMBINE, version, {}))).code).toBe('request.precondition-failed');
    expect((await list.execute(as('viewer'))).items.find(({ key }) => key === COMBINE)).toMatchObject({
      value: { nearM: 25 },
    });
  });

  it.each(ROLES.filter((role) => role !== 'administrator'))('are not for a %s to set', async (role) => {
    expect((await refusal(set(COMBINE, 0, {}, role))).code).toBe('access.denied');
    expect(await city.events()).toEqual([]);
  });

  it.each<[string, Record<string, unknown>, string]>([
    ['a negative distance', { nearM: -1 }, 'value.nearM'],
    ['a text for a number', { nearM: '10' }, 'value.nearM'],
    ['nothing for a number', { gapDays: null }, 'value.gapDays'],
    ['half a price list', { trenchKztPerM: { asphalt: 1 } }, 'value.trenchKztPerM.concrete'],
    ['a price beyond all measure', { closureKztPerDay: 1e12 }, 'value.closureKztPerDay'],
    ['a mistyped name', { nearm: 12 }, 'value.nearm'],
  ])('are never %s', async (_name, value, path) => {
    const { code, paths } = await refusal(set(COMBINE, 0, value));
    expect([code, paths]).toEqual(['request.invalid', expect.arrayContaining([path])]);
  });

  it('of the city stand beside those of the rules, in whole years', async () => {
    const { items } = await list.execute(as('viewer'));
    expect(items.filter(({ rule }) => rule === null).map(({ key }) => key)).toEqual([FRESH, NUISANCE]);
    expect(items.find(({ key }) => key === FRESH)).toMatchObject({
      version: 1,
      value: { years: { asphalt: { construction: 4, repair: 3 }, lawn: { construction: 0, repair: 0 } } },
      schema: { properties: { years: { properties: { asphalt: { properties: { repair: { type: 'integer' } } } } } } },
    });
  });

  it('of fresh surfaces set those of finished works anew', async () => {
    const work = await city.addWork({ title: 'Асфальт на улице Кенесары', status: 'finished' });
    await city.db.query(`UPDATE work SET surface = 'asphalt', stage = 'current-repair' WHERE id = $1`, [work]);
    const years = (repair: number) => ({ years: { asphalt: { construction: 5, repair } } });
    const guarded = async (): Promise<number[]> => {
      const rows: { years: number }[] = await city.db.query(
        `SELECT extract(year FROM age(upper(active), lower(active)))::int AS years FROM restriction WHERE work_id = $1`,
        [work],
      );
      return rows.map((row) => row.years);
    };
    const { version } = await set(FRESH, 1, years(2));
    expect(await guarded()).toEqual([2]);
    await set(FRESH, version, years(0));
    expect(await guarded()).toEqual([]);
    expect((await city.events()).map(({ type }) => type)).toEqual([
      ...['setting.changed', 'restriction.changed', 'setting.changed', 'restriction.changed'],
    ]);
  });

  it('of nuisance are told by their key', async () => {
    expect(await set(NUISANCE, 1, { longDays: 60, weights: { noise: 50 } })).toMatchObject({
      value: { longDays: 60, manyStops: 4, weights: { noise: 50, duration: 25 } },
    });
    const told: unknown[] = await city.db.query('SELECT type, subject_id AS id FROM outbox');
    expect(told).toEqual([{ type: 'setting.changed', id: NUISANCE }]);
  });

  it.each<[string, string, Record<string, unknown>, string]>([
    [
      'half a year',
      FRESH,
      { years: { asphalt: { construction: 1.5, repair: 3 } } },
      'value.years.asphalt.construction',
    ],
    ['a century', FRESH, { years: { lawn: { construction: 0, repair: 100 } } }, 'value.years.lawn.repair'],
    ['a surface nobody knows', FRESH, { years: { marble: { construction: 1, repair: 1 } } }, 'value.years.marble'],
    ['a negative weight', NUISANCE, { weights: { noise: -1 } }, 'value.weights.noise'],
    ['no days at all', NUISANCE, { longDays: 0 }, 'value.longDays'],
  ])('of the city are never %s', async (_name, key, value, path) => {
    expect(await refusal(set(key, 1, value))).toEqual({ code: 'request.invalid', paths: [path] });
  });

  it.each(['rule.work.unknown', 'city.srid', 'astana.loaded', ''])(
    'are those that stand here only: not "%s"',
    async (key) => {
      expect((await refusal(set(key, 1, {}))).code).toBe('resource.not-found');
    },
  );

  it('of the strips widen the works that are stored', async () => {
    await city.addWork({ title: 'Теплосеть на Кабанбай батыра' });
    await set('rule.work.clash', 1, { bufferM: 8 });
    const widths: { buffer: number }[] = await city.db.query('SELECT DISTINCT buffer_m AS buffer FROM work_zone');
    expect(widths).toEqual([{ buffer: 8 }]);
    expect((await city.events()).map(({ data }) => data.rule)).toEqual(['work.clash', 'work.duplicate', 'work.event']);
  });
});
