import {
  type DateProposal,
  type Finding,
  type Nearby,
  NEARBY_LAYERS,
  type Page,
  type Problem,
  type Proposals,
  type Resolution,
  type Work,
} from '@abat/contracts';
import type { Answer, ApiClient } from '../support/api-client.js';
import { AbatSystem } from '../support/system.js';
import { waitUntil } from '../support/wait.js';
import { createWork, PLACES, squareAt } from './support/works.js';

let abat: AbatSystem;
let operator: ApiClient;
let reviewer: ApiClient;
let executive: ApiClient;
let count = 0;

beforeAll(async () => {
  abat = await AbatSystem.start({ seed: 'astana' });
  [operator, reviewer, executive] = [await abat.as('operator'), await abat.as('reviewer'), await abat.as('executive')];
  await abat.settled();
}, 180_000);
afterAll(() => abat?.stop());

const codeOf = ({ status, body }: Answer<unknown>): unknown[] => [status, (body as Problem | null)?.code];
const seen = ({ version }: { version: number }) => ({ 'if-match': `"${version}"` });

/** Two works of two bodies that clash beside Expo in June 2031, each pair on a place of its own. */
async function clash(): Promise<{ one: Work; other: Work; finding: Finding }> {
  count += 1;
  const geometry = squareAt(PLACES.expo, 30, count * 100);
  const one = await createWork(operator, { geometry, agency: 'dep-environment', dateCertainty: 'firm' });
  const other = await createWork(operator, {
    geometry,
    agency: 'dep-utilities',
    start: '2031-06-20',
    end: '2031-07-05',
  });
  return { one, other, finding: await clashOf(one.id) };
}

const clashOf = (work: string): Promise<Finding> =>
  waitUntil(
    async () => (await operator.read<Page<Finding>>(`/api/v1/findings?subject=${work}&rule=work.clash`)).items[0],
    { what: 'the clash' },
  );

const hasStatus = (id: string, status: Finding['status']): Promise<boolean> =>
  waitUntil(async () => (await read(id)).status === status, { what: `status ${status}` });

const read = (id: string): Promise<Finding> => operator.read<Finding>(`/api/v1/findings/${id}`);
const propose = (finding: Finding, change: object = {}, client = operator) =>
  client.post<Resolution>(
    `/api/v1/findings/${finding.id}/resolutions`,
    { agency: 'dep-environment', kind: 'accept', note: 'Разные стороны двора', ...change },
    seen(finding),
  );
const answer = (resolution: Resolution, change: object, client = operator) =>
  client.post<Resolution>(
    `/api/v1/resolutions/${resolution.id}/answers`,
    { agency: 'dep-utilities', answer: 'agree', comment: 'По телефону', ...change },
    seen(resolution),
  );

