import type { FindingStatus, RuleCode, Severity } from '@abat/contracts';
import { kept } from '@abat/platform';
import type { EntityManager } from 'typeorm';
import { type AlikeRules, codesOf } from './alike-rules.js';
import { columnsOf, type RuleSubjects } from './detection-locks.js';

/** What a run did to a finding. */
export type ChangeKind = 'opened' | 'updated' | 'closed';
export type ChangeCounts = Record<ChangeKind, number>;

/** A changed finding as its event tells it. */
export type ChangedFinding = {
  kind: ChangeKind;
  id: string;
  number: number;
  rule: RuleCode;
  severity: Severity;
  /** It was known before, and less grave. */
  turnedCritical: boolean;
  status: FindingStatus;
  version: number;
  subjects: string[];
  territoryIds: string[];
  agencyIds: string[];
};

// A pair that an incremental run measured after the full run looked is newer than what the full run knows.
const UNTOUCHED = `NOT EXISTS (SELECT FROM detection_touch t WHERE t.rule = $1 AND t.subject_id IN (%a, %b))`;
const untouched = (alias: string): string =>
  UNTOUCHED.replace('%a', `${alias}.subject_a`).replace('%b', `${alias}.subject_b`);

/** Leaves pairs to the incremental runs that overtook this full run. */
export async function dropOvertaken(manager: EntityManager, rule: RuleCode): Promise<void> {
  await manager.query(
    `DELETE FROM measured_pair m USING detection_touch t WHERE t.rule = $1 AND t.subject_id IN (m.subject_a, m.subject_b)`,
    [rule],
  );
}

// What the statements below have to know of each rule.
const KIND = `kind AS (SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::text[]) AS k (rule, subject, other, context))`;
const kindsOf = ({ rules }: AlikeRules): unknown[] => [
  rules.map((rule) => rule.code),
  rules.map((rule) => rule.subject),
  rules.map((rule) => rule.other),
  rules.map((rule) => rule.contextMeasures.join(',')),
];

// Rows exist already or come back from the closed. The parties have to speak again when a measure that matters changed or
// others are the parties, and what was resolved is open again: what was agreed on no longer fits. Rules give bodies sorted.
const differs = `(o.agency_ids <> m.agency_ids
  OR o.measures - string_to_array(k.context, ',') <> m.measures - string_to_array(k.context, ','))`;
const update = ({ same }: AlikeRules): string => `
WITH ${KIND}, updated AS (
  UPDATE finding f SET
    agency_ids = m.agency_ids, territory_ids = m.territory_ids, measures = m.measures, period = m.period, geom = m.geom,
    demo = m.demo, severity = v.severity, score = v.score,
    status = CASE WHEN f.status = 'closed' OR (f.status IN ('assessed', 'resolved') AND ${differs}) THEN 'open' ELSE f.status END,
    opened_at = CASE WHEN f.status = 'closed' THEN now() ELSE f.opened_at END,
    closed_at = NULL, updated_at = now(), version = f.version + 1
  FROM kind k
  JOIN verdict_pair v ON v.rule = k.rule
  JOIN measured_pair m ON ${same('m', 'v')}
  JOIN finding o ON ${same('o', 'v')}
  WHERE f.id = o.id AND v.severity IS NOT NULL
  RETURNING f.id, f.rule, o.status = 'closed' AS returned, ${differs} AS differs,
    f.severity = 'critical' AND o.severity <> 'critical' AS turned_critical
), asked_again AS (
  UPDATE assessment a SET verdict = 're-assess', version = a.version + 1
  FROM updated u WHERE a.finding_id = u.id AND (u.returned OR u.differs) AND a.verdict <> 're-assess'
), outdated AS (
  UPDATE resolution r SET stale = true, version = r.version + 1, updated_at = now()
  FROM updated u WHERE r.finding_id = u.id AND (u.returned OR u.differs) AND NOT r.stale AND r.state IN ('proposed', 'agreed', 'refused')
)
INSERT INTO changed_finding
SELECT id, rule, CASE WHEN returned THEN 'opened' ELSE 'updated' END, turned_critical FROM updated`;

// A statement sees what was stored when it began: what a party says of a finding while the update waits for its row would
// be missed. With the rows locked beforehand the update begins after that, and nobody says more before this run ends.
const lock = ({ same }: AlikeRules): string => `
SELECT count(*) FROM (
  SELECT FROM verdict_pair v JOIN finding f ON ${same('f', 'v')} WHERE v.severity IS NOT NULL AND v.rule = ANY ($1::text[]) FOR UPDATE OF f) locked`;

/** Of more new findings the order of their numbers says nothing to anybody, and storing them in another order than they were measured takes longer. */
const MANY = 20_000;

