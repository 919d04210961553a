import { useMay, useUser } from '../../app/session-gate.js';

/** Who may speak for whom: an own agency only for itself, everybody else allowed to assess for all. */
export function useMaySpeak(): (agency: string) => boolean {
  const me = useUser();
  const mayAssess = useMay('finding.assess');
  const isBound = me.role === 'executive' || me.role === 'planner';
  return (agency) => mayAssess && (!isBound || me.agency?.code === agency);
}
