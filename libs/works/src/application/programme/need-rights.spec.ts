import type { Principal, Target } from '@abat/access';
import { DomainError, type Role } from '@abat/contracts';
import { authorizeNeed } from './need-rights.js';

const [ALMATY, ESIL] = ['district-almaty', 'district-esil'];
const [AKIM, DEPARTMENT] = ['akim-almaty', 'dep-environment'];

const who = (role: Role, own: Partial<Principal> = {}): Principal => ({
  ...{ userId: 'user-1', name: 'Somebody', role, districtId: null, agencyId: null },
  ...own,
});
const planner = who('planner', { districtId: ALMATY, agencyId: AKIM });
const ofDepartment = who('planner', { agencyId: DEPARTMENT });
const executive = who('executive', { agencyId: DEPARTMENT });

const need = (agencyId: string | null, agencyDistrictId: string | null): Target => ({ agencyId, agencyDistrictId });

/** The code of the refusal with what is told at which field. */
function verdict(principal: Principal, target: Target): string[] {
  try {
    authorizeNeed(principal, target);
    return ['allowed'];
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return [error.code, ...(error.errors ?? []).flatMap(({ path, code }) => [path, code])];
  }
}

describe('who may write a need', () => {
  it.each<[string, Principal, Target, string[]]>([
    ['a planner for the own body', planner, need(AKIM, ALMATY), ['allowed']],
    ['a planner for another body of the own district', planner, need('school', ALMATY), ['allowed']],
    ['a planner for no body in the own district', planner, need(null, ALMATY), ['allowed']],
    [
      ...(['a planner for no body in another district', planner, need(null, ESIL)] as const),
      ['access.outside-district', 'territory', 'need.foreign-district'],
    ],
    [
      ...(['a planner for no body and no district', planner, need(null, null)] as const),
      ['access.outside-district', 'territory', 'need.foreign-district'],
    ],
    [
      ...(['a planner for a department', planner, need(DEPARTMENT, null)] as const),
      ['access.outside-agency', 'agency', 'need.foreign-body'],
    ],
    ['a planner of a department for it', ofDepartment, need(DEPARTMENT, null), ['allowed']],
    [
      ...(['a planner of a department for no body', ofDepartment, need(null, ALMATY)] as const),
      ['access.outside-agency', 'agency', 'need.no-body'],
    ],
    [
      ...(['an executive for no body', executive, need(null, ALMATY)] as const),
      ['access.outside-agency', 'agency', 'need.no-body'],
    ],
    ['an operator for no body', who('operator'), need(null, null), ['allowed']],
    ['a viewer', who('viewer'), need(null, ALMATY), ['access.denied']],
  ])('%s', (_title, principal, target, expected) => {
    expect(verdict(principal, target)).toEqual(expected);
  });
});
