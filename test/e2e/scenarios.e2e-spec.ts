import type { Comparison, EventsResponse, Mandate, Page, Problem, Scenario, ScenarioSummaries } from '@abat/contracts';
import type { Answer, ApiClient } from '../support/api-client.js';
import { AbatSystem } from '../support/system.js';

let abat: AbatSystem;
let reviewer: ApiClient;
let planner: ApiClient;
let act: string;
let made = 0;

beforeAll(async () => {
  abat = await AbatSystem.start({ seed: 'astana' });
  await abat.settled();
  [reviewer, planner] = [await abat.as('reviewer'), await abat.as('planner')];
  act = (await abat.value<string>("SELECT code FROM legal_act WHERE status = 'in-force' ORDER BY code LIMIT 1")) ?? '';
}, 180_000);
afterAll(() => abat?.stop());

const PATH = '/api/v1/scenarios';
const CONTROL = { action: 'grant', agencies: ['akim-nura'], function: 'improvement.cleaning', stage: 'control' };

const codeOf = ({ status, body }: Answer): unknown[] => [status, (body as { code?: string } | null)?.code];

function create(steps: object[] = [CONTROL], client = reviewer): Promise<Scenario> {
  made += 1;
  return client.done(client.post<Scenario>(PATH, { code: `proba-${made}`, nameRu: 'Проба', steps }));
}

const adopt = (scenario: Scenario, client = reviewer, body: object = { legalAct: act }) =>
  client.post<Scenario>(`${PATH}/${scenario.id}/adopt`, body, { 'if-match': `"${scenario.version}"` });
const createdBy = ({ code }: Scenario): Promise<string | null> =>
  abat.value<string>('SELECT count(*)::text FROM mandate WHERE code LIKE $1', [`${code}.%`]);

describe('A scenario over HTTP', () => {
  it('takes the spelling of files and gives back that of the API', async () => {
    const scenario = await create([
      { action: 'withdraw', mandate: 'm103' },
      { ...CONTROL, object_kind: 'public-space', territory: 'own district' },
    ]);
    expect(scenario.steps[1]).toMatchObject({
      objectKind: 'public-space',
      territory: 'own district',
      mode: 'exclusive',
    });
    const stored = await reviewer.read<Scenario>(`${PATH}/${scenario.id}`);
    expect(stored.steps).toEqual(scenario.steps);
  });

  it('tells what it would change, alone and beside another, and as a workbook', async () => {
    const [one, other] = [await create([{ action: 'withdraw', mandate: 'm011' }]), await create()];
    const comparison = await planner.read<Comparison>(`${PATH}/${one.id}/comparison`);
    expect(comparison.totals.closed).toBeGreaterThanOrEqual(6);
    const { items } = await planner.read<ScenarioSummaries>(`${PATH}/compare?ids=${one.id},${other.id}`);
    expect(items.map(({ scenario }) => scenario.id)).toEqual([one.id, other.id]);
    expect(items[0]?.totals).toEqual(comparison.totals);
    const file = await planner.bytes(`${PATH}/${one.id}/export?lang=kk`);
    expect([file.status, file.body.subarray(0, 2).toString()]).toEqual([200, 'PK']);
    expect(file.headers.get('content-disposition')).toContain(`${one.code}.xlsx`);
  });

  it('without steps moves no function: its chains are not known, neither on the mean nor the longest', async () => {
    const { id } = await create([]);
    const { measures } = await planner.read<Comparison>(`${PATH}/${id}/comparison`);
    const nothing = { average: null, max: null };
    expect([measures.before.chain, measures.after.chain]).toEqual([nothing, nothing]);
  });

  it('is changed, and taken away, only in the version that was seen', async () => {
    const scenario = await create();
    expect((await reviewer.patch(`${PATH}/${scenario.id}`, { nameRu: 'Иначе' }, 9)).status).toBe(412);
    expect((await reviewer.patch(`${PATH}/${scenario.id}`, { nameRu: 'Иначе' })).status).toBe(428);
    expect((await reviewer.delete(`${PATH}/${scenario.id}`, scenario.version)).status).toBe(204);
    expect((await reviewer.get(`${PATH}/${scenario.id}`)).status).toBe(404);
  });
});

