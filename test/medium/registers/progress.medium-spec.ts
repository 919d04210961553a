import { type Work, workDraftSchema } from '@abat/contracts';
import { TransactionRunner } from '@abat/platform';
import { ProgressReportRegister } from '@abat/works';
import { waitUntil } from '../../support/wait.js';
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

  it('is not told of days to come: one such report would be the newest for ever', async () => {
    const work = await paving();
    const told = async (days: number) => ({ work: work.id, reportedOn: await bench.day(days), percent: 10 });
    const refusal = { code: 'request.invalid', errors: [expect.objectContaining({ code: 'report.future' })] };
    await expect(progress.create(ADMIN, await told(2))).rejects.toMatchObject(refusal);
    // The clock of a phone may be a little ahead of midnight.
    const report = await progress.create(ADMIN, await told(1));
    await expect(progress.change(ADMIN, report, { reportedOn: '2062-11-22' })).rejects.toMatchObject(refusal);
    expect((await bench.works.getById(work.id)).progressPercent).toBe(10);
  });

  it('is that of the newest report, also when two are corrected at once', async () => {
    const work = await paving();
    const [older, newer] = [
      await progress.create(ADMIN, { work: work.id, reportedOn: '2026-05-01', percent: 20 }),
      await progress.create(ADMIN, { work: work.id, reportedOn: '2026-06-01', percent: 60 }),
    ];
    const gate = bench.db.createQueryRunner();
    const waiting = (count: number) =>
      waitUntil(
        async () =>
          (await bench.value<number>(
            "SELECT count(*)::int FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'",
          )) === count,
        { what: `${count} who wait for the work` },
      );
    await gate.startTransaction();
    await gate.query('SELECT 1 FROM work WHERE id = $1 FOR UPDATE', [work.id]);
    const first = progress.change(ADMIN, older, { reportedOn: '2026-06-02', percent: 70 });
    await waiting(1);
    const second = progress.change(ADMIN, newer, { percent: 65 });
    await waiting(2);
    await gate.commitTransaction();
    await gate.release();
    await Promise.all([first, second]);
    expect((await bench.works.getById(work.id)).progressPercent).toBe(70);
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
