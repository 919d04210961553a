import { Injectable } from '@nestjs/common';
import type { ChangedType, Finding, Geometry, Measures, RuleCode, Severity, SubjectType } from '@abat/contracts';
import { geoJson } from '@abat/platform';
import type { EntityManager } from 'typeorm';
import type { Period, Reaction, Rule } from '../domain/rule.js';
import type { SubjectKey } from '../domain/subject-facts.js';
import { joinAsPlanned, joinAsWritten } from '../persistence/detection-staging.js';
import { subjectsOf } from '../persistence/rule-scope.js';
import { bindRule } from '../persistence/rule-settings.js';
import { readSubjects } from '../persistence/subject-reader.js';
import { POWER_RULES, RULES } from '../rules/registry.js';
import { factsOf, subjectOf } from './finding-reader.js';

/** Rows that change, by register. Ids of rows that a scenario adds are among them. */
export type PowerChanges = Partial<Record<ChangedType, readonly string[]>>;

/** Subjects to look at, by rule; `all` = everything the rule knows. */
export type PowerScope = ReadonlyMap<RuleCode, readonly string[] | 'all'>;

/** A finding as the rules see it now, stored or not. */
export type EvaluatedFinding = {
  rule: RuleCode;
  subjectKeys: SubjectKey[];
  agencyIds: string[];
  territoryIds: string[];
  severity: Severity;
  score: number;
  measures: Measures;
  period: Period;
  geometry: Geometry | null;
  demo: boolean;
};

/** The words of an evaluated finding. */
export type DescribedFinding = EvaluatedFinding & Pick<Finding, 'title' | 'explanation' | 'subjects'>;

type Measured = Pick<EvaluatedFinding, 'agencyIds' | 'territoryIds' | 'measures' | 'period' | 'geometry' | 'demo'> & {
  a: string;
  b: string | null;
};

/**
 * Runs the rules about powers in the caller's transaction and stores nothing. With changes laid over the registers
 * (`overlayPowers`) the rules see the changed city: this is how scenarios are compared.
 */
@Injectable()
export class EvaluateFindings {
  /** What of each rule some changed rows touch, as the registers of this transaction show them. */
  async scopeOf(manager: EntityManager, changes: PowerChanges): Promise<Map<RuleCode, string[] | 'all'>> {
    const scope = new Map<RuleCode, string[] | 'all'>(POWER_RULES.map((rule) => [rule.code, []]));
    for (const [changed, ids] of Object.entries(changes) as [ChangedType, readonly string[]][]) {
      // Rules share reactions: each is asked once.
      const answers = new Map<Reaction, readonly string[] | 'all'>();
      for (const { code, reactsTo } of POWER_RULES) {
        const reaction = reactsTo[changed];
        if (!reaction || ids.length === 0) continue;
        const touched = answers.get(reaction) ?? (await touchedBy(manager, reaction, ids));
        answers.set(reaction, touched);
        const known = scope.get(code) ?? [];
        scope.set(code, touched === 'all' || known === 'all' ? 'all' : [...new Set([...known, ...touched])]);
      }
    }
    return scope;
  }

  /** Findings of the scope. Rules without a scope are left out. */
  async execute(manager: EntityManager, scope: PowerScope): Promise<EvaluatedFinding[]> {
    const found: EvaluatedFinding[] = [];
    for (const [code, ids] of scope)
      if (ids === 'all' || ids.length > 0) found.push(...(await evaluate(manager, RULES[code], ids)));
    return found;
  }

  /** Adds titles, words and subjects, with the names of this transaction's registers. */
  async describe(manager: EntityManager, findings: readonly EvaluatedFinding[]): Promise<DescribedFinding[]> {
    const subjects = await readSubjects(
      manager,
      findings.flatMap((finding) => finding.subjectKeys),
    );
    return findings.map((finding) => {
      const { measures, period, subjectKeys } = finding;
      const [a, b] = subjectKeys.map(({ id }) => factsOf(subjects.get(id)));
      const none = factsOf(undefined);
      return {
        ...finding,
        ...RULES[finding.rule].explain({ measures, period, a: a ?? none, b: b ?? none }),
        subjects: subjectKeys.map((key) => subjectOf(key, subjects.get(key.id))),
      };
    });
  }
}

async function touchedBy(
  manager: EntityManager,
  reaction: Reaction,
  ids: readonly string[],
): Promise<readonly string[] | 'all'> {
  if (reaction === 'all') return 'all';
  return reaction === 'self' ? ids : subjectsOf(manager, reaction(ids));
}

/** Up to so many subjects the planner's indexes win over hashing everything. */
const FEW = 50;

async function evaluate(
  manager: EntityManager,
  rule: Rule,
  ids: readonly string[] | 'all',
): Promise<EvaluatedFinding[]> {
  const bound = await bindRule(manager, rule);
  const { sql, parameters, asWritten } = bound.measure(ids === 'all' ? { kind: 'all' } : { kind: 'ids', ids });
  if (asWritten || ids.length > FEW) await joinAsWritten(manager);
  const rows: Measured[] = await manager.query(
    `SELECT m.subject_a AS a, m.subject_b AS b, m.agency_ids AS "agencyIds", m.territory_ids AS "territoryIds", m.measures,
       json_build_object('from', lower(m.period), 'to', last_day(m.period)) AS period,
       ${geoJson('m.geom')} AS geometry, m.demo
     FROM (${sql}) m`,
    parameters,
  );
  await joinAsPlanned(manager);
  return rows.flatMap(({ a, b, ...row }) => {
    const verdict = bound.judge(row.measures);
    return verdict ? [{ rule: rule.code, ...row, ...verdict, subjectKeys: keysOf(rule, { a, b, ...row }) }] : [];
  });
}

/** The subjects of a finding with their types. */
export function keysOf(rule: Rule, { a, b, measures }: Pick<Measured, 'a' | 'b' | 'measures'>): SubjectKey[] {
  const first = { type: rule.subject, id: a };
  const otherType = (measures.otherType as SubjectType | undefined) ?? rule.other;
  return otherType && b ? [first, { type: otherType, id: b }] : [first];
}
