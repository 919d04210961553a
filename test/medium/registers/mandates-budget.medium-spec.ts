import {
  budgetLineDraftSchema,
  functionQuerySchema,
  mandateDraftSchema,
  mandateQuerySchema,
  workDraftSchema,
  workPatchSchema,
} from '@abat/contracts';
import { GetWorkMoney } from '@abat/budget';
import { ADMIN, box, RegisterBench } from './support.js';

let bench: RegisterBench;
beforeAll(async () => {
  bench = await RegisterBench.open();
}, 120_000);
afterAll(() => bench?.close());

describe('The tree of functions', () => {
  const add = (code: string, parent?: string) =>
    bench.functions.create(ADMIN, { code, nameRu: code, ...(parent ? { parent } : {}) });
  const below = async (code: string): Promise<string[]> =>
    (await bench.functions.list(functionQuerySchema.parse({ function: code }))).items.map(
      (each) => `${each.code} ${each.depth}`,
    );

  it('moves a branch with everything below it', async () => {
    const streets = await add('streets');
    await add('networks');
    const repair = await add('repair', 'streets');
    await add('repair.asphalt', 'repair');
    expect(await below('streets')).toEqual(['streets 0', 'repair 1', 'repair.asphalt 2']);
    const moved = await bench.functions.change(ADMIN, repair, { parent: 'networks' });
    expect(moved).toMatchObject({ parent: 'networks', depth: 1 });
    expect(await below('streets')).toEqual(['streets 0']);
    expect(await below('networks')).toEqual(['networks 0', 'repair 1', 'repair.asphalt 2']);
    await bench.functions.change(ADMIN, moved, { parent: null });
    expect(await below('repair')).toEqual(['repair 0', 'repair.asphalt 1']);
    expect(streets.depth).toBe(0);
  });

  it('has no cycles, of one or of three', async () => {
    const root = await add('a');
    await add('b', 'a');
    await add('c', 'b');
    for (const parent of ['a', 'b', 'c'])
      await expect(bench.functions.change(ADMIN, root, { parent })).rejects.toMatchObject({
        code: 'request.invalid',
        errors: [{ path: 'parent' }],
      });
    expect(await below('a')).toEqual(['a 0', 'b 1', 'c 2']);
  });

  it('loses no branch that others need', async () => {
    const root = await add('needed');
    await add('needing', 'needed');
    await expect(bench.functions.remove(ADMIN, root)).rejects.toMatchObject({ driverError: { code: '23503' } });
  });

  it('takes codes with dots, dashes and Kazakh letters', async () => {
    const odd = await add('көгалдандыру/1.2-б:в');
    expect(await below('көгалдандыру/1.2-б:в')).toEqual([`${odd.code} 0`]);
  });
});

describe('The tree of agencies', () => {
  it('has no cycles', async () => {
    const top = await bench.agencies.create(ADMIN, { code: 'top', tier: 'city', nameRu: 'Верх' });
    await bench.agencies.create(ADMIN, { code: 'under', tier: 'department', nameRu: 'Низ', parent: 'top' });
    await expect(bench.agencies.change(ADMIN, top, { parent: 'under' })).rejects.toMatchObject({
      code: 'request.invalid',
    });
    await expect(bench.agencies.change(ADMIN, top, { parent: 'top' })).rejects.toMatchObject({
      code: 'request.invalid',
    });
  });
});

describe('A mandate', () => {
  const draft = (changes: Record<string, unknown>) =>
    mandateDraftSchema.parse({
      ...{
        agency: 'dep-environment',
        function: 'improvement',
        stage: 'current-repair',
        objectKind: 'public-space',
        territory: 'astana',
      },
      ...changes,
    });
  const acts = (): Promise<string> => bench.value('SELECT count(*) FROM legal_act');

  it('makes its legal act once and shares it with others', async () => {
    const legalBasis = 'Постановление акимата № 1';
    const first = await bench.mandates.create(ADMIN, draft({ code: 'm-1', legalBasis }));
    const count = await acts();
    const second = await bench.mandates.create(ADMIN, draft({ code: 'm-2', legalBasis, agency: 'akim-esil' }));
    expect([first.legalBasis, second.legalBasis]).toEqual([legalBasis, legalBasis]);
    expect(await acts()).toBe(count);
    expect((await bench.mandates.change(ADMIN, second, { legalBasis: null })).legalBasis).toBeNull();
  });

  it('means the city by `city`', async () => {
    const mandate = await bench.mandates.create(ADMIN, draft({ code: 'm-city', territory: 'city' }));
    expect(mandate.territory).toBe('astana');
  });

  it('holds on its last day and not on the next', async () => {
    await bench.mandates.create(ADMIN, draft({ code: 'm-days', validFrom: '2030-01-01', validTo: '2030-12-31' }));
    const total = async (at: string) =>
      (await bench.mandates.list(mandateQuerySchema.parse({ q: 'm-days', at }))).total;
    expect([
      await total('2029-12-31'),
      await total('2030-01-01'),
      await total('2030-12-31'),
      await total('2031-01-01'),
    ]).toEqual([0, 1, 1, 0]);
  });

  it('is not turned round by one day alone, and opens to both sides', async () => {
    const mandate = await bench.mandates.create(
      ADMIN,
      draft({ code: 'm-turn', validFrom: '2030-01-01', validTo: '2030-12-31' }),
    );
    await expect(bench.mandates.change(ADMIN, mandate, { validTo: '2029-12-31' })).rejects.toMatchObject({
      code: 'request.invalid',
    });
    const open = await bench.mandates.change(ADMIN, mandate, { validFrom: null, validTo: null });
    expect([open.validFrom, open.validTo]).toEqual([null, null]);
  });

  it('is not delegated to its holder, however it is said', async () => {
    const mandate = await bench.mandates.create(
      ADMIN,
      draft({ code: 'm-self', withAgency: 'akim-esil', mode: 'joint' }),
    );
    await expect(bench.mandates.change(ADMIN, mandate, { withAgency: 'dep-environment' })).rejects.toMatchObject({
      code: 'request.invalid',
    });
    await expect(bench.mandates.change(ADMIN, mandate, { agency: 'akim-esil' })).rejects.toMatchObject({
      code: 'request.invalid',
    });
  });
});

