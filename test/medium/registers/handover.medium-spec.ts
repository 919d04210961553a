import { type HandoverDraft, type Work, workDraftSchema } from '@abat/contracts';
import { TransactionRunner } from '@abat/platform';
import { HandoverRegister } from '@abat/works';
import { SettleEndedProjects1790000000052 } from '../../../libs/platform/src/database/migrations/1790000000052-settle-ended-projects.js';
import { ADMIN, box, RegisterBench } from './support.js';

type Held = { agency: string; from: number | null; to: number | null };

let bench: RegisterBench;
let handovers: HandoverRegister;
beforeAll(async () => {
  bench = await RegisterBench.open();
  handovers = new HandoverRegister(bench.db, new TransactionRunner(bench.db));
}, 120_000);
afterAll(() => bench?.close());

let row = 0;
/** A courtyard at Kenesary street under a work of its own, each on a place of its own. */
async function courtyard(balanceHolder?: string): Promise<{ site: string; work: Work }> {
  const y = 60 * (row += 1);
  const geometry = box(-400, y, -360, y + 40);
  const site = await bench.sites.create(ADMIN, {
    ...{ externalId: `yard-${row}`, kind: 'courtyard', geometryAccuracy: 'as-given', nameRu: 'Двор на Кенесары' },
    ...{ geometry, ...(balanceHolder ? { balanceHolder } : {}) },
  });
  const work = await bench.createWork.execute(
    ADMIN,
    workDraftSchema.parse({
      ...{ title: 'Ремонт двора', agency: 'dep-environment', function: 'improvement' },
      ...{ start: '2026-05-01', end: '2026-06-30', status: 'finished', finishedOn: '2026-06-30', geometry },
    }),
  );
  return { site: site.id, work };
}
const hand = (work: Work, changes: Partial<HandoverDraft> = {}) =>
  handovers.create(ADMIN, {
    ...{ work: work.id, holder: 'akim-esil', handedOn: '2026-07-01', document: 'Акт приёмки', holdsSites: true },
    ...changes,
  });
/** Who holds a site and when, in days from today; null = without end. */
const heldBy = (site: string): Promise<Held[]> =>
  bench.db.query(
    `SELECT a.code AS agency, lower(h.valid) - current_date AS "from", upper(h.valid) - current_date AS "to"
     FROM site_holder h JOIN agency a ON a.id = h.agency_id WHERE h.site_id = $1 ORDER BY h.valid`,
    [site],
  );
/** Makes the handover of a site as many days old as given. */
const age = async (site: string, days: number): Promise<void> => {
  await bench.db.query(
    `UPDATE site_holder SET valid = daterange(lower(valid), current_date - $2::int) WHERE site_id = $1 AND upper(valid) = current_date`,
    [site, days],
  );
  await bench.db.query(
    `UPDATE site_holder SET valid = daterange(current_date - $2::int, upper(valid)) WHERE site_id = $1 AND handover_id IS NOT NULL`,
    [site, days],
  );
};

