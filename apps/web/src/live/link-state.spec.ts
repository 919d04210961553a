import {
  elapsed,
  judgeLink,
  pictureAge,
  pictureSince,
  type LinkFacts,
  type LinkState,
  type Moment,
} from './link-state.js';

const at = (ms: number, steady = ms): Moment => ({ wall: 1_800_000_000_000 + ms, steady });
const ticked = (ms: number, lagMs = 0): Pick<LinkFacts, 'heard' | 'moved'> => ({
  heard: at(ms),
  moved: { ...at(ms), lagMs },
});
const facts = (change: Partial<LinkFacts>): LinkFacts => ({
  ...{ online: true, connected: true, joined: true, showsKept: false, since: at(0), heard: null, moved: null },
  ...change,
});

describe('judgeLink', () => {
  it.each<[string, Partial<LinkFacts>, number, LinkState]>([
    [
      'a page that just opened and shows what was kept',
      { connected: false, joined: false, showsKept: true },
      1_000,
      { status: 'reconnecting', cause: null },
    ],
    ['a page that just opened', { connected: false, joined: false }, 1_000, { status: 'connecting', cause: null }],
    [
      'a page that never reached the server',
      { connected: false, joined: false },
      12_001,
      { status: 'reconnecting', cause: null },
    ],
    ['a socket that is open and not greeted yet', { joined: false }, 1_000, { status: 'connecting', cause: null }],
    ['a socket that is open and never greeted', { joined: false }, 12_001, { status: 'stale', cause: 'silent' }],
    ['a tick just now', ticked(5_000), 5_000, { status: 'live', cause: null }],
    ['two ticks late, at the limit', ticked(5_000), 17_000, { status: 'live', cause: null }],
    ['a tick more than twelve seconds ago', ticked(5_000), 17_001, { status: 'stale', cause: 'silent' }],
    ['a machine without network', { ...ticked(5_000), online: false }, 6_000, { status: 'offline', cause: null }],
    [
      'a socket cut a second ago',
      { ...ticked(5_000), connected: false, joined: false },
      6_000,
      { status: 'reconnecting', cause: null },
    ],
    [
      'a socket back, what was missed still coming',
      { ...ticked(5_000), joined: false, since: at(9_000) },
      9_500,
      { status: 'reconnecting', cause: null },
    ],
    [
      'a socket back and never greeted',
      { ...ticked(5_000), joined: false, since: at(9_000) },
      21_001,
      { status: 'stale', cause: 'silent' },
    ],
    ['a server that lags a little', ticked(5_000, 3_000), 6_000, { status: 'live', cause: null }],
    ['a server that cannot read its log', ticked(5_000, 12_500), 5_000, { status: 'stale', cause: 'behind' }],
    [
      'a lag and the time since the tick, together too old',
      ticked(5_000, 9_000),
      8_500,
      { status: 'stale', cause: 'behind' },
    ],
    [
      'ticks whose clock stands still',
      { heard: at(20_000), moved: { ...at(5_000), lagMs: 0 } },
      20_000,
      { status: 'stale', cause: 'frozen' },
    ],
  ])('%s', (_case, change, now, state) => {
    expect(judgeLink(facts(change), at(now))).toEqual(state);
  });

  it('sees that the machine slept though its steady clock stood still', () => {
    expect(judgeLink(facts(ticked(5_000)), at(3_600_000, 5_100)).status).toBe('stale');
  });

  it('sees silence though the wall clock was set back', () => {
    expect(judgeLink(facts(ticked(5_000)), at(-3_600_000, 18_000)).status).toBe('stale');
  });
});

describe('the age of the picture', () => {
  it('is what the server was behind and the time since', () => {
    expect(pictureAge(facts(ticked(5_000, 2_000)), at(6_000))).toBe(3_000);
  });

  it('is unknown before the first tick', () => expect(pictureAge(facts({}), at(6_000))).toBeNull());

  it('never runs backwards', () => expect(elapsed(at(5_000), at(4_000))).toBe(0));
});

describe('when the picture was true', () => {
  it('stands while ticks come and changes do not, or the same tick comes again', () => {
    expect(pictureSince(ticked(60_000, 45_000))).toBe(at(15_000).wall);
    expect(pictureSince({ ...ticked(60_000), ...{ heard: at(90_000) } })).toBe(at(60_000).wall);
  });

  it('is not known before the first tick', () => {
    expect(pictureSince(facts({}))).toBeNull();
  });
});