describe('A shared resolution', () => {
  it('is agreed when every party agrees; the finding is resolved until its measures change', async () => {
    const { one, finding } = await clash();
    const proposed = await operator.done(propose(finding));
    expect(proposed).toMatchObject({ state: 'proposed', agency: 'dep-environment', stale: false });
    const agreed = await operator.done(answer(proposed, {}));
    expect(agreed.state).toBe('agreed');
    expect((await read(finding.id)).status).toBe('resolved');
    await operator.done(operator.patch(`/api/v1/works/${one.id}`, { end: '2031-07-03' }, one.version));
    await hasStatus(finding.id, 'open');
    const { items } = await operator.read<{ items: Resolution[] }>(`/api/v1/findings/${finding.id}/resolutions`);
    expect(items[0]).toMatchObject({ state: 'agreed', stale: true });
    expect((await operator.done(propose(await read(finding.id)))).state).toBe('proposed');
  });

  it('is refused by one party, settled by the centre with a reason, and withdrawn again', async () => {
    const { finding } = await clash();
    const proposed = await operator.done(propose(finding));
    const refused = await operator.done(answer(proposed, { answer: 'refuse', comment: 'Нет' }));
    expect(refused.state).toBe('refused');
    expect(codeOf(await answer(refused, {}))).toEqual([409, 'resolution.closed']);
    const path = `/api/v1/resolutions/${refused.id}`;
    expect(codeOf(await executive.post(`${path}/settlement`, { reason: 'x' }, seen(refused)))).toEqual([
      403,
      'access.denied',
    ]);
    expect((await reviewer.post(`${path}/settlement`, { reason: '  ' }, seen(refused))).status).toBe(422);
    const settled = await reviewer.done(
      reviewer.post<Resolution>(`${path}/settlement`, { reason: 'Решение штаба' }, seen(refused)),
    );
    expect(settled).toMatchObject({ state: 'agreed', settledReason: 'Решение штаба' });
    await operator.done(operator.post<Resolution>(`${path}/withdrawal`, undefined, seen(settled)));
    expect((await read(finding.id)).status).toBe('open');
  });

  it('takes one of two answers at a time: the slower one has to look again, none is lost', async () => {
    const { finding } = await clash();
    const proposed = await operator.done(propose(finding));
    const both = await Promise.all([answer(proposed, {}), answer(proposed, { answer: 'refuse' })]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 412]);
    const second = await Promise.all([propose(await read(finding.id)), propose(await read(finding.id))]);
    expect(second.filter(({ status }) => status === 201).length).toBeLessThanOrEqual(1);
  });

  it('refuses whoever has no right, is no party, saw an old state or proposes a second one', async () => {
    const { one, finding } = await clash();
    expect(codeOf(await propose(finding, { agency: 'dep-utilities' }, await abat.as('viewer')))).toEqual([
      403,
      'access.denied',
    ]);
    expect(codeOf(await propose(finding, { agency: 'akim-nura' }))).toEqual([422, 'request.invalid']);
    expect(codeOf(await propose({ ...finding, version: 999 }))).toEqual([412, 'request.precondition-failed']);
    const move = { work: '0190a000-0000-7000-8000-000000000001', start: '2031-01-01', end: '2031-01-02' };
    expect(codeOf(await propose(finding, { kind: 'reschedule', plan: { moves: [move] } }))).toEqual([
      422,
      'request.invalid',
    ]);
    expect(codeOf(await propose(finding, { plan: { moves: [{ ...move, work: one.id, end: '2030-01-01' }] } }))).toEqual(
      [422, 'request.invalid'],
    );
    expect(codeOf(await propose(finding, { kind: 'DROP TABLE', note: '\u0000' }))).toEqual([422, 'request.invalid']);
    const proposed = await operator.done(propose(finding));
    expect(codeOf(await propose(finding))).toEqual([409, 'resolution.exists']);
    expect(codeOf(await answer(proposed, {}, executive))[0]).toBe(403);
    expect(
      codeOf(
        await operator.post(`/api/v1/resolutions/${proposed.id}/answers`, { agency: 'dep-utilities', answer: 'agree' }),
      ),
    ).toEqual([428, 'request.precondition-required']);
  });
});

describe('What a party says', () => {
  it('is kept with what it said before, and a body finds what waits for it', async () => {
    const { finding } = await clash();
    const say = async (assessment: string): Promise<void> => {
      const body = { agency: 'dep-utilities', assessment, comment: `Сказали: ${assessment}` };
      await operator.done(
        operator.post(`/api/v1/findings/${finding.id}/assessments`, body, seen(await read(finding.id))),
      );
    };
    const waiting = async (): Promise<string[]> => {
      const page = await operator.read<Page<Finding>>('/api/v1/findings?awaits=dep-utilities&limit=500');
      return page.items.map(({ id }) => id);
    };
    expect(await waiting()).toContain(finding.id);
    await say('conflict');
    expect(await waiting()).not.toContain(finding.id);
    await say('not-ours');
    const { items } = await operator.read<{ items: { assessment: string; comment: string }[] }>(
      `/api/v1/findings/${finding.id}/assessments`,
    );
    expect(items.map(({ assessment }) => assessment)).toEqual(['not-ours', 'conflict']);
  });
});

