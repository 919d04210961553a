import { type Work, workDraftSchema, workPatchSchema, workTypeDraftSchema } from '@abat/contracts';
import { TransactionRunner } from '@abat/platform';
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
