import type { PhaseLack, PhaseMove, ProjectPhase } from '@abat/contracts';

type Move = { to: ProjectPhase; needsReason: boolean };
const forward = (to: ProjectPhase): Move => ({ to, needsReason: false });
const explained = (to: ProjectPhase): Move => ({ to, needsReason: true });

/**
 * Where a project may go from each phase: one step on, one step back with a reason, cancelled until it is built.
 * A cancelled project is taken up from the start.
 */
export const PHASE_MOVES: Record<ProjectPhase, readonly Move[]> = {
  identification: [forward('programming'), explained('cancelled')],
  programming: [forward('design'), explained('identification'), explained('cancelled')],
  design: [forward('approval'), explained('programming'), explained('cancelled')],
  approval: [forward('procurement'), explained('design'), explained('cancelled')],
  procurement: [forward('construction'), explained('approval'), explained('cancelled')],
  construction: [forward('acceptance'), explained('procurement'), explained('cancelled')],
  acceptance: [forward('guarantee'), explained('construction')],
  guarantee: [forward('closed'), explained('acceptance')],
  closed: [explained('guarantee')],
  cancelled: [explained('identification')],
};

/** What is known of a project when its phase is judged; counts are of works that are not cancelled. */
export type ProjectFacts = {
  titled: boolean;
  hasAgency: boolean;
  hasFunction: boolean;
  /** Works, all of which have a place. */
  works: number;
  hasCost: boolean;
  /** Bodies to be asked, each once for a matter, and how many of them said yes when last asked. */
  approvals: number;
  approvalsGiven: number;
  /** Works without a line of the budget; one that is only asked for does not count. */
  worksWithoutLine: number;
  worksWithoutContractor: number;
  worksPlannedOnly: number;
  /** Works that open the ground without an excavation permit whose days cover theirs. */
  worksWithoutPermit: number;
  worksUnfinished: number;
  worksNotHanded: number;
  /** Works whose guarantee still runs. */
  worksGuaranteed: number;
  /** Works that are still to be done or under way: cancelling the project cancels them. */
  worksLiving: number;
  /** Works that were cancelled with the project: taking it up gives them back. */
  worksCancelledWith: number;
  /** Needs gathered into the project: cancelling it opens them again. */
  needsBundled: number;
  /** Needs that were opened again with the cancelled project: taking it up gathers them. */
  needsFreedWith: number;
};

type Demand = { lack: PhaseLack; met: (facts: ProjectFacts) => boolean };
const demand = (lack: PhaseLack, met: Demand['met']): Demand => ({ lack, met });

/** What each phase demands on top of those before it. */
const DEMANDS: readonly (readonly [ProjectPhase, readonly Demand[]])[] = [
  ['identification', [demand('title', (facts) => facts.titled)]],
  ['programming', [demand('agency', (facts) => facts.hasAgency), demand('function', (facts) => facts.hasFunction)]],
  ['design', [demand('works', (facts) => facts.works > 0)]],
  ['approval', [demand('cost', (facts) => facts.hasCost)]],
  [
    'procurement',
    [
      demand('approvals', (facts) => facts.approvals > 0 && facts.approvalsGiven === facts.approvals),
      demand('budget-line', (facts) => facts.worksWithoutLine === 0),
    ],
  ],
  [
    'construction',
    [
      demand('contractor', (facts) => facts.worksWithoutContractor === 0),
      demand('firm-dates', (facts) => facts.worksPlannedOnly === 0),
      demand('excavation-permit', (facts) => facts.worksWithoutPermit === 0),
    ],
  ],
  ['acceptance', [demand('works-finished', (facts) => facts.worksUnfinished === 0)]],
  ['guarantee', [demand('handover', (facts) => facts.worksNotHanded === 0)]],
  ['closed', [demand('guarantee-over', (facts) => facts.worksGuaranteed === 0)]],
];

const rank = (phase: ProjectPhase): number => DEMANDS.findIndex(([known]) => known === phase);

/** What a phase and those before it demand and the project has not, or has no more. Cancelled it needs nothing. */
export const lacksOf = (phase: ProjectPhase, facts: ProjectFacts): PhaseLack[] =>
  DEMANDS.slice(0, rank(phase) + 1)
    .flatMap(([, demands]) => demands)
    .filter(({ met }) => !met(facts))
    .map(({ lack }) => lack);

/** What is missing for a phase. Going back demands nothing but a reason, and so does cancelling. */
export const missingFor = (from: ProjectPhase, to: ProjectPhase, facts: ProjectFacts): PhaseLack[] =>
  rank(to) <= rank(from) ? [] : lacksOf(to, facts);

/** How many works a move cancels or gives back. */
function worksOf(from: ProjectPhase, to: ProjectPhase, facts: ProjectFacts): number {
  if (to === 'cancelled') return facts.worksLiving;
  return from === 'cancelled' ? facts.worksCancelledWith : 0;
}

/** How many needs a move opens again or gathers. */
function needsOf(from: ProjectPhase, to: ProjectPhase, facts: ProjectFacts): number {
  if (to === 'cancelled') return facts.needsBundled;
  return from === 'cancelled' ? facts.needsFreedWith : 0;
}

/** The moves a project may make now, what each lacks, and how many works and needs it takes along or gives back. */
export const movesOf = (from: ProjectPhase, facts: ProjectFacts): PhaseMove[] =>
  PHASE_MOVES[from].map(({ to, needsReason }) => ({
    phase: to,
    missing: missingFor(from, to, facts),
    needsReason,
    works: worksOf(from, to, facts),
    needs: needsOf(from, to, facts),
  }));
