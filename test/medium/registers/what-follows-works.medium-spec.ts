import { type Restriction, type Work, workDraftSchema, workPatchSchema, workTypeDraftSchema } from '@abat/contracts';
import { appendEvents } from '@abat/live';
import { TransactionRunner } from '@abat/platform';
import { followWorks } from '@abat/registers';
import { HandoverRegister, WorkTypeRegister } from '@abat/works';
import { ADMIN, box, RegisterBench } from './support.js';

let bench: RegisterBench;
let types: WorkTypeRegister;
let handovers: HandoverRegister;
beforeAll(async () => {
  bench = await RegisterBench.open();
  const transactions = new TransactionRunner(bench.db);
  types = new WorkTypeRegister(bench.db, transactions);
  handovers = new HandoverRegister(bench.db, transactions);
}, 120_000);
afterAll(() => bench?.close());

let count = 0;
const next = (): number => (count += 1);
const typeOf = (surface: string) =>
  types.create(ADMIN, workTypeDraftSchema.parse({ code: `type-${next()}`, nameRu: 'Тип', surface }));
const functionOf = (changes: { parent?: string; workType?: string } = {}) =>
  bench.functions.create(ADMIN, { code: `function-${next()}`, nameRu: 'Функция', ...changes });

/** A finished paving at the Water-Green Boulevard, each on a place of its own. */
async function paved(changes: Record<string, unknown> = {}): Promise<Work> {
  const x = 20 + 40 * next();
  const draft = {
    ...{ title: 'Тротуар у Водно-зелёного бульвара', agency: 'dep-environment', function: 'improvement' },
    ...{ start: '2026-05-01', end: '2026-06-30', geometry: box(x, 10, x + 20, 30), workType: 'footway' },
  };
  const work = await bench.createWork.execute(ADMIN, workDraftSchema.parse({ ...draft, ...changes }));
  const end = { status: 'finished', finishedOn: '2026-06-20' };
  return bench.changeWork.execute(ADMIN, work, workPatchSchema.parse(end));
}

type Left = { id: string; kind: string; state: string; surface: string | null; workId: string | null };
const left = (ids: readonly string[]): Promise<Left[]> =>
  bench.db.query(
    'SELECT id, kind, state, surface, work_id AS "workId" FROM restriction WHERE id = ANY ($1::uuid[]) ORDER BY kind',
    [ids],
  );
async function idsOf(work: Work): Promise<string[]> {
  const rows: { id: string }[] = await bench.db.query('SELECT id FROM restriction WHERE work_id = $1 ORDER BY id', [
    work.id,
  ]);
  return rows.map(({ id }) => id);
}
const surfaceOf = async (work: Work) => (await left(await idsOf(work))).map(({ surface }) => surface);
/** Restrictions told of by what is done. */
async function told(doing: () => Promise<unknown>): Promise<string[]> {
  await bench.db.query('TRUNCATE outbox');
  await doing();
  const rows: { data: { ids: string[] } }[] = await bench.db.query(
    "SELECT data FROM outbox WHERE type = 'restriction.changed'",
  );
  return rows.flatMap(({ data }) => data.ids).sort();
}
const confirm = async (id: string): Promise<void> => {
  await bench.restrictions.change(ADMIN, await bench.restrictions.getById(id), { state: 'confirmed' });
};
const hand = (work: Work) =>
  handovers.create(ADMIN, {
    ...{ work: work.id, holder: 'akim-esil', handedOn: '2026-07-01', document: 'Акт', holdsSites: false },
    guaranteeUntil: '2028-07-01',
  });
const remove = async (work: Work): Promise<void> =>
  bench.deleteWork.execute(ADMIN, { id: work.id, version: (await bench.works.getById(work.id)).version });

describe('A finished work entered by mistake', () => {
  it('takes the fresh surface it proposed along when it is deleted, and that is told', async () => {
    const work = await paved();
    const ids = await idsOf(work);
    expect(ids).toHaveLength(1);
    expect(await told(() => remove(work))).toEqual(ids);
    expect(await left(ids)).toEqual([]);
  });

  it('leaves the surface somebody confirmed, without a work, and takes its guarantee along', async () => {
    const work = await paved();
    const [fresh = ''] = await idsOf(work);
    await confirm(fresh);
    await hand(work);
    const ids = await idsOf(work);
    expect(ids).toHaveLength(2);
    expect(await told(() => remove(work))).toEqual(ids);
    expect(await left(ids)).toEqual([
      { id: fresh, kind: 'fresh-surface', state: 'confirmed', surface: 'paving', workId: null },
    ]);
  });

  it('that left nothing tells of no restriction', async () => {
    const work = await paved({ surface: 'lawn' });
    expect(await told(() => remove(work))).toEqual([]);
  });
});

