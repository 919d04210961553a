import type { Action } from '@abat/contracts';
import { useAgencies } from '../api/resources.js';
import { useMay, useUser } from './session-gate.js';

/**
 * For whom the reader may do this, as the server judges it: an executive for the own body, a planner also for every body of
 * the own district, everybody else who holds the right for all and for nobody in particular.
 */
export function useMayFor(action: Action): (agency: string | null) => boolean {
  const me = useUser();
  const may = useMay(action);
  const { data: agencies } = useAgencies();
  const isBound = me.role === 'executive' || me.role === 'planner';
  const own = me.role === 'planner' ? me.district?.externalId : undefined;
  const isOfDistrict = (agency: string | null): boolean =>
    own !== undefined && agencies?.find(({ code }) => code === agency)?.district === own;
  const isOwn = (agency: string | null): boolean => agency !== null && me.agency?.code === agency;
  return (agency) => may && (!isBound || isOwn(agency) || isOfDistrict(agency));
}
