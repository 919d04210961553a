import { ACTIONS, type Action, DomainError, type ErrorCode, ROLES, type Role } from '@abat/contracts';
import { authorize, holds, type Principal, type Target } from './rights.js';

const ALMATY = 'district-almaty';
const ESIL = 'district-esil';
const AKIM_ALMATY = 'agency-akim-almaty';
const DEP_ENVIRONMENT = 'agency-dep-environment';

const principal = (role: Role, own: Partial<Principal> = {}): Principal => ({
  userId: 'user-1',
  name: 'Somebody',
  role,
  districtId: null,
  agencyId: null,
  ...own,
});
const planner = principal('planner', { districtId: ALMATY, agencyId: AKIM_ALMATY });
const executive = principal('executive', { agencyId: DEP_ENVIRONMENT });

function verdict(who: Principal, action: Action, target?: Target): ErrorCode | 'allowed' {
  try {
    authorize(who, action, target);
    return 'allowed';
  } catch (error) {
    if (error instanceof DomainError) return error.code;
    throw error;
  }
}

describe('which role holds which action', () => {
  const table: Record<Action, readonly Role[]> = {
    read: ROLES,
    'territory.write': ['administrator'],
    'site.write': ['operator', 'administrator'],
    'restriction.write': ['operator', 'administrator'],
    'agency.write': ['administrator'],
    'function.write': ['administrator'],
    'mandate.write': ['executive', 'administrator'],
    'agreement.write': ['operator', 'administrator'],
    'legal.write': ['operator', 'administrator'],
    'requirement.write': ['operator', 'administrator'],
    'regulation.write': ['operator', 'executive', 'administrator'],
    'scenario.write': ['operator', 'planner', 'executive', 'reviewer', 'administrator'],
    'scenario.adopt': ['reviewer', 'administrator'],
    'project.write': ['operator', 'planner', 'executive', 'administrator'],
    'work.write': ['operator', 'planner', 'executive', 'administrator'],
    'budget.write': ['planner', 'executive', 'administrator'],
    'finding.assess': ['operator', 'planner', 'executive', 'reviewer', 'administrator'],
    'finding.detect': ['operator', 'reviewer', 'administrator'],
    'finding.settle': ['operator', 'reviewer', 'administrator'],
    'setting.write': ['administrator'],
    'import.run': ['operator', 'administrator'],
    'user.manage': ['administrator'],
    'alarm.work': ['operator', 'reviewer', 'administrator'],
    'shift.work': ['operator', 'administrator'],
    'screen.manage': ['operator', 'administrator'],
    'note.write': ['operator', 'planner', 'executive', 'reviewer', 'administrator'],
  };
  const cases = ACTIONS.flatMap((action) => ROLES.map((role) => ({ role, action, may: table[action].includes(role) })));

  it.each(cases)('$role, $action: $may', ({ role, action, may }) => {
    expect(holds(role, action)).toBe(may);
    expect(verdict(principal(role), action)).toBe(may ? 'allowed' : 'access.denied');
  });
});

describe('where planner and executive may act', () => {
  const own: Target = { agencyId: AKIM_ALMATY, agencyDistrictId: ALMATY, districtIds: [ALMATY] };
  const foreign: Target = { agencyId: DEP_ENVIRONMENT, agencyDistrictId: null, districtIds: [ALMATY] };
  type Case = { title: string; who: Principal; action: Action; target?: Target; expected: ErrorCode | 'allowed' };
  const works = (title: string, who: Principal, target: Target, expected: Case['expected']): Case => ({
    title,
    who,
    action: 'work.write',
    target,
    expected,
  });
  const cases: Case[] = [
    works('a planner in the own agency and district', planner, own, 'allowed'),
    works('a planner for another agency of the own district', planner, { ...own, agencyId: 'x' }, 'allowed'),
    works('a planner across the border', planner, { ...own, districtIds: [ESIL, ALMATY] }, 'allowed'),
    works('a planner in another district', planner, { ...own, districtIds: [ESIL] }, 'access.outside-district'),
    works('a planner outside every district', planner, { ...own, districtIds: [] }, 'access.outside-district'),
    works('a planner for a department', planner, foreign, 'access.outside-agency'),
    works('a planner for no agency', planner, { agencyId: null }, 'access.outside-agency'),
    works('an executive for the own agency anywhere', executive, { ...foreign, districtIds: [ESIL] }, 'allowed'),
    works('an executive for a district office', executive, own, 'access.outside-agency'),
    works('an executive of no agency', principal('executive'), { agencyId: null }, 'access.outside-agency'),
    works('an operator for anybody anywhere', principal('operator'), foreign, 'allowed'),
    works('a viewer', principal('viewer'), own, 'access.denied'),
    { title: 'a planner, own mandate', who: planner, action: 'mandate.write', target: own, expected: 'access.denied' },
    { title: 'a reviewer', who: principal('reviewer'), action: 'finding.assess', target: foreign, expected: 'allowed' },
    { title: 'a viewer, reading', who: principal('viewer'), action: 'read', target: foreign, expected: 'allowed' },
  ];

  it.each(cases)('$action by $title: $expected', ({ who, action, target, expected }) => {
    expect(verdict(who, action, target)).toBe(expected);
  });
});
