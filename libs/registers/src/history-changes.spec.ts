import { historyChanges, referencedIds, withCodes } from './history-changes.js';

const entry = { id: '1', at: '2026-05-01T00:00:00.000Z', actor: 'Operator', entity: 'work', action: 'update' as const };

describe('historyChanges', () => {
  it('names the fields that differ and leaves bookkeeping out', () => {
    const before = { id: 'a', version: 1, title: 'Двор', starts_on: '2026-05-01' };
    const after = { id: 'a', version: 2, title: 'Двор', starts_on: '2026-05-10' };
    expect(historyChanges({ ...entry, before, after }).changes).toEqual([
      { field: 'starts_on', before: '2026-05-01', after: '2026-05-10' },
    ]);
  });

  it('lists the filled fields of a new row', () => {
    expect(
      historyChanges({ ...entry, action: 'insert', before: null, after: { title: 'Сквер', note: null } }).changes,
    ).toEqual([{ field: 'title', before: null, after: 'Сквер' }]);
  });

  it('says that a shape changed without repeating it', () => {
    const changes = historyChanges({
      ...entry,
      before: { geom: { type: 'Point' } },
      after: { geom: { type: 'Polygon' } },
    }).changes;
    expect(changes).toEqual([{ field: 'geom', before: true, after: true }]);
  });
});

describe('withCodes', () => {
  const entries = [
    historyChanges({
      ...entry,
      before: { agency_id: 'id-1', title: 'id-1' },
      after: { agency_id: 'id-2', title: 'Двор' },
    }),
  ];

  it('tells references by code and leaves other fields alone', () => {
    expect(referencedIds(entries)).toEqual(['id-1', 'id-2']);
    expect(withCodes(entries, new Map([['id-1', 'akim-almaty']]))[0]?.changes).toEqual([
      { field: 'agency_id', before: 'akim-almaty', after: 'id-2' },
      { field: 'title', before: 'id-1', after: 'Двор' },
    ]);
  });
});
