import type { Finding, LiveEvent } from '@abat/contracts';

type Opened = Pick<Finding, 'id' | 'openedAt'>;

/** `after`: the first answer told everything opened later than that, ms by the server. No clock of the wall is asked. */
export type KnownCritical = { keys: ReadonlySet<string>; after: number };

const REMEMBERED = 200;

/** A finding that closes and opens again is new again. */
const keyOf = ({ id, openedAt }: Opened): string => `${id} ${openedAt}`;

/** What a wall that begins to look finds: nothing of it is new. `most` is how many, newest first, are asked for. */
export function firstSeen(findings: readonly Opened[], most: number): KnownCritical {
  const isAll = findings.length < most;
  return {
    keys: new Set(findings.map(keyOf)),
    after: isAll ? 0 : Math.min(...findings.map(({ openedAt }) => Date.parse(openedAt))),
  };
}

/** Findings nobody was told of, oldest first. An old one that comes into the list because a newer one closed is not new. */
export const newSince = <One extends Opened>({ keys, after }: KnownCritical, findings: readonly One[]): One[] =>
  findings.filter((one) => !keys.has(keyOf(one)) && Date.parse(one.openedAt) > after).toReversed();

/** Remembers what was told: everything listed now, and the last that were listed before. */
export function withSeen({ keys, after }: KnownCritical, findings: readonly Opened[]): KnownCritical {
  const listed = new Set(findings.map(keyOf));
  const before = [...keys].filter((key) => !listed.has(key));
  return { keys: new Set([...before, ...listed].slice(-REMEMBERED)), after };
}

/**
 * The finding that an event tells of as grown critical, though it was there before: it calls like a new one. It may stand
 * far from the newest ones, so that no list of them tells.
 */
export function turnedCritical({ type, subject, data }: Pick<LiveEvent, 'type' | 'subject' | 'data'>): string | null {
  if (type !== 'finding.updated' || data.turnedCritical !== true || data.status !== 'open') return null;
  return subject?.id ?? null;
}