describe('A handover taken back', () => {
  it('on its own day leaves the holder as if it had not been', async () => {
    const { site, work } = await courtyard('akim-almaty');
    const before = await heldBy(site);
    const handover = await hand(work);
    expect(await heldBy(site)).toEqual([
      { agency: 'akim-almaty', from: null, to: 0 },
      { agency: 'akim-esil', from: 0, to: null },
    ]);
    await handovers.remove(ADMIN, handover);
    expect(await heldBy(site)).toEqual(before);
    expect((await bench.works.getById(work.id)).status).toBe('finished');
  });

  it('later gives the site back from today on; the days between stay history', async () => {
    const { site, work } = await courtyard('akim-almaty');
    const handover = await hand(work);
    await age(site, 30);
    await handovers.remove(ADMIN, handover);
    expect(await heldBy(site)).toEqual([
      { agency: 'akim-almaty', from: null, to: -30 },
      { agency: 'akim-esil', from: -30, to: 0 },
      { agency: 'akim-almaty', from: 0, to: null },
    ]);
  });

  it('leaves a site without a holder where nobody held it', async () => {
    const { site, work } = await courtyard();
    await handovers.remove(ADMIN, await hand(work));
    expect(await heldBy(site)).toEqual([]);
  });

  it('leaves a site alone that somebody gave to another holder since', async () => {
    const { site, work } = await courtyard('akim-almaty');
    const handover = await hand(work);
    await age(site, 30);
    const { version } = await bench.sites.getById(site);
    await bench.sites.change(ADMIN, { id: site, version }, { balanceHolder: 'dep-environment' });
    const now = await heldBy(site);
    await handovers.remove(ADMIN, handover);
    expect(await heldBy(site)).toEqual(now);
    expect(now.at(-1)).toEqual({ agency: 'dep-environment', from: 0, to: null });
  });

  it('touches no site when it gave none', async () => {
    const { site, work } = await courtyard('akim-almaty');
    const handover = await hand(work, { holdsSites: false });
    await handovers.remove(ADMIN, handover);
    expect(await heldBy(site)).toEqual([{ agency: 'akim-almaty', from: null, to: null }]);
  });

  it('can be recorded again', async () => {
    const { site, work } = await courtyard('akim-almaty');
    await handovers.remove(ADMIN, await hand(work));
    await handovers.remove(ADMIN, await hand(work));
    expect(await heldBy(site)).toEqual([{ agency: 'akim-almaty', from: null, to: null }]);
  });

  it('goes with its work, and the site goes back', async () => {
    const { site, work } = await courtyard('akim-almaty');
    await hand(work);
    const { version } = await bench.works.getById(work.id);
    await bench.deleteWork.execute(ADMIN, { id: work.id, version });
    expect(await heldBy(site)).toEqual([{ agency: 'akim-almaty', from: null, to: null }]);
  });

  it('is told: the site changed', async () => {
    const { site, work } = await courtyard('akim-almaty');
    const handover = await hand(work);
    await bench.db.query('DELETE FROM outbox');
    await handovers.remove(ADMIN, handover);
    const told: { type: string; data: { ids: string[] } }[] = await bench.db.query('SELECT type, data FROM outbox');
    expect(told.find(({ type }) => type === 'site.changed')?.data.ids).toEqual([site]);
  });

  it('changes nothing for whoever saw an older version', async () => {
    const { site, work } = await courtyard('akim-almaty');
    const { id, version } = await hand(work);
    const now = await heldBy(site);
    await expect(handovers.remove(ADMIN, { id, version: version + 1 })).rejects.toMatchObject({
      code: 'request.precondition-failed',
    });
    expect(await heldBy(site)).toEqual(now);
  });
});

