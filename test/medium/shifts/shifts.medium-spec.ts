import type { Principal } from '@abat/access';
import { journalQuerySchema, shiftNowSchema, shiftSchema } from '@abat/contracts';
import { DeskRoom, refusal } from './desk-room.js';

describe('shifts', () => {
  let room: DeskRoom;
  let aigul: Principal;
  let daniyar: Principal;

  beforeAll(async () => {
    room = await DeskRoom.open();
  });
  beforeEach(async () => {
    await room.clear();
    aigul = await room.person('Aigul');
    daniyar = await room.person('Daniyar');
  });
  afterAll(() => room.close());

  const use = () => room.useCases;
  const now = async (who = aigul) => shiftNowSchema.parse(await use().shifts.now(who));

  /** Signs what is stored now. */
  const sign = async (who: Principal, id: string) => use().handOverShift.sign(who, await use().shifts.one(aigul, id));

  it('somebody comes on duty once, also when they ask twice at the same time', async () => {
    const both = await Promise.all([aigul, aigul].map((who) => refusal(use().start.execute(who))));
    expect(both.toSorted()).toEqual(['done', 'shift.running']);
    expect(await now()).toMatchObject({ mine: { holder: { name: 'Aigul' } }, running: [{ state: 'running' }] });
  });

  it('the handover lists open, snoozed and overdue alarms as they were, and both sign', async () => {
    const [open, snoozed, overdue] = [await room.alarm(), await room.alarm(), await room.alarm()];
    await use().snooze.execute(aigul, snoozed, {
      reason: 'ждём бригаду',
      until: new Date(Date.now() + 3_600_000).toISOString(),
    });
    await room.db.query("UPDATE alarm SET respond_by = now() - interval '1 minute' WHERE id = $1", [overdue]);
    const { id } = await use().start.execute(aigul);
    const prepared = shiftSchema.parse(await use().handOverShift.prepare(aigul, id, 'смотрите за Кенесары'));
    expect(prepared).toMatchObject({
      state: 'prepared',
      note: 'смотрите за Кенесары',
      lists: {
        open: { total: 2 },
        snoozed: { total: 1, items: [{ id: snoozed, reason: 'ждём бригаду' }] },
        overdue: { total: 1, items: [{ id: overdue }] },
        decisions: { total: 0 },
      },
    });
    expect(prepared.lists?.open.items.map((one) => one.id)).toEqual(expect.arrayContaining([open, overdue]));
    expect(await refusal(sign(daniyar, id))).toBe('shift.own-signature');
    expect(await sign(aigul, id)).toMatchObject({ state: 'signed', incomingSignedAt: null });
    expect((await now(daniyar)).unsigned).toMatchObject([{ id, state: 'signed' }]);
    expect(await refusal(sign(aigul, id))).toBe('shift.own-signature');
    expect(await sign(daniyar, id)).toMatchObject({
      state: 'ended',
      incoming: { name: 'Daniyar' },
    });
    expect(await now(daniyar)).toMatchObject({ mine: { state: 'running' }, unsigned: [] });
    expect((await now()).mine).toBeNull();
    const [{ ended_at: endedAt }] = await room.db.query('SELECT ended_at FROM shift WHERE id = $1', [id]);
    expect(Date.parse((await now()).lastEndedAt ?? '')).toBe(new Date(endedAt).getTime());
    expect((await now(daniyar)).lastEndedAt).toBeNull();
  });

  it('two who take over at once: one signs, the other comes too late', async () => {
    const bolat = await room.person('Bolat');
    const { id } = await use().start.execute(aigul);
    await use().handOverShift.prepare(aigul, id, null);
    await sign(aigul, id);
    const both = await Promise.all([daniyar, bolat].map((who) => refusal(sign(who, id))));
    expect(both.toSorted()).toEqual(['done', 'shift.not-allowed']);
    expect((await now()).running).toHaveLength(1);
  });

  it('two who sign for each other at once: somebody stays on duty', async () => {
    const signed = async (who: Principal): Promise<string> => {
      const { id } = await use().start.execute(who);
      await use().handOverShift.prepare(who, id, null);
      await sign(who, id);
      return id;
    };
    for (let round = 0; round < 5; round += 1) {
      await room.clear();
      const [own, other] = [await signed(aigul), await signed(daniyar)];
      await Promise.all([sign(aigul, other), sign(daniyar, own)]);
      expect((await now()).running).toHaveLength(1);
    }
  });

  it('taking back and taking over at once: one of them holds, never both', async () => {
    const { id } = await use().start.execute(aigul);
    await use().handOverShift.prepare(aigul, id, null);
    await sign(aigul, id);
    const both = await Promise.all([use().handOverShift.resume(aigul, id), sign(daniyar, id)].map(refusal));
    expect(both.toSorted()).toEqual(['done', 'shift.not-allowed']);
    expect((await now()).running).toHaveLength(1);
  });

  it('nobody signs a text they have not read', async () => {
    const { id } = await use().start.execute(aigul);
    const seen = await use().handOverShift.prepare(aigul, id, 'всё спокойно');
    await use().handOverShift.prepare(aigul, id, 'на Сарыарке авария');
    expect(await refusal(use().handOverShift.sign(aigul, seen))).toBe('request.precondition-failed');
    const signed = await sign(aigul, id);
    await use().handOverShift.resume(aigul, id);
    await use().handOverShift.prepare(aigul, id, 'на Сарыарке две аварии');
    await sign(aigul, id);
    expect(await refusal(use().handOverShift.sign(daniyar, signed))).toBe('request.precondition-failed');
    expect(await sign(daniyar, id)).toMatchObject({ state: 'ended', note: 'на Сарыарке две аварии' });
  });

  it('what is prepared again holds what is under way then, and the first signature is asked for anew', async () => {
    const { id } = await use().start.execute(aigul);
    await use().handOverShift.prepare(aigul, id, 'раз');
    await room.alarm();
    const again = await use().handOverShift.prepare(aigul, id, 'два');
    expect(again).toMatchObject({
      state: 'prepared',
      note: 'два',
      lists: { open: { total: 1 } },
      outgoingSignedAt: null,
    });
    await sign(aigul, id);
    expect(await refusal(use().handOverShift.prepare(aigul, id, 'три'))).toBe('shift.not-allowed');
  });

  describe('what the outgoing operator had taken', () => {
    const bySweep = async (): Promise<number> => {
      await room.db.query("UPDATE alarm SET respond_by = now() - interval '1 minute'");
      return (await use().sweep.execute()).escalated;
    };

    it('is asked of the incoming one with the second signature: the time runs anew, and nobody forgets it', async () => {
      const [own, foreign] = [await room.alarm(), await room.alarm()];
      const { id } = await use().start.execute(aigul);
      const bolat = await room.person('Bolat');
      await use().take.execute(aigul, own);
      await use().take.execute(bolat, foreign);
      await room.db.query("UPDATE alarm SET respond_by = now() - interval '9 hours', escalated_at = now()");
      await use().handOverShift.prepare(aigul, id, null);
      await sign(aigul, id);
      expect(await use().read.one(daniyar, own)).toMatchObject({ state: 'taken' });
      await sign(daniyar, id);
      expect(await use().read.one(daniyar, own)).toMatchObject({
        ...{ state: 'new', owner: null, takenAt: null, overdue: false, escalatedAt: null },
        handedTo: { person: { name: 'Daniyar' }, by: 'Aigul' },
      });
      expect(await use().read.one(daniyar, foreign)).toMatchObject({ state: 'taken', owner: { name: 'Bolat' } });
      expect(await room.journal()).toContainEqual(
        expect.objectContaining({ kind: 'alarm.handed-over', alarm_id: own, user_name: 'Daniyar' }),
      );
      expect(await room.events()).toContainEqual(
        expect.objectContaining({ type: 'alarm.changed', data: { count: 1 } }),
      );
      expect(await bySweep()).toBe(1);
      expect(await use().take.execute(daniyar, own)).toMatchObject({ state: 'taken', handedTo: null });
    });

    it('is asked of the other operators when the shift is left', async () => {
      const own = await room.alarm();
      const { id } = await use().start.execute(aigul);
      await use().take.execute(aigul, own);
      await use().handOverShift.leave(aigul, id, 'никто не пришёл');
      expect(await use().read.one(daniyar, own)).toMatchObject({
        ...{ state: 'new', owner: null },
        handedTo: { person: null, role: 'operator', by: 'Aigul' },
      });
      expect(await bySweep()).toBe(1);
    });
  });

  it('a handover of very many alarms tells the first of them and how many', async () => {
    for (let count = 0; count < 40; count += 1) await room.finding();
    await use().follow.execute(null);
    const { id } = await use().start.execute(aigul);
    const { lists } = await use().handOverShift.prepare(aigul, id, null);
    expect([lists?.open.total, lists?.open.items.length]).toEqual([40, 30]);
  });

  it('a handover is taken back while the other has not signed', async () => {
    const { id } = await use().start.execute(aigul);
    await use().handOverShift.prepare(aigul, id, null);
    await sign(aigul, id);
    expect(await use().handOverShift.resume(aigul, id)).toMatchObject({ state: 'running', outgoingSignedAt: null });
    expect(await refusal(sign(daniyar, id))).toBe('shift.not-allowed');
  });

  it('leaving without the other signature stays in view', async () => {
    const { id } = await use().start.execute(aigul);
    expect(await refusal(use().handOverShift.leave(daniyar, id, 'чужая смена'))).toBe('shift.own-signature');
    await use().handOverShift.leave(aigul, id, 'никто не пришёл');
    expect(await now()).toMatchObject({ mine: null, unsigned: [{ state: 'left', leftReason: 'никто не пришёл' }] });
  });

  describe('a shift nobody ends', () => {
    const started = (id: string, hours: number) =>
      room.db.query('UPDATE shift SET started_at = now() - make_interval(hours => $2) WHERE id = $1', [id, hours]);
    const operators = async () => (await use().read.kpis(aigul)).operators;

    it('is in view after sixteen hours and shares no alarms any more', async () => {
      const [{ id }, other] = [await use().start.execute(aigul), await use().start.execute(daniyar)];
      await started(id, 15);
      await started(other.id, 15);
      expect([(await now()).unsigned, await operators()]).toEqual([[], 2]);
      await started(id, 17);
      expect(await now()).toMatchObject({ mine: { id }, unsigned: [{ id, state: 'running' }] });
      expect(await operators()).toBe(1);
    });

    it('is ended by an administrator with a reason; the journal names both, and the alarms are asked of others', async () => {
      const administrator = await room.person('Admin', 'administrator');
      const alarm = await room.alarm();
      const { id } = await use().start.execute(aigul);
      await use().take.execute(aigul, alarm);
      expect(await use().handOverShift.leave(administrator, id, 'ушла, не сдав')).toMatchObject({
        ...{ state: 'left', leftReason: 'ушла, не сдав' },
        holder: { name: 'Aigul' },
      });
      const { items } = await use().shifts.entries(aigul, journalQuerySchema.parse({ shift: id, kind: 'shift.left' }));
      expect(items).toMatchObject([{ by: 'Admin', text: 'ушла, не сдав', data: { holder: 'Aigul' } }]);
      expect(await use().read.one(aigul, alarm)).toMatchObject({
        ...{ state: 'new', owner: null },
        handedTo: { role: 'operator', by: 'Aigul' },
      });
    });
  });

  it.each(['viewer', 'planner', 'executive', 'reviewer'] as const)('a %s holds no shift', async (role) => {
    const who = await room.person('Somebody', role);
    const { id } = await use().start.execute(aigul);
    const tries = [
      use().start.execute(who),
      use().handOverShift.prepare(who, id, null),
      sign(who, id),
      use().handOverShift.resume(who, id),
      use().handOverShift.leave(who, id, 'причина'),
      use().write.execute(who, { text: 'запись' }),
    ];
    expect(new Set(await Promise.all(tries.map(refusal)))).toEqual(new Set(['access.denied']));
  });

  describe('the journal', () => {
    it('is written by what is done, in the shift of who does it', async () => {
      const shift = await use().start.execute(aigul);
      const alarm = await room.alarm();
      await use().take.execute(aigul, alarm);
      await use().write.execute(aigul, { text: 'звонили из акимата', alarm });
      const page = await use().shifts.entries(aigul, journalQuerySchema.parse({ shift: shift.id, sort: 'at' }));
      expect(page.items.map(({ kind, by }) => [kind, by])).toEqual([
        ['shift.started', 'Aigul'],
        ['alarm.taken', 'Aigul'],
        ['note', 'Aigul'],
      ]);
      const ofAlarm = await use().shifts.entries(aigul, journalQuerySchema.parse({ alarm, sort: 'at' }));
      expect(ofAlarm.items.map(({ kind }) => kind)).toEqual(['alarm.raised', 'alarm.taken', 'note']);
    });

    it.each(["UPDATE journal_entry SET text = 'x'", 'DELETE FROM journal_entry', 'TRUNCATE journal_entry'])(
      'the database refuses: %s',
      async (sql) => {
        await use().start.execute(aigul);
        await expect(room.db.query(sql)).rejects.toThrow('entries of the journal are not changed');
      },
    );

    it('is not for those who work no alarms', async () => {
      const planner = await room.person('Planner', 'planner');
      expect(() => use().shifts.entries(planner, journalQuerySchema.parse({}))).toThrow('alarm.work');
    });
  });
});