describe('Hostile and impossible scenarios', () => {
  const withdraw = { action: 'withdraw', mandate: 'm012' };
  const cases: [why: string, steps: unknown, path: string][] = [
    ['an unknown power', [withdraw, { action: 'withdraw', mandate: 'm999' }], 'steps.1.mandate'],
    ['a power taken away twice', [withdraw, withdraw], 'steps.1.mandate'],
    [
      'a department with an own district',
      [{ ...CONTROL, agencies: ['dep-transport'], territory: 'own district' }],
      'steps.0.agencies.0',
    ],
    ['a step nobody knows', [{ action: 'abolish', mandate: 'm011' }], 'steps.0.action'],
    ['SQL for a code', [{ action: 'withdraw', mandate: "m011'; DROP TABLE mandate; --" }], 'steps.0.mandate'],
    ['a number for a step', [7], 'steps.0'],
    ['words for steps', 'withdraw m011', 'steps'],
    ['too many steps', Array.from({ length: 201 }, () => withdraw), 'steps'],
    ['a prototype', [{ ...withdraw, constructor: { prototype: {} } }], 'steps.0'],
  ];
  it.each(cases)('%s is refused with the place', async (_why, steps, path) => {
    const answer = await reviewer.post<Problem>(PATH, { code: 'hostile', nameRu: 'Проба', steps });
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(answer.status).toBeLessThan(500);
    expect(answer.body.errors?.some((fault) => fault.path.startsWith(path))).toBe(true);
    expect(await abat.value<string>("SELECT count(*)::text FROM scenario WHERE code = 'hostile'")).toBe('0');
  });

  it.each(['x', '', '../users', "1' OR '1'='1", '0190a000-0000-7000-8000-000000000001'])(
    'no scenario %j',
    async (id) => {
      const answer = await reviewer.get(`${PATH}/${encodeURIComponent(id)}/comparison`);
      expect([404, 422]).toContain(answer.status);
    },
  );

  it.each(['', 'x', Array.from({ length: 5 }, () => '0190a000-0000-7000-8000-000000000001').join(',')])(
    'side by side of %j is refused',
    async (ids) => {
      expect((await reviewer.get(`${PATH}/compare?ids=${ids}`)).status).toBe(422);
    },
  );
});

describe('Adoption', () => {
  it('is for a deputy akim or an administrator', async () => {
    const scenario = await create();
    for (const role of ['viewer', 'operator', 'planner', 'executive'] as const)
      expect(codeOf(await adopt(scenario, await abat.as(role)))).toEqual([403, 'access.denied']);
    expect(await createdBy(scenario)).toBe('0');
  });

  it('writes powers with the act and tells everybody', async () => {
    const scenario = await create([{ action: 'transfer', mandate: 'm102', agencies: ['akim-nura'] }]);
    const { lastSeq } = await reviewer.read<EventsResponse>('/api/v1/events?limit=1');
    const adopted = await reviewer.done(adopt(scenario));
    expect(adopted).toMatchObject({ status: 'adopted', adoptedBy: expect.any(String) as string });
    const { items } = await reviewer.read<Page<Mandate>>(`/api/v1/mandates?q=${scenario.code}.`);
    expect(items.map(({ agency, legalAct }) => [agency, legalAct])).toEqual([['akim-nura', act]]);
    const history = await reviewer.read<{ items: { actor: string | null }[] }>(
      `/api/v1/mandates/${items[0]?.id}/history`,
    );
    expect(history.items.length).toBe(1);
    await abat.settled();
    const events = await reviewer.read<EventsResponse>(`/api/v1/events?after=${lastSeq}&limit=500`);
    const types = new Set(events.items.map(({ type }) => type));
    expect([types.has('mandate.changed'), types.has('scenario.changed')]).toEqual([true, true]);
  });

  it('of ten at once exactly one wins, and a replay changes nothing', async () => {
    const scenario = await create();
    const answers = await Promise.all(Array.from({ length: 10 }, () => adopt(scenario)));
    expect(answers.filter(({ status }) => status === 200).length).toBe(1);
    expect(answers.every(({ status }) => status === 200 || (status >= 400 && status < 500))).toBe(true);
    expect((await adopt(scenario)).status).toBeGreaterThanOrEqual(400);
    expect(await createdBy(scenario)).toBe('1');
  });

  it('of two scenarios that take the same power only one is adopted', async () => {
    const step = { action: 'withdraw', mandate: 'm106' };
    const both = [await create([step]), await create([step])];
    const answers = await Promise.all(both.map((scenario) => adopt(scenario)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    const refused = answers.find(({ status }) => status === 409);
    expect(refused?.body).toMatchObject({
      code: 'scenario.outdated',
      errors: [{ path: 'steps.0.mandate', code: 'ended' }],
    });
  });

  it('is refused without steps, without a known act, without the version, and for a changed scenario', async () => {
    expect(codeOf(await adopt(await create([])))[1]).toBe('scenario.empty');
    const scenario = await create();
    expect(codeOf(await adopt(scenario, reviewer, { legalAct: 'no-such-act' }))[1]).toBe('reference.unknown');
    expect((await reviewer.post(`${PATH}/${scenario.id}/adopt`, { legalAct: act })).status).toBe(428);
    await reviewer.done(reviewer.patch(`${PATH}/${scenario.id}`, { nameRu: 'Иначе' }, scenario.version));
    expect((await adopt(scenario)).status).toBe(412);
    expect(await createdBy(scenario)).toBe('0');
  });

  it('closes the scenario for changes', async () => {
    const scenario = await create();
    const adopted = await reviewer.done(adopt(scenario));
    const path = `${PATH}/${scenario.id}`;
    expect(codeOf(await reviewer.patch(path, { steps: [] }, adopted.version))[1]).toBe('scenario.adopted');
    expect(codeOf(await reviewer.delete(path, adopted.version))[1]).toBe('scenario.adopted');
  });
});
