import type { Me, Work } from '@abat/contracts';
import { mayChange } from './may-change.js';

const named = { nameRu: '', nameKk: null, nameEn: null };
const reader = (role: Me['role'], agency: string | null, district: string | null) => ({
  role,
  agency: agency === null ? null : { id: agency, code: agency, ...named },
  district: district === null ? null : { id: district, externalId: district, ...named },
});
const work = (agency: string, ...districts: string[]): Pick<Work, 'agency' | 'territories'> => ({
  agency,
  territories: districts.map((externalId) => ({ id: externalId, externalId, share: 1, lengthM: null, areaM2: null })),
});
const AKIM = 'akim-almaty';

describe('who may change a work', () => {
  const one = work(AKIM, 'almaty');
  it.each([
    ['an operator any', reader('operator', null, null), [one, 'almaty'], true],
    ['an executive the own', reader('executive', 'gas', null), [work('gas', 'almaty'), null], true],
    ['an executive no other', reader('executive', 'gas', 'almaty'), [one, 'almaty'], false],
    ['a planner of a body the own', reader('planner', 'gas', null), [work('gas', 'nura'), null], true],
    ['a planner of a district its bodies', reader('planner', null, 'almaty'), [one, 'almaty'], true],
    ['a planner of both other bodies', reader('planner', 'gas', 'almaty'), [one, 'almaty'], true],
    ['a planner no body of the city', reader('planner', 'gas', 'almaty'), [work('water', 'almaty'), null], false],
    ['a planner no other district', reader('planner', 'gas', 'almaty'), [work('gas', 'nura'), null], false],
    ['a planner with nothing none', reader('planner', null, null), [work('gas', 'nura'), null], false],
  ] as const)('%s', (_, me, [standing, bodyDistrict], expected) => {
    expect(mayChange(me, standing, bodyDistrict)).toBe(expected);
  });
});
