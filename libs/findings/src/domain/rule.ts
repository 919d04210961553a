import type { ChangedType, LocalizedText, Measures, RuleCode, Severity, SubjectType } from '@abat/contracts';
import type { z } from 'zod';
import type { SubjectFacts } from './subject-facts.js';

/**
 * Which subjects a run measures: all of them, some (ids of either side) against all, or a work that is not saved yet.
 * Drafts of mandates are laid over the registers instead (see persistence/overlay).
 */
export type MeasureMode =
  { kind: 'all' } | { kind: 'ids'; ids: readonly string[] } | { kind: 'draft'; draft: Record<string, unknown> };

/**
 * One SQL statement with its parameters. `asWritten`: its parts feed each other, so the planner cannot know their sizes;
 * a full run joins them by hashing in the order they are written.
 */
export type Statement = { sql: string; parameters: unknown[]; asWritten?: true };

/**
 * What a change of some rows means for a rule: the rows are its subjects, all of it is out of date, or SQL with one
 * column `id` tells which subjects are to be measured anew. Old values count too: they stand in `history`.
 */
export type Reaction = 'self' | 'all' | ((ids: readonly string[]) => Statement);

/** What the judge says of one measured pair. `score` 0..100 orders findings of one severity. */
export type Verdict = { severity: Severity; score: number };

/** Days of a finding, both included; null = open. */
export type Period = { from: string | null; to: string | null };

/** What the words of a finding are made from: the stored numbers and the names of today. */
export type Explained<M> = { measures: M; period: Period; a: SubjectFacts; b: SubjectFacts };

/** Title and explanation of a finding in the three languages. */
export type Wording = { title: LocalizedText; explanation: LocalizedText };

// Of a union the names of every member.
type NameOf<M> = M extends unknown ? keyof M & string : never;

/**
 * A rule as its folder writes it, with its own types of measures and settings.
 *
 * `measure` yields one row per situation that might be a finding: `subject_a`, `subject_b` (uuid; a pair of one type has
 * the lower id first, a rule with one subject gives null), `agency_ids`, `territory_ids` (uuid[], sorted), `measures`
 * (jsonb, rounded, so that equal states give equal numbers), `period` (daterange), `geom` (EPSG:4326 or null), `demo`.
 */
export type RuleDefinition<M extends Measures, S> = {
  code: RuleCode;
  /**
   * Type of the first subject and of the second; null = findings of this rule have one subject. A rule whose second
   * subject may be of several types tells that of a row in the measure `otherType`.
   */
  subject: SubjectType;
  other: SubjectType | null;
  reactsTo: Partial<Record<ChangedType, Reaction>>;
  /** Settings stand in table `setting` under `rule.<code>`; the schema fills what is missing. */
  settings: z.ZodType<S>;
  /** Measures that inform but are not the finding itself: when only they change nobody has to assess again. `overruns`: sides past their plan. */
  contextMeasures: readonly (NameOf<M> | 'overruns')[];
  measure: (mode: MeasureMode, settings: S) => Statement;
  judge: (measures: M, settings: S) => Verdict | null;
  explain: (facts: Explained<M>) => Wording;
};

/** A rule ready to run: settings are bound, measures are those its own SQL made. */
export type BoundRule = {
  measure: (mode: MeasureMode) => Statement;
  judge: (measures: Measures) => Verdict | null;
};

/** A rule as the engine sees it, whatever it measures. */
export type Rule = {
  code: RuleCode;
  subject: SubjectType;
  other: SubjectType | null;
  reactsTo: Partial<Record<ChangedType, Reaction>>;
  contextMeasures: readonly string[];
  /** What its settings may be; an empty object gives the defaults. */
  settings: z.ZodType;
  /** Binds the stored settings. @throws ZodError when a setting has an impossible value */
  bind: (settings: unknown) => BoundRule;
  explain: (facts: Explained<Measures>) => Wording;
};

/** Makes a rule of its definition. Measures come from the rule's own SQL, so their type is taken as given. */
export function defineRule<M extends Measures, S>(definition: RuleDefinition<M, S>): Rule {
  const { code, subject, other, reactsTo, contextMeasures, settings: schema } = definition;
  return {
    code,
    subject,
    other,
    reactsTo,
    contextMeasures,
    settings: schema,
    bind: (stored) => {
      const settings = schema.parse(stored);
      return {
        measure: (mode) => definition.measure(mode, settings),
        judge: (measures) => definition.judge(measures as M, settings),
      };
    },
    explain: (facts) => definition.explain(facts as Explained<M>),
  };
}
