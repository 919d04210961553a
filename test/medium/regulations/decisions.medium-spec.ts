import { regulationQuerySchema, type Role } from '@abat/contracts';
import { ADMIN, kazakhTextOf, OPERATOR, RegulationBench, textOf } from './support.js';

let bench: RegulationBench;
beforeAll(async () => {
  bench = await RegulationBench.open();
}, 120_000);
beforeEach(() => bench.clear());
afterAll(() => bench?.close());

const REPAIR = 'проводит текущий ремонт общественных пространств Левого берега';
const COURTYARDS = 'организует благоустройство дворовых территорий улицы Кенесары';
const NEW = {
  function: 'improvement.public-space',
  stage: 'current-repair',
  objectKind: 'any',
  territory: 'almaty',
} as const;
const confirmNew = { decision: 'confirmed', newMandate: { ...NEW } } as const;

describe('A regulation that is read', () => {
  it('has its functions as open statements, each with what it seems to mean', async () => {
    const regulation = await bench.add('akim-almaty', textOf(REPAIR, COURTYARDS));
    expect(regulation).toMatchObject({ agency: 'akim-almaty', language: 'ru', format: 'txt', status: 'open' });
    expect(regulation.counts).toEqual({ total: 2, open: 2, confirmed: 0, rejected: 0 });
    const [repair, courtyards] = await bench.statementsOf(regulation);
    expect(repair).toMatchObject({ point: '13.1)', section: 'functions', text: REPAIR, decision: 'open', similar: 0 });
    expect(repair?.functions[0]).toMatchObject({
      function: 'improvement.public-space',
      words: ['общественных', 'пространств'],
    });
    expect(repair?.stage).toMatchObject({ stage: 'current-repair', words: ['текущий ремонт'] });
    expect(courtyards?.functions[0]?.function).toBe('improvement.courtyard');
  });

  it('may be Kazakh, with the Kazakh names of the dictionary', async () => {
    await bench.db.query(
      `UPDATE city_function SET name_kk = 'Аула аумақтарын абаттандыру' WHERE code = 'improvement.courtyard'`,
    );
    const regulation = await bench.add('akim-almaty', kazakhTextOf('аулаларды абаттандыруды жоспарлайды'));
    const [statement] = await bench.statementsOf(regulation);
    expect(statement?.functions[0]).toMatchObject({
      function: 'improvement.courtyard',
      words: ['аулаларды', 'абаттандыруды'],
    });
    expect(statement?.stage?.stage).toBe('planning');
  });

  it('shows its lines with the statements they became', async () => {
    const regulation = await bench.add('akim-almaty', textOf(REPAIR));
    const [statement] = await bench.statementsOf(regulation);
    const { items } = await bench.regulations.document(regulation.id);
    expect(items.map((line) => [line.kind, line.point, line.statement])).toEqual([
      ['text', '', null],
      ['heading', '13.', null],
      ['point', '13.1)', statement?.id],
    ]);
  });

  it('is told with the ids of its statements, so that the rules look at them', async () => {
    const regulation = await bench.add('akim-almaty', textOf(REPAIR));
    const [statement] = await bench.statementsOf(regulation);
    const events = await bench.city.events();
    expect(events).toMatchObject([
      { type: 'regulation.changed', data: { ids: [statement?.id], regulation: regulation.id } },
    ]);
  });

  it('comes once: the same file of the same body is refused', async () => {
    await bench.add('akim-almaty', textOf(REPAIR));
    await expect(bench.add('akim-almaty', textOf(REPAIR))).rejects.toMatchObject({ driverError: { code: '23505' } });
    await expect(bench.add('akim-esil', textOf(REPAIR))).resolves.toMatchObject({ agency: 'akim-esil' });
  });

  it('names a body that exists', async () => {
    await expect(bench.add('nobody', textOf(REPAIR))).rejects.toMatchObject({ code: 'reference.unknown' });
  });

  it('is found by its body and by what is left to decide', async () => {
    const regulation = await bench.add('akim-almaty', textOf(REPAIR));
    const [statement] = await bench.statementsOf(regulation);
    const total = async (query: object) => (await bench.regulations.list(regulationQuerySchema.parse(query))).total;
    expect([await total({ agency: 'akim-almaty' }), await total({ agency: 'akim-esil' })]).toEqual([1, 0]);
    expect([await total({ status: 'open' }), await total({ status: 'done' })]).toEqual([1, 0]);
    if (statement) await bench.say(statement, { decision: 'rejected' });
    expect([await total({ status: 'open' }), await total({ status: 'done' })]).toEqual([0, 1]);
  });
});

