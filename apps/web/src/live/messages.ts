import { EVENT_TYPES, type Beside, type LiveEvent, type Presence, type Tick } from '@abat/contracts';

// The server is our own and trusted like its HTTP answers; yet after a deploy it may be newer than this page. What does
// not have the form that is read here is passed over.

type Fields = Record<string, unknown>;

const fieldsOf = (raw: unknown): Fields | null => (typeof raw === 'object' && raw !== null ? (raw as Fields) : null);
const isMoment = (value: unknown): boolean => typeof value === 'string' && !Number.isNaN(Date.parse(value));
const types: readonly unknown[] = EVENT_TYPES;

export function readEvent(raw: unknown): LiveEvent | null {
  const event = fieldsOf(raw);
  const isKnown = event !== null && Number.isInteger(event['seq']) && types.includes(event['type']);
  return isKnown && Array.isArray(event['territory']) ? (raw as LiveEvent) : null;
}

export function readTick(raw: unknown): Tick | null {
  const tick = fieldsOf(raw);
  const isWhole = tick !== null && isMoment(tick['at']) && isMoment(tick['completeTo']);
  return isWhole && Number.isInteger(tick['lastSeq']) ? (raw as Tick) : null;
}

/** The number from which events are told again; null when it is not said. */
export function readReload(raw: unknown): number | null {
  const lastSeq = fieldsOf(raw)?.['lastSeq'];
  return typeof lastSeq === 'number' && Number.isInteger(lastSeq) ? lastSeq : null;
}

export function readPresence(raw: unknown): Presence | null {
  const presence = fieldsOf(raw);
  return presence && Array.isArray(presence['people']) && fieldsOf(presence['byRole']) ? (raw as Presence) : null;
}

export function readBeside(raw: unknown): Beside | null {
  const beside = fieldsOf(raw);
  return beside && Array.isArray(beside['people']) && fieldsOf(beside['subject']) ? (raw as Beside) : null;
}
