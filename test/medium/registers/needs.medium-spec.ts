import type { Principal } from '@abat/access';
import { type Need, type NeedDraft, needDraftSchema, type Project } from '@abat/contracts';
import { TransactionRunner } from '@abat/platform';
import { NeedRegister, ProjectRegister } from '@abat/works';
import { ADMIN, box, RegisterBench } from './support.js';

const OF = { agency: 'dep-environment' };

describe('A need', () => {
  let bench: RegisterBench;
  let projects: ProjectRegister;
  let needs: NeedRegister;

  beforeAll(async () => {
    bench = await RegisterBench.open();
    const of = [bench.db, new TransactionRunner(bench.db)] as const;
    projects = new ProjectRegister(...of);
    needs = new NeedRegister(...of);
  }, 120_000);
  afterAll(() => bench?.close());

  it('is bundled into a project and out again', async () => {
    const draft = { ...OF, title: 'Бульвар', function: 'improvement' };
    const project = (await projects.create(ADMIN, draft)) as Project;
    const wish = { ...OF, externalId: 'need-1', title: 'Детская площадка', origin: 'resident', territory: 'almaty' };
    const created = (await needs.create(ADMIN, needDraftSchema.parse(wish) as NeedDraft)) as Need;
    const bundled = await needs.change(ADMIN, created, { project: project.code });
    expect([bundled.status, bundled.project, (await projects.getById(project.id)).needs.length]).toEqual([
      'bundled',
      project.code,
      1,
    ]);
    const free = await needs.change(ADMIN, bundled, { project: null });
    expect([free.status, free.project]).toEqual(['new', null]);
  });

  it.each(['guarantee', 'closed', 'cancelled'])('is not bundled into a project in the phase %s', async (phase) => {
    const project = (await projects.create(ADMIN, { ...OF, title: 'Бульвар' })) as Project;
    const wish = (title: string) =>
      needs.create(
        ADMIN,
        needDraftSchema.parse({ ...OF, externalId: `${phase}-${title}`, title, origin: 'resident' }) as NeedDraft,
      );
    const inside = await needs.change(ADMIN, await wish('Фонари'), { project: project.code });
    await bench.db.query("UPDATE project SET phase = $2, cancel_reason = 'Нет денег' WHERE id = $1", [
      project.id,
      phase,
    ]);
    const need = await wish('Скамьи');
    const refused = { code: 'project.takes-no-needs', detail: phase };
    await expect(needs.change(ADMIN, need, { project: project.code })).rejects.toMatchObject(refused);
    expect((await needs.getById(need.id)).status).toBe('new');
    // What it met may be told later; what is in it may be named anew, but not opened again in it.
    const met = await needs.change(ADMIN, inside, { title: 'Светильники', status: 'done' });
    await expect(needs.change(ADMIN, met, { status: 'bundled' })).rejects.toMatchObject(refused);
  });

  const draft = (more: object) => needDraftSchema.parse({ title: 'Освещение двора', origin: 'resident', ...more });

  it('that brings no number of another system is known by its short one, past names that are taken', async () => {
    const { number } = await needs.create(ADMIN, draft({ externalId: 'D-elsewhere' }));
    await needs.create(ADMIN, draft({ externalId: `D-${number + 2}` }));
    expect(await needs.create(ADMIN, draft({}))).toMatchObject({ number: number + 3, externalId: `D-${number + 3}` });
  });

  describe('that names no body', () => {
    const id = (table: 'territory' | 'agency', name: string) =>
      bench.value<string>(`SELECT id FROM ${table} WHERE ${table === 'agency' ? 'code' : 'external_id'} = $1`, [name]);
    const planner = async (): Promise<Principal> => ({
      ...{ ...ADMIN, role: 'planner' },
      ...{ districtId: await id('territory', 'almaty'), agencyId: await id('agency', 'akim-almaty') },
    });
    const outside = { code: 'access.outside-district', errors: [{ path: 'territory', code: 'need.foreign-district' }] };

    it.each([
      ['by its territory', { territory: 'almaty' }],
      ['by its place', { geometry: box(100, 0, 150, 50) }],
    ])('is written and decided on by a planner of the district it lies in %s', async (_by, place) => {
      const who = await planner();
      const need = await needs.create(who, draft(place));
      expect(need).toMatchObject({ agency: null, district: 'almaty' });
      const declined = await needs.change(who, need, { status: 'declined', statusReason: 'Уже освещено' });
      await needs.remove(who, declined);
    });

    it.each([
      ['of another district', { territory: 'esil' }],
      ['of the whole city', { territory: 'astana' }],
      ['of no place', {}],
      ['of another district by its place', { geometry: box(-150, 0, -100, 50) }],
    ])('is refused to the planner when it is %s', async (_of, place) => {
      await expect(needs.create(await planner(), draft(place))).rejects.toMatchObject(outside);
    });

    it('is not taken out of the district, nor given to the body of another one', async () => {
      const who = await planner();
      const need = await needs.create(who, draft({ territory: 'almaty' }));
      await expect(needs.change(who, need, { territory: 'esil' })).rejects.toMatchObject(outside);
      await expect(needs.change(who, need, { agency: 'akim-esil' })).rejects.toMatchObject({
        ...{ code: 'access.outside-agency', errors: [{ path: 'agency', code: 'need.foreign-body' }] },
      });
    });
  });
});
