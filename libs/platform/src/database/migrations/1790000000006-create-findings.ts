import type { MigrationInterface, QueryRunner } from 'typeorm';
import { runAll } from './statements.js';

const finding = `
CREATE TABLE finding (
  id uuid NOT NULL DEFAULT uuid_v7() CONSTRAINT finding_pk PRIMARY KEY,
  number bigint GENERATED ALWAYS AS IDENTITY CONSTRAINT finding_number_key UNIQUE,
  rule text NOT NULL,
  subject_type text NOT NULL CONSTRAINT finding_subject_type_check CHECK (subject_type IN ('work', 'mandate', 'budget-line', 'site', 'request')),
  subject_a uuid NOT NULL,
  subject_b uuid,
  agency_ids uuid[] NOT NULL DEFAULT '{}',
  territory_ids uuid[] NOT NULL DEFAULT '{}',
  severity text NOT NULL CONSTRAINT finding_severity_check CHECK (severity IN ('info', 'low', 'medium', 'high', 'critical')),
  score double precision NOT NULL CONSTRAINT finding_score_check CHECK (score BETWEEN 0 AND 100),
  status text NOT NULL DEFAULT 'open' CONSTRAINT finding_status_check CHECK (status IN ('open', 'assessed', 'in-decision', 'resolved', 'dismissed', 'closed')),
  measures jsonb NOT NULL,
  period daterange NOT NULL DEFAULT '(,)' CONSTRAINT finding_period_check CHECK (NOT isempty(period)),
  geom geometry(Geometry, 4326),
  demo boolean NOT NULL DEFAULT false,
  opened_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  closed_at timestamptz,
  version integer NOT NULL DEFAULT 1,
  CONSTRAINT finding_pair_key UNIQUE NULLS NOT DISTINCT (rule, subject_a, subject_b),
  CONSTRAINT finding_order_check CHECK (subject_a < subject_b),
  CONSTRAINT finding_closed_check CHECK ((status = 'closed') = (closed_at IS NOT NULL))
)`;

const assessment = `
CREATE TABLE assessment (
  id uuid NOT NULL DEFAULT uuid_v7() CONSTRAINT assessment_pk PRIMARY KEY,
  finding_id uuid NOT NULL CONSTRAINT assessment_finding_fk REFERENCES finding (id) ON DELETE CASCADE,
  agency_id uuid NOT NULL CONSTRAINT assessment_agency_fk REFERENCES agency (id),
  verdict text NOT NULL CONSTRAINT assessment_verdict_check CHECK (verdict IN ('conflict', 'no-conflict', 'not-ours', 're-assess')),
  comment text,
  user_id uuid CONSTRAINT assessment_user_fk REFERENCES app_user (id),
  version integer NOT NULL DEFAULT 1,
  assessed_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT assessment_party_key UNIQUE (finding_id, agency_id)
)`;

const indexes = [
  // With the period, so that the current findings of a work are counted without reading them.
  "CREATE INDEX finding_a_idx ON finding (subject_a) INCLUDE (period) WHERE status <> 'closed'",
  "CREATE INDEX finding_b_idx ON finding (subject_b) INCLUDE (period) WHERE status <> 'closed'",
  // Orders the list, and counts it without reading the findings themselves.
  "CREATE INDEX finding_score_idx ON finding (score, id) INCLUDE (period, rule, severity) WHERE status <> 'closed'",
  'CREATE INDEX finding_opened_idx ON finding (opened_at, id)',
  'CREATE INDEX finding_updated_idx ON finding (updated_at, id)',
  'CREATE INDEX finding_rule_idx ON finding (rule, severity, status)',
  'CREATE INDEX finding_agency_idx ON finding USING gin (agency_ids)',
  'CREATE INDEX finding_territory_idx ON finding USING gin (territory_ids)',
  'CREATE INDEX finding_geom_idx ON finding USING gist (geom)',
  // Findings about powers are few and as large as districts: maps ask for them apart from the others.
  "CREATE INDEX finding_powers_geom_idx ON finding USING gist (geom) WHERE subject_type = 'mandate'",
  'CREATE INDEX finding_period_idx ON finding USING gist (period)',
];

// What incremental runs measured while a full run of the rule was under way: the full run leaves those pairs alone.
const touch = `
CREATE UNLOGGED TABLE detection_touch (
  rule text NOT NULL,
  subject_id uuid NOT NULL
)`;

/** Findings, one row per rule and pair of subjects, and what their parties say of them. */
export class CreateFindings1790000000006 implements MigrationInterface {
  name = 'CreateFindings1790000000006';

  async up(runner: QueryRunner): Promise<void> {
    await runAll(runner, [finding, assessment, touch, ...indexes]);
    await runAll(runner, [
      `INSERT INTO setting (key, value, note) VALUES ('rule.mandate.duplicate', '{"toleranceM2": 100, "toleranceShare": 0.001}',
       'overlaps of territories up to these are slivers of drawing')`,
      "SELECT history_track('finding', 'NULL::uuid', '{geom}')",
      "SELECT history_track('assessment', 'r.finding_id')",
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runAll(runner, [
      'DROP TABLE detection_touch, assessment, finding',
      "DELETE FROM setting WHERE key = 'rule.mandate.duplicate'",
    ]);
  }
}
