import { type Work, workDraftSchema } from '@abat/contracts';
import { TransactionRunner } from '@abat/platform';
import { ProgressReportRegister } from '@abat/works';
import { ADMIN, box, RegisterBench } from './support.js';

describe('Progress', () => {
  let bench: RegisterBench;
  let progress: ProgressReportRegister;

  beforeAll(async () => {
    bench = await RegisterBench.open();
    progress = new ProgressReportRegister(bench.db, new TransactionRunner(bench.db));
  }, 120_000);
  afterAll(() => bench?.close());

  let place = 0;
  /** A paving of a pavement by the Water-Green Boulevard; each on a place of its own. */
  const paving = (): Promise<Work> => {
    const x = 20 + 40 * (place += 1);
    return bench.createWork.execute(
      ADMIN,
      workDraftSchema.parse({
        ...{ title: 'Тротуар у Водно-зелёного бульвара', agency: 'dep-environment', function: 'improvement' },
        ...{ start: '2026-05-01', end: '2026-06-30', geometry: box(x, 10, x + 20, 30), workType: 'footway' },
      }),
    );
  };

  it('of a work is what its newest report says', async () => {
    const work = await paving();
    await progress.create(ADMIN, { work: work.id, reportedOn: '2026-06-01', percent: 60 });
    await progress.create(ADMIN, { work: work.id, reportedOn: '2026-05-01', percent: 20 });
    const read = await bench.works.getById(work.id);
    expect([read.progressPercent, read.version]).toEqual([60, work.version + 1]);
  });

  it('is not set back by a report of the morning that a phone sends in the evening', async () => {
    const work = await paving();
    const draft = { work: work.id, reportedOn: '2026-06-01' };
    await progress.create(ADMIN, { ...draft, percent: 60 });
    // Named by the phone in January 2026.
    await progress.create(ADMIN, { ...draft, percent: 30, clientId: '019b8000-0000-7000-8000-00000000e001' });
    expect((await bench.works.getById(work.id)).progressPercent).toBe(60);
  });

  it('follows when a mistaken report is taken away, and is unknown without any', async () => {
    const work = await paving();
    const first = await progress.create(ADMIN, { work: work.id, reportedOn: '2026-05-01', percent: 20 });
    const wrong = await progress.create(ADMIN, { work: work.id, reportedOn: '2026-06-01', percent: 100 });
    await progress.remove(ADMIN, wrong);
    expect((await bench.works.getById(work.id)).progressPercent).toBe(20);
    await progress.remove(ADMIN, first);
    expect((await bench.works.getById(work.id)).progressPercent).toBeNull();
  });
});
