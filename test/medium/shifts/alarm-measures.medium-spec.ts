import type { Principal } from '@abat/access';
import { alarmKpisSchema, alarmSummarySchema } from '@abat/contracts';
import { DeskRoom } from './desk-room.js';

describe('measures of alarms', () => {
  let room: DeskRoom;
  let aigul: Principal;

  beforeAll(async () => {
    room = await DeskRoom.open();
  });
  beforeEach(async () => {
    await room.clear();
    aigul = await room.person('Aigul');
  });
  afterAll(() => room.close());

  const use = () => room.useCases;
  const measured = async (...codes: string[]) => {
    const { items } = await use().read.kpis(aigul);
    return codes.map((code) => items.find((kpi) => kpi.code === code)?.value);
  };
  const raisedAgo = (id: string, minutes: number) =>
    room.db.query('UPDATE alarm SET raised_at = now() - make_interval(mins => $2) WHERE id = $1', [id, minutes]);
  const settle = (id: string) =>
    room.db.query("UPDATE finding SET status = 'resolved' WHERE id = (SELECT finding_id FROM alarm WHERE id = $1)", [
      id,
    ]);

  /** Alarms raised so many minutes ago each. */
  const raisedAt = async (minutes: readonly number[]): Promise<void> => {
    for (const _one of minutes) await room.finding();
    await use().follow.execute(null);
    await room.db.query(
      `UPDATE alarm a SET raised_at = now() - make_interval(mins => g.minutes)
       FROM (SELECT id, ($1::int[])[row_number() OVER (ORDER BY number)] AS minutes FROM alarm) g WHERE a.id = g.id`,
      [minutes],
    );
  };

  it.each([
    ['twelve at once are a flood of ten minutes', [...Array(12).fill(65)], 12, 0.7],
    ['twelve over a full ten minutes of the clock are one too', [...Array(6).fill(63), ...Array(6).fill(57)], 12, 0.3],
    ['ten are none', Array(10).fill(65), 10, 0],
    ['those ten minutes apart never meet', [...Array(6).fill(70), ...Array(6).fill(60)], 6, 0],
    ['a flood that goes on counts up to now', Array(12).fill(5), 12, 0.3],
  ])('%s', async (_name, minutes, peak, share) => {
    await raisedAt(minutes as number[]);
    expect(await measured('peak', 'flood-share')).toEqual([peak, share]);
  });

  it('what comes back under its number has to be taken again', async () => {
    const id = await room.alarm();
    await use().take.execute(aigul, id);
    await settle(id);
    await use().follow.execute(null);
    await room.db.query("UPDATE finding SET status = 'open'");
    await use().follow.execute(null);
    expect(await measured('in-time', 'time-to-take')).toEqual([null, null]);
    await raisedAgo(id, 20);
    expect(await measured('in-time')).toEqual([0]);
  });

  it('a part is neither stale nor missed: its whole is', async () => {
    const [whole, part] = [await room.alarm(), await room.alarm()];
    await use().merge.execute(aigul, part, whole);
    await use().take.execute(aigul, whole);
    await raisedAgo(part, 60);
    expect(await measured('in-time')).toEqual([100]);
    await raisedAgo(part, 25 * 60);
    await raisedAgo(whole, 25 * 60);
    expect(await measured('stale')).toEqual([1]);
  });

  it.each([
    ['before its deadline is no miss', 5, null],
    ['after it is one', 20, 0],
  ])('what was over %s', async (_name, minutesAfter, inTime) => {
    const id = await room.alarm();
    await raisedAgo(id, 60);
    await settle(id);
    await use().follow.execute(null);
    await room.db.query('UPDATE alarm SET closed_at = raised_at + make_interval(mins => $1)', [minutesAfter]);
    expect(await measured('in-time')).toEqual([inTime]);
  });

  it('an alarm that chatters and one older than a day are told by the measures', async () => {
    const finding = await room.finding();
    for (let round = 0; round < 3; round += 1) {
      await room.db.query("UPDATE finding SET status = 'open' WHERE id = $1", [finding]);
      await use().follow.execute([finding]);
      await room.db.query("UPDATE finding SET status = 'resolved' WHERE id = $1", [finding]);
      await use().follow.execute([finding]);
    }
    await room.alarm();
    await room.db.query("UPDATE alarm SET raised_at = now() - interval '25 hours' WHERE state = 'new'");
    const { items } = await use().read.kpis(aigul);
    const of = (code: string) => items.find((kpi) => kpi.code === code);
    expect([of('chatter'), of('stale')]).toMatchObject([
      { value: 1, verdict: 'bad' },
      { value: 1, verdict: 'watch' },
    ]);
  });

  it('the summary counts what is under way and names the newest urgent one', async () => {
    const [first, second] = [await room.alarm(), await room.alarm()];
    await room.alarm({ severity: 'high' });
    await use().take.execute(aigul, first);
    const summary = alarmSummarySchema.parse(await use().read.summary(aigul));
    expect(summary).toMatchObject({
      byState: { new: 2, taken: 1, snoozed: 0 },
      unacknowledged: { urgent: 1, high: 1, low: 0 },
      newest: { id: second },
    });
  });

  it('measures stand against their targets, also of an empty room', async () => {
    expect(alarmKpisSchema.parse(await use().read.kpis(aigul))).toMatchObject({ hours: 24, operators: 1 });
    for (let count = 0; count < 12; count += 1) await room.alarm();
    const { items } = await use().read.kpis(aigul);
    const of = (code: string) => items.find((kpi) => kpi.code === code);
    expect([of('peak'), of('per-day')]).toMatchObject([
      { value: 12, verdict: 'bad' },
      { value: 12, verdict: 'good' },
    ]);
  });
});