describe('Money', () => {
  const line = (code: string, changes: Record<string, unknown> = {}) =>
    bench.lines.create(
      ADMIN,
      budgetLineDraftSchema.parse({ code, year: 2031, administrator: 'dep-environment', source: 'local', ...changes }),
    );
  const work = (changes: Record<string, unknown>) =>
    bench.createWork.execute(
      ADMIN,
      workDraftSchema.parse({
        ...{
          title: 'Плитка',
          agency: 'dep-environment',
          function: 'improvement',
          start: '2031-06-01',
          end: '2031-06-30',
        },
        ...{ geometry: box(10, 10, 20, 20), ...changes },
      }),
    );

  it.each(['0', '0.01', '0.1', '9999999999999999.99', '1234567890123456.78', '100000000000000.10'])(
    '%s is kept to the tiyn',
    async (amount) => {
      const stored = await line(`exact-${amount}`, { plannedKzt: amount });
      expect(Number(stored.plannedKzt?.replace('.', ''))).toBe(
        Math.round(Number(amount.includes('.') ? amount.replace(/\.(\d)$/, '.$10').replace('.', '') : `${amount}00`)),
      );
      expect(stored.plannedKzt).toMatch(/^\d+\.\d{2}$/);
    },
  );

  it('of many works adds up exactly', async () => {
    const budget = await line('sum', { plannedKzt: '1.00' });
    for (const costKzt of ['0.10', '0.20', '999999999999.99']) await work({ budgetLine: 'sum', costKzt });
    expect((await bench.lines.getById(budget.id)).allocatedKzt).toBe('1000000000000.29');
  });

  it('of a work follows its cost and its line', async () => {
    const [first, second] = [await line('from'), await line('to')];
    const paved = await work({ budgetLine: 'from', costKzt: '100.00' });
    const dearer = await bench.changeWork.execute(ADMIN, paved, workPatchSchema.parse({ costKzt: '150.50' }));
    expect((await bench.lines.getById(first.id)).allocatedKzt).toBe('150.50');
    const moved = await bench.changeWork.execute(ADMIN, dearer, workPatchSchema.parse({ budgetLine: 'to' }));
    const allocated = await Promise.all(
      [first, second].map(async ({ id }) => (await bench.lines.getById(id)).allocatedKzt),
    );
    expect(allocated).toEqual(['0.00', '150.50']);
    const { items } = await new GetWorkMoney(bench.db).execute(moved.id);
    expect(items).toEqual([expect.objectContaining({ budgetLine: 'to', amountKzt: '150.50', year: 2031 })]);
    await bench.changeWork.execute(ADMIN, moved, workPatchSchema.parse({ budgetLine: null }));
    expect((await new GetWorkMoney(bench.db).execute(moved.id)).items).toEqual([]);
  });

  it('of a line that pays for a work cannot vanish', async () => {
    const budget = await line('paying');
    await work({ budgetLine: 'paying', costKzt: '5.00' });
    await expect(bench.lines.remove(ADMIN, budget)).rejects.toMatchObject({ driverError: { code: '23503' } });
    expect((await bench.lines.getById(budget.id)).code).toBe('paying');
  });

  it.each([
    ['its code alone', { code: 'found' }],
    ['a part of its code', { q: 'FOUN' }],
    ['its year', { q: '2033' }],
    ['its subprogramme', { q: 'ағаш отырғызу' }],
  ])('of a line is found by %s', async (_title, query) => {
    await bench.db.query("DELETE FROM budget_line WHERE code LIKE 'found%'");
    await line('found', { year: 2033, subprogramme: 'Ағаш отырғызу' });
    if ('code' in query) await line('found-2');
    const { items } = await bench.lines.list({ ...query, limit: 5, sort: '-year' });
    expect(items.map(({ code }) => code)).toEqual(['found']);
  });

  it('that is only asked for is told from the budget', async () => {
    for (const [code, standing] of [
      ['asked-1', 'need'],
      ['asked-2', 'budget'],
    ])
      await line(`${code}`, { standing });
    const codes = async (standing?: 'budget' | 'need') => {
      const { items } = await bench.lines.list({ q: 'asked-', limit: 1, sort: 'code', ...(standing && { standing }) });
      return items.map(({ code }) => code);
    };
    expect([await codes(), await codes('need'), await codes('budget')]).toEqual([
      ['asked-1'],
      ['asked-1'],
      ['asked-2'],
    ]);
  });

  it('of a line below itself is refused', async () => {
    const parent = await line('upper');
    await line('lower', { parent: 'upper' });
    await expect(bench.lines.change(ADMIN, parent, { parent: 'upper' })).rejects.toThrow();
    await expect(bench.lines.change(ADMIN, parent, { parent: 'lower' })).rejects.toThrow();
  });
});
