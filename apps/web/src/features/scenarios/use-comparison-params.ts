import type { ComparedFinding, Comparison } from '@abat/contracts';
import { useCallback } from 'react';
import { useDistricts } from '../../api/resources.js';
import { useChangeParams, useParam } from '../../url/params.js';
import { FINDING_SETS, findingKey, type FindingSet } from './finding-set.js';

const isSet = (text: string | null): text is FindingSet => FINDING_SETS.some((set) => set === text);

/** What of a comparison is looked at. */
export type Looked = ReturnType<typeof useComparisonParams>;

/** What of a comparison is looked at; the address keeps it: the set, the district, the finding that is open. */
export function useComparisonParams(comparison: Comparison) {
  const change = useChangeParams();
  const [show] = useParam('show');
  const [where] = useParam('district');
  const [key] = useParam('finding');
  const set: FindingSet = isSet(show) ? show : 'closed';
  const district = useDistricts().data?.find(({ externalId, id }) => where === externalId || where === id)?.id ?? null;
  return {
    set,
    district,
    open: (key === null ? undefined : comparison[set].find((finding) => findingKey(finding) === key)) ?? null,
    choose: useCallback((next: FindingSet) => change({ show: next, finding: null }), [change]),
    chooseOfCity: useCallback((next: FindingSet) => change({ show: next, finding: null, district: null }), [change]),
    goTo: useCallback((next: string | null) => change({ district: next, finding: null }), [change]),
    unfold: useCallback(
      (finding: ComparedFinding | null) => change({ finding: finding && findingKey(finding) }),
      [change],
    ),
  };
}
