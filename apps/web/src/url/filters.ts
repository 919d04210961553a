import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router';
import type { Sorting } from '../ui/sorter.js';
import { type ParamChange, useChangeParams, useParam } from './params.js';

export type FilterValues<Key extends string> = Partial<Record<Key, string>>;

/** Filters of a list stand in the address as `w.status=…` (works), `f.severity=…` (findings), `p.agency=…` (powers). */
export const FILTER_PREFIXES = { works: 'w.', findings: 'f.', powers: 'p.' } as const;
export type FilteredList = keyof typeof FILTER_PREFIXES;

export const WORK_FILTERS = [
  'q',
  'status',
  'agency',
  'function',
  'territory',
  'budgetLine',
  'from',
  'to',
  'period',
  'bbox',
  'square',
  'sort',
] as const;
/** Filters of works that only the programme offers, in the address as `b.project=…`; the map follows them there. */
export const OWN_PROGRAMME_FILTERS = ['project', 'certainty', 'flagged'] as const;
export const FINDING_FILTERS = [
  'q',
  'rule',
  'severity',
  'status',
  'agency',
  'awaits',
  'territory',
  'period',
  'bbox',
  'square',
  'sort',
] as const;
export type WorkFilter = (typeof WORK_FILTERS)[number];
export type FindingFilter = (typeof FINDING_FILTERS)[number];

/** What of the address filters a list by these alone: other filters in force would hide what is asked for. */
export function filtering(list: FilteredList, values: Record<string, string>): ParamChange {
  const prefix = FILTER_PREFIXES[list];
  const inForce = [...new URLSearchParams(window.location.search).keys()].filter((name) => name.startsWith(prefix));
  const asked = Object.entries(values).map(([name, value]) => [prefix + name, value] as const);
  return Object.fromEntries([...inForce.map((name) => [name, null] as const), ...asked]);
}

const NO_DEFAULTS = {};
/** What holds while the address says nothing. */
const WORK_DEFAULTS = { period: 'current' } as const;

function useFilters<Key extends string>(
  list: FilteredList,
  names: readonly Key[],
  defaults: FilterValues<Key> = NO_DEFAULTS,
) {
  const [params] = useSearchParams();
  const change = useChangeParams();
  const prefix = FILTER_PREFIXES[list];
  const key = names.map((name) => params.get(prefix + name) ?? '').join('\u0000');
  const values = useMemo(() => {
    const texts = key.split('\u0000');
    const entries = names.map((name, index) => [name, texts[index]] as const).filter(([, text]) => text);
    return { ...defaults, ...Object.fromEntries(entries) } as FilterValues<Key>;
  }, [defaults, key, names]);
  const set = useCallback(
    (next: Partial<Record<Key, string | null>>) => {
      const entries = Object.entries<string | null | undefined>(next).map(([name, text]) => [
        prefix + name,
        text ?? null,
      ]);
      change(Object.fromEntries(entries) as Record<string, string | null>);
    },
    [change, prefix],
  );
  const clear = useCallback(
    () => change(Object.fromEntries(names.map((name) => [prefix + name, null]))),
    [change, names, prefix],
  );
  return { values, set, clear };
}

/** Filters of the works list; the map's works follow the same ones. Pass `values` to `useWorks`. */
export const useWorkFilters = () => useFilters<WorkFilter>('works', WORK_FILTERS, WORK_DEFAULTS);
/** Filters of the findings list; the map's findings follow the same ones. Pass `values` to `useFindings`. */
export const useFindingFilters = () => useFilters<FindingFilter>('findings', FINDING_FILTERS);
/** The order of the table of powers that is open, in the address as `p.sort`: one that a column offers, else its own. */
export function useTableSort(columns: readonly { order?: string }[]): Sorting {
  const [text, onSort] = useParam('p.sort');
  const isOffered = columns.some(({ order }) => order !== undefined && [order, `-${order}`].includes(text ?? ''));
  return { sort: isOffered ? text : null, onSort };
}
/** Filters of the table of powers that is open. `names` must keep their identity. */
export const usePowerFilters = (names: readonly string[]) => useFilters<string>('powers', names);
