import type { RuleCode, Severity } from '@abat/contracts';
import { useFindingStats } from '../../api/resources.js';
import { useFindingFilters } from '../../url/filters.js';
import { useMoment } from '../../url/moment.js';
import { countFindings } from './count-findings.js';

type Choice = { severity?: Severity; rule?: RuleCode; period?: string; prefix?: string };

/**
 * Counts of findings with the filters in force and of the moment shown, so that a click gives what its number says.
 * `undefined` until they are known.
 */
export function useFindingCounts(): (choice?: Choice) => number | undefined {
  const { rule, severity, period, sort: _sort, ...others } = useFindingFilters().values;
  const { on } = useMoment();
  const { data } = useFindingStats(others);
  return ({ prefix, ...choice } = {}) =>
    data && countFindings(data.items, { rule, severity, period, on, ...choice }, prefix);
}
