import type { Action } from '@abat/contracts';
import { useAgencies } from '../api/resources.js';
import { useMay, useUser } from './session-gate.js';

/** Which bodies are the reader's, as the server judges it: the own one, for a planner also every body of the own district. */
export function useBelongs(): (agency: string | null) => boolean {
  const me = useUser();
  const { data: agencies } = useAgencies();
  const own = me.role === 'planner' ? me.district?.externalId : undefined;
  const isOfDistrict = (agency: string | null): boolean =>
    own !== undefined && agencies?.find(({ code }) => code === agency)?.district === own;
  return (agency) => agency !== null && (me.agency?.code === agency || isOfDistrict(agency));
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
  return (agency) => may && (!isBound || belongs(agency));
}