describe('A handover recorded wrongly', () => {
  const refused = (path: string, code: string) =>
    expect.objectContaining({ code: 'request.invalid', errors: [expect.objectContaining({ path, code })] });
  const tomorrow = (): Promise<string> => bench.value<string>('SELECT (current_date + 1)::text');

  it('is refused before the work ended, before it began and for a day that has not come', async () => {
    const { work } = await courtyard();
    await expect(hand(work, { handedOn: '2026-06-29' })).rejects.toEqual(refused('handedOn', 'handover.before-finish'));
    await expect(hand(work, { handedOn: await tomorrow() })).rejects.toEqual(refused('handedOn', 'handover.future'));
    await bench.db.query('UPDATE work SET finished_on = NULL WHERE id = $1', [work.id]);
    await expect(hand(work, { handedOn: '2026-04-30' })).rejects.toEqual(refused('handedOn', 'handover.before-start'));
    await expect(hand(work, { guaranteeUntil: '2026-06-30' })).rejects.toEqual(
      refused('guaranteeUntil', 'guarantee.ends-before-handover'),
    );
    expect((await bench.works.getById(work.id)).status).toBe('finished');
  });

  it.each(['planned', 'approved', 'running', 'cancelled'])('is refused of a work that is %s', async (status) => {
    const { work } = await courtyard();
    await bench.db.query('UPDATE work SET status = $2, finished_on = NULL WHERE id = $1', [work.id, status]);
    await expect(hand(work)).rejects.toMatchObject({ code: 'work.status-not-allowed' });
    expect((await bench.works.getById(work.id)).status).toBe(status);
  });

  it('is corrected to no impossible day; the end of the work that it alone told follows it', async () => {
    const { work } = await courtyard();
    await bench.db.query('UPDATE work SET finished_on = NULL WHERE id = $1', [work.id]);
    const handover = await hand(work, { handedOn: '2026-07-20' });
    expect((await bench.works.getById(work.id)).finishedOn).toBe('2026-07-20');
    const change = (handedOn: string) => handovers.change(ADMIN, handover, { handedOn });
    await expect(change(await tomorrow())).rejects.toEqual(refused('handedOn', 'handover.future'));
    await expect(change('2026-04-30')).rejects.toEqual(refused('handedOn', 'handover.before-start'));
    const corrected = await change('2026-07-10');
    expect((await bench.works.getById(work.id)).finishedOn).toBe('2026-07-10');
    await handovers.change(ADMIN, corrected, { guaranteeUntil: '2028-07-10', note: 'Исправлено' });
    expect(await bench.works.getById(work.id)).toMatchObject({ status: 'accepted', finishedOn: '2026-07-10' });
  });

  it('is corrected to a later day too; what follows the end of the work follows', async () => {
    const { work } = await courtyard();
    await bench.db.query("UPDATE work SET finished_on = NULL, surface = 'paving' WHERE id = $1", [work.id]);
    const handover = await hand(work, { handedOn: '2026-07-10' });
    await handovers.change(ADMIN, handover, { handedOn: '2026-07-20' });
    expect((await bench.works.getById(work.id)).finishedOn).toBe('2026-07-20');
    expect(
      await bench.value("SELECT lower(active)::text FROM restriction WHERE work_id = $1 AND kind = 'fresh-surface'", [
        work.id,
      ]),
    ).toBe('2026-07-20');
  });

  it('moves no end that somebody stated, be it the same day', async () => {
    const { work } = await courtyard();
    const handover = await hand(work, { handedOn: '2026-06-30' });
    await expect(handovers.change(ADMIN, handover, { handedOn: '2026-06-29' })).rejects.toEqual(
      refused('handedOn', 'handover.before-finish'),
    );
    await handovers.change(ADMIN, handover, { handedOn: '2026-07-20' });
    expect((await bench.works.getById(work.id)).finishedOn).toBe('2026-06-30');
  });

  it('tells the end of the work no longer once somebody states it', async () => {
    const { work } = await courtyard();
    await bench.db.query('UPDATE work SET finished_on = NULL WHERE id = $1', [work.id]);
    const handover = await hand(work, { handedOn: '2026-07-20' });
    const handed = await bench.works.getById(work.id);
    await bench.changeWork.execute(ADMIN, handed, { finishedOn: '2026-07-05' });
    await handovers.change(ADMIN, handover, { handedOn: '2026-07-25' });
    expect((await bench.works.getById(work.id)).finishedOn).toBe('2026-07-05');
  });

  it('of before it remembered that it told the end is told by history', async () => {
    const migration = new SettleEndedProjects1790000000052();
    const [told, stated] = [(await courtyard()).work, (await courtyard()).work];
    await bench.db.query('UPDATE work SET finished_on = NULL WHERE id = $1', [told.id]);
    const days = { handedOn: '2026-06-30' };
    const [first, second] = [await hand(told, days), await hand(stated, days)];
    const runner = bench.db.createQueryRunner();
    await migration.down(runner);
    await migration.up(runner).finally(() => runner.release());
    for (const handover of [first, second]) await handovers.change(ADMIN, handover, { handedOn: '2026-07-20' });
    expect((await bench.works.getById(told.id)).finishedOn).toBe('2026-07-20');
    expect((await bench.works.getById(stated.id)).finishedOn).toBe('2026-06-30');
  });

  it('leaves the end of its work unknown again when it is taken back', async () => {
    const { work } = await courtyard();
    await bench.db.query('UPDATE work SET finished_on = NULL WHERE id = $1', [work.id]);
    await handovers.remove(ADMIN, await hand(work, { handedOn: '2026-07-20' }));
    expect(await bench.works.getById(work.id)).toMatchObject({ status: 'finished', finishedOn: null });
    expect((await hand(work, { handedOn: '2026-07-10' })).handedOn).toBe('2026-07-10');
  });

  it('tells nothing of a work to whoever may not change it', async () => {
    const { work } = await courtyard();
    const stranger = { ...ADMIN, role: 'executive' as const, agencyId: '0190a000-0000-7000-8000-0000000000ff' };
    const draft = { work: work.id, holder: 'akim-esil', handedOn: '2026-01-01', document: 'Акт', holdsSites: false };
    await expect(handovers.create(stranger, draft)).rejects.toMatchObject({ code: 'access.outside-agency' });
  });
});

describe('A handover that names another holder', () => {
  it('has its sites held by that one, and back by the first when it is taken back', async () => {
    const { site, work } = await courtyard('akim-almaty');
    const handover = await hand(work);
    const changed = await handovers.change(ADMIN, handover, { holder: 'dep-environment' });
    expect(await heldBy(site)).toEqual([
      { agency: 'akim-almaty', from: null, to: 0 },
      { agency: 'dep-environment', from: 0, to: null },
    ]);
    const noted = await handovers.change(ADMIN, changed, { holder: 'dep-environment', note: 'Исправлено' });
    expect((await heldBy(site)).length).toBe(2);
    await handovers.remove(ADMIN, noted);
    expect(await heldBy(site)).toEqual([{ agency: 'akim-almaty', from: null, to: null }]);
  });

  it('gives nothing to a holder when it gave no sites', async () => {
    const { site, work } = await courtyard('akim-almaty');
    const handover = await hand(work, { holdsSites: false });
    await handovers.change(ADMIN, handover, { holder: 'dep-environment' });
    expect(await heldBy(site)).toEqual([{ agency: 'akim-almaty', from: null, to: null }]);
  });
});
