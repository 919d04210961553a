import type { Principal } from '@abat/access';
import { findingQuerySchema, type Resolution, type ResolutionDraft } from '@abat/contracts';
import { GetFinding } from '@abat/findings';
import { TransactionRunner } from '@abat/platform';
import {
  AnswerResolution,
  CompleteResolution,
  ProposeResolution,
  SettleResolution,
  WithdrawResolution,
} from '@abat/resolutions';
import { FindingReader } from '../../../libs/findings/src/application/finding-reader.js';
import { FindingRepository } from '../../../libs/findings/src/persistence/finding.repository.js';
import { ResolutionDesk } from '../../../libs/resolutions/src/application/resolution-desk.js';
import { ResolutionRepository } from '../../../libs/resolutions/src/persistence/resolution.repository.js';
import { withTown } from '../findings/support/with-town.js';

const [HEATERS, YARDS, BUILDERS] = ['dep-utilities', 'akim-esil', 'dep-construction'] as const;
const WHY = 'По телефону';

describe('the life of a resolution', () => {
  const town = withTown();
  let operator: Principal;
  let desk: ResolutionDesk;
  let heat: string;
  let yard: string;

  const city = () => town().city;

  beforeEach(async () => {
    const { db } = city();
    const users: { id: string }[] = await db.query(
      `INSERT INTO app_user (email, name, role, password_hash) VALUES ('operator@abat.local', 'operator', 'operator', 'x')
       ON CONFLICT (email) DO UPDATE SET name = excluded.name RETURNING id`,
    );
    operator = { userId: users[0]?.id ?? '', name: 'operator', role: 'operator', agencyId: null, districtId: null };
    desk = new ResolutionDesk(new TransactionRunner(db), new FindingRepository(db), new ResolutionRepository(db));
    heat = await city().addWork({ title: 'Теплосеть на улице Достык', agency: HEATERS });
    yard = await city().addWork({ title: 'Двор на улице Достык', agency: YARDS, at: { x: 30, y: 0, w: 40, h: 20 } });
    await city().detect();
  });

  const finding = async () => {
    const [only] = await city().findings();
    if (!only) throw new Error('no finding');
    return only;
  };
  const stored = async (id: string): Promise<Resolution> => desk.resolutions.getById(city().db.manager, id);
  const propose = async (agency: string = HEATERS, change: Partial<ResolutionDraft> = {}): Promise<Resolution> => {
    const { db } = city();
    const getFinding = new GetFinding(db, new FindingRepository(db), new FindingReader(db));
    const { id, version } = await finding();
    return new ProposeResolution(desk, getFinding).execute(
      operator,
      { id, version },
      { agency, kind: 'accept', note: WHY, ...change },
    );
  };
  const answer = (resolution: Resolution, agency: string, said: 'agree' | 'refuse' = 'agree') =>
    new AnswerResolution(desk).execute(operator, resolution, { agency, answer: said, comment: WHY });
  const settle = async ({ id }: Resolution) =>
    new SettleResolution(desk).execute({ ...operator, role: 'reviewer' }, await stored(id), {
      reason: 'Решение штаба',
    });

  /** The heat network passes to another body; what is measured stays as it is. */
  async function passToBuilders(): Promise<void> {
    const before = await finding();
    await city().setWork(heat, `agency_id = (SELECT id FROM agency WHERE code = '${BUILDERS}')`);
    expect(await city().detectSome([heat])).toMatchObject({ updated: 1 });
    expect(await finding()).toMatchObject({ measures: before.measures, agencies: [YARDS, BUILDERS].toSorted() });
  }

  it('ends when the work passes to another body: who is gone cannot agree, who came can propose', async () => {
    const proposed = await propose();
    await passToBuilders();
    const outdated = await stored(proposed.id);
    expect(outdated).toMatchObject({ state: 'proposed', stale: true, version: proposed.version + 1 });
    await expect(answer(outdated, YARDS)).rejects.toMatchObject({ code: 'resolution.closed' });
    const next = await propose(BUILDERS);
    expect(next.parties.map(({ agency }) => agency)).toEqual([YARDS, BUILDERS]);
    expect((await answer(next, YARDS)).state).toBe('agreed');
  });

  it('opens the finding again that the former parties had agreed on', async () => {
    const agreed = await answer(await propose(), YARDS);
    expect((await finding()).status).toBe('resolved');
    await passToBuilders();
    expect(await stored(agreed.id)).toMatchObject({ state: 'agreed', stale: true });
    expect((await finding()).status).toBe('open');
  });

  it('goes on when only the name or the demonstration mark of a work changes', async () => {
    const agreed = await answer(await propose(), YARDS);
    await city().setWork(heat, `title = 'Теплосеть, 2-я очередь', demo = true`);
    expect(await city().detectSome([heat])).toMatchObject({ updated: 1 });
    expect(await finding()).toMatchObject({ status: 'resolved', demo: true });
    expect(await stored(agreed.id)).toMatchObject({ state: 'agreed', stale: false });
  });

  it('that was refused is not settled after its finding changed', async () => {
    const refused = await answer(await propose(), YARDS, 'refuse');
    await city().setZones(heat, [{ at: { x: 5, y: 0, w: 40, h: 20 }, start: '2030-06-01', end: '2030-06-30' }]);
    await city().detectSome([heat]);
    expect(await stored(refused.id)).toMatchObject({ state: 'refused', stale: true });
    await expect(settle(refused)).rejects.toMatchObject({ code: 'resolution.closed' });
  });

  it('that was refused is not settled beside another one, waiting or agreed, until that is taken back', async () => {
    const refused = await answer(await propose(), YARDS, 'refuse');
    const other = await propose(YARDS);
    await expect(settle(refused)).rejects.toMatchObject({ code: 'resolution.exists' });
    const agreed = await answer(other, HEATERS);
    await expect(settle(refused)).rejects.toMatchObject({ code: 'resolution.exists' });
    await new WithdrawResolution(desk).execute(operator, agreed);
    expect(await settle(refused)).toMatchObject({ state: 'agreed', settledReason: 'Решение штаба' });
    expect((await finding()).status).toBe('resolved');
  });

  it('that waits for answers is settled itself', async () => {
    expect((await settle(await propose())).state).toBe('agreed');
  });

  it('tells what was said for a body from what it said itself; whoever speaks for it has to say why', async () => {
    const { db } = city();
    const [body]: { id: string }[] = await db.query('SELECT id FROM agency WHERE code = $1', [YARDS]);
    const executive: Principal = { ...operator, role: 'executive', agencyId: body?.id ?? '' };
    const getFinding = new GetFinding(db, new FindingRepository(db), new FindingReader(db));
    const proposing = new ProposeResolution(desk, getFinding);
    const draft = { agency: HEATERS, kind: 'accept' } as const;
    await expect(proposing.execute(operator, await finding(), draft)).rejects.toMatchObject({
      ...{ code: 'request.invalid', errors: [{ path: 'note' }] },
    });
    const proposed = await propose();
    const answering = new AnswerResolution(desk);
    const silent = { agency: YARDS, answer: 'agree' } as const;
    await expect(answering.execute(operator, proposed, silent)).rejects.toMatchObject({
      ...{ code: 'request.invalid', errors: [{ path: 'comment' }] },
    });
    const agreed = await answering.execute(executive, proposed, silent);
    expect(agreed.parties.map(({ agency, onBehalf }) => [agency, onBehalf])).toEqual([
      [YARDS, false],
      [HEATERS, true],
    ]);
  });

  describe('that all agreed on', () => {
    const agreeOn = async (change: Partial<ResolutionDraft>): Promise<Resolution> =>
      answer(await propose(HEATERS, change), YARDS);
    const toDo = async (agency: string): Promise<number> => {
      const query = findingQuerySchema.parse({ toDo: agency, period: 'all' });
      return (await new FindingRepository(city().db).list(query)).total ?? -1;
    };
    const say = (resolution: Resolution, work: string, change: object = {}) =>
      new CompleteResolution(desk).execute(operator, resolution, {
        work,
        doneOn: '2026-01-15',
        comment: WHY,
        ...change,
      });

    const trenchless = (): Partial<ResolutionDraft> => ({
      kind: 'change-method',
      plan: { moves: [], methods: [{ work: heat, method: 'Прокол под дорожкой' }] },
    });

    it('tells what is still to be done and by whom until each party says that it changed its method', async () => {
      const plan = { moves: [], methods: [heat, yard].map((work) => ({ work, method: 'Без траншеи' })) };
      const agreed = await agreeOn({ kind: 'change-method', plan });
      expect(agreed.steps.map(({ work, agency, done }) => [work, agency, done])).toEqual([
        [heat, HEATERS, false],
        [yard, YARDS, false],
      ]);
      expect([await toDo(HEATERS), await toDo(YARDS), await toDo(BUILDERS)]).toEqual([1, 1, 0]);
      const half = await say(agreed, heat);
      expect(half).toMatchObject({
        state: 'agreed',
        steps: [{ done: true, doneOn: '2026-01-15', onBehalf: true }, { done: false }],
      });
      expect([await toDo(HEATERS), await toDo(YARDS)]).toEqual([0, 1]);
      expect(await say(half, yard)).toMatchObject({ state: 'applied', steps: [{ done: true }, { done: true }] });
      expect(await toDo(YARDS)).toBe(0);
      expect((await finding()).status).toBe('resolved');
    });

    it('is agreed on again when it was said to be done by mistake, unless another one was proposed since', async () => {
      const applied = await say(await agreeOn(trenchless()), heat);
      expect(applied.state).toBe('applied');
      const again = await say(applied, heat, { doneOn: null });
      expect(again).toMatchObject({ state: 'agreed', steps: [{ done: false, doneOn: null }] });
      const twice = await say(again, heat);
      await propose(YARDS);
      await expect(say(twice, heat, { doneOn: null })).rejects.toMatchObject({ code: 'resolution.exists' });
    });

    it('means every work where a change of method names none', async () => {
      const agreed = await agreeOn({ kind: 'change-method' });
      expect(agreed.steps.map(({ work }) => work).toSorted()).toEqual([heat, yard].toSorted());
    });

    it('is not said to be done for a day to come, another work, without a reason or before all agree', async () => {
      const proposed = await propose(HEATERS, { kind: 'change-method' });
      await expect(say(proposed, heat)).rejects.toMatchObject({ code: 'resolution.closed' });
      const agreed = await answer(proposed, YARDS);
      await expect(say(agreed, heat, { doneOn: '2999-01-01' })).rejects.toMatchObject({ errors: [{ path: 'doneOn' }] });
      await expect(say(agreed, heat, { comment: null })).rejects.toMatchObject({ errors: [{ path: 'comment' }] });
      await expect(say(agreed, operator.userId)).rejects.toMatchObject({ errors: [{ path: 'work' }] });
      await expect(say(proposed, heat)).rejects.toMatchObject({ code: 'request.precondition-failed' });
      const viewer: Principal = { ...operator, role: 'executive', agencyId: operator.userId };
      const request = { work: heat, doneOn: '2026-01-15', comment: WHY };
      await expect(new CompleteResolution(desk).execute(viewer, agreed, request)).rejects.toMatchObject({
        code: 'access.outside-agency',
      });
    });

    it('is done by itself when the work that all dropped is cancelled', async () => {
      const agreed = await agreeOn({ kind: 'cancel-one', plan: { moves: [], cancel: heat } });
      expect([agreed.steps.map(({ done }) => done), await toDo(HEATERS), await toDo(YARDS)]).toEqual([[false], 1, 0]);
      await expect(say(agreed, heat)).rejects.toMatchObject({ errors: [{ path: 'work' }] });
      await city().setWork(heat, `status = 'cancelled'`);
      await city().detectSome([heat]);
      expect((await finding()).status).toBe('closed');
      expect(await stored(agreed.id)).toMatchObject({
        state: 'applied',
        version: agreed.version + 1,
        steps: [{ done: true }],
      });
      expect(await toDo(HEATERS)).toBe(0);
    });

    it('is done by itself when the zones no longer meet, also after the first of them changed what is measured', async () => {
      const places = [heat, yard].map((work) => ({ work, place: 'Своя сторона' }));
      const agreed = await agreeOn({ kind: 'split-place', plan: { moves: [], places } });
      const june = { start: '2030-06-01', end: '2030-06-30' };
      await city().setZones(heat, [{ at: { x: 0, y: 0, w: 35, h: 20 }, ...june }]);
      await city().detectSome([heat]);
      expect(await stored(agreed.id)).toMatchObject({ state: 'agreed', stale: true });
      await city().setZones(yard, [{ at: { x: 80, y: 0, w: 40, h: 20 }, ...june }]);
      await city().detectSome([yard]);
      expect((await finding()).status).toBe('closed');
      expect(await stored(agreed.id)).toMatchObject({ state: 'applied', steps: [{ done: true }, { done: true }] });
    });

    it('is not done when the finding goes for another reason', async () => {
      const split = await agreeOn({
        kind: 'split-place',
        plan: { moves: [], places: [{ work: heat, place: 'Край' }] },
      });
      const july = { start: '2030-07-10', end: '2030-07-20' };
      await city().setZones(heat, [{ at: { x: 0, y: 0, w: 40, h: 20 }, ...july }]);
      await city().setWork(heat, `starts_on = '${july.start}', ends_on = '${july.end}'`);
      await city().detectSome([heat]);
      expect((await finding()).status).toBe('closed');
      expect(await stored(split.id)).toMatchObject({ state: 'agreed', steps: [{ done: false }] });
      expect(await toDo(HEATERS)).toBe(0);
    });

    it('is done by itself when works are moved by hand to the agreed days', async () => {
      const july = { start: '2030-07-10', end: '2030-07-20' };
      const agreed = await agreeOn({ kind: 'reschedule', plan: { moves: [{ work: heat, ...july }] } });
      expect(await toDo(HEATERS)).toBe(1);
      await city().setZones(heat, [{ at: { x: 0, y: 0, w: 40, h: 20 }, ...july }]);
      await city().setWork(heat, `starts_on = '${july.start}', ends_on = '${july.end}'`);
      await city().detectSome([heat]);
      // The days the work had when it was proposed stay told.
      const daysBefore = [{ work: heat, start: '2030-06-01', end: '2030-06-30' }];
      expect(agreed.daysBefore).toEqual(daysBefore);
      expect(await stored(agreed.id)).toMatchObject({ state: 'applied', daysBefore, steps: [{ done: true }] });
    });
  });
});
