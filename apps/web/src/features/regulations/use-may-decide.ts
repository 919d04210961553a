import { useMay, useUser } from '../../app/session-gate.js';

type Rights = {
  /** May decide about the statements of this body. */
  decide: boolean;
  /** May make new mandates of this body, too. */
  create: boolean;
};

/** What the signed-in person may do with a regulation of this body; an executive only with those of the own one. */
export function useRegulationRights(agency: string | null): Rights {
  const user = useUser();
  const [decide, create] = [useMay('regulation.write'), useMay('mandate.write')];
  const isOwn = user.role !== 'executive' || user.agency?.code === agency;
  return { decide: decide && isOwn, create: create && isOwn };
}
