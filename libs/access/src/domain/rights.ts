import { type Action, DomainError, type Role } from '@abat/contracts';

/**
 * Who asks: a signed-in person, the holder of one of their tokens, or a paired screen. Ids are uuids. A screen has no user:
 * `userId` is then its own id, so that nothing of any person is its own.
 */
export type Principal = {
  userId: string;
  name: string;
  role: Role;
  districtId: string | null;
  agencyId: string | null;
  screenId?: string;
};

/** What is touched: the agency a row belongs to with the district it serves, and the districts the place lies in. */
export type Target = { agencyId?: string | null; agencyDistrictId?: string | null; districtIds?: readonly string[] };

const READ: readonly Action[] = ['read'];

/** Actions of each role. Planner and executive are further held to their own district or agency. */
export const ROLE_ACTIONS: Record<Role, readonly Action[]> = {
  viewer: READ,
  operator: [
    ...READ,
    'site.write',
    'restriction.write',
    'project.write',
    'work.write',
    'agreement.write',
    'legal.write',
    'requirement.write',
    'regulation.write',
    'scenario.write',
    'finding.assess',
    'finding.detect',
    'finding.settle',
    'import.run',
    'alarm.work',
    'shift.work',
    'note.write',
    'screen.manage',
  ],
  planner: [...READ, 'project.write', 'work.write', 'budget.write', 'scenario.write', 'finding.assess', 'note.write'],
  executive: [
    ...READ,
    'project.write',
    'work.write',
    'budget.write',
    'mandate.write',
    'regulation.write',
    'scenario.write',
    'finding.assess',
    'note.write',
  ],
  reviewer: [
    ...READ,
    'scenario.write',
    'scenario.adopt',
    'finding.assess',
    'finding.detect',
    'finding.settle',
    'alarm.work',
    'note.write',
  ],
  administrator: [
    ...READ,
    'territory.write',
    'site.write',
    'restriction.write',
    'agency.write',
    'function.write',
    'mandate.write',
    'agreement.write',
    'legal.write',
    'requirement.write',
    'regulation.write',
    'scenario.write',
    'scenario.adopt',
    'project.write',
    'work.write',
    'budget.write',
    'finding.assess',
    'finding.detect',
    'finding.settle',
    'setting.write',
    'import.run',
    'user.manage',
    'alarm.work',
    'shift.work',
    'note.write',
    'screen.manage',
  ],
};

const SCOPED_ROLES: readonly Role[] = ['planner', 'executive'];

/** True when the role holds the action at all, wherever. */
export const holds = (role: Role, action: Action): boolean => ROLE_ACTIONS[role].includes(action);

/**
 * Lets the principal pass or refuses.
 * @throws DomainError access.denied when the role lacks the action, access.outside-agency when the row belongs to
 * another agency, access.outside-district when a planner's place does not touch the own district
 */
export function authorize(principal: Principal, action: Action, target: Target = {}): void {
  if (!holds(principal.role, action)) throw new DomainError('access.denied', { detail: action });
  if (!SCOPED_ROLES.includes(principal.role)) return;
  if (!ownsAgency(principal, target)) throw new DomainError('access.outside-agency');
  if (!touchesDistrict(principal, target)) throw new DomainError('access.outside-district');
}

/** True when a body is the principal's: the own one, or for a planner one that serves the own district. */
export function belongsTo(principal: Principal, body: Pick<Target, 'agencyId' | 'agencyDistrictId'>): boolean {
  const { role, agencyId, districtId } = principal;
  if (agencyId !== null && body.agencyId === agencyId) return true;
  return role === 'planner' && districtId !== null && body.agencyDistrictId === districtId;
}

const ownsAgency = (principal: Principal, target: Target): boolean =>
  target.agencyId === undefined || belongsTo(principal, target);

function touchesDistrict(principal: Principal, target: Target): boolean {
  if (principal.role !== 'planner' || principal.districtId === null || target.districtIds === undefined) return true;
  return target.districtIds.includes(principal.districtId);
}
