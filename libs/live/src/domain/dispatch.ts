import type { EventType, JobName, JobPayload, LiveEvent, RuleCode } from '@abat/contracts';

/** A job that an event calls for. The id follows from the event alone, so that asking twice adds it once. */
export type DispatchedJob = { [Name in JobName]: { name: Name; payload: JobPayload<Name>; id: string } }[JobName];

/** Most ids in one job, as its schema says. */
const IDS_PER_JOB = 1000;

const SUBJECT: Partial<Record<EventType, 'work' | 'mandate'>> = {
  'work.created': 'work',
  'work.updated': 'work',
  'work.deleted': 'work',
  'mandate.changed': 'mandate',
};
const RULE: Record<'work' | 'mandate', RuleCode> = { work: 'work.clash', mandate: 'mandate.duplicate' };
/** A change of these moves the ground under every mandate. */
const FOUNDATIONS: readonly EventType[] = ['agency.changed', 'territory.changed', 'function.changed'];

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

function detectSubjects(event: LiveEvent, subject: 'work' | 'mandate', ids: readonly string[]): DispatchedJob[] {
  const parts = Array.from({ length: Math.ceil(ids.length / IDS_PER_JOB) }, (_part, index) =>
    ids.slice(index * IDS_PER_JOB, (index + 1) * IDS_PER_JOB),
  );
  return parts.map((part, index) => ({
    name: 'detect-subjects',
    payload: { v: 1, subject, ids: part },
    id: jobId(event, index),
  }));
}

const detectAll = (event: LiveEvent, rule: RuleCode): DispatchedJob[] => [
  { name: 'detect-all', payload: { v: 1, rule }, id: jobId(event, 0) },
];

/** Jobs an event calls for: changed subjects are judged again; when they are not listed, the whole rule is. */
export function jobsFor(event: LiveEvent): DispatchedJob[] {
  if (FOUNDATIONS.includes(event.type)) return detectAll(event, RULE.mandate);
  const subject = SUBJECT[event.type];
  if (!subject) return [];
  const ids = subjectIds(event);
  return ids ? detectSubjects(event, subject, ids) : detectAll(event, RULE[subject]);
}
