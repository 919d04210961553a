import type { RegulationLanguage, Stage } from '@abat/contracts';
import type { MeasureMode, Statement } from '../../domain/rule.js';
import type { MandateSimilarTextSettings } from './mandate-similar-text.settings.js';

/** What two statements share; `A` is the side with the lower id. Words are those of the text, joined by commas. */
export type MandateSimilarTextMeasures = {
  /** Twice the shared roots by the roots of both (Dice), 0..1; words of officialese do not count. */
  similarity: number;
  sharedWords: number;
  wordsA: string;
  wordsB: string;
  language: RegulationLanguage;
  /** The stage of both, as people confirmed it, else as the words tell it; null when a side tells none. */
  stage: Stage | null;
  /** Mandates that people confirmed for the sides. */
  mandateA: string | null;
  mandateB: string | null;
  /** Number of the finding mandate.duplicate between these mandates. */
  duplicateNumber: number | null;
};

// Statements of bodies that exist today, not rejected by a person. What is confirmed counts before what is proposed.
const STATEMENTS = `
SELECT s.id, r.agency_id, a.district_id, r.language, s.lemmas, s.forms, cardinality(s.lemmas) AS size, r.demo,
  m.id AS mandate_id, m.code AS mandate, coalesce(m.stage, s.proposed_stage) AS stage
FROM regulation_statement s JOIN regulation r ON r.id = s.regulation_id
JOIN agency a ON a.id = r.agency_id AND a.valid @> power_day() LEFT JOIN mandate m ON m.id = s.mandate_id
WHERE s.decision <> 'rejected' AND cardinality(s.lemmas) >= ($1::jsonb ->> 'sharedWords')::int`;

// Two sets that are alike enough share one of the rarest roots of either: only those are looked up in the index.
// With Dice >= t the shared roots are at least t / (2 - t) of one side; any size - least + 1 of its roots hold one of them.
const LEAST = `greatest(($1::jsonb ->> 'sharedWords')::int, ceil(s.size * ($1::jsonb ->> 'similarity')::numeric / (2 - ($1::jsonb ->> 'similarity')::numeric))::int)`;
const RARE = `ARRAY(SELECT l.lemma FROM unnest(s.lemmas) AS l (lemma) JOIN frequency f ON f.language = s.language AND f.lemma = l.lemma
  ORDER BY f.uses, l.lemma LIMIT greatest(1, s.size - ${LEAST} + 1))`;

const side = (letter: 'a' | 'b', straight: 's' | 'o', other: 's' | 'o'): string =>
  ['id', 'agency_id', 'mandate_id', 'mandate', 'lemmas', 'forms']
    .map(
      (column) => `CASE WHEN s.id < o.id THEN ${straight}.${column} ELSE ${other}.${column} END AS ${letter}_${column}`,
    )
    .join(', ');

const words = (own: 'a' | 'b', other: 'a' | 'b'): string =>
  `(SELECT string_agg(w.form, ', ' ORDER BY w.place) FROM unnest(p.${own}_lemmas, p.${own}_forms) WITH ORDINALITY AS w (lemma, form, place)
    WHERE w.lemma = ANY (p.${other}_lemmas))`;

type Source = { subject: string; pairing: string };
const ALL: Source = { subject: 'true', pairing: 'o.id > s.id' };
const SOME: Source = {
  subject: 's.id = ANY ($2::uuid[])',
  pairing: 'o.id <> s.id AND (o.id > s.id OR o.id <> ALL ($2::uuid[]))',
};

const statement = ({ subject, pairing }: Source): string => `
WITH statement AS MATERIALIZED (${STATEMENTS}), frequency AS MATERIALIZED (
  SELECT s.language, l.lemma, count(*) AS uses FROM statement s, unnest(s.lemmas) AS l (lemma) GROUP BY s.language, l.lemma
), subject AS MATERIALIZED (SELECT s.*, ${RARE} AS rare FROM statement s WHERE ${subject}), pair AS MATERIALIZED (
  SELECT ${side('a', 's', 'o')}, ${side('b', 'o', 's')}, s.language, coalesce(s.stage, o.stage) AS stage,
    s.stage IS NOT NULL AND o.stage IS NOT NULL AS staged, s.size + o.size AS sizes, s.demo OR o.demo AS demo,
    ARRAY[s.district_id, o.district_id] AS districts,
    (SELECT count(*)::int FROM unnest(s.lemmas) AS l (lemma) WHERE l.lemma = ANY (o.lemmas)) AS shared
  FROM subject s JOIN regulation_statement x ON x.lemmas && s.rare
  JOIN statement o ON o.id = x.id AND o.language = s.language AND o.agency_id <> s.agency_id
    AND (o.stage = s.stage OR o.stage IS NULL OR s.stage IS NULL)
  WHERE ${pairing}
)
SELECT p.a_id AS subject_a, p.b_id AS subject_b,
  ARRAY[least(p.a_agency_id, p.b_agency_id), greatest(p.a_agency_id, p.b_agency_id)] AS agency_ids,
  ARRAY(SELECT DISTINCT d.id FROM unnest(p.districts) AS d (id) WHERE d.id IS NOT NULL ORDER BY 1) AS territory_ids,
  jsonb_build_object(
    'similarity', round(2.0 * p.shared / p.sizes, 2),
    'sharedWords', p.shared,
    'wordsA', ${words('a', 'b')},
    'wordsB', ${words('b', 'a')},
    'language', p.language,
    'stage', CASE WHEN p.staged THEN p.stage END,
    'mandateA', p.a_mandate,
    'mandateB', p.b_mandate,
    'duplicateNumber', (SELECT d.number FROM finding d WHERE d.rule = 'mandate.duplicate' AND d.status <> 'closed'
      AND d.subject_a = least(p.a_mandate_id, p.b_mandate_id) AND d.subject_b = greatest(p.a_mandate_id, p.b_mandate_id))
  ) AS measures,
  '(,)'::daterange AS period, NULL::geometry(Geometry, 4326) AS geom, p.demo
FROM pair p
WHERE p.shared >= ($1::jsonb ->> 'sharedWords')::int
  AND round(2.0 * p.shared / p.sizes, 2) >= ($1::jsonb ->> 'similarity')::numeric`;

/**
 * Pairs of statements of different bodies, in one language and not of different stages, that share many telling words.
 * Roots are compared, so that forms of a word are one.
 */
export function measureMandateSimilarText(mode: MeasureMode, settings: MandateSimilarTextSettings): Statement {
  const { similarity, sharedWords } = settings;
  const parameters: unknown[] = [JSON.stringify({ similarity, sharedWords })];
  if (mode.kind !== 'ids') return { sql: statement(ALL), parameters };
  return { sql: statement(SOME), parameters: [...parameters, mode.ids] };
}

/** Statements that people tied to changed mandates. */
export const statementsOfMandates = (ids: readonly string[]): Statement => ({
  sql: 'SELECT id FROM regulation_statement WHERE mandate_id = ANY ($1::uuid[])',
  parameters: [ids],
});
