import type { ChangedType, EventType, JobName, JobPayload, LiveEvent } from '@abat/contracts';

/** A job that an event calls for. The id follows from the event alone, so that asking twice adds it once. */
export type DispatchedJob = { [Name in JobName]: { name: Name; payload: JobPayload<Name>; id: string } }[JobName];

/** Most ids in one job, as its schema says. */
const IDS_PER_JOB = 1000;

/** What an event changes under the rules. Other events call for nothing. */
const CHANGES: Partial<Record<EventType, ChangedType>> = {
  'work.created': 'work',
  'work.updated': 'work',
  'work.deleted': 'work',
  'mandate.changed': 'mandate',
  'agreement.changed': 'agreement',
  'budget-line.changed': 'budget-line',
  'legal-act.changed': 'legal-act',
  'requirement.changed': 'requirement',
  'refusal.changed': 'refusal',
  'site.changed': 'site',
  'regulation.changed': 'statement',
  'agency.changed': 'foundation',
  'territory.changed': 'foundation',
  'function.changed': 'foundation',
  'object-kind.changed': 'foundation',
  'mandate-set.changed': 'foundation',
};

/** Listed ids, else the subject; null when a bulk change was too large to list. */
function subjectIds(event: LiveEvent): string[] | null {
  const { ids, bulk } = event.data;
  if (Array.isArray(ids)) return ids.filter((id) => typeof id === 'string');
  if (bulk === true) return null;
  return event.subject ? [event.subject.id] : [];
}

// The time of the event keeps ids apart when the numbers start anew (another database, a restored backup).
const jobId = (event: LiveEvent, part: number): string =>
  `detect-${event.seq}-${Date.parse(event.at).toString(36)}${part === 0 ? '' : `-${part}`}`;

function detectSubjects(event: LiveEvent, subject: ChangedType, ids: readonly string[]): DispatchedJob[] {
  const parts = Array.from({ length: Math.ceil(ids.length / IDS_PER_JOB) }, (_part, index) =>
    ids.slice(index * IDS_PER_JOB, (index + 1) * IDS_PER_JOB),
  );
  return parts.map((part, index) => ({
    name: 'detect-subjects',
    payload: { v: 1, subject, ids: part },
    id: jobId(event, index),
  }));
}

const detectAffected = (event: LiveEvent, changed: ChangedType): DispatchedJob[] => [
  { name: 'detect-affected', payload: { v: 1, changed }, id: jobId(event, 0) },
];

/** Jobs an event calls for: what changed is judged again; when it is not listed or is the ground of all, everything is. */
export function jobsFor(event: LiveEvent): DispatchedJob[] {
  const changed = CHANGES[event.type];
  if (!changed) return [];
  const ids = changed === 'foundation' ? null : subjectIds(event);
  return ids ? detectSubjects(event, changed, ids) : detectAffected(event, changed);
}
