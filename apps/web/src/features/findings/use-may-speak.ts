import { useAgencies } from '../../api/resources.js';
import { useMay, useUser } from '../../app/session-gate.js';

/**
 * Who may speak for whom, as the server judges it: an executive for the own body, a planner also for every body of the own
 * district, everybody else allowed to assess for all.
 */
export function useMaySpeak(): (agency: string) => boolean {
  const me = useUser();
  const mayAssess = useMay('finding.assess');
  const { data: agencies } = useAgencies();
  const isBound = me.role === 'executive' || me.role === 'planner';
  const own = me.role === 'planner' ? me.district?.externalId : undefined;
  const isOfDistrict = (agency: string): boolean =>
    own !== undefined && agencies?.find(({ code }) => code === agency)?.district === own;
  return (agency) => mayAssess && (!isBound || me.agency?.code === agency || isOfDistrict(agency));
}
