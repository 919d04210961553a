/**
 * live: ticks arrive and the picture is whole. stale: connected, but the picture is older than it may be.
 * reconnecting: the socket is down and tries again. offline: the machine itself has no network.
 */
export type ConnectionStatus = 'connecting' | 'live' | 'stale' | 'reconnecting' | 'offline';

/**
 * Why a connected screen is stale. silent: no tick comes. behind: ticks come, changes do not. frozen: ticks come with the
 * same moment again and again.
 */
export type StaleCause = 'silent' | 'behind' | 'frozen';

/** A moment by both clocks of the browser, ms: the wall's may be set, the steady one may stop while the machine sleeps. */
export type Moment = { wall: number; steady: number };

/** What is known of the link. `tick` is the last one that moved the server's clock. */
export type LinkFacts = {
  online: boolean;
  connected: boolean;
  /** A tick came since the socket was opened: what was missed is told. */
  joined: boolean;
  /** What is on screen was kept by this browser from before. */
  showsKept: boolean;
  /** When the page began to connect, or the socket was last opened. */
  since: Moment;
  /** The last tick of any kind. */
  heard: Moment | null;
  /** When a tick last told a later moment than the one before, and how far the picture was behind then, ms. */
  moved: (Moment & { lagMs: number }) | null;
};

export type LinkState = { status: ConnectionStatus; cause: StaleCause | null };

/** Age of the picture from which it counts as stale. Ticks come every 2 s; a busy server may miss some. */
export const STALE_AFTER_MS = 12_000;
/** A tick later than this is missing. */
const TICK_LATE_MS = 7_500;

/** How long ago it was, by the clock that counted more: neither a set clock nor a sleep may hide silence. */
export const elapsed = (from: Moment, now: Moment): number =>
  Math.max(0, now.wall - from.wall, now.steady - from.steady);

/** How old the picture is, ms: what the server itself was behind, and the time since; null before the first tick. */
export const pictureAge = ({ moved }: LinkFacts, now: Moment): number | null =>
  moved && moved.lagMs + elapsed(moved, now);

/** When what is on screen was true, by the clock of this browser: while ticks come and changes do not, it stands. */
export const pictureSince = ({ moved }: Pick<LinkFacts, 'moved'>): number | null => moved && moved.wall - moved.lagMs;

function causeOf({ heard, moved }: LinkFacts, now: Moment): StaleCause {
  if (!heard || !moved || elapsed(heard, now) > TICK_LATE_MS) return 'silent';
  return elapsed(moved, now) > TICK_LATE_MS ? 'frozen' : 'behind';
}

/** A page that never heard the server is still connecting for a while, unless it shows what was kept. */
const isOpening = ({ heard, since, showsKept }: LinkFacts, now: Moment): boolean =>
  heard === null && !showsKept && elapsed(since, now) <= STALE_AFTER_MS;

/** What the screen must say about itself now. */
export function judgeLink(facts: LinkFacts, now: Moment): LinkState {
  if (!facts.online) return { status: 'offline', cause: null };
  const isLate = elapsed(facts.since, now) > STALE_AFTER_MS;
  if (!facts.connected) return { status: isOpening(facts, now) ? 'connecting' : 'reconnecting', cause: null };
  if (!facts.joined) {
    if (isLate) return { status: 'stale', cause: 'silent' };
    return { status: facts.heard === null ? 'connecting' : 'reconnecting', cause: null };
  }
  const age = pictureAge(facts, now);
  if (age !== null && age <= STALE_AFTER_MS) return { status: 'live', cause: null };
  return { status: 'stale', cause: causeOf(facts, now) };
}
