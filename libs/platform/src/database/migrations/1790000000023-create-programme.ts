import type { MigrationInterface, QueryRunner } from 'typeorm';
import { geometryChecks, provenance, retrack, runAll } from './statements.js';

const list = (values: readonly string[]): string => values.map((value) => `'${value}'`).join(', ');
const PHASES = list([
  ...['identification', 'programming', 'design', 'approval', 'procurement'],
  ...['construction', 'acceptance', 'guarantee', 'closed', 'cancelled'],
]);
const SURFACES = list(['asphalt', 'concrete', 'paving', 'gravel', 'soil', 'lawn', 'rubber']);

const projectColumns = `
ALTER TABLE project
  ADD COLUMN number bigint GENERATED ALWAYS AS IDENTITY,
  ADD COLUMN phase text NOT NULL DEFAULT 'identification' CONSTRAINT project_phase_check CHECK (phase IN (${PHASES})),
  ADD COLUMN phase_since date NOT NULL DEFAULT current_date,
  ADD COLUMN function_id uuid CONSTRAINT project_function_fk REFERENCES city_function (id),
  ADD COLUMN description text,
  ADD COLUMN cost_kzt numeric(18, 2) CONSTRAINT project_cost_check CHECK (cost_kzt >= 0),
  ADD COLUMN starts_on date,
  ADD COLUMN ends_on date,
  ADD COLUMN cancel_reason text,
  ADD CONSTRAINT project_number_key UNIQUE (number),
  ADD CONSTRAINT project_dates_check CHECK (starts_on <= ends_on),
  ADD CONSTRAINT project_reason_check CHECK (phase <> 'cancelled' OR cancel_reason IS NOT NULL)`;

// duration_days: days of work inside a planned window; null = the whole window. finished_on: the day it really ended.
const workColumns = `
ALTER TABLE work
  ADD COLUMN work_type_id uuid CONSTRAINT work_type_fk REFERENCES work_type (id),
  ADD COLUMN surface text CONSTRAINT work_surface_check CHECK (surface IN (${SURFACES})),
  ADD COLUMN method text CONSTRAINT work_method_check CHECK (method IN ('open-cut', 'trenchless', 'surface')),
  ADD COLUMN duration_days integer CONSTRAINT work_duration_check CHECK (duration_days BETWEEN 1 AND 3660),
  ADD COLUMN lanes_closed integer CONSTRAINT work_lanes_check CHECK (lanes_closed BETWEEN 0 AND 20),
  ADD COLUMN finished_on date,
  ADD COLUMN progress_percent integer CONSTRAINT work_progress_check CHECK (progress_percent BETWEEN 0 AND 100)`;

const milestone = `
CREATE TABLE milestone (
  ${provenance},
  project_id uuid NOT NULL CONSTRAINT milestone_project_fk REFERENCES project (id) ON DELETE CASCADE,
  title text NOT NULL,
  due_on date NOT NULL,
  done_on date,
  note text,
  CONSTRAINT milestone_pk PRIMARY KEY (id)
)`;

const progressReport = `
CREATE TABLE progress_report (
  ${provenance},
  work_id uuid NOT NULL CONSTRAINT progress_report_work_fk REFERENCES work (id) ON DELETE CASCADE,
  reported_on date NOT NULL,
  percent integer NOT NULL CONSTRAINT progress_report_percent_check CHECK (percent BETWEEN 0 AND 100),
  note text,
  user_id uuid CONSTRAINT progress_report_user_fk REFERENCES app_user (id),
  CONSTRAINT progress_report_pk PRIMARY KEY (id)
)`;

