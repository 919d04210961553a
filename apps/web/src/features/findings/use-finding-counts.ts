import type { RuleCode, Severity } from '@abat/contracts';
import { useIsMomentKnown } from '../../api/known-past.js';
import { useFindingStats } from '../../api/resources.js';
import type { Count } from '../../ui/count-text.js';
import { useFindingFilters } from '../../url/filters.js';
import { useMoment } from '../../url/moment.js';
import { countFindings } from './count-findings.js';

type Choice = { severity?: Severity; rule?: RuleCode; period?: string; prefix?: string };

/**
 * Counts of findings with the filters in force and of the moment shown, so that a click gives what its number says.
 * `undefined` until they are known, `null` for a moment before everything that is kept.
 */
export function useFindingCounts(): (choice?: Choice) => Count {
  const { rule, severity, period, sort: _sort, ...others } = useFindingFilters().values;
  const { on } = useMoment();
  const { data } = useFindingStats(others);
  const isKnown = useIsMomentKnown();
  if (isKnown === false) return () => null;
  return ({ prefix, ...choice } = {}) =>
    isKnown && data ? countFindings(data.items, { rule, severity, period, on, ...choice }, prefix) : undefined;
}
