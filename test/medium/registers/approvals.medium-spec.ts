import type { Principal } from '@abat/access';
import type { Approval, ApprovalPatch, Project } from '@abat/contracts';
import { TransactionRunner } from '@abat/platform';
import { ApprovalRegister, ProjectRegister } from '@abat/works';
import { projectFacts } from '../../../libs/works/src/persistence/project.reader.js';
import { ADMIN, RegisterBench } from './support.js';

/** The project is of the Department of Environmental Protection; it asks the office of Esil district. */
const [OWN, ASKED, OTHER] = ['dep-environment', 'akim-esil', 'akim-almaty'] as const;
const ANSWER = { answer: 'approved', answeredOn: '2026-03-10', comment: 'Согласовано без замечаний' } as const;

let bench: RegisterBench;
let projects: ProjectRegister;
let approvals: ApprovalRegister;
const ids: Record<string, string> = {};

beforeAll(async () => {
  bench = await RegisterBench.open();
  const of = [bench.db, new TransactionRunner(bench.db)] as const;
  projects = new ProjectRegister(...of);
  approvals = new ApprovalRegister(...of);
  for (const agency of [OWN, ASKED, OTHER])
    ids[agency] = await bench.value<string>('SELECT id FROM agency WHERE code = $1', [agency]);
}, 120_000);
afterAll(() => bench?.close());

const person = (role: Principal['role'], agency: string | null = null): Principal => ({
  ...{ ...ADMIN, role, agencyId: agency && (ids[agency] ?? null) },
});
const newProject = async (): Promise<Project> =>
  (await projects.create(ADMIN, { title: 'Бульвар', agency: OWN, function: 'improvement' })) as Project;
const ask = (project: string, by: Principal, more: object = {}): Promise<Approval> =>
  approvals.create(by, { project, position: 1, agency: ASKED, matter: 'land', askedOn: '2026-03-02', ...more });
const asked = async () => ask((await newProject()).code, ADMIN);
const code = (value: string) => expect.objectContaining({ code: value });

type Act = (row: Approval, by: Principal) => Promise<unknown>;
const change =
  (patch: ApprovalPatch): Act =>
  (row, by) =>
    approvals.change(by, row, patch);
const ACTS = {
  'asks a body': (row, by) => ask(row.project, by, { agency: OTHER }),
  'asks a body and answers for it': (row, by) => ask(row.project, by, { ...ANSWER, agency: OTHER }),
  'changes the question': change({ dueOn: '2026-03-20' }),
  'takes the question back': change({ askedOn: null }),
  'deletes the question': (row, by) => approvals.remove(by, row),
  'asks somebody else': change({ agency: OTHER }),
  answers: change(ANSWER),
  'answers and moves its deadline': change({ ...ANSWER, dueOn: '2026-03-20' }),
} satisfies Record<string, Act>;

describe('Who may do what with an approval', () => {
  const refusals: [
    who: string,
    role: Principal['role'],
    agency: string | null,
    refused: Partial<Record<keyof typeof ACTS, string>>,
  ][] = [
    [
      'the body of the project',
      'executive',
      OWN,
      {
        'asks a body and answers for it': 'access.outside-agency',
        answers: 'access.outside-agency',
        'answers and moves its deadline': 'access.outside-agency',
      },
    ],
    ['the asked body', 'executive', ASKED, refusedAllBut('answers')],
    ['a planner of the asked body', 'planner', ASKED, refusedAllBut('answers')],
    ['a third body', 'executive', OTHER, refusedAllBut()],
    ['somebody who only reads', 'viewer', OWN, refusedAllBut(undefined, 'access.denied')],
    ['an operator', 'operator', null, {}],
  ];
  const cases = refusals.flatMap(([who, role, agency, refused]) =>
    (Object.keys(ACTS) as (keyof typeof ACTS)[]).map((act) => ({ who, role, agency, act, refused: refused[act] })),
  );

  it.each(cases)('$who $act: $refused', async ({ role, agency, act, refused }) => {
    const [row, who] = [await asked(), person(role, agency)];
    const done = ACTS[act](row, who);
    if (refused) await expect(done).rejects.toThrow(code(refused));
    else await done;
  });
});

function refusedAllBut(allowed?: keyof typeof ACTS, why = 'access.outside-agency') {
  return Object.fromEntries(Object.keys(ACTS).flatMap((act) => (act === allowed ? [] : [[act, why]])));
}

describe('An answer', () => {
  const returned = (row: Approval, by: Principal) =>
    approvals.change(by, row, { answer: 'returned', answeredOn: '2026-03-10', comment: 'Нет плана участка' });

  it('stays when the body is asked again, and the newest of a body counts', async () => {
    const project = await newProject();
    const first = await returned(await ask(project.code, ADMIN), person('executive', ASKED));
    const second = await ask(project.code, person('executive', OWN), { askedOn: '2026-04-01' });
    const read = async () => (await projects.getById(project.id)).approvals;
    expect((await read()).map(({ answer, waitingDays, latest }) => [answer, answer && waitingDays, latest])).toEqual([
      ['returned', 8, false],
      [null, null, true],
    ]);
    await expect(approvals.change(ADMIN, first, { askedOn: '2026-04-01' })).rejects.toThrow(code('approval.answered'));
    await expect(approvals.remove(ADMIN, first)).rejects.toThrow(code('approval.answered'));
    const given = async () => {
      const facts = await projectFacts(bench.db.manager, project.id);
      return [facts.approvals, facts.approvalsGiven];
    };
    expect(await given()).toEqual([1, 0]);
    await approvals.change(person('executive', ASKED), second, { answer: 'approved', answeredOn: '2026-04-03' });
    expect(await given()).toEqual([1, 1]);
  });

  it('is waited for before the body is asked about the same matter again, by two at once too', async () => {
    const project = await newProject();
    const tries = await Promise.allSettled([ask(project.code, ADMIN), ask(project.code, ADMIN, { position: 2 })]);
    expect(tries.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    await expect(ask(project.code, ADMIN)).rejects.toThrow(code('approval.already-asked'));
    await ask(project.code, ADMIN, { matter: 'traffic' });
  });

  it('is of no day to come, nor is the question', async () => {
    const tomorrow = await bench.day(1);
    const refusal = (reason: string) => ({ errors: [expect.objectContaining({ code: reason })] });
    const row = await asked();
    const late = { ...ANSWER, answeredOn: tomorrow };
    await expect(approvals.change(ADMIN, row, late)).rejects.toMatchObject(refusal('answer.future'));
    await expect(approvals.change(ADMIN, row, { askedOn: tomorrow })).rejects.toMatchObject(refusal('question.future'));
    await approvals.change(ADMIN, row, { ...ANSWER, answeredOn: await bench.day() });
  });

  it('is told to the asked body too', async () => {
    const row = await asked();
    expect(
      await bench.value<string[]>(`SELECT rooms FROM outbox WHERE subject_id = $1 ORDER BY id DESC LIMIT 1`, [row.id]),
    ).toContain(`agency:${ids[ASKED]}`);
  });
});