// The bytes lie outside the database under storage_key; sha256 proves them.
const attachment = `
CREATE TABLE attachment (
  ${provenance},
  owner_type text NOT NULL CONSTRAINT attachment_owner_check CHECK (owner_type IN ('progress-report', 'handover', 'permit', 'project', 'need')),
  owner_id uuid NOT NULL,
  file_name text NOT NULL,
  media_type text NOT NULL,
  size_bytes bigint NOT NULL CONSTRAINT attachment_size_check CHECK (size_bytes > 0),
  sha256 text NOT NULL CONSTRAINT attachment_sha256_check CHECK (sha256 ~ '^[0-9a-f]{64}$'),
  storage_key text NOT NULL,
  taken_at timestamptz,
  user_id uuid CONSTRAINT attachment_user_fk REFERENCES app_user (id),
  CONSTRAINT attachment_pk PRIMARY KEY (id),
  CONSTRAINT attachment_key UNIQUE (storage_key)
)`;

const permit = `
CREATE TABLE permit (
  ${provenance},
  work_id uuid NOT NULL CONSTRAINT permit_work_fk REFERENCES work (id) ON DELETE CASCADE,
  kind text NOT NULL CONSTRAINT permit_kind_check CHECK (kind IN ('excavation', 'construction', 'traffic', 'land', 'tree', 'other')),
  document text NOT NULL,
  issuer_id uuid CONSTRAINT permit_issuer_fk REFERENCES agency (id),
  issued_on date,
  valid_to date,
  CONSTRAINT permit_pk PRIMARY KEY (id),
  CONSTRAINT permit_dates_check CHECK (issued_on <= valid_to)
)`;

const handover = `
CREATE TABLE handover (
  ${provenance},
  work_id uuid NOT NULL CONSTRAINT handover_work_fk REFERENCES work (id) ON DELETE CASCADE,
  holder_id uuid NOT NULL CONSTRAINT handover_holder_fk REFERENCES agency (id),
  handed_on date NOT NULL,
  document text NOT NULL,
  guarantee_until date,
  note text,
  CONSTRAINT handover_pk PRIMARY KEY (id),
  CONSTRAINT handover_work_key UNIQUE (work_id),
  CONSTRAINT handover_guarantee_check CHECK (guarantee_until >= handed_on)
)`;

// One body's turn in the chain of approvals of a project.
const approval = `
CREATE TABLE approval (
  ${provenance},
  project_id uuid NOT NULL CONSTRAINT approval_project_fk REFERENCES project (id) ON DELETE CASCADE,
  position integer NOT NULL CONSTRAINT approval_position_check CHECK (position BETWEEN 1 AND 100),
  agency_id uuid NOT NULL CONSTRAINT approval_agency_fk REFERENCES agency (id),
  matter text NOT NULL CONSTRAINT approval_matter_check CHECK (matter IN ('land', 'design', 'estimate', 'traffic', 'networks', 'greenery', 'budget', 'other')),
  asked_on date,
  due_on date,
  answered_on date,
  answer text CONSTRAINT approval_answer_check CHECK (answer IN ('approved', 'refused', 'returned')),
  comment text,
  CONSTRAINT approval_pk PRIMARY KEY (id),
  CONSTRAINT approval_order_check CHECK (asked_on <= answered_on),
  CONSTRAINT approval_answered_check CHECK ((answer IS NULL) = (answered_on IS NULL)),
  CONSTRAINT approval_asked_check CHECK (answer IS NULL OR asked_on IS NOT NULL)
)`;

const need = `
CREATE TABLE need (
  ${provenance},
  number bigint GENERATED ALWAYS AS IDENTITY,
  external_id text NOT NULL,
  title text NOT NULL,
  description text,
  origin text NOT NULL CONSTRAINT need_origin_check CHECK (origin IN ('district', 'resident', 'agency', 'council', 'participatory')),
  agency_id uuid CONSTRAINT need_agency_fk REFERENCES agency (id),
  function_id uuid CONSTRAINT need_function_fk REFERENCES city_function (id),
  territory_id uuid CONSTRAINT need_territory_fk REFERENCES territory (id),
  site_id uuid CONSTRAINT need_site_fk REFERENCES site (id),
  priority integer NOT NULL DEFAULT 3 CONSTRAINT need_priority_check CHECK (priority BETWEEN 1 AND 5),
  cost_kzt numeric(18, 2) CONSTRAINT need_cost_check CHECK (cost_kzt >= 0),
  status text NOT NULL DEFAULT 'new' CONSTRAINT need_status_check CHECK (status IN ('new', 'bundled', 'declined', 'done')),
  status_reason text,
  project_id uuid CONSTRAINT need_project_fk REFERENCES project (id) ON DELETE SET NULL,
  wished_on date NOT NULL DEFAULT current_date,
  geom geometry(Geometry, 4326),
  ${geometryChecks('need')},
  CONSTRAINT need_pk PRIMARY KEY (id),
  CONSTRAINT need_number_key UNIQUE (number),
  CONSTRAINT need_external_id_key UNIQUE (source, external_id),
  CONSTRAINT need_reason_check CHECK (status <> 'declined' OR status_reason IS NOT NULL)
)`;

