import { useTranslation } from 'react-i18next';
import {
  useActNames,
  useAgencyNames,
  useFunctionNames,
  useKindNames,
  useSetNames,
  useTerritoryNames,
  useWorkTypeNames,
} from '../../api/use-names.js';
import type { HistoryWords } from '../../ui/history-list.js';

/** Columns whose values are words of a list, and where these words may stand: registers name columns alike. */
const LISTS: Record<string, readonly string[]> = {
  stage: ['common:stage'],
  mode: ['powers:mode'],
  owner_kind: ['powers:ownerKind'],
  function_kind: ['powers:functionKind'],
  side: ['edit:side'],
  level: ['powers:level'],
  status: ['powers:actStatus', 'powers:gapStatus', 'plan:needStatus'],
  phase: ['programme:phase'],
  answer: ['plan:answer'],
  matter: ['plan:matter'],
  origin: ['plan:origin'],
  surface: ['plan:surface'],
  state: ['plan:restrictionState'],
  kind: ['common:restrictionKind', 'plan:permitKind'],
};

/** Words for the history of powers and plans: names of columns, of bodies and functions, of statuses. */
export function useHistoryWords(): HistoryWords {
  const { i18n } = useTranslation('powers');
  const names: Record<string, (code: string) => string> = {
    agency_id: useAgencyNames().nameOf,
    with_agency_id: useAgencyNames().nameOf,
    issuer_id: useAgencyNames().nameOf,
    holder_id: useAgencyNames().nameOf,
    function_id: useFunctionNames().nameOf,
    territory_id: useTerritoryNames().nameOf,
    legal_act_id: useActNames().nameOf,
    replaced_by_id: useActNames().nameOf,
    set_id: useSetNames().nameOf,
    object_kind: useKindNames().nameOf,
    work_type_id: useWorkTypeNames().nameOf,
  };
  const known = (key: string, other: string): string => (i18n.exists(key) ? i18n.t(key) : other);
  return {
    entityOf: (entity) => known(`powers:entity.${entity}`, entity),
    columnOf: (column) => known(`powers:column.${column}`, column),
    valueOf: (column, value) => {
      if (Array.isArray(value))
        return value.map((stage) => known(`common:stage.${String(stage)}`, String(stage))).join(', ');
      if (typeof value !== 'string') return undefined;
      const places = LISTS[column];
      if (!places) return names[column]?.(value);
      return places.map((place) => `${place}.${value}`).reduceRight((other, key) => known(key, other), value);
    },
  };
}
