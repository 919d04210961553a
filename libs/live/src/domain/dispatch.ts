import {
  type ChangedType,
  type CitySettingKey,
  type EventType,
  type JobName,
  type JobPayload,
  type LiveEvent,
  type RuleCode,
  ruleCodeSchema,
} from '@abat/contracts';

/** A job that events call for. The id follows from them alone, so that asking twice adds it once. */
export type DispatchedJob = { [Name in JobName]: { name: Name; payload: JobPayload<Name>; id: string } }[JobName];

/** Most ids in one job, as its schema says. */
const IDS_PER_JOB = 1000;

const NUISANCE_SETTING: CitySettingKey = 'work.nuisance';

/** What an event changes under the rules. Other events call for nothing. */
const CHANGES: Partial<Record<EventType, ChangedType | readonly ChangedType[]>> = {
  'work.created': 'work',
  'work.updated': 'work',
  'work.deleted': 'work',
  'work-type.changed': 'work-type',
  'handover.changed': 'handover',
  'restriction.changed': 'restriction',
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
  'function.changed': ['foundation', 'function'],
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

/** What some events of one batch changed. `ids` null = so much that it is not listed. */
type Changed = { type: ChangedType; first: LiveEvent; last: LiveEvent; ids: Set<string> | null };

function gather(events: readonly LiveEvent[]): Changed[] {
  const found = new Map<ChangedType, Changed>();
  for (const event of events)
    for (const type of [CHANGES[event.type] ?? []].flat()) {
      const ids = type === 'foundation' ? null : subjectIds(event);
      const group = found.get(type) ?? { type, first: event, last: event, ids: new Set() };
      group.last = event;
      group.ids = ids && group.ids && new Set([...group.ids, ...ids]);
      found.set(type, group);
    }
  return [...found.values()];
}

// The time of the event keeps ids apart when the numbers start anew (another database, a restored backup).
function jobId({ type, first, last }: Changed, part: number): string {
  const upTo = last === first ? '' : `-${last.seq}`;
  return `detect-${type}-${first.seq}${upTo}-${Date.parse(first.at).toString(36)}${part === 0 ? '' : `-${part}`}`;
}

const inParts = (ids: readonly string[]): string[][] =>
  Array.from({ length: Math.ceil(ids.length / IDS_PER_JOB) }, (_part, index) =>
    ids.slice(index * IDS_PER_JOB, (index + 1) * IDS_PER_JOB),
  );

function detectSubjects(changed: Changed, ids: readonly string[]): DispatchedJob[] {
  return inParts(ids).map((part, index) => ({
    name: 'detect-subjects',
    payload: { v: 1, subject: changed.type, ids: part },
    id: jobId(changed, index),
  }));
}

const detectAffected = (changed: Changed): DispatchedJob[] => [
  { name: 'detect-affected', payload: { v: 1, changed: changed.type }, id: jobId(changed, 0) },
];

/** A changed setting of a rule has the rule look at everything again. */
function detectRules(events: readonly LiveEvent[]): DispatchedJob[] {
  const last = new Map<RuleCode, LiveEvent>();
  for (const event of events) {
    const rule = ruleCodeSchema.safeParse(event.data.rule);
    if (event.type === 'setting.changed' && rule.success) last.set(rule.data, event);
  }
  return [...last].map(([rule, { seq, at }]) => ({
    name: 'detect-all',
    payload: { v: 1, rule },
    id: `detect-${rule}-${seq}-${Date.parse(at).toString(36)}`,
  }));
}

/**
 * Other weights of nuisance and another base map have every work measured again, once in a batch: a street that moved
 * concerns the works at its old place too.
 */
function measureNuisance(events: readonly LiveEvent[]): DispatchedJob[] {
  const isGround = ({ type, subject }: LiveEvent): boolean =>
    type === 'base-feature.changed' || (type === 'setting.changed' && subject?.id === NUISANCE_SETTING);
  const last = events.findLast(isGround);
  if (!last) return [];
  const id = `nuisance-${last.seq}-${Date.parse(last.at).toString(36)}`;
  return [{ name: 'measure-nuisance', payload: { v: 1 }, id }];
}

/** Events after which alarms may have to be raised or closed. */
const FOLLOWED: readonly EventType[] = [
  'finding.opened',
  'finding.updated',
  'finding.closed',
  'finding.assessed',
  'resolution.changed',
  'findings.recomputed',
];

/** Alarms follow the findings of a batch; after a run that changed too many to list, all that changed since it began. */
function followFindings(events: readonly LiveEvent[]): DispatchedJob[] {
  const followed = events.filter(({ type }) => FOLLOWED.includes(type));
  const [first] = followed;
  const last = followed.at(-1);
  if (!first || !last) return [];
  const id = `alarms-${first.seq}-${last.seq}-${Date.parse(first.at).toString(36)}`;
  const ids = [...new Set(followed.flatMap(({ subject }) => (subject ? [subject.id] : [])))];
  const unlisted = followed.filter(({ subject }) => subject === null).map(({ at }) => at);
  return [
    ...inParts(ids).map((part, index) => ({
      name: 'follow-findings' as const,
      payload: { v: 1 as const, ids: part },
      id: index === 0 ? id : `${id}-${index}`,
    })),
    ...unlisted
      .sort()
      .slice(0, 1)
      .map((since) => ({
        name: 'follow-findings' as const,
        payload: { v: 1 as const, ids: null, since },
        id: `${id}-since`,
      })),
  ];
}

/**
 * Jobs that a batch of events calls for: what changed is judged again; when it is not listed or is the ground of all,
 * everything is. Changes of one kind become one job: a flood of edits is judged some hundred at a time, since a
 * statement measures many rows nearly as fast as one.
 */
export const jobsFor = (events: readonly LiveEvent[]): DispatchedJob[] => [
  ...gather(events).flatMap((changed) =>
    changed.ids ? detectSubjects(changed, [...changed.ids]) : detectAffected(changed),
  ),
  ...detectRules(events),
  ...measureNuisance(events),
  ...followFindings(events),
];
