import { type Draft, hasEnded } from './draft.js';

/** Fields of a work that the form shows whatever its zones are. */
const ALWAYS: ReadonlySet<string> = new Set([
  ...['title', 'agency', 'function', 'stage', 'workType', 'method', 'surface', 'status'],
  ...['project', 'contractor', 'costKzt', 'budgetLine', 'note'],
  ...['start', 'end', 'geometry'],
]);
const ZONE = /^zones\.(\d+)(?:\.|$)/;

/** Whether the form shows a field of the work, and with it what is wrong there. Of several zones it shows one. */
export function isFieldShown(draft: Draft, zone: number, path: string): boolean {
  if (path === 'durationDays') return draft.dateCertainty === 'planned';
  if (path === 'lanesClosed') return draft.hindersTraffic;
  if (path === 'finishedOn') return hasEnded(draft.status);
  if (draft.zones.length === 1) return ALWAYS.has(path);
  return ALWAYS.has(path) || ['start', 'end', 'geometry'].some((key) => path === `zones.${zone}.${key}`);
}

/** The zone of a path, counted from 0; null where the path is that of the whole work. */
export function zoneOf(path: string): number | null {
  const match = ZONE.exec(path);
  return match ? Number(match[1]) : null;
}

/** The zone to look at: the one chosen while something is wrong there, else the first where something is. */
export function faultyZone(chosen: number, paths: readonly string[]): number {
  const zones = paths.map(zoneOf).filter((zone) => zone !== null);
  return zones.length === 0 || zones.includes(chosen) ? chosen : Math.min(...zones);
}
