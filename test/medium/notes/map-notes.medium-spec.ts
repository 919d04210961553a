import type { Principal } from '@abat/access';
import { mapNoteQuerySchema, type Role } from '@abat/contracts';
import { TransactionRunner } from '@abat/platform';
import { MapNotes } from '@abat/notes';
import { readHistory } from '@abat/registers';
import { MapNoteRepository } from '../../../libs/notes/src/persistence/map-note.repository.js';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';

const BAITEREK: [number, number] = [71.4305, 51.1283];

describe('notes on the map', () => {
  let database: TestDatabase;
  let notes: MapNotes;
  let planner: Principal;
  let operator: Principal;

  const person = async (name: string, role: Role): Promise<Principal> => {
    const rows: { id: string }[] = await database.dataSource.query(
      `INSERT INTO app_user (email, name, role, password_hash) VALUES (lower($1) || '@abat.test', $1, $2, 'x') RETURNING id`,
      [name, role],
    );
    return { userId: rows[0]?.id ?? '', name, role, districtId: null, agencyId: null };
  };
  const pin = (at: [number, number], who = planner) => notes.create(who, { text: 'Проезд закрыт', at, until: null });
  const refusal = async (promise: Promise<unknown>): Promise<string> =>
    promise.then(
      () => 'done',
      (error: { code?: string }) => error.code ?? String(error),
    );

  beforeAll(async () => {
    database = await createTestDatabase();
    const { dataSource } = database;
    notes = new MapNotes(dataSource, new TransactionRunner(dataSource), new MapNoteRepository(dataSource));
    planner = await person('Planner', 'planner');
    operator = await person('Operator', 'operator');
  });
  afterAll(() => database.drop());

  describe('of a city without an outline', () => {
    it.each([
      ['Baiterek', BAITEREK],
      ['the far end of the zone', [74.9, 50.2]],
    ] as const)('%s takes one', async (_name, at) => expect(await pin([...at])).toMatchObject({ at }));

    it.each([
      ['Baiterek with its coordinates swapped', [51.1283, 71.4305]],
      ['the Gulf of Guinea', [0, 0]],
      ['Almaty', [76.9, 43.25]],
      ['San Francisco', [-122.4, 37.8]],
      ['the antimeridian', [180, 51.1]],
    ] as const)('%s takes none', async (_name, at) => {
      expect(await refusal(pin([...at]))).toBe('geometry.outside-city');
      const note = await pin(BAITEREK);
      expect(await refusal(notes.change(planner, note, { at: [...at] }))).toBe('geometry.outside-city');
    });
  });

  it('two who change one at once: one does, the other has to look again', async () => {
    const note = await pin(BAITEREK);
    const both = await Promise.all([
      refusal(notes.change(planner, note, { text: 'Проезд открыт' })),
      refusal(notes.change(operator, note, { until: '2031-01-01T00:00:00Z' })),
    ]);
    expect(both.toSorted()).toEqual(['done', 'request.precondition-failed']);
  });

  it('two who take one off at once: one does, for the other it is gone', async () => {
    const note = await pin(BAITEREK);
    const both = await Promise.all([planner, operator].map((who) => refusal(notes.remove(who, note))));
    expect(both.toSorted()).toEqual(['done', 'resource.not-found']);
  });

  it('belongs to its author and to who minds the whole city', async () => {
    const other = await person('Other', 'planner');
    const note = await pin(BAITEREK);
    expect((await notes.getById(other, note.id)).own).toBe(false);
    expect(await refusal(notes.change(other, note, { text: 'Чужое' }))).toBe('access.not-owner');
    expect(await refusal(notes.remove(other, note))).toBe('access.not-owner');
    expect(await notes.change(operator, note, { text: 'Проверено' })).toMatchObject({ text: 'Проверено', version: 2 });
  });

  it('tells who changed it, and nothing of rows that are no notes', async () => {
    const { id, version } = await pin(BAITEREK);
    await notes.change(operator, { id, version }, { text: 'Проверено' });
    expect(await notes.history(planner, id)).toMatchObject([
      { entity: 'map_note', action: 'update', changes: [{ field: 'text', after: 'Проверено' }] },
      { entity: 'map_note', action: 'insert' },
    ]);
    const { manager } = database.dataSource;
    expect(await refusal(notes.history(planner, operator.userId))).toBe('resource.not-found');
    expect(await readHistory(manager, { entity: 'map_note', id: operator.userId })).toEqual([]);
    expect(await readHistory(manager, { entity: 'app_user', id: operator.userId })).toHaveLength(1);
  });

  it('is no longer shown when its time is over, and still there when asked for', async () => {
    const { id } = await notes.create(planner, { text: 'До вечера', at: BAITEREK, until: '2026-01-01T00:00:00Z' });
    const shown = async (state: 'current' | 'all') =>
      (await notes.list(planner, mapNoteQuerySchema.parse({ state, limit: 200 }))).items.map((note) => note.id);
    expect(await shown('current')).not.toContain(id);
    expect(await shown('all')).toContain(id);
  });

  it.each(['viewer'] as const)('a %s pins none', async (role) => {
    const who = await person('Onlooker', role);
    expect(() => pin(BAITEREK, who)).toThrow('note.write');
  });
});
