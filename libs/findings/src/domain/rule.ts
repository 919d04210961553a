import type { LocalizedText, Measures, RuleCode, Severity } from '@abat/contracts';
import type { z } from 'zod';
import type { SubjectFacts } from './subject-facts.js';

/** Registers whose rows a rule compares. */
export type RuleSubject = 'work' | 'mandate';

/** Which subjects a run measures: all of them, some changed ones against all, or one that is not saved yet. */
export type MeasureMode =
  { kind: 'all' } | { kind: 'ids'; ids: readonly string[] } | { kind: 'draft'; draft: Record<string, unknown> };

/** One SQL statement with its parameters. */
export type Statement = { sql: string; parameters: unknown[] };

/** What the judge says of one measured pair. `score` 0..100 orders findings of one severity. */
export type Verdict = { severity: Severity; score: number };

/** Days of a finding, both included; null = open. */
export type Period = { from: string | null; to: string | null };

/** What the words of a finding are made from: the stored numbers and the names of today. */
export type Explained<M> = { measures: M; period: Period; a: SubjectFacts; b: SubjectFacts };

/** Title and explanation of a finding in the three languages. */
export type Wording = { title: LocalizedText; explanation: LocalizedText };

/**
 * A rule as its folder writes it, with its own types of measures and settings.
 *
 * `measure` yields one row per pair of subjects that might be a finding: `subject_a` < `subject_b` (uuid),
 * `agency_ids`, `territory_ids` (uuid[], sorted), `measures` (jsonb, rounded, so that equal states give equal
 * numbers), `period` (daterange), `geom` (EPSG:4326), `demo`. A draft without an id has the nil uuid.
 */
export type RuleDefinition<M extends Measures, S> = {
  code: RuleCode;
  subject: RuleSubject;
  /** Settings stand in table `setting` under `rule.<code>`; the schema fills what is missing. */
  settings: z.ZodType<S>;
  /** Measures that inform but are not the finding itself: when only they change nobody has to assess again. */
  contextMeasures: readonly (keyof M & string)[];
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
  subject: RuleSubject;
  contextMeasures: readonly string[];
  /** Binds the stored settings. @throws ZodError when a setting has an impossible value */
  bind: (settings: unknown) => BoundRule;
  explain: (facts: Explained<Measures>) => Wording;
};

/** Makes a rule of its definition. Measures come from the rule's own SQL, so their type is taken as given. */
export function defineRule<M extends Measures, S>(definition: RuleDefinition<M, S>): Rule {
  const { code, subject, contextMeasures } = definition;
  return {
    code,
    subject,
    contextMeasures,
    bind: (stored) => {
      const settings = definition.settings.parse(stored);
      return {
        measure: (mode) => definition.measure(mode, settings),
        judge: (measures) => definition.judge(measures as M, settings),
      };
    },
    explain: (facts) => definition.explain(facts as Explained<M>),
  };
}
