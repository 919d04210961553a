import type { Stage } from '@abat/contracts';
import { type Agreement, agreementsOf, answersAt, type FunctionNode, type Power } from './answers.js';

const node = (code: string, path: string): FunctionNode => ({
  ...{ code, path, nameRu: code, nameKk: null, nameEn: null },
  depth: path.split('.').length - 1,
});
const tree = [node('improvement', 'a'), node('greening', 'a.b'), node('lighting', 'a.c'), node('waste', 'd')];
const power = (id: string, path: string, stage: Stage = 'maintenance', agencyId = 'x'): Power => ({
  ...{ id, path, stage, agencyId },
});

describe('answersAt', () => {
  it('lists the whole tree with the places of the parents', () => {
    const rows = answersAt({ tree, powers: [], pairs: [], gaps: [] });
    expect(rows.map((row) => [row.code, row.parent, row.stages])).toEqual([
      ['improvement', null, []],
      ['greening', 0, []],
      ['lighting', 0, []],
      ['waste', null, []],
    ]);
  });

  it('puts holders under their function and stage, in the order of the stages', () => {
    const powers = [power('1', 'a.b', 'control'), power('2', 'a.b'), power('3', 'a.b')];
    const [, greening] = answersAt({ tree, powers, pairs: [], gaps: [] });
    expect(greening?.stages).toEqual([
      { stage: 'maintenance', holders: [1, 2], overlaps: [], gap: false },
      { stage: 'control', holders: [0], overlaps: [], gap: false },
    ]);
  });

  it('names a finding at both of its sides, once', () => {
    const powers = [power('1', 'a'), power('2', 'a.b'), power('3', 'a.b')];
    const pairs = [
      { a: '1', b: '2' },
      { a: '2', b: '3' },
    ];
    const rows = answersAt({ tree, powers, pairs, gaps: [] });
    expect(rows.map((row) => row.stages[0]?.overlaps)).toEqual([[0], [0, 1], undefined, undefined]);
  });

  it('marks a gap where nobody holds and where somebody holds a part', () => {
    const gaps = [
      { path: 'd', stage: 'maintenance' as const },
      { path: 'a', stage: 'control' as const },
    ];
    const rows = answersAt({ tree, powers: [power('1', 'd')], pairs: [], gaps });
    expect(rows[3]?.stages).toEqual([{ stage: 'maintenance', holders: [0], overlaps: [], gap: true }]);
    expect(rows[0]?.stages).toEqual([{ stage: 'control', holders: [], overlaps: [], gap: true }]);
  });
});

describe('agreementsOf', () => {
  const agreement = (more: Partial<Agreement>): Agreement => ({
    ...{ code: 'a-1', agencyIds: ['x', 'y'], path: null, stages: [] },
    ...more,
  });
  const told = (more: Partial<Agreement>): string[] =>
    agreementsOf(power('1', 'a.b'), new Map([['x', [agreement(more)]]]));

  it.each<[string, Partial<Agreement>, boolean]>([
    ['about everything', {}, true],
    ['about the function', { path: 'a.b' }, true],
    ['about the function above', { path: 'a' }, true],
    ['about a function below', { path: 'a.b.e' }, true],
    ['about the sister', { path: 'a.c' }, false],
    ['about a function whose path begins alike', { path: 'a.bb' }, false],
    ['about its stage', { stages: ['control', 'maintenance'] }, true],
    ['about another stage', { stages: ['control'] }, false],
  ])('%s', (_name, more, isAbout) => {
    expect(told(more)).toEqual(isAbout ? ['a-1'] : []);
  });
});
