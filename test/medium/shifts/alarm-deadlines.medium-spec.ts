import type { Principal } from '@abat/access';
import { DeskRoom } from './desk-room.js';

const MINUTE_MS = 60_000;

describe('by when somebody has to take an alarm', () => {
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
  const one = (id: string) => use().read.one(aigul, id);
  /** Minutes from now. */
  const ahead = (moment: string): number => Math.round((Date.parse(moment) - Date.now()) / MINUTE_MS);
  const shift = (id: string, hours: number) =>
    room.db.query(
      `UPDATE alarm SET raised_at = raised_at - make_interval(hours => $2), respond_by = respond_by - make_interval(hours => $2) WHERE id = $1`,
      [id, hours],
    );
  const escalated = (id: string) => room.db.query('UPDATE alarm SET escalated_at = now() WHERE id = $1', [id]);
  const worsen = async () => {
    await room.db.query("UPDATE finding SET severity = 'critical'");
    await use().follow.execute(null);
  };
  const setMinutes = async (minutes: number) => {
    const administrator = await room.person('Admin', 'administrator');
    const card = (await use().cards.list(aigul)).items.find(({ rule }) => rule === 'work.clash');
    if (!card) throw new TypeError('no card');
    const { meaning, consequence, action, owner, version } = card;
    const levels = { ...card.levels, critical: { priority: 'urgent' as const, minutes } };
    const change = { meaning, consequence, action, owner, levels };
    await use().cards.change(administrator, { rule: 'work.clash', version }, change);
    await use().follow.execute(null);
  };

  it('what becomes urgent after hours is urgent from now on, not overdue at once', async () => {
    const id = await room.alarm({ severity: 'medium' });
    await shift(id, 7);
    await escalated(id);
    await worsen();
    const alarm = await one(id);
    expect(alarm).toMatchObject({ priority: 'urgent', overdue: false, escalatedAt: null });
    expect(ahead(alarm.respondBy)).toBe(15);
    expect(await use().sweep.execute()).toMatchObject({ escalated: 0 });
  });

  it('what becomes less urgent keeps the moment it was to be taken from', async () => {
    const id = await room.alarm();
    await shift(id, 1);
    await room.db.query("UPDATE finding SET severity = 'medium'");
    await use().follow.execute(null);
    expect(ahead((await one(id)).respondBy)).toBe(7 * 60);
  });

  it.each([
    ['more', 25],
    ['fewer', 5],
  ])('%s minutes on a card move a deadline that was renewed', async (_name, minutes) => {
    const id = await room.alarm();
    await shift(id, 9);
    await use().take.execute(aigul, id);
    await use().release.execute(aigul, id);
    await setMinutes(minutes);
    const alarm = await one(id);
    expect([ahead(alarm.respondBy), alarm.overdue]).toEqual([minutes, false]);
  });

  it('a part that is left when its whole is over has its time from then on', async () => {
    const [whole, part] = [await room.alarm(), await room.alarm()];
    await use().merge.execute(aigul, part, whole);
    await shift(part, 9);
    await escalated(part);
    await room.db.query(
      "UPDATE finding SET status = 'closed', closed_at = now() WHERE id = (SELECT finding_id FROM alarm WHERE id = $1)",
      [whole],
    );
    await use().follow.execute(null);
    const alarm = await one(part);
    expect(alarm).toMatchObject({ mergedInto: null, overdue: false, escalatedAt: null });
    expect(ahead(alarm.respondBy)).toBe(15);
  });

  it('what was put aside and becomes urgent is told and heard as returned', async () => {
    const id = await room.alarm({ severity: 'medium' });
    const until = new Date(Date.now() + 4 * 60 * MINUTE_MS).toISOString();
    await use().snooze.execute(aigul, id, { reason: 'ждём бригаду', until });
    await worsen();
    expect((await room.events()).at(-1)).toMatchObject({
      ...{ type: 'alarm.raised', subject_id: id },
      data: { priority: 'urgent', returned: true },
    });
    expect((await room.journal()).at(-1)).toMatchObject({ kind: 'alarm.returned', alarm_id: id, user_name: null });
    expect(await use().follow.execute(null)).toEqual({ raised: 0, changed: 0, closed: 0 });
  });

  it('what becomes urgent is heard while nobody works it, and not in the hands of its owner', async () => {
    const [free, taken] = [await room.alarm({ severity: 'medium' }), await room.alarm({ severity: 'medium' })];
    await use().take.execute(aigul, taken);
    await room.db.query('DELETE FROM outbox');
    await worsen();
    expect((await room.events()).filter(({ type }) => type === 'alarm.raised')).toMatchObject([
      { subject_id: free, data: { priority: 'urgent', risen: true } },
    ]);
    expect(await one(taken)).toMatchObject({ state: 'taken', priority: 'urgent', owner: { name: 'Aigul' } });
    await room.db.query('DELETE FROM outbox');
    await use().follow.execute(null);
    expect(await room.events()).toEqual([]);
  });

  it('a part that becomes more urgent than the alarm it is part of leaves it and is heard', async () => {
    const [whole, part] = [await room.alarm({ severity: 'medium' }), await room.alarm({ severity: 'medium' })];
    await use().merge.execute(aigul, part, whole);
    await room.db.query(
      "UPDATE finding SET severity = 'critical' WHERE id = (SELECT finding_id FROM alarm WHERE id = $1)",
      [part],
    );
    await room.db.query('DELETE FROM outbox');
    await use().follow.execute(null);
    expect(await one(part)).toMatchObject({ mergedInto: null, priority: 'urgent', state: 'new' });
    expect((await room.events()).at(-1)).toMatchObject({ type: 'alarm.raised', subject_id: part });
    const { number } = await one(whole);
    expect((await room.journal()).at(-1)).toMatchObject({
      ...{ kind: 'alarm.unmerged', alarm_id: part, user_name: null, data: { outOf: number } },
    });
  });

  it('a part stays where the alarm it is part of becomes as urgent', async () => {
    const [whole, part] = [await room.alarm({ severity: 'medium' }), await room.alarm({ severity: 'medium' })];
    await use().merge.execute(aigul, part, whole);
    await worsen();
    expect(await one(part)).toMatchObject({ mergedInto: whole, priority: 'urgent' });
  });

  it('an alarm escalated before it was merged is escalated again after it was separated', async () => {
    const [whole, part] = [await room.alarm(), await room.alarm()];
    await escalated(part);
    await use().merge.execute(aigul, part, whole);
    expect(await one(part)).toMatchObject({ escalatedAt: null });
    await escalated(part);
    expect(await use().merge.undo(aigul, part, { reason: 'разные места' })).toMatchObject({
      escalatedAt: null,
      overdue: false,
    });
    await room.db.query("UPDATE alarm SET respond_by = now() - interval '1 minute' WHERE id = $1", [part]);
    expect(await use().sweep.execute()).toMatchObject({ escalated: 1 });
  });
});
