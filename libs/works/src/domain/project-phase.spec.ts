import { PROJECT_PHASES, type PhaseLack, type ProjectPhase } from '@abat/contracts';
import { lacksOf, missingFor, movesOf, PHASE_MOVES, type ProjectFacts } from './project-phase.js';

const COMPLETE: ProjectFacts = {
  ...{ titled: true, hasAgency: true, hasFunction: true, works: 2, hasCost: true, approvals: 3, approvalsGiven: 3 },
  ...{ worksWithoutLine: 0, worksWithoutContractor: 0, worksPlannedOnly: 0, worksWithoutPermit: 0 },
  ...{ worksUnfinished: 0, worksNotHanded: 0, worksGuaranteed: 0 },
  ...{ worksLiving: 0, worksCancelledWith: 0, needsBundled: 0, needsFreedWith: 0 },
};

const MOVES: Record<ProjectPhase, string> = {
  identification: 'programming cancelled!',
  programming: 'design identification! cancelled!',
  design: 'approval programming! cancelled!',
  approval: 'procurement design! cancelled!',
  procurement: 'construction approval! cancelled!',
  construction: 'acceptance procurement! cancelled!',
  acceptance: 'guarantee construction!',
  guarantee: 'closed acceptance!',
  closed: 'guarantee!',
  cancelled: 'identification!',
};

describe('The graph of phases', () => {
  it.each(PROJECT_PHASES)('of %s has exactly its moves; ! = with a reason', (phase) =>
    expect(PHASE_MOVES[phase].map(({ to, needsReason }) => `${to}${needsReason ? '!' : ''}`).join(' ')).toBe(
      MOVES[phase],
    ),
  );
  it('reaches every phase from the first', () => {
    const seen = new Set<ProjectPhase>(['identification']);
    for (const phase of seen) for (const { to } of PHASE_MOVES[phase]) seen.add(to);
    expect([...seen].sort()).toEqual([...PROJECT_PHASES].sort());
  });
});

describe('A phase', () => {
  const cases: [ProjectPhase, ProjectPhase, Partial<ProjectFacts>, PhaseLack[]][] = [
    ['identification', 'programming', { hasAgency: false, hasFunction: false }, ['agency', 'function']],
    ['identification', 'programming', { titled: false }, ['title']],
    ['programming', 'design', { works: 0 }, ['works']],
    ['programming', 'design', { works: 1 }, []],
    ['design', 'approval', { hasCost: false }, ['cost']],
    ['approval', 'procurement', { approvalsGiven: 2 }, ['approvals']],
    ['approval', 'procurement', { approvals: 0, approvalsGiven: 0 }, ['approvals']],
    ['approval', 'procurement', { worksWithoutLine: 1 }, ['budget-line']],
    ['procurement', 'construction', { worksWithoutContractor: 1 }, ['contractor']],
    ['procurement', 'construction', { worksPlannedOnly: 1 }, ['firm-dates']],
    ['procurement', 'construction', { worksWithoutPermit: 1 }, ['excavation-permit']],
    ['construction', 'acceptance', { worksUnfinished: 1 }, ['works-finished']],
    ['acceptance', 'guarantee', { worksNotHanded: 1 }, ['handover']],
    ['guarantee', 'closed', { worksGuaranteed: 1 }, ['guarantee-over']],
    ['construction', 'acceptance', { hasCost: false, worksUnfinished: 2 }, ['cost', 'works-finished']],
    ['construction', 'procurement', { hasCost: false }, []],
    ['design', 'cancelled', { works: 0, hasCost: false }, []],
    ['cancelled', 'identification', { titled: false }, ['title']],
  ];
  it.each<[ProjectPhase, Partial<ProjectFacts>, PhaseLack[]]>([
    ['construction', { worksWithoutContractor: 1, worksUnfinished: 2 }, ['contractor']],
    ['construction', { approvalsGiven: 2, worksWithoutPermit: 1 }, ['approvals', 'excavation-permit']],
    ['closed', { worksNotHanded: 1 }, ['handover']],
    ['closed', {}, []],
    ['cancelled', { titled: false, works: 0 }, []],
  ])('%s itself with %j lacks %j', (phase, facts, lacks) =>
    expect(lacksOf(phase, { ...COMPLETE, ...facts })).toEqual(lacks),
  );
  it.each(cases)('%s → %s with %j lacks %j', (from, to, facts, lacks) =>
    expect(missingFor(from, to, { ...COMPLETE, ...facts })).toEqual(lacks),
  );
  it('says how many works and needs it takes along or gives back', () => {
    const facts = { ...COMPLETE, worksLiving: 3, worksCancelledWith: 2, needsBundled: 5, needsFreedWith: 4 };
    const told = (from: ProjectPhase) => movesOf(from, facts).map(({ phase, works, needs }) => [phase, works, needs]);
    expect(told('design')).toEqual([
      ['approval', 0, 0],
      ['programming', 0, 0],
      ['cancelled', 3, 5],
    ]);
    expect(told('cancelled')).toEqual([['identification', 2, 4]]);
  });
  it('lacks nothing when everything is there', () => {
    for (const phase of PROJECT_PHASES) for (const move of movesOf(phase, COMPLETE)) expect(move.missing).toEqual([]);
  });
});
