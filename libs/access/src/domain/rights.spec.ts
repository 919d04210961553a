import { ACTIONS, type Action, type ErrorCode, ROLES, type Role } from '@abat/contracts';
import { DomainError } from '@abat/platform';
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
    'project.write': ['operator', 'planner', 'executive', 'administrator'],
    'work.write': ['operator', 'planner', 'executive', 'administrator'],
    'budget.write': ['planner', 'executive', 'administrator'],
    'finding.assess': ['operator', 'planner', 'executive', 'reviewer', 'administrator'],
    'finding.detect': ['operator', 'reviewer', 'administrator'],
    'import.run': ['operator', 'administrator'],
    'user.manage': ['administrator'],
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
  const cases: [string, Principal, Action, Target | undefined, ErrorCode | 'allowed'][] = [
    ['a planner changes a work of the own agency in the own district', planner, 'work.write', own, 'allowed'],
    [
      'a planner changes a work of another agency of the own district',
      planner,
      'work.write',
      { ...own, agencyId: 'x' },
      'allowed',
    ],
    [
      'a planner changes a work across the border',
      planner,
      'work.write',
      { ...own, districtIds: [ESIL, ALMATY] },
      'allowed',
    ],
    [
      'a planner plans in another district',
      planner,
      'work.write',
      { ...own, districtIds: [ESIL] },
      'access.outside-district',
    ],
    [
      'a planner plans outside every district',
      planner,
      'work.write',
      { ...own, districtIds: [] },
      'access.outside-district',
    ],
    ['a planner changes a work of a department', planner, 'work.write', foreign, 'access.outside-agency'],
    ['a planner changes a row of no agency', planner, 'budget.write', { agencyId: null }, 'access.outside-agency'],
    ['a planner writes a mandate of the own agency', planner, 'mandate.write', own, 'access.denied'],
    [
      'an executive changes a work of the own agency anywhere',
      executive,
      'work.write',
      { agencyId: DEP_ENVIRONMENT, districtIds: [ESIL] },
      'allowed',
    ],
    ['an executive changes a work of a district office', executive, 'work.write', own, 'access.outside-agency'],
    [
      'an executive without an agency changes a row of no agency',
      principal('executive'),
      'work.write',
      { agencyId: null },
      'access.outside-agency',
    ],
    ['an operator changes a work of anybody anywhere', principal('operator'), 'work.write', foreign, 'allowed'],
    ['a reviewer assesses for any party', principal('reviewer'), 'finding.assess', foreign, 'allowed'],
    ['a viewer reads everything', principal('viewer'), 'read', foreign, 'allowed'],
    ['a viewer changes nothing', principal('viewer'), 'work.write', undefined, 'access.denied'],
  ];

  it.each(cases)('%s', (_title, who, action, target, expected) => {
    expect(verdict(who, action, target)).toBe(expected);
  });
});
