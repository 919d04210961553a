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
    expect(await refusal(use().handOverShift.sign(daniyar, id))).toBe('shift.own-signature');
    expect(await use().handOverShift.sign(aigul, id)).toMatchObject({ state: 'signed', incomingSignedAt: null });
    expect((await now(daniyar)).unsigned).toMatchObject([{ id, state: 'signed' }]);
    expect(await refusal(use().handOverShift.sign(aigul, id))).toBe('shift.own-signature');
    expect(await use().handOverShift.sign(daniyar, id)).toMatchObject({
      state: 'ended',
      incoming: { name: 'Daniyar' },
    });
    expect(await now(daniyar)).toMatchObject({ mine: { state: 'running' }, unsigned: [] });
    expect((await now()).mine).toBeNull();
  });

  it('two who take over at once: one signs, the other comes too late', async () => {
    const bolat = await room.person('Bolat');
    const { id } = await use().start.execute(aigul);
    await use().handOverShift.prepare(aigul, id, null);
    await use().handOverShift.sign(aigul, id);
    const both = await Promise.all([daniyar, bolat].map((who) => refusal(use().handOverShift.sign(who, id))));
    expect(both.toSorted()).toEqual(['done', 'shift.not-allowed']);
    expect((await now()).running).toHaveLength(1);
  });

  it('two who sign for each other at once: somebody stays on duty', async () => {
    const signed = async (who: Principal): Promise<string> => {
      const { id } = await use().start.execute(who);
      await use().handOverShift.prepare(who, id, null);
      await use().handOverShift.sign(who, id);
      return id;
    };
    for (let round = 0; round < 5; round += 1) {
      await room.clear();
      const [own, other] = [await signed(aigul), await signed(daniyar)];
      await Promise.all([use().handOverShift.sign(aigul, other), use().handOverShift.sign(daniyar, own)]);
      expect((await now()).running).toHaveLength(1);
    }
  });

  it('taking back and taking over at once: one of them holds, never both', async () => {
    const { id } = await use().start.execute(aigul);
    await use().handOverShift.prepare(aigul, id, null);
    await use().handOverShift.sign(aigul, id);
    const both = await Promise.all(
      [use().handOverShift.resume(aigul, id), use().handOverShift.sign(daniyar, id)].map(refusal),
    );
    expect(both.toSorted()).toEqual(['done', 'shift.not-allowed']);
    expect((await now()).running).toHaveLength(1);
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
    await use().handOverShift.sign(aigul, id);
    expect(await refusal(use().handOverShift.prepare(aigul, id, 'три'))).toBe('shift.not-allowed');
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
    await use().handOverShift.sign(aigul, id);
    expect(await use().handOverShift.resume(aigul, id)).toMatchObject({ state: 'running', outgoingSignedAt: null });
    expect(await refusal(use().handOverShift.sign(daniyar, id))).toBe('shift.not-allowed');
  });

  it('leaving without the other signature stays in view', async () => {
    const { id } = await use().start.execute(aigul);
    expect(await refusal(use().handOverShift.leave(daniyar, id, 'чужая смена'))).toBe('shift.own-signature');
    await use().handOverShift.leave(aigul, id, 'никто не пришёл');
    expect(await now()).toMatchObject({ mine: null, unsigned: [{ state: 'left', leftReason: 'никто не пришёл' }] });
  });

  it.each(['viewer', 'planner', 'executive', 'reviewer'] as const)('a %s holds no shift', async (role) => {
    const who = await room.person('Somebody', role);
    const { id } = await use().start.execute(aigul);
    const tries = [
      use().start.execute(who),
      use().handOverShift.prepare(who, id, null),
      use().handOverShift.sign(who, id),
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
