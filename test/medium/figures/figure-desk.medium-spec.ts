import { FigureDesk } from '@abat/figures';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';

/** Longer than an answer is given again unasked. */
const rest = () => new Promise((resolve) => setTimeout(resolve, 1_050));

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database?.drop());

/** An event is numbered, and the newest moment of the registers stays as it is. */
const event = () => database.dataSource.query('UPDATE event_position SET last_seq = last_seq + 1');

/** A desk that is asked one question; counts end when told to. */
function deskWithGate({ isOpen }: { isOpen: boolean }) {
  const desk = new FigureDesk(database.dataSource);
  const seen = { begun: 0, running: 0, most: 0 };
  let open: () => void = () => undefined;
  const gate = isOpen ? Promise.resolve() : new Promise<void>((resolve) => (open = resolve));
  const ask = (failing = false) =>
    desk.answer('how many', async (manager) => {
      const number = (seen.begun += 1);
      seen.most = Math.max(seen.most, (seen.running += 1));
      await gate;
      const [row]: { seq: string }[] = await manager.query('SELECT last_seq::text AS seq FROM event_position');
      seen.running -= 1;
      if (failing) throw new Error('the count failed');
      return { number, seq: Number(row?.seq) };
    });
  return { ask, seen, open: () => open() };
}

describe('Kept figures', () => {
  it('are given again while nothing changed, and do not tell the number of the event', async () => {
    const { ask } = deskWithGate({ isOpen: true });
    const first = await ask();
    await rest();
    expect(await ask()).toBe(first);
    expect(Object.keys(first).toSorted()).toEqual(['asOf', 'changedAt', 'day', 'number', 'seq']);
  });

  it('are counted anew after an event, even one that leaves the newest moment as it was', async () => {
    const { ask } = deskWithGate({ isOpen: true });
    await ask();
    await event();
    await rest();
    expect((await ask()).number).toBe(2);
  });
});

describe('Figures being counted', () => {
  it('are counted once for all who ask at once', async () => {
    const { ask, seen } = deskWithGate({ isOpen: true });
    const answers = await Promise.all(Array.from({ length: 20 }, () => ask()));
    expect(seen.begun).toBe(1);
    expect(new Set(answers.map(({ number }) => number))).toEqual(new Set([1]));
  });

  it('are counted once more for all who ask after later changes', async () => {
    const { ask, seen, open } = deskWithGate({ isOpen: false });
    const asked = [ask()];
    for (const _later of [1, 2, 3]) {
      await rest();
      await event();
      asked.push(ask(), ask());
    }
    const [{ last }] = (await database.dataSource.query('SELECT last_seq::int AS last FROM event_position')) as [
      { last: number },
    ];
    open();
    const [first, ...later] = await Promise.all(asked);
    expect(seen).toEqual({ begun: 2, running: 0, most: 1 });
    expect(first?.number).toBe(1);
    for (const answer of later) expect(answer).toMatchObject({ number: 2, seq: last });
  });

  it('fail for those who asked and are counted anew for those who wait', async () => {
    const { ask, seen, open } = deskWithGate({ isOpen: false });
    const failed = expect(ask(true)).rejects.toThrow('the count failed');
    await rest();
    const waiting = ask();
    open();
    await failed;
    expect((await waiting).number).toBe(2);
    expect(await ask()).toBe(await waiting);
    expect(seen.begun).toBe(2);
  });
});