describe('The fresh surface of a finished work', () => {
  it('goes when works of its type leave a lawn, and returns with the asphalt', async () => {
    const type = await typeOf('asphalt');
    const work = await paved({ workType: type.code });
    const ids = await idsOf(work);
    expect(await told(() => types.change(ADMIN, type, { surface: 'lawn' }))).toEqual(ids);
    expect(await surfaceOf(work)).toEqual([]);
    await types.change(ADMIN, await types.getById(type.id), { surface: 'concrete' });
    expect(await surfaceOf(work)).toEqual(['concrete']);
  });

  it('follows the type of its function, own or inherited', async () => {
    const [hard, soft] = [await typeOf('asphalt'), await typeOf('soil')];
    const above = await functionOf({ workType: hard.code });
    const below = await functionOf({ parent: above.code });
    const work = await paved({ function: below.code, workType: undefined });
    expect(await surfaceOf(work)).toEqual(['asphalt']);
    const ids = await idsOf(work);
    expect(await told(() => bench.functions.change(ADMIN, above, { workType: soft.code }))).toEqual(ids);
    expect(await surfaceOf(work)).toEqual([]);
    const other = await functionOf({ workType: hard.code });
    await bench.functions.change(ADMIN, below, { parent: other.code });
    expect(await surfaceOf(work)).toEqual(['asphalt']);
  });

  it('that the work names itself stays whatever its type leaves', async () => {
    const type = await typeOf('asphalt');
    const work = await paved({ workType: type.code, surface: 'paving' });
    expect(await told(() => types.change(ADMIN, type, { surface: 'lawn' }))).toEqual([]);
    expect(await surfaceOf(work)).toEqual(['paving']);
  });

  it('does not change with the name of the type', async () => {
    const type = await typeOf('asphalt');
    await paved({ workType: type.code });
    expect(await told(() => types.change(ADMIN, type, { nameRu: 'Другое имя' }))).toEqual([]);
  });
});

describe('What a person decided on a fresh surface', () => {
  const change = async (work: Work, patch: Record<string, unknown>): Promise<Work> =>
    bench.changeWork.execute(ADMIN, await bench.works.getById(work.id), workPatchSchema.parse(patch));
  const only = async (work: Work) => bench.restrictions.getById((await idsOf(work))[0] ?? '');

  it('stays as it was confirmed while the finished work changes', async () => {
    const work = await paved();
    const before = await only(work);
    await confirm(before.id);
    const edits = { finishedOn: '2026-06-25', title: 'Аллея', surface: 'asphalt', geometry: box(4000, 10, 4020, 30) };
    expect(await told(() => change(work, edits))).toEqual([]);
    const { title, surface, from, to, geometry } = before;
    expect(await only(work)).toMatchObject({ ...{ title, surface, from, to, geometry }, state: 'confirmed' });
  });

  it('is decided as well by changing its days, its place or its name', async () => {
    for (const patch of [{ to: '2031-12-31' }, { geometry: box(4100, 10, 4120, 30) }, { title: 'Плитка у фонтана' }]) {
      const work = await paved();
      const row = await bench.restrictions.change(ADMIN, await only(work), patch);
      expect(row.state).toBe('confirmed');
      await change(work, { finishedOn: '2026-06-25' });
      expect(await only(work)).toMatchObject({ from: row.from, to: row.to, title: row.title, state: 'confirmed' });
    }
  });

  it('is not decided by a note or by the same days again', async () => {
    const work = await paved();
    const row = await only(work);
    const noted = await bench.restrictions.change(ADMIN, row, { note: 'Уточнить', from: row.from, to: row.to });
    expect(noted.state).toBe('proposed');
    await change(work, { finishedOn: '2026-06-25' });
    expect(await only(work)).toMatchObject({ from: '2026-06-25', note: 'Уточнить', state: 'proposed' });
  });

  it('holds no longer when the work is taken up again: what is laid later is proposed anew', async () => {
    const work = await paved();
    const [id = ''] = await idsOf(work);
    await confirm(id);
    expect(await told(() => change(work, { status: 'running' }))).toEqual([id]);
    expect(await idsOf(work)).toEqual([]);
    const gone = await bench.value(
      "SELECT before ->> 'state' FROM history WHERE entity_id = $1 AND action = 'delete'",
      [id],
    );
    expect(gone).toBe('confirmed');
    await change(work, { status: 'finished', finishedOn: '2026-07-05' });
    expect(await only(work)).toMatchObject({ state: 'proposed', from: '2026-07-05' });
  });

  it('is not overwritten by other years of protection', async () => {
    const [decided, waiting] = [await paved(), await paved()];
    await confirm((await idsOf(decided))[0] ?? '');
    const years = (count: number) =>
      bench.db.query(
        "UPDATE setting SET value = jsonb_set(value, '{years,paving,repair}', to_jsonb($1::int)) WHERE key = 'restriction.fresh-surface'",
        [count],
      );
    await years(5);
    const ids = await told(async () => {
      await bench.db.transaction(async (manager) =>
        appendEvents(manager, await followWorks(manager, [decided.id, waiting.id])),
      );
    });
    await years(3);
    expect(ids).toEqual(await idsOf(waiting));
    expect([(await only(decided)).to, (await only(waiting)).to]).toEqual(['2029-06-19', '2031-06-19']);
  });

  it('never moves a guarantee away from its handover', async () => {
    const work = await paved();
    const handover = await hand(work);
    const guarantee = async () => {
      const rows = await bench.restrictions.list({ limit: 5, sort: 'from', work: work.id, kind: 'guarantee' });
      return rows.items[0] as Restriction;
    };
    const refused = { code: 'restriction.follows-handover' };
    await expect(bench.restrictions.change(ADMIN, await guarantee(), { to: '2030-01-01' })).rejects.toMatchObject(
      refused,
    );
    await expect(bench.restrictions.remove(ADMIN, await guarantee())).rejects.toMatchObject({
      code: 'restriction.follows-handover',
    });
    await handovers.change(ADMIN, handover, { guaranteeUntil: '2030-01-01' });
    expect(await guarantee()).toMatchObject({ to: '2030-01-01', state: 'confirmed' });
  });
});
