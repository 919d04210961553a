import type { Action, Need, Work } from '@abat/contracts';
import { useCallback } from 'react';
import { useAgencies } from '../api/resources.js';
import { mayChange } from './may-change.js';
import { useMay, useUser } from './session-gate.js';

/** The district a body serves; null = none, or not known yet. */
function useDistrictOf(): (agency: string | null) => string | null {
  const { data: agencies } = useAgencies();
  return useCallback((agency) => agencies?.find(({ code }) => code === agency)?.district ?? null, [agencies]);
}

/** Which bodies are the reader's, as the server judges it: the own one, for a planner also every body of the own district. */
export function useBelongs(): (agency: string | null) => boolean {
  const me = useUser();
  const districtOf = useDistrictOf();
  const own = me.role === 'planner' ? me.district?.externalId : undefined;
  return useCallback(
    (agency) => agency !== null && (me.agency?.code === agency || (own !== undefined && districtOf(agency) === own)),
    [me, own, districtOf],
  );
}

/**
 * For whom the reader may do this, as the server judges it: an executive and a planner for the bodies that are theirs,
 * everybody else who holds the right for all and for nobody in particular.
 */
export function useMayFor(action: Action): (agency: string | null) => boolean {
  const me = useUser();
  const may = useMay(action);
  const belongs = useBelongs();
  const isBound = me.role === 'executive' || me.role === 'planner';
  return useCallback((agency) => may && (!isBound || belongs(agency)), [may, isBound, belongs]);
}

/** Which needs the reader may change: those of the own bodies, for a planner also those of the own district that name no body. */
export function useMayChangeNeed(): (need: Pick<Need, 'agency' | 'district'>) => boolean {
  const me = useUser();
  const mayFor = useMayFor('project.write');
  return ({ agency, district }) => {
    const isOfDistrict = agency === null && me.role === 'planner' && district !== null;
    return mayFor(agency) || (isOfDistrict && me.district?.externalId === district);
  };
}

/** Which works the reader may change: what is offered on others would only be refused. */
export function useMayChangeWork(): (work: Pick<Work, 'agency' | 'territories'>) => boolean {
  const me = useUser();
  const mayWrite = useMay('work.write');
  const districtOf = useDistrictOf();
  return (work) => mayWrite && mayChange(me, work, districtOf(work.agency));
}
