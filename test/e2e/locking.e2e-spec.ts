import type { Problem, Work } from '@abat/contracts';
import type { Answer, ApiClient } from '../support/api-client.js';
import { AbatSystem } from '../support/system.js';
import { changeWork, createWork, PLACES, squareAt } from './support/works.js';

let abat: AbatSystem;
let operator: ApiClient;

beforeAll(async () => {
  abat = await AbatSystem.start({ seed: 'astana' });
  operator = await abat.as('operator');
}, 180_000);
afterAll(() => abat?.stop());

const stored = (work: Work): Promise<Work> => operator.read<Work>(`/api/v1/works/${work.id}`);
const count = (answers: readonly Answer[], status: number): number =>
  answers.filter((answer) => answer.status === status).length;

describe('A change without the version that was seen', () => {
  it.each([
    ['PATCH', 428, {}],
    ['DELETE', 428, {}],
    ['PATCH', 412, { 'if-match': '*' }],
    ['PATCH', 412, { 'if-match': '"x"' }],
    ['PATCH', 412, { 'if-match': '"1", "2"' }],
    ['PATCH', 412, { 'if-match': '"99999999999999999999"' }],
    ['DELETE', 412, { 'if-match': '"7"' }],
  ])('%s is refused with %d (%j)', async (method, status, headers) => {
    const work = await createWork(operator);
    const body = method === 'PATCH' ? { body: '{"title":"Другое"}' } : {};
    const json = { 'content-type': 'application/json', ...headers };
    const answer = await operator.raw({ method, path: `/api/v1/works/${work.id}`, headers: json, ...body });
    expect(answer.status).toBe(status);
    expect((await stored(work)).version).toBe(work.version);
  });
});

type Row = { id: string; version: number };
let made = 0;
const create = (path: string, draft: object): Promise<Row> => operator.done(operator.post<Row>(path, draft));
const newProject = (): Promise<Row & { code: string }> => {
  const draft = { code: `lock-${(made += 1)}`, title: 'Дворы у ЭКСПО', agency: 'dep-environment' };
  return operator.done(operator.post<Row & { code: string }>('/api/v1/projects', draft));
};
const ofProject = async (path: string, draft: object): Promise<Row> =>
  create(path, { project: (await newProject()).code, ...draft });

/** Registers of the programme: how a row is made, and two different changes of it. */
const REGISTERS: [path: string, make: () => Promise<Row>, first: object, second: object][] = [
  ['/api/v1/projects', newProject, { title: 'Первый' }, { title: 'Второй' }],
  [
    '/api/v1/milestones',
    () => ofProject('/api/v1/milestones', { title: 'Сдача', dueOn: '2031-07-01' }),
    { dueOn: '2031-07-02' },
    { dueOn: '2031-07-03' },
  ],
  [
    '/api/v1/approvals',
    () => ofProject('/api/v1/approvals', { position: 1, agency: 'akimat', matter: 'land' }),
    { askedOn: '2026-05-01' },
    { comment: 'Второй' },
  ],
  [
    '/api/v1/needs',
    () => create('/api/v1/needs', { externalId: `lock-${(made += 1)}`, title: 'Двор', origin: 'resident' }),
    { priority: 1 },
    { priority: 2 },
  ],
  [
    '/api/v1/restrictions',
    () =>
      create('/api/v1/restrictions', {
        ...{ externalId: `lock-${(made += 1)}`, kind: 'ban', from: '2031-01-01', to: '2031-01-02' },
        geometry: squareAt(PLACES.expo),
      }),
    { note: 'Первый' },
    { note: 'Второй' },
  ],
  [
    '/api/v1/handovers',
    async () => {
      const done = { start: '2024-05-01', end: '2024-06-30', status: 'finished', finishedOn: '2024-06-30' };
      const { id } = await createWork(operator, done);
      return create('/api/v1/handovers', { work: id, holder: 'akimat', handedOn: '2024-07-01', document: 'Акт' });
    },
    { document: 'Акт 1' },
    { document: 'Акт 2' },
  ],
];

describe.each(REGISTERS)('%s', (path, make, first, second) => {
  const at = ({ id }: Row): string => `${path}/${id}`;

  it('takes no change and no deletion without the version that was seen', async () => {
    const row = await make();
    for (const answer of [await operator.patch(at(row), first), await operator.delete(at(row))])
      expect(answer).toMatchObject({ status: 428, body: { code: 'request.precondition-required' } });
    for (const answer of [await operator.patch(at(row), first, 99), await operator.delete(at(row), 99)])
      expect(answer).toMatchObject({ status: 412, body: { currentVersion: row.version } });
    expect((await operator.read<Row>(at(row))).version).toBe(row.version);
  });

  it('of two who saw one version keeps the first and tells the second which version is stored', async () => {
    const row = await make();
    const kept = await operator.done(operator.patch<Row>(at(row), first, row.version));
    expect(await operator.patch(at(row), second, row.version)).toMatchObject({
      ...{ status: 412, body: { code: 'request.precondition-failed', currentVersion: kept.version } },
    });
    expect((await operator.delete(at(row), row.version)).status).toBe(412);
    expect(await operator.read<Row>(at(row))).toMatchObject({ ...first, version: kept.version });
  });

  it('of ten writers at once lets exactly one win', async () => {
    const row = await make();
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_each, index) => operator.patch(at(row), index % 2 ? first : second, row.version)),
    );
    expect([count(answers, 200), count(answers, 412)]).toEqual([1, 9]);
  });
});

