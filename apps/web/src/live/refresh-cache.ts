import type { EventType, LiveEvent } from '@abat/contracts';
import type { QueryClient } from '@tanstack/react-query';
import type { Register } from '../api/keys.js';
import { inRounds, type Rounds } from './rounds.js';

/** Registers whose lists and records an event makes out of date. */
const touched: Record<EventType, readonly Register[]> = {
  'territory.changed': ['territories', 'search'],
  'site.changed': ['sites', 'search'],
  'restriction.changed': ['restrictions'],
  'base-feature.changed': [],
  'agency.changed': ['agencies', 'search'],
  'function.changed': ['functions'],
  'mandate.changed': ['mandates', 'legal-acts', 'matrix', 'responsibility'],
  'mandate-set.changed': ['mandate-sets', 'mandates', 'matrix', 'responsibility'],
  'object-kind.changed': ['object-kinds'],
  'agreement.changed': ['agreements', 'matrix', 'responsibility'],
  'legal-act.changed': ['legal-acts', 'mandates'],
  'legal-gap.changed': ['legal-gaps'],
  'requirement.changed': ['coverage-requirements', 'matrix', 'responsibility'],
  'refusal.changed': ['request-refusals'],
  'regulation.changed': ['regulations'],
  'scenario.changed': ['scenarios'],
  'project.changed': ['projects', 'milestones', 'approvals', 'baselines', 'works'],
  'work.created': ['works', 'search', 'projects'],
  'work.updated': ['works', 'projects'],
  'work.deleted': ['works', 'search', 'projects'],
  'nuisance.changed': ['works'],
  'work-type.changed': ['work-types', 'work-seasons', 'works'],
  'handover.changed': ['handovers', 'works', 'projects', 'restrictions'],
  'need.changed': ['needs', 'projects'],
  'permit.changed': ['permits', 'projects'],
  'progress.reported': ['progress-reports', 'works', 'projects'],
  'attachment.changed': ['attachments', 'progress-reports'],
  'holiday.changed': ['holidays', 'approvals', 'projects'],
  'budget-line.changed': ['budget-lines', 'works'],
  'finding.opened': ['findings', 'regulations', 'works'],
  'finding.updated': ['findings', 'works'],
  'finding.closed': ['findings', 'regulations', 'works'],
  'finding.assessed': ['findings', 'works'],
  'resolution.changed': ['findings', 'works'],
  'findings.recomputed': ['findings', 'regulations', 'works'],
  'import.progressed': ['imports'],
  'import.finished': ['imports'],
  'user.changed': ['users', 'me'],
  'setting.changed': ['findings', 'settings'],
  'alarm.raised': ['alarms', 'journal'],
  'alarm.changed': ['alarms', 'journal'],
  'alarm.escalated': ['alarms', 'journal'],
  'shift.changed': ['shifts', 'journal'],
  'note.changed': ['notes'],
  'screen.changed': ['screens'],
  'screen.shown': ['screens'],
  'scene.changed': ['scenes', 'screen-profiles', 'screens'],
};

/** Overlaps and gaps of powers are counted from their findings. */
const POWERS: readonly Register[] = ['matrix', 'responsibility'];
const FOUND = /^findings?\./;

/** Events after which previews of drafts, proposed dates and lists of what lies near say something else. */
const measuredAnew: ReadonlySet<EventType> = new Set<EventType>([
  ...(['work.created', 'work.updated', 'work.deleted', 'nuisance.changed', 'work-type.changed'] as const),
  ...(['restriction.changed', 'base-feature.changed', 'handover.changed', 'project.changed'] as const),
  ...(['need.changed', 'permit.changed', 'note.changed'] as const),
  ...(['site.changed', 'territory.changed', 'function.changed', 'mandate.changed', 'mandate-set.changed'] as const),
  ...(['agreement.changed', 'legal-act.changed', 'budget-line.changed', 'setting.changed'] as const),
  ...(['finding.opened', 'finding.updated', 'finding.closed', 'findings.recomputed'] as const),
]);

function registersOf({ type, data }: LiveEvent): Register[] {
  const isAboutPowers = FOUND.test(type) && typeof data.rule === 'string' && data.rule.startsWith('mandate.');
  return [...touched[type], ...(isAboutPowers ? POWERS : []), ...(measuredAnew.has(type) ? ['measured' as const] : [])];
}

const REST = { shortestMs: 250, longestMs: 2000 };

/**
 * Refetches what events touch, register by register, in rounds: an import of thousands of rows does not become thousands
 * of refetches, and a round does not throw away the answers the one before waits for.
 */
export function cacheRefresher(client: QueryClient): (event: LiveEvent) => void {
  const registers = new Map<Register, Rounds>();
  const roundsOf = (register: Register): Rounds => {
    const rounds = registers.get(register) ?? inRounds(() => client.invalidateQueries({ queryKey: [register] }), REST);
    registers.set(register, rounds);
    return rounds;
  };
  return (event) => registersOf(event).forEach((register) => roundsOf(register).ask());
}