// Only pairs that are new reach the INSERT, so that the spoken numbers (F-17) are not used up by updates. The lock of
// writing keeps others from storing the same pair meanwhile.
const insert = ({ same }: AlikeRules, { ordered }: { ordered: boolean }): string => `
WITH ${KIND}, inserted AS (
  INSERT INTO finding (rule, subject_type, subject_b_type, subject_a, subject_b, agency_ids, territory_ids, severity, score, measures, period, geom, demo)
  SELECT k.rule, k.subject, coalesce(m.measures ->> 'otherType', k.other), m.subject_a, m.subject_b, m.agency_ids, m.territory_ids,
    v.severity, v.score, m.measures, m.period, m.geom, m.demo
  FROM kind k JOIN verdict_pair v ON v.rule = k.rule JOIN measured_pair m ON ${same('m', 'v')}
  WHERE v.severity IS NOT NULL AND NOT EXISTS (SELECT FROM finding f WHERE ${same('f', 'v')})
  ${ordered ? 'ORDER BY finding_gravity(v.severity, v.score) DESC, m.subject_a, m.subject_b' : ''}
  RETURNING id, rule
)
INSERT INTO changed_finding (id, rule, kind) SELECT id, rule, 'opened' FROM inserted`;

// A finding that went because what was agreed on was carried out in the registers ends its resolution. Whose place
// was to be shared out without naming works has no other sign of it.
const close = ({ same }: AlikeRules, candidates: string): string => `
WITH closed AS (
  UPDATE finding f SET status = 'closed', closed_at = now(), updated_at = now(), version = version + 1
  WHERE f.status <> 'closed' AND ${candidates} AND NOT EXISTS (SELECT FROM measured_pair m WHERE ${same('m', 'f')})
  RETURNING id, rule
), carried_out AS (
  UPDATE resolution r SET state = 'applied', version = r.version + 1, updated_at = now()
  FROM closed c WHERE r.finding_id = c.id AND r.state = 'agreed'
    AND coalesce((SELECT bool_and(s.done) FROM resolution_step s WHERE s.resolution_id = r.id), r.kind = 'split-place')
)
INSERT INTO changed_finding (id, rule, kind) SELECT id, rule, 'closed' FROM closed`;
const OF_SUBJECTS = `f.id IN (
  SELECT c.id FROM unnest($1::text[], $2::uuid[]) AS s (rule, id) JOIN finding c ON c.subject_a = s.id AND c.rule = s.rule AND c.status <> 'closed'
  UNION ALL
  SELECT c.id FROM unnest($1::text[], $2::uuid[]) AS s (rule, id) JOIN finding c ON c.subject_b = s.id AND c.rule = s.rule AND c.status <> 'closed')`;

/** A full run stores many rows that no statistics know yet: for the rest of its transaction they are joined by hashing. */
export async function expectMany(manager: EntityManager): Promise<void> {
  await manager.query('SET LOCAL enable_nestloop = off');
}

/**
 * Stores the pairs with a staged verdict, of which there are `count`: changed and returned findings, then new ones, the
 * gravest first. Others are not touched.
 */
export async function storeMeasured(manager: EntityManager, rules: AlikeRules, count: number): Promise<void> {
  await manager.query(lock(rules), [codesOf(rules)]);
  for (const sql of [update(rules), insert(rules, { ordered: count <= MANY })])
    await manager.query(sql, kindsOf(rules));
}

/** Closes findings of some subjects that are measured no longer. */
export async function closeUnmeasured(
  manager: EntityManager,
  rules: AlikeRules,
  subjects: RuleSubjects,
): Promise<void> {
  const of = new Map(codesOf(rules).map((rule) => [rule, subjects.get(rule) ?? []]));
  await manager.query(kept(close(rules, OF_SUBJECTS)), columnsOf(of));
}

/** Closes findings of a rule that a full run measured no longer. */
export async function closeAllUnmeasured(manager: EntityManager, rules: AlikeRules): Promise<void> {
  const codes = codesOf(rules);
  await manager.query(close(rules, `f.rule = $1 AND ${untouched('f')}`), codes);
}

/** How many findings this run opened, updated and closed, by rule. */
export async function countChanges(manager: EntityManager): Promise<(rule: RuleCode) => ChangeCounts> {
  const rows: { rule: RuleCode; kind: ChangeKind; count: number }[] = await manager.query(
    'SELECT rule, kind, count(*)::int AS count FROM changed_finding GROUP BY rule, kind',
  );
  return (rule) => {
    const of = (kind: ChangeKind): number => rows.find((row) => row.rule === rule && row.kind === kind)?.count ?? 0;
    return { opened: of('opened'), updated: of('updated'), closed: of('closed') };
  };
}

/** The changed findings of some rules as their events tell them. */
export async function changedFindings(manager: EntityManager, rules: readonly RuleCode[]): Promise<ChangedFinding[]> {
  return manager.query(
    `SELECT c.kind, c.turned_critical AS "turnedCritical", f.id, f.number::int AS number, f.rule, f.severity, f.status, f.version,
       array_remove(ARRAY[f.subject_a, f.subject_b], NULL) AS subjects,
       f.territory_ids AS "territoryIds", f.agency_ids AS "agencyIds"
     FROM changed_finding c JOIN finding f ON f.id = c.id WHERE c.rule = ANY ($1) ORDER BY finding_gravity(f.severity, f.score) DESC, f.id`,
    [rules],
  );
}