// A frozen plan beside the live one: what was promised for every work on the day it was frozen.
const baseline = `
CREATE TABLE baseline (
  ${provenance},
  project_id uuid NOT NULL CONSTRAINT baseline_project_fk REFERENCES project (id) ON DELETE CASCADE,
  name text NOT NULL,
  frozen_on date NOT NULL DEFAULT current_date,
  user_id uuid CONSTRAINT baseline_user_fk REFERENCES app_user (id),
  CONSTRAINT baseline_pk PRIMARY KEY (id),
  CONSTRAINT baseline_name_key UNIQUE (project_id, name)
)`;
const baselineWork = `
CREATE TABLE baseline_work (
  baseline_id uuid NOT NULL CONSTRAINT baseline_work_baseline_fk REFERENCES baseline (id) ON DELETE CASCADE,
  work_id uuid NOT NULL CONSTRAINT baseline_work_work_fk REFERENCES work (id) ON DELETE CASCADE,
  starts_on date NOT NULL,
  ends_on date NOT NULL,
  cost_kzt numeric(18, 2),
  CONSTRAINT baseline_work_pk PRIMARY KEY (baseline_id, work_id)
)`;

// How much a work disturbs the city, with its parts; parts without data are null in "parts".
const nuisance = `
CREATE TABLE work_nuisance (
  work_id uuid NOT NULL CONSTRAINT work_nuisance_pk PRIMARY KEY CONSTRAINT work_nuisance_work_fk REFERENCES work (id) ON DELETE CASCADE,
  score double precision NOT NULL CONSTRAINT work_nuisance_score_check CHECK (score BETWEEN 0 AND 100),
  parts jsonb NOT NULL,
  measured_at timestamptz NOT NULL DEFAULT now()
)`;

const savedView = `
CREATE TABLE saved_view (
  ${provenance},
  screen text NOT NULL,
  name text NOT NULL,
  query text NOT NULL,
  user_id uuid NOT NULL CONSTRAINT saved_view_user_fk REFERENCES app_user (id) ON DELETE CASCADE,
  shared boolean NOT NULL DEFAULT false,
  CONSTRAINT saved_view_pk PRIMARY KEY (id),
  CONSTRAINT saved_view_name_key UNIQUE (user_id, screen, name)
)`;

// A restriction proposed by a finished work waits for a person; types it forbids: null = every work that breaks ground.
const restrictionColumns = `
ALTER TABLE restriction
  ADD COLUMN state text NOT NULL DEFAULT 'confirmed' CONSTRAINT restriction_state_check CHECK (state IN ('proposed', 'confirmed', 'declined')),
  ADD COLUMN surface text CONSTRAINT restriction_surface_check CHECK (surface IN (${SURFACES})),
  ADD COLUMN work_id uuid CONSTRAINT restriction_work_fk REFERENCES work (id) ON DELETE SET NULL,
  ADD COLUMN work_types text[],
  ADD COLUMN title text`;

const baseFeatureColumns = `
ALTER TABLE base_feature
  ADD COLUMN street_class text CONSTRAINT base_feature_class_check CHECK (street_class IN ('magistral', 'main', 'street', 'local', 'yard')),
  ADD COLUMN lanes integer CONSTRAINT base_feature_lanes_check CHECK (lanes BETWEEN 1 AND 20)`;

