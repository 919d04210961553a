import type { Principal } from '@abat/access';
import { DeskRoom, refusal } from './desk-room.js';

describe('cards of alarms', () => {
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
  const states = async (): Promise<string[]> =>
    (await room.db.query('SELECT state FROM alarm ORDER BY number')).map((row: { state: string }) => row.state);
  const cardNow = async () => {
    const card = (await use().cards.list(aigul)).items.find(({ rule }) => rule === 'work.clash');
    if (!card) throw new TypeError('no card');
    return card;
  };
  const change = async (version: number, who: Principal, rule = 'work.clash') => {
    const { meaning, consequence, action, owner, levels } = await cardNow();
    const quiet = { ...levels, critical: null };
    return use().cards.change(who, { rule, version }, { meaning, consequence, action, owner, levels: quiet });
  };
  const reset = (version: number, who: Principal, rule = 'work.clash') => use().cards.reset(who, { rule, version });
  let administrator: Principal;

  beforeEach(async () => {
    administrator = await room.person('Admin', 'administrator');
  });

  it('an administrator changes what makes an alarm; alarms follow', async () => {
    await room.alarm();
    expect(await change(0, administrator)).toMatchObject({ edited: true, version: 1 });
    await use().follow.execute(null);
    expect(await states()).toEqual(['closed']);
    expect(await refusal(change(0, administrator))).toBe('request.precondition-failed');
    expect(await change(1, administrator)).toMatchObject({ version: 2 });
  });

  it('a card is given back as shipped, and nobody saves over that unseen', async () => {
    const shipped = await cardNow();
    await room.alarm();
    await change(0, administrator);
    const given = await reset(1, administrator);
    expect(given).toEqual({ ...shipped, version: 2, updatedAt: given.updatedAt });
    await use().follow.execute(null);
    expect(await states()).toEqual(['new']);
    expect(await refusal(change(1, administrator))).toBe('request.precondition-failed');
    expect(await change(2, administrator)).toMatchObject({ edited: true, version: 3 });
  });

  it('the journal keeps the card of before and after', async () => {
    await change(0, administrator);
    await reset(1, administrator);
    const lines: { data: { before: { edited: boolean }; after: { edited: boolean } } }[] = await room.db.query(
      "SELECT data FROM journal_entry WHERE kind = 'alarm.card' ORDER BY at, id",
    );
    expect(lines.map(({ data }) => [data.before.edited, data.after.edited])).toEqual([
      [false, true],
      [true, false],
    ]);
  });

  it('two administrators at once: one saves, the other is told', async () => {
    const both = await Promise.all([change(0, administrator), reset(0, administrator)].map(refusal));
    expect(both.toSorted()).toEqual(['done', 'request.precondition-failed']);
  });

  it('there is none of a rule nobody knows', async () => {
    expect(await refusal(change(0, administrator, 'work.unknown'))).toBe('resource.not-found');
    expect(await refusal(reset(0, administrator, '__proto__'))).toBe('resource.not-found');
  });

  it.each(['viewer', 'operator', 'planner', 'executive', 'reviewer'] as const)('a %s changes none', async (role) => {
    const who = await room.person('Somebody', role);
    expect(await Promise.all([change(0, who), reset(0, who)].map(refusal))).toEqual(['access.denied', 'access.denied']);
  });
});