describe('Proposed dates', () => {
  it('are applied with one click; the finding goes away and the move is recorded', async () => {
    const { other, finding } = await clash();
    const { sides } = await operator.read<Proposals>(`/api/v1/findings/${finding.id}/proposals`);
    const side = sides.find(({ work }) => work === other.id);
    const [proposal] = side?.proposals ?? [];
    expect([side?.mayApply, proposal?.start]).toEqual([true, '2031-07-01']);
    const apply = (change: object, client = operator) =>
      client.post<Finding>(`/api/v1/findings/${finding.id}/proposals/apply`, {
        ...{ workId: other.id, version: side?.version, start: proposal?.start, end: proposal?.end },
        remaining: [...(proposal?.leaves ?? []), ...(proposal?.opens ?? [])].map(({ key }) => key),
        ...change,
      });
    expect(codeOf(await apply({}, reviewer))).toEqual([403, 'access.denied']);
    expect(codeOf(await apply({ version: 99 }))).toEqual([412, 'request.precondition-failed']);
    expect(codeOf(await apply({ start: '2031-08-01', end: '2031-07-01' }))).toEqual([422, 'request.invalid']);
    expect(codeOf(await apply({ start: '2020-07-01', end: '2020-07-16' }))).toEqual([409, 'proposal.outdated']);
    expect(codeOf(await apply({ remaining: undefined }))).toEqual([422, 'request.invalid']);
    const { one: foreign } = await clash();
    expect(codeOf(await apply({ workId: foreign.id }))).toEqual([422, 'request.invalid']);
    await operator.done(apply({}));
    await hasStatus(finding.id, 'closed');
    const moved = await operator.read<Work>(`/api/v1/works/${other.id}`);
    expect([moved.start, moved.end]).toEqual([proposal?.start, proposal?.end]);
    const { items } = await operator.read<{ items: Resolution[] }>(`/api/v1/findings/${finding.id}/resolutions`);
    expect(items[0]).toMatchObject({ kind: 'reschedule', state: 'applied' });
    expect(codeOf(await apply({ version: moved.version }))).toEqual([409, 'request.conflict']);
  });
});

describe('Proposed dates a neighbour takes meanwhile', () => {
  it('are refused; the work keeps its days until newly proposed ones are applied', async () => {
    const { one, other, finding } = await clash();
    const sideNow = async () => {
      const { sides } = await operator.read<Proposals>(`/api/v1/findings/${finding.id}/proposals`);
      return sides.find(({ work }) => work === other.id);
    };
    const side = await sideNow();
    const apply = ({ start, end, leaves, opens }: DateProposal) =>
      operator.post<Finding>(`/api/v1/findings/${finding.id}/proposals/apply`, {
        ...{ workId: other.id, version: side?.version, start, end },
        remaining: [...leaves, ...opens].map(({ key }) => key),
      });
    const proposed = side?.proposals[0] as DateProposal;
    await createWork(operator, {
      ...{ geometry: one.geometry, agency: 'dep-construction', start: proposed.start, end: proposed.end },
    });
    expect(codeOf(await apply(proposed))).toEqual([409, 'proposal.outdated']);
    const kept = await operator.read<Work>(`/api/v1/works/${other.id}`);
    expect([kept.start, kept.end, kept.version]).toEqual([other.start, other.end, other.version]);
    const anew = (await sideNow())?.proposals[0] as DateProposal;
    expect(anew.start).not.toBe(proposed.start);
    await operator.done(apply(anew));
    await hasStatus(finding.id, 'closed');
  });

  it('are refused when the neighbour moves along: the finding would stay', async () => {
    const { one, other, finding } = await clash();
    const { sides } = await operator.read<Proposals>(`/api/v1/findings/${finding.id}/proposals`);
    const side = sides.find(({ work }) => work === other.id);
    const { start, end } = side?.proposals[0] ?? {};
    await operator.done(operator.patch(`/api/v1/works/${one.id}`, { end }, one.version));
    const apply = { workId: other.id, version: side?.version, start, end, remaining: [] };
    expect(codeOf(await operator.post(`/api/v1/findings/${finding.id}/proposals/apply`, apply))).toEqual([
      409,
      'proposal.outdated',
    ]);
  });
});