describe('The phase of a project', () => {
  it('moves once for two who saw one version', async () => {
    const project = await newProject();
    const go = () =>
      operator.post(
        `/api/v1/projects/${project.id}/phase`,
        { phase: 'cancelled', reason: 'Проба' },
        {
          'if-match': `"${project.version}"`,
        },
      );
    const answers = await Promise.all([go(), go()]);
    expect([count(answers, 200), count(answers, 412)]).toEqual([1, 1]);
    expect((await operator.post(`/api/v1/projects/${project.id}/phase`, { phase: 'cancelled' })).status).toBe(428);
  });
});

describe('Two planners who saw the same version', () => {
  it('the second is refused with the version stored now, and nothing of theirs is kept', async () => {
    const work = await createWork(operator);
    const changed = await operator.done(changeWork(operator, work, { title: 'Первый' }));
    const late = (await changeWork(operator, work, { title: 'Второй' })) as unknown as Answer<Problem>;
    expect(late.status).toBe(412);
    expect(late.body).toMatchObject({ code: 'request.precondition-failed', currentVersion: changed.version });
    expect(await stored(work)).toMatchObject({ title: 'Первый', version: 2 });
  });

  it('a work deleted meanwhile is not found', async () => {
    const work = await createWork(operator);
    expect((await operator.delete(`/api/v1/works/${work.id}`, work.version)).status).toBe(204);
    expect((await changeWork(operator, work, { title: 'Поздно' })).status).toBe(404);
    expect((await operator.get(`/api/v1/works/${work.id}`)).status).toBe(404);
  });
});

describe('Twenty writers at one work', () => {
  it('of one version exactly one wins', async () => {
    const work = await createWork(operator);
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_each, index) => changeWork(operator, work, { title: `Писатель ${index}` })),
    );
    expect([count(answers, 200), count(answers, 412)]).toEqual([1, 19]);
    const winner = answers.find((answer) => answer.status === 200)?.body;
    expect(await stored(work)).toMatchObject({ title: winner?.title, version: 2 });
  });

  it('who read again and try again, lose no change', async () => {
    const work = await createWork(operator, { note: '' });
    const append = async (name: string): Promise<void> => {
      const now = await stored(work);
      const answer = await changeWork(operator, now, { note: `${now.note ?? ''}${name};` });
      if (answer.status === 412) return append(name);
      expect(answer.status).toBe(200);
    };
    const names = Array.from({ length: 20 }, (_each, index) => `n${index}`);
    await Promise.all(names.map(append));
    const end = await stored(work);
    expect(end.version).toBe(21);
    expect(end.note?.split(';').filter(Boolean).sort()).toEqual([...names].sort());
    expect(Number(await abat.value('SELECT count(*) FROM history WHERE entity_id = $1', [work.id]))).toBe(21);
    await abat.settled();
    const told = await abat.sql.query<{ version: number }[]>(
      `SELECT (data ->> 'version')::int AS version FROM event WHERE subject_id = $1 ORDER BY seq`,
      [work.id],
    );
    expect(told.map((row) => row.version)).toEqual(Array.from({ length: 21 }, (_each, index) => index + 1));
  });

  it('that lie on each other never see a deadlock', async () => {
    const geometry = squareAt(PLACES.expo, 60);
    const works = await Promise.all(Array.from({ length: 8 }, () => createWork(operator, { geometry })));
    const rounds = works.map(async (work) => {
      let now = work;
      for (let day = 10; day < 14; day += 1)
        now = await operator.done(
          changeWork(operator, now, { end: `2031-07-${day}`, geometry: squareAt(PLACES.expo, 60, day) }),
        );
      return now.version;
    });
    expect(await Promise.all(rounds)).toEqual(works.map(() => 5));
    await abat.settled();
    expect(
      await abat.value(
        `SELECT count(*) FROM finding WHERE status <> 'closed' AND subject_a = ANY ($1) AND subject_b = ANY ($1)`,
        [works.map((work) => work.id)],
      ),
    ).toBe('28');
  });
});

describe('Twenty new works with one external id', () => {
  it('exactly one is created, the others exist already', async () => {
    const path = '/api/v1/works';
    const body = { externalId: 'one-and-only', title: 'Одна', agency: 'dep-transport', function: 'streets' };
    const draft = { ...body, start: '2031-01-01', end: '2031-01-02', geometry: squareAt(PLACES.expo) };
    const answers = await Promise.all(Array.from({ length: 20 }, () => operator.post<Problem>(path, draft)));
    expect([count(answers, 201), count(answers, 409)]).toEqual([1, 19]);
    expect(new Set(answers.filter((each) => each.status === 409).map((each) => each.body.code))).toEqual(
      new Set(['resource.exists']),
    );
  });
});
