import type { FiguresFlow } from '@abat/contracts';
import { filtering } from '../../url/filters.js';
import type { ParamChange } from '../../url/params.js';

type Node = FiguresFlow['nodes'][number];
export type Way = { change: ParamChange; path: string };
/** What the flow is counted under: its function and its district, where one is looked at. */
export type Under = { function: string | null; district: string | null };

/** Filters of powers by what a flow passes; null: a place that gathers several. */
function filtersOf({ kind, code, stage }: Node): Record<string, string> | null {
  if (kind === 'stage') return stage ? { status: stage } : null;
  if (code === null) return null;
  return kind === 'function' ? { function: code } : { agency: code };
}

/**
 * The list of exactly the powers that are counted at one place of the flow, or between two: those in force today that hold
 * in the district. Null: no list holds them.
 */
export function wayOf(places: readonly Node[], under: Under): Way | null {
  const { district } = under;
  if (places.some(({ kind }) => kind === 'nobody')) {
    const where: Record<string, string> = district ? { territory: district } : {};
    return { change: filtering('findings', { rule: 'mandate.gap', ...where }), path: '/findings' };
  }
  const parts = places.map(filtersOf);
  // A stage alone is every function of it: too much to be asked for by a click on its name.
  if (parts.some((part) => part === null) || places.every(({ kind }) => kind === 'stage')) return null;
  const by = {
    ...(under.function ? { function: under.function } : {}),
    ...Object.assign({}, ...parts),
    inForce: 'true',
    ...(district ? { covers: district } : {}),
  } as Record<string, string>;
  return { change: filtering('powers', by), path: '/powers/mandates' };
}