describe('Dates the parties agreed on', () => {
  const days = { start: '2031-07-06', end: '2031-07-21' };
  const agreeOn = async (finding: Finding, moves: object[]): Promise<Resolution> => {
    const plan = { kind: 'reschedule', plan: { moves } };
    return operator.done(answer(await operator.done(propose(finding, plan)), {}));
  };
  const apply = (resolution: Resolution, works: { id: string; version: number }[], client = operator) =>
    client.post<Resolution>(
      `/api/v1/resolutions/${resolution.id}/application`,
      { works: works.map(({ id, version }) => ({ work: id, version })) },
      seen(resolution),
    );
  const daysOf = async ({ id }: Work) => {
    const { start, end } = await operator.read<Work>(`/api/v1/works/${id}`);
    return { start, end };
  };

  it('are applied with one click, which ends the finding and the resolution', async () => {
    const { other, finding } = await clash();
    const agreed = await agreeOn(finding, [{ work: other.id, ...days }]);
    const applied = await operator.done(apply(agreed, [other]));
    expect(applied).toMatchObject({ state: 'applied', version: agreed.version + 1 });
    expect(await daysOf(other)).toEqual(days);
    await hasStatus(finding.id, 'closed');
    expect(codeOf(await apply(applied, [{ ...other, version: other.version + 1 }]))).toEqual([
      409,
      'resolution.closed',
    ]);
  });

  it('of two works are applied one after the other: what was agreed holds though the measures changed', async () => {
    const { one, other, finding } = await clash();
    const first = { start: '2031-06-20', end: '2031-07-19' };
    const agreed = await agreeOn(finding, [
      { work: one.id, ...first },
      { work: other.id, start: '2031-07-20', end: '2031-08-04' },
    ]);
    const half = await operator.done(apply(agreed, [one]));
    expect([half.state, await daysOf(one)]).toEqual(['agreed', first]);
    const isOutdated = async () => {
      const { items } = await operator.read<{ items: Resolution[] }>(`/api/v1/findings/${finding.id}/resolutions`);
      return items.find(({ stale }) => stale);
    };
    const outdated = await waitUntil(isOutdated, { what: 'the measures of the first move' });
    expect((await operator.done(apply(outdated, [one, other]))).state).toBe('applied');
    await hasStatus(finding.id, 'closed');
  });

  it('are not applied by whoever may not, to other works, twice, unseen or before all agree', async () => {
    const { one, other, finding } = await clash();
    const proposed = await operator.done(
      propose(finding, { kind: 'reschedule', plan: { moves: [{ work: other.id, ...days }] } }),
    );
    expect(codeOf(await apply(proposed, [other]))).toEqual([409, 'resolution.closed']);
    expect(await daysOf(other)).toEqual({ start: '2031-06-20', end: '2031-07-05' });
    const agreed = await operator.done(answer(proposed, {}));
    for (const role of ['viewer', 'reviewer'] as const)
      expect(codeOf(await apply(agreed, [other], await abat.as(role)))).toEqual([403, 'access.denied']);
    expect((await apply(agreed, [other], executive)).status).toBe(403);
    expect(codeOf(await apply(agreed, [one]))).toEqual([422, 'request.invalid']);
    expect((await apply(agreed, [])).status).toBe(422);
    expect((await apply(agreed, [other, other])).status).toBe(422);
    expect(codeOf(await apply(agreed, [{ ...other, version: 99 }]))).toEqual([412, 'request.precondition-failed']);
    expect(codeOf(await apply(proposed, [other]))).toEqual([412, 'request.precondition-failed']);
    const both = await Promise.all([apply(agreed, [other]), apply(agreed, [other])]);
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 412]);
  });

  it('leave alone a work that is under way by now', async () => {
    const { other, finding } = await clash();
    const agreed = await agreeOn(finding, [{ work: other.id, ...days }]);
    const running = await operator.done(
      operator.patch<Work>(`/api/v1/works/${other.id}`, { status: 'running' }, other.version),
    );
    expect(codeOf(await apply(agreed, [running]))).toEqual([409, 'work.not-movable']);
  });
});

describe('What lies nearby', () => {
  const ask = (body: object) => operator.post<Nearby>('/api/v1/nearby', body);

  it('is told for every layer around a drawn shape, capped with the whole number', async () => {
    const nearby = await operator.done(ask({ geometry: squareAt(PLACES.baiterek), withinM: 5000 }));
    expect(nearby.layers).toHaveLength(NEARBY_LAYERS.length);
    const sites = nearby.layers.find(({ layer }) => layer === 'sites');
    expect(sites?.total).toBeGreaterThan(50);
    expect(sites?.items).toHaveLength(50);
    const distances = sites?.items.map(({ distanceM }) => distanceM) ?? [];
    expect(distances).toEqual(distances.toSorted((a, b) => a - b));
  });

  it.each([
    ['nothing to look around', {}],
    ['two places', { geometry: squareAt(PLACES.expo), work: '0190a000-0000-7000-8000-000000000001' }],
    ['too far', { geometry: squareAt(PLACES.expo), withinM: 5001 }],
    ['a negative distance', { geometry: squareAt(PLACES.expo), withinM: -1 }],
    ['an unknown layer', { geometry: squareAt(PLACES.expo), layers: ['app_user'] }],
    ['swapped coordinates', { geometry: { type: 'Point', coordinates: [51.1, 71.4] } }],
  ])('refuses %s', async (_name, body) => {
    expect((await ask(body)).status).toBe(422);
  });

  it('does not know what is not there', async () => {
    expect(codeOf(await ask({ work: '0190a000-0000-7000-8000-000000000001' }))).toEqual([404, 'resource.not-found']);
  });
});
