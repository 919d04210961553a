import { readBeside, readEvent, readPresence, readReload, readTick } from './messages.js';

const event = {
  seq: 7,
  type: 'work.updated',
  at: '2026-11-21T02:00:00Z',
  territory: [],
  subject: null,
  data: {},
};
const tick = { at: '2026-11-21T02:00:00Z', completeTo: '2026-11-21T02:00:00Z', lastSeq: 7, build: 'a' };

describe('messages of the server', () => {
  it('are read when they have the form they must have', () => {
    expect(readEvent(event)).toBe(event);
    expect(readTick(tick)).toBe(tick);
    expect(readReload({ lastSeq: 0 })).toBe(0);
    expect(readPresence({ total: 0, byRole: {}, people: [] })).not.toBeNull();
    expect(readBeside({ subject: { type: 'work', id: '1' }, people: [] })).not.toBeNull();
  });

  it.each([
    null,
    'text',
    3,
    [],
    {},
    { ...event, type: 'city.moved' },
    { ...event, seq: '7' },
    { ...event, territory: 1 },
  ])('no event: %j', (raw) => expect(readEvent(raw)).toBeNull());

  it.each([null, 'text', {}, { ...tick, at: 'soon' }, { ...tick, completeTo: null }, { ...tick, lastSeq: 1.5 }])(
    'no tick: %j',
    (raw) => expect(readTick(raw)).toBeNull(),
  );

  it.each([null, {}, { lastSeq: 'x' }])('no number after a reload: %j', (raw) => expect(readReload(raw)).toBeNull());

  it.each([null, {}, { people: [] }, { people: 'all', byRole: {}, subject: {} }])('no people: %j', (raw) => {
    expect(readPresence(raw)).toBeNull();
    expect(readBeside(raw)).toBeNull();
  });
});