describe('A person decides', () => {
  it('that it is a power the body holds already', async () => {
    const statement = await bench.only('akim-almaty', REPAIR);
    const id = await bench.city.addMandate({ code: 'm-almaty', agency: 'akim-almaty', territory: 'almaty' });
    const said = await bench.say(statement, { decision: 'confirmed', mandate: 'm-almaty' }, OPERATOR);
    expect(said).toMatchObject({ decision: 'confirmed', mandate: { id, code: 'm-almaty' }, decidedBy: ADMIN.name });
    expect(said.decidedAt).not.toBeNull();
  });

  it('that it is a new power: the mandate cites the point', async () => {
    const statement = await bench.only('akim-almaty', REPAIR);
    const said = await bench.say(statement, {
      decision: 'confirmed',
      newMandate: { ...NEW, code: 'm-new', validFrom: '2026-01-01', legalBasis: 'Положение (пример)' },
    });
    expect(said.mandate).toMatchObject({
      code: 'm-new',
      function: 'improvement.public-space',
      stage: 'current-repair',
    });
    const row = await bench.db.query(
      `SELECT a.code AS agency, t.external_id AS territory, m.article, l.title_ru AS basis, lower(m.valid)::text AS "from"
       FROM mandate m JOIN agency a ON a.id = m.agency_id JOIN territory t ON t.id = m.territory_id JOIN legal_act l ON l.id = m.legal_act_id`,
    );
    expect(row).toEqual([
      { agency: 'akim-almaty', territory: 'almaty', article: '13.1)', basis: 'Положение (пример)', from: '2026-01-01' },
    ]);
    expect((await bench.city.events()).map(({ type }) => type)).toEqual([
      'regulation.changed',
      'mandate.changed',
      'regulation.changed',
    ]);
  });

  it('that it is no function, and may take that back', async () => {
    const statement = await bench.only('akim-almaty', REPAIR);
    const rejected = await bench.say(statement, { decision: 'rejected', note: 'это обязанность, а не функция' });
    expect(rejected).toMatchObject({ decision: 'rejected', mandate: null, note: 'это обязанность, а не функция' });
    const reopened = await bench.say(rejected, { decision: 'open' });
    expect(reopened).toMatchObject({ decision: 'open', decidedBy: null, decidedAt: null });
  });

  it('and the mandate stays when the decision is taken back', async () => {
    const made = await bench.say(await bench.only('akim-almaty', REPAIR), confirmNew);
    expect(await bench.say(made, { decision: 'open' })).toMatchObject({ mandate: null });
    expect(await bench.value('SELECT count(*)::int FROM mandate')).toBe(1);
  });

  it('leaves a trace of who said what', async () => {
    await bench.say(await bench.only('akim-almaty', REPAIR), { decision: 'rejected' });
    const rows = await bench.db.query(
      `SELECT actor_label AS who, before ->> 'decision' AS before, after ->> 'decision' AS after FROM history
       WHERE entity = 'regulation_statement' AND action = 'update'`,
    );
    expect(rows).toEqual([{ who: ADMIN.name, before: 'open', after: 'rejected' }]);
  });
});

