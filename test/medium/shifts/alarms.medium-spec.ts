import type { Principal } from '@abat/access';
import { alarmFloodSchema, alarmQuerySchema, alarmSchema } from '@abat/contracts';
import { DeskRoom, refusal } from './desk-room.js';

describe('alarms', () => {
  let room: DeskRoom;
  let aigul: Principal;
  let daniyar: Principal;
  let reviewer: Principal;

  beforeAll(async () => {
    room = await DeskRoom.open();
  });
  beforeEach(async () => {
    await room.clear();
    aigul = await room.person('Aigul');
    daniyar = await room.person('Daniyar');
    reviewer = await room.person('Marat', 'reviewer');
  });
  afterAll(() => room.close());

  const use = () => room.useCases;
  const list = (query: object = {}, who = aigul) => use().read.list(who, alarmQuerySchema.parse(query));
  const states = async (): Promise<string[]> =>
    (await room.db.query('SELECT state FROM alarm ORDER BY number')).map((row: { state: string }) => row.state);
  const hoursAhead = (hours: number): string => new Date(Date.now() + hours * 3_600_000).toISOString();

  describe('following findings', () => {
    it('one critical clash is one urgent alarm, with both times kept', async () => {
      const opened = '2026-11-20T02:00:00.000Z';
      const id = await room.alarm({ openedAt: opened });
      const alarm = alarmSchema.parse(await use().read.one(aigul, id));
      expect(alarm).toMatchObject({ priority: 'urgent', state: 'new', eventAt: opened, owner: null, overdue: false });
      expect(Date.parse(alarm.raisedAt) - Date.parse(opened)).toBeGreaterThan(3_600_000);
      expect(await room.events()).toMatchObject([
        { type: 'alarm.raised', subject_id: id, data: { priority: 'urgent' } },
      ]);
    });

    it.each([
      ['nobody is called by a low one', { severity: 'low' }],
      ['by a finding that is resolved', { status: 'resolved' }],
      ['by one whose period is past', { period: '[2020-01-01,2020-02-01)' }],
    ] as const)('%s', async (_name, spec) => {
      expect(await room.alarm(spec)).toBe('');
    });

    it('looking again, also twice at once, changes nothing', async () => {
      const finding = await room.finding();
      await Promise.all([1, 2, 3].map(() => use().follow.execute([finding])));
      expect(await use().follow.execute(null)).toEqual({ raised: 0, changed: 0, closed: 0 });
      expect(await states()).toEqual(['new']);
      expect(await room.events()).toHaveLength(1);
    });

    it('closes with its finding; the next episode is another alarm', async () => {
      const finding = await room.finding();
      await use().follow.execute([finding]);
      await room.db.query("UPDATE finding SET status = 'closed', closed_at = now() WHERE id = $1", [finding]);
      await use().follow.execute([finding]);
      expect(await states()).toEqual(['closed']);
      await room.db.query("UPDATE finding SET status = 'open', closed_at = NULL, opened_at = now() WHERE id = $1", [
        finding,
      ]);
      await use().follow.execute([finding]);
      expect(await states()).toEqual(['closed', 'new']);
    });

    it('what was settled and opens again within its episode comes back under its number', async () => {
      const id = await room.alarm();
      await room.db.query("UPDATE finding SET status = 'resolved'");
      await use().follow.execute(null);
      expect(await states()).toEqual(['closed']);
      await room.db.query("UPDATE finding SET status = 'open'");
      await use().follow.execute(null);
      expect(await use().read.one(aigul, id)).toMatchObject({ state: 'new', closedAt: null });
    });

    it('follows the severity, and brings back what got worse while it was put aside', async () => {
      const id = await room.alarm({ severity: 'medium' });
      await use().snooze.execute(aigul, id, { reason: 'ждём ответа', until: hoursAhead(4) });
      await room.db.query("UPDATE finding SET severity = 'critical'");
      await use().follow.execute(null);
      expect(await use().read.one(aigul, id)).toMatchObject({ state: 'new', priority: 'urgent', snooze: null });
    });
  });

  describe('a flood', () => {
    it('three hundred findings at once are one group and one sound', async () => {
      for (let count = 0; count < 300; count += 1) await room.finding({ severity: count === 7 ? 'critical' : 'high' });
      expect(await use().follow.execute(null)).toMatchObject({ raised: 300 });
      const events = await room.events();
      expect(events).toMatchObject([{ type: 'alarm.raised', data: { count: 300, priority: 'urgent' } }]);
      const { items } = await use().read.floods(aigul);
      expect(items.map((flood) => alarmFloodSchema.parse(flood))).toMatchObject([
        { total: 300, open: 300, byPriority: { urgent: 1, high: 299 } },
      ]);
      const oldest = await room.db.query('SELECT id FROM alarm ORDER BY event_at LIMIT 1');
      expect(items[0]?.first.id).toBe(oldest[0].id);
      expect((await list({ flood: 'none' })).total).toBe(0);
    });

    it('ten in ten minutes are none, the eleventh makes all of them one', async () => {
      for (let count = 0; count < 10; count += 1) await room.alarm();
      expect((await use().read.floods(aigul)).items).toEqual([]);
      await room.alarm();
      expect((await use().read.floods(aigul)).items).toMatchObject([{ total: 11 }]);
    });

    it('stays in the queue while anything of it is under way, however many came after', async () => {
      const ids: string[] = [];
      for (let count = 0; count < 25; count += 1) ids.push(await room.finding());
      await use().follow.execute(ids);
      await room.db.query(`UPDATE alarm SET flood_id = NULL`);
      await room.db.query(
        `WITH own AS (INSERT INTO alarm_flood (started_at) SELECT now() - make_interval(days => day) FROM generate_series(1, 25) day RETURNING id),
           one AS (SELECT id, row_number() OVER () AS place FROM own), other AS (SELECT id, row_number() OVER () AS place FROM alarm)
         UPDATE alarm SET flood_id = one.id FROM one JOIN other USING (place) WHERE alarm.id = other.id`,
      );
      const { items } = await use().read.floods(aigul);
      expect(items).toHaveLength(25);
      const { byState } = await use().read.summary(aigul);
      expect(items.reduce((sum, { live }) => sum + live, 0)).toBe(byState.new);
    });

    it('tells how much of it is put aside: the queue counts the rest', async () => {
      for (let count = 0; count < 12; count += 1) await room.alarm();
      await room.db.query(
        `UPDATE alarm SET state = 'snoozed', snoozed_until = now() + interval '1 hour', snooze_reason = 'ждём ответа', snoozed_by = $1
         WHERE id IN (SELECT id FROM alarm ORDER BY number LIMIT 5)`,
        [aigul.userId],
      );
      const [flood] = (await use().read.floods(aigul)).items;
      expect(flood).toMatchObject({ total: 12, live: 12, open: 7, snoozed: 5 });
      const { byState } = await use().read.summary(aigul);
      expect(byState.new + byState.taken).toBe(7);
    });

    it('is taken as a whole, once', async () => {
      for (let count = 0; count < 12; count += 1) await room.alarm();
      const [flood] = (await use().read.floods(aigul)).items;
      const taken = await Promise.all([aigul, daniyar].map((who) => use().take.flood(who, flood?.id ?? '')));
      expect(taken.map((one) => one.taken).toSorted((a, b) => a - b)).toEqual([0, 12]);
      expect(await refusal(use().take.flood(aigul, aigul.userId))).toBe('resource.not-found');
    });
  });

  describe('taking', () => {
    it('two operators at once: one owns, the other is told who', async () => {
      const id = await room.alarm();
      const both = await Promise.allSettled([aigul, daniyar].map((who) => use().take.execute(who, id)));
      const won = both.find((one) => one.status === 'fulfilled');
      const lost = both.find((one) => one.status === 'rejected');
      expect(lost?.reason).toMatchObject({ code: 'alarm.taken', detail: won?.value.owner?.name });
      expect(await states()).toEqual(['taken']);
    });

    it('again by its owner changes nothing', async () => {
      const id = await room.alarm();
      const first = await use().take.execute(aigul, id);
      expect(await use().take.execute(aigul, id)).toEqual(first);
    });

    it('a colleague may not give it back, a supervisor may', async () => {
      const id = await room.alarm();
      await use().take.execute(aigul, id);
      expect(await refusal(use().release.execute(daniyar, id))).toBe('alarm.taken');
      expect(await use().release.execute(reviewer, id)).toMatchObject({ state: 'new', owner: null });
    });

    it.each(['viewer', 'planner', 'executive'] as const)('a %s works no alarms', async (role) => {
      const who = await room.person('Somebody', role);
      const id = await room.alarm();
      const said = { reason: 'нет времени', until: hoursAhead(1) };
      const tries = [
        use().take.execute(who, id),
        use().release.execute(who, id),
        use().snooze.execute(who, id, said),
        use().handOver.execute(who, id, { role: 'operator' }),
        use().note.execute(who, id, 'текст'),
        use().merge.execute(who, id, id),
        use().merge.undo(who, id, { reason: 'разные места' }),
      ];
      expect(new Set(await Promise.all(tries.map(refusal)))).toEqual(new Set(['access.denied']));
    });
  });

  describe('putting aside', () => {
    it('needs a moment within a day', async () => {
      const id = await room.alarm();
      const until = (hours: number) => use().snooze.execute(aigul, id, { reason: 'ждём', until: hoursAhead(hours) });
      expect(await Promise.all([-1, 0, 24.1, 400].map((hours) => refusal(until(hours))))).toEqual(
        Array.from({ length: 4 }, () => 'alarm.snooze-too-long'),
      );
      expect(await until(23.9)).toMatchObject({ state: 'snoozed', snoozeCount: 1, snooze: { by: 'Aigul' } });
    });

    it('is counted where walls look, every time anew, with reason, end and who in the journal', async () => {
      const id = await room.alarm();
      const until = hoursAhead(1);
      await use().snooze.execute(aigul, id, { reason: 'ждём бригаду', until });
      expect((await use().read.summary(aigul)).byState).toMatchObject({ new: 0, snoozed: 1 });
      const { items } = await use().read.kpis(aigul);
      expect(items.find(({ code }) => code === 'snoozed')?.value).toBe(1);
      await use().release.execute(aigul, id);
      expect(await use().snooze.execute(daniyar, id, { reason: 'снова', until })).toMatchObject({ snoozeCount: 2 });
      const lines: { user_name: string; text: string; data: { until: string } }[] = await room.db.query(
        "SELECT user_name, text, data FROM journal_entry WHERE kind = 'alarm.snoozed' ORDER BY at, id",
      );
      expect(lines.map((line) => [line.user_name, line.text, line.data.until])).toEqual([
        ['Aigul', 'ждём бригаду', until],
        ['Daniyar', 'снова', until],
      ]);
    });

    it('two who put it aside at once: the second finds it put aside', async () => {
      const id = await room.alarm();
      const aside = (who: Principal) => use().snooze.execute(who, id, { reason: 'ждём', until: hoursAhead(1) });
      expect((await Promise.all([aigul, daniyar].map((who) => refusal(aside(who))))).toSorted()).toEqual([
        'alarm.not-allowed',
        'done',
      ]);
      expect((await use().read.one(aigul, id)).snoozeCount).toBe(1);
    });

    it('returns by itself, is counted and told once', async () => {
      const id = await room.alarm();
      await use().snooze.execute(aigul, id, { reason: 'ждём бригаду', until: hoursAhead(1) });
      expect(await use().sweep.execute()).toEqual({ returned: 0, escalated: 0 });
      await room.db.query("UPDATE alarm SET snoozed_until = now() - interval '1 second'");
      await Promise.all([use().sweep.execute(), use().sweep.execute()]);
      expect(await use().read.one(aigul, id)).toMatchObject({ state: 'new', snoozeCount: 1, owner: null });
      const told = (await room.events()).filter(({ data }) => data.returned === true);
      expect(told).toMatchObject([{ type: 'alarm.raised', subject_id: id }]);
      expect((await room.journal()).map(({ kind }) => kind)).toEqual([
        'alarm.raised',
        'alarm.snoozed',
        'alarm.returned',
      ]);
    });
  });

  it.each([
    ['is switched off', 'disabled = true'],
    ['works no alarms any more', "role = 'viewer'"],
  ])('what somebody has taken who %s is nobody’s, and the operators are asked', async (_who, change) => {
    const gone = await room.person('Gone');
    const id = await room.alarm();
    await use().take.execute(gone, id);
    await use().sweep.execute();
    expect(await use().read.one(aigul, id)).toMatchObject({ state: 'taken', owner: { name: 'Gone' } });
    await room.db.query(`UPDATE app_user SET ${change} WHERE id = $1`, [gone.userId]);
    await use().sweep.execute();
    await room.db.query("UPDATE app_user SET disabled = false, role = 'operator' WHERE id = $1", [gone.userId]);
    const alarm = await use().read.one(aigul, id);
    expect(alarm).toMatchObject({ state: 'new', owner: null, handedTo: { role: 'operator', by: 'Gone' } });
    expect((await room.journal()).at(-1)).toMatchObject({ kind: 'alarm.handed-over', alarm_id: id, user_name: null });
  });

  describe('handing over', () => {
    it('asks a person; the alarm is nobody’s until they take it', async () => {
      const id = await room.alarm();
      await use().take.execute(aigul, id);
      const handed = await use().handOver.execute(aigul, id, { person: daniyar.userId, note: 'ваш район' });
      expect(handed).toMatchObject({
        state: 'new',
        owner: null,
        handedTo: { person: { name: 'Daniyar' }, by: 'Aigul' },
      });
      expect((await list({ handed: 'me' }, daniyar)).items.map((one) => one.id)).toEqual([id]);
      expect((await list({ handed: 'me' }, aigul)).items).toEqual([]);
      expect(await use().take.execute(daniyar, id)).toMatchObject({ state: 'taken', handedTo: null });
    });

    it('asks a role, and nobody who works no alarms', async () => {
      const id = await room.alarm();
      const viewer = await room.person('Onlooker', 'viewer');
      await use().handOver.execute(aigul, id, { role: 'reviewer' });
      expect((await list({ handed: 'me' }, reviewer)).total).toBe(1);
      expect(await refusal(use().handOver.execute(aigul, id, { person: viewer.userId }))).toBe('reference.unknown');
      expect(await refusal(use().handOver.execute(aigul, id, { role: 'planner' }))).toBe('reference.unknown');
    });
  });

  it('the city by its own code has the alarms of its districts, each district its own', async () => {
    await room.db.query(`WITH city AS (
        INSERT INTO territory (external_id, kind, name_ru) VALUES ('astana', 'city', 'Астана') RETURNING id
      ) INSERT INTO territory (external_id, kind, name_ru, parent_id)
        SELECT name, 'district', name, city.id FROM city, unnest(ARRAY['almaty', 'esil']) name`);
    const id = await room.alarm();
    await room.db.query(
      `UPDATE finding SET territory_ids = ARRAY(SELECT t.id FROM territory t WHERE t.external_id = 'esil')
       WHERE id = (SELECT finding_id FROM alarm WHERE id = $1)`,
      [id],
    );
    const of = async (territory: string) => (await list({ territory })).items.map((alarm) => alarm.id);
    expect([await of('astana'), await of('esil'), await of('almaty')]).toEqual([[id], [id], []]);
  });

  describe('merging', () => {
    it('hides a part, frees it on request and when the whole is over', async () => {
      const [whole, part] = [await room.alarm(), await room.alarm()];
      await use().merge.execute(aigul, part, whole);
      expect((await list()).items).toMatchObject([{ id: whole, merged: 1 }]);
      expect((await list({ merged: whole })).items).toMatchObject([{ id: part }]);
      expect(await refusal(use().take.execute(aigul, part))).toBe('alarm.not-allowed');
      await use().merge.undo(aigul, part, { reason: 'разные места' });
      expect((await list()).total).toBe(2);
      await use().merge.execute(aigul, part, whole);
      await room.db.query(
        "UPDATE finding SET status = 'closed', closed_at = now() WHERE id = (SELECT finding_id FROM alarm WHERE id = $1)",
        [whole],
      );
      await use().follow.execute(null);
      expect((await list()).items).toMatchObject([{ id: part, mergedInto: null }]);
    });

    it('each into the other at once: one of them holds', async () => {
      for (let round = 0; round < 5; round += 1) {
        const [a, b] = [await room.alarm(), await room.alarm()];
        const both = await Promise.all(
          [use().merge.execute(aigul, a, b), use().merge.execute(daniyar, b, a)].map(refusal),
        );
        expect(both.toSorted()).toEqual(['alarm.not-allowed', 'done']);
      }
    });

    it('a part that somebody takes in the same moment is either taken or a part', async () => {
      const [whole, part] = [await room.alarm(), await room.alarm()];
      const both = await Promise.all(
        [use().merge.execute(aigul, part, whole), use().take.execute(daniyar, part)].map(refusal),
      );
      expect(both.filter((one) => one === 'done')).toHaveLength(1);
      const alarm = await use().read.one(aigul, part);
      expect([alarm.owner === null, alarm.mergedInto !== null]).toEqual([both[0] === 'done', both[0] === 'done']);
    });

    it('parts are left out of every count until they are separated', async () => {
      const [whole, part] = [await room.alarm(), await room.alarm()];
      await use().merge.execute(aigul, part, whole);
      expect((await use().read.summary(aigul)).byState.new).toBe(1);
      await use().merge.undo(aigul, part, { reason: 'разные места' });
      expect((await use().read.summary(aigul)).byState.new).toBe(2);
      expect((await room.journal()).map(({ kind }) => kind).slice(-2)).toEqual(['alarm.merged', 'alarm.unmerged']);
    });

    it('why a part was separated, and from what, stays in the journal', async () => {
      const [whole, part] = [await room.alarm(), await room.alarm()];
      await use().merge.execute(aigul, part, whole);
      await use().merge.undo(aigul, part, { reason: 'другая сторона улицы' });
      const { number } = await use().read.one(aigul, whole);
      expect((await room.journal()).at(-1)).toMatchObject({
        ...{ kind: 'alarm.unmerged', alarm_id: part, text: 'другая сторона улицы', data: { outOf: number } },
      });
    });

    it('makes no chains and no circles', async () => {
      const [a, b, c] = [await room.alarm(), await room.alarm(), await room.alarm()];
      await use().merge.execute(aigul, b, a);
      const tries = [
        use().merge.execute(aigul, a, a),
        use().merge.execute(aigul, a, c),
        use().merge.execute(aigul, c, b),
      ];
      expect(await Promise.all(tries.map(refusal))).toEqual(Array.from({ length: 3 }, () => 'alarm.not-allowed'));
    });
  });

  describe('escalation', () => {
    it('an urgent alarm nobody takes in time is escalated once', async () => {
      const id = await room.alarm();
      await room.alarm({ severity: 'high' });
      await room.db.query("UPDATE alarm SET respond_by = now() - interval '1 minute'");
      expect(await use().sweep.execute()).toEqual({ returned: 0, escalated: 1 });
      expect(await use().sweep.execute()).toEqual({ returned: 0, escalated: 0 });
      expect((await list({ escalated: 'true' }, reviewer)).items).toMatchObject([{ id, overdue: true }]);
      expect((await room.events()).at(-1)).toMatchObject({ type: 'alarm.escalated', subject_id: id });
    });

    it('what is taken in time is not', async () => {
      await use().take.execute(aigul, await room.alarm());
      await room.db.query("UPDATE alarm SET respond_by = now() - interval '1 minute'");
      expect(await use().sweep.execute()).toMatchObject({ escalated: 0 });
    });
  });
});