const indexes = [
  'CREATE INDEX project_phase_idx ON project (phase, number)',
  'CREATE INDEX project_agency_idx ON project (agency_id)',
  'CREATE INDEX project_function_idx ON project (function_id)',
  'CREATE INDEX work_type_idx ON work (work_type_id) WHERE work_type_id IS NOT NULL',
  'CREATE INDEX milestone_project_idx ON milestone (project_id, due_on)',
  'CREATE INDEX progress_report_work_idx ON progress_report (work_id, reported_on DESC)',
  'CREATE INDEX attachment_owner_idx ON attachment (owner_id)',
  'CREATE INDEX permit_work_idx ON permit (work_id)',
  'CREATE INDEX handover_holder_idx ON handover (holder_id)',
  'CREATE INDEX approval_project_idx ON approval (project_id, position)',
  'CREATE INDEX approval_waiting_idx ON approval (agency_id) WHERE asked_on IS NOT NULL AND answered_on IS NULL',
  'CREATE INDEX need_project_idx ON need (project_id) WHERE project_id IS NOT NULL',
  'CREATE INDEX need_status_idx ON need (status, priority, number)',
  'CREATE INDEX need_geom_idx ON need USING gist (geom)',
  'CREATE INDEX baseline_project_idx ON baseline (project_id, frozen_on DESC)',
  'CREATE INDEX baseline_work_work_idx ON baseline_work (work_id)',
  'CREATE INDEX work_nuisance_score_idx ON work_nuisance (score DESC, work_id)',
  'CREATE UNIQUE INDEX restriction_work_key ON restriction (work_id, kind) WHERE work_id IS NOT NULL',
];

const tracked = [
  ...retrack('project'),
  ...retrack('work'),
  ...retrack('restriction'),
  "SELECT history_track('milestone', 'r.project_id')",
  "SELECT history_track('progress_report', 'r.work_id')",
  "SELECT history_track('attachment', 'r.owner_id')",
  "SELECT history_track('permit', 'r.work_id')",
  "SELECT history_track('handover', 'r.work_id')",
  "SELECT history_track('approval', 'r.project_id')",
  "SELECT history_track('need', 'r.project_id')",
  "SELECT history_track('baseline', 'r.project_id')",
];

/** The programme: projects with phases and approvals, needs, progress, permits, handover, baselines, nuisance. */
export class CreateProgramme1790000000023 implements MigrationInterface {
  name = 'CreateProgramme1790000000023';

  async up(runner: QueryRunner): Promise<void> {
    await runAll(runner, [projectColumns, workColumns, restrictionColumns, baseFeatureColumns]);
    await runAll(runner, [milestone, progressReport, attachment, permit, handover, approval, need]);
    await runAll(runner, [baseline, baselineWork, nuisance, savedView, ...indexes, ...tracked]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runAll(runner, [
      'DROP TABLE saved_view, work_nuisance, baseline_work, baseline, need, approval, handover, permit, attachment, progress_report, milestone',
      'DROP INDEX restriction_work_key, work_type_idx, project_phase_idx, project_agency_idx, project_function_idx',
      'ALTER TABLE base_feature DROP COLUMN street_class, DROP COLUMN lanes',
      `ALTER TABLE restriction DROP COLUMN state, DROP COLUMN surface, DROP COLUMN work_id, DROP COLUMN work_types, DROP COLUMN title`,
      `ALTER TABLE work DROP COLUMN work_type_id, DROP COLUMN surface, DROP COLUMN method, DROP COLUMN duration_days,
         DROP COLUMN lanes_closed, DROP COLUMN finished_on, DROP COLUMN progress_percent`,
      `ALTER TABLE project DROP COLUMN number, DROP COLUMN phase, DROP COLUMN phase_since, DROP COLUMN function_id, DROP COLUMN description,
         DROP COLUMN cost_kzt, DROP COLUMN starts_on, DROP COLUMN ends_on, DROP COLUMN cancel_reason`,
      ...retrack('project'),
      ...retrack('work'),
      ...retrack('restriction'),
    ]);
  }
}