describe('A decision is refused', () => {
  it('for a mandate of another body', async () => {
    const statement = await bench.only('akim-almaty', REPAIR);
    await bench.city.addMandate({ code: 'm-esil', agency: 'akim-esil', territory: 'esil' });
    await expect(bench.say(statement, { decision: 'confirmed', mandate: 'm-esil' })).rejects.toMatchObject({
      code: 'statement.foreign-mandate',
    });
    await expect(bench.say(statement, { decision: 'confirmed', mandate: 'm-none' })).rejects.toMatchObject({
      code: 'reference.unknown',
    });
  });

  it('when somebody decided meanwhile', async () => {
    const statement = await bench.only('akim-almaty', REPAIR);
    await bench.say(statement, { decision: 'rejected' });
    await expect(bench.say(statement, { decision: 'open' })).rejects.toMatchObject({
      code: 'request.precondition-failed',
      currentVersion: 2,
    });
  });

  it('whole, when the mandate cannot be made', async () => {
    const statement = await bench.only('akim-almaty', REPAIR);
    const unknown = { ...NEW, function: 'no.such.function' };
    await expect(bench.say(statement, { decision: 'confirmed', newMandate: unknown })).rejects.toMatchObject({
      code: 'reference.unknown',
    });
    expect(await bench.value('SELECT decision FROM regulation_statement')).toBe('open');
  });

  it('to an operator who would make a mandate: that takes the right to write mandates', async () => {
    const statement = await bench.only('akim-almaty', REPAIR);
    await expect(bench.say(statement, confirmNew, OPERATOR)).rejects.toMatchObject({ code: 'access.denied' });
    expect(await bench.value('SELECT count(*)::int FROM mandate')).toBe(0);
  });
});

describe('Who may not', () => {
  it.each<Role>(['viewer', 'planner', 'reviewer'])('a %s uploads, decides, deletes', async (role) => {
    const nobody = { ...ADMIN, role };
    const statement = await bench.only('akim-almaty', REPAIR);
    const denied = { code: 'access.denied' };
    await expect(bench.add('akim-almaty', textOf(COURTYARDS), nobody)).rejects.toMatchObject(denied);
    await expect(bench.say(statement, { decision: 'rejected' }, nobody)).rejects.toMatchObject(denied);
    const row = { id: statement.regulation, version: 1 };
    await expect(bench.remove.execute(nobody, row)).rejects.toMatchObject(denied);
  });

  it('an executive touches the regulation of another body; with the own one all is allowed', async () => {
    const executive = { ...ADMIN, role: 'executive' as const, agencyId: await bench.agencyId('akim-esil') };
    const statement = await bench.only('akim-almaty', REPAIR);
    const outside = { code: 'access.outside-agency' };
    await expect(bench.add('akim-almaty', textOf(COURTYARDS), executive)).rejects.toMatchObject(outside);
    await expect(bench.say(statement, { decision: 'rejected' }, executive)).rejects.toMatchObject(outside);
    const own = await bench.add('akim-esil', textOf(REPAIR), executive);
    const [mine] = await bench.statementsOf(own);
    if (mine) await bench.say(mine, { decision: 'confirmed', newMandate: { ...NEW, territory: 'esil' } }, executive);
    expect(await bench.value('SELECT count(*)::int FROM mandate')).toBe(1);
    await bench.remove.execute(executive, own);
    expect(await bench.value('SELECT count(*)::int FROM mandate')).toBe(1);
  });
});

it('A deleted regulation takes its statements with it, and only as it was seen', async () => {
  const regulation = await bench.add('akim-almaty', textOf(REPAIR));
  await expect(bench.remove.execute(ADMIN, { id: regulation.id, version: 7 })).rejects.toMatchObject({
    code: 'request.precondition-failed',
    currentVersion: 1,
  });
  await bench.remove.execute(ADMIN, regulation);
  expect(await bench.value('SELECT count(*)::int FROM regulation_statement')).toBe(0);
  await expect(bench.regulations.one(regulation.id)).rejects.toMatchObject({ code: 'resource.not-found' });
});
