import { fieldError, type Need, type NeedPatch, type NeedStatus } from '@abat/contracts';

type Standing = { status?: NeedStatus; projectId?: null };

/**
 * The status of a need after a change: a need in a project is bundled, one taken out is new again, one declined is in no
 * project and says why.
 * @throws DomainError request.invalid on `statusReason` or `status`
 */
export function needStanding(
  stored: Pick<Need, 'status' | 'project' | 'statusReason'>,
  patch: NeedPatch,
): Record<string, unknown> {
  const reason = patch.statusReason === undefined ? stored.statusReason : patch.statusReason;
  const standing = standingOf(stored, patch);
  if (standing.status === 'declined' && !reason)
    throw fieldError('request.invalid', 'statusReason', 'say why it is declined');
  return { ...standing, ...(patch.statusReason === undefined ? {} : { statusReason: patch.statusReason }) };
}

/** The project that a change gathers the need into; null when the need comes into none or is gathered there already. */
export function gatheredInto(stored: Pick<Need, 'status' | 'project'>, patch: NeedPatch): string | null {
  if (wantedStatus(stored, patch) !== 'bundled') return null;
  const project = patch.project === undefined ? stored.project : patch.project;
  return stored.status === 'bundled' && project === stored.project ? null : project;
}

function standingOf(stored: Pick<Need, 'status' | 'project'>, patch: NeedPatch): Standing {
  const status = wantedStatus(stored, patch);
  const project = patch.project === undefined ? stored.project : patch.project;
  const inProject = status === 'bundled' || (status === 'done' && project !== null);
  if (patch.project && !inProject)
    throw fieldError('request.invalid', 'status', 'only a need that is bundled or done is in a project');
  if (status === 'bundled' && !project) throw fieldError('request.invalid', 'project', 'name the project');
  return inProject ? { status } : { status, projectId: null };
}

// Into a project: bundled. Out of it: new again.
function wantedStatus(stored: Pick<Need, 'status'>, patch: NeedPatch): NeedStatus {
  if (patch.status) return patch.status;
  if (patch.project) return 'bundled';
  return patch.project === null && stored.status === 'bundled' ? 'new' : stored.status;
}
