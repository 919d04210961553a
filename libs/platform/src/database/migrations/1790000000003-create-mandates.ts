import type { MigrationInterface, QueryRunner } from 'typeorm';
import { provenance, runAll } from './statements.js';

const agency = `
CREATE TABLE agency (
  ${provenance},
  code text NOT NULL,
  tier text NOT NULL CONSTRAINT agency_tier_check CHECK (tier IN ('city', 'representative', 'contact-centre', 'department', 'district', 'other')),
  parent_id uuid,
  name_ru text NOT NULL,
  name_kk text,
  name_en text,
  district_id uuid CONSTRAINT agency_district_fk REFERENCES territory (id),
  incomplete boolean NOT NULL DEFAULT false,
  CONSTRAINT agency_pk PRIMARY KEY (id),
  CONSTRAINT agency_code_key UNIQUE (code),
  CONSTRAINT agency_parent_fk FOREIGN KEY (parent_id) REFERENCES agency (id) DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT agency_parent_check CHECK (parent_id <> id)
)`;

const cityFunction = `
CREATE TABLE city_function (
  ${provenance},
  code text NOT NULL,
  parent_id uuid,
  path ltree NOT NULL,
  name_ru text NOT NULL,
  name_kk text,
  name_en text,
  incomplete boolean NOT NULL DEFAULT false,
  CONSTRAINT city_function_pk PRIMARY KEY (id),
  CONSTRAINT city_function_code_key UNIQUE (code),
  CONSTRAINT city_function_parent_fk FOREIGN KEY (parent_id) REFERENCES city_function (id),
  CONSTRAINT city_function_parent_check CHECK (parent_id <> id)
)`;

// The path holds ids, not codes: it survives renaming, and codes may hold letters that ltree refuses.
const setPath = `
CREATE FUNCTION city_function_set_path() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  label ltree := replace(NEW.id::text, '-', '')::ltree;
  parent_path ltree;
BEGIN
  IF NEW.parent_id IS NOT NULL THEN
    SELECT path INTO parent_path FROM city_function WHERE id = NEW.parent_id;
    IF parent_path IS NULL OR parent_path ~ ('*.' || label::text || '.*')::lquery THEN
      RAISE EXCEPTION 'function % cannot stand below itself', NEW.code USING ERRCODE = 'check_violation', CONSTRAINT = 'city_function_cycle_check';
    END IF;
  END IF;
  NEW.path := coalesce(parent_path || label, label);
  RETURN NEW;
END $$`;

const movePath = `
CREATE FUNCTION city_function_move_children() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE city_function SET path = NEW.path WHERE parent_id = NEW.id;
  RETURN NULL;
END $$`;

const legalAct = `
CREATE TABLE legal_act (
  ${provenance},
  code text NOT NULL,
  title_ru text NOT NULL,
  title_kk text,
  status text NOT NULL DEFAULT 'in-force' CONSTRAINT legal_act_status_check CHECK (status IN ('in-force', 'amended', 'repealed', 'draft')),
  adopted_on date,
  valid daterange NOT NULL DEFAULT '(,)' CONSTRAINT legal_act_valid_check CHECK (NOT isempty(valid)),
  CONSTRAINT legal_act_pk PRIMARY KEY (id),
  CONSTRAINT legal_act_code_key UNIQUE (code)
)`;

const stages = `'planning', 'financing', 'design', 'construction', 'current-repair', 'maintenance', 'control', 'coordination', 'intake', 'acceptance'`;

const mandate = `
CREATE TABLE mandate (
  ${provenance},
  code text NOT NULL,
  agency_id uuid NOT NULL CONSTRAINT mandate_agency_fk REFERENCES agency (id),
  function_id uuid NOT NULL CONSTRAINT mandate_function_fk REFERENCES city_function (id),
  stage text NOT NULL CONSTRAINT mandate_stage_check CHECK (stage IN (${stages})),
  object_kind text NOT NULL CONSTRAINT mandate_object_kind_check CHECK (object_kind IN ('any', 'courtyard', 'public-space', 'park', 'street', 'network', 'other')),
  territory_id uuid NOT NULL CONSTRAINT mandate_territory_fk REFERENCES territory (id),
  mode text NOT NULL DEFAULT 'unstated' CONSTRAINT mandate_mode_check CHECK (mode IN ('exclusive', 'joint', 'delegated', 'unstated')),
  with_agency_id uuid CONSTRAINT mandate_with_agency_fk REFERENCES agency (id),
  valid daterange NOT NULL DEFAULT '(,)' CONSTRAINT mandate_valid_check CHECK (NOT isempty(valid)),
  legal_act_id uuid CONSTRAINT mandate_legal_act_fk REFERENCES legal_act (id),
  note text,
  CONSTRAINT mandate_pk PRIMARY KEY (id),
  CONSTRAINT mandate_code_key UNIQUE (code),
  CONSTRAINT mandate_partner_check CHECK (with_agency_id <> agency_id)
)`;

// A balance holder holds a site for a period; two at once are impossible.
const siteHolder = `
CREATE TABLE site_holder (
  id uuid NOT NULL DEFAULT uuid_v7() CONSTRAINT site_holder_pk PRIMARY KEY,
  site_id uuid NOT NULL CONSTRAINT site_holder_site_fk REFERENCES site (id) ON DELETE CASCADE,
  agency_id uuid NOT NULL CONSTRAINT site_holder_agency_fk REFERENCES agency (id),
  valid daterange NOT NULL DEFAULT '(,)' CONSTRAINT site_holder_valid_check CHECK (NOT isempty(valid)),
  CONSTRAINT site_holder_period_excl EXCLUDE USING gist (site_id WITH =, valid WITH &&)
)`;

const indexes = [
  'CREATE INDEX agency_parent_idx ON agency (parent_id)',
  'CREATE INDEX agency_district_idx ON agency (district_id)',
  'CREATE INDEX agency_name_idx ON agency USING gin ((fold_text(concat_text(name_ru, name_kk, name_en))) gin_trgm_ops)',
  'CREATE INDEX city_function_path_idx ON city_function USING gist (path)',
  'CREATE INDEX city_function_parent_idx ON city_function (parent_id)',
  'CREATE INDEX legal_act_title_idx ON legal_act (title_ru)',
  'CREATE INDEX mandate_agency_idx ON mandate (agency_id)',
  'CREATE INDEX mandate_function_idx ON mandate (function_id, stage)',
  'CREATE INDEX mandate_territory_idx ON mandate (territory_id)',
  'CREATE INDEX mandate_valid_idx ON mandate USING gist (stage, valid)',
  'CREATE INDEX site_holder_agency_idx ON site_holder (agency_id)',
];

/** Agencies, the function tree, legal acts, mandates and balance holders. */
export class CreateMandates1790000000003 implements MigrationInterface {
  name = 'CreateMandates1790000000003';

  async up(runner: QueryRunner): Promise<void> {
    await runAll(runner, [agency, cityFunction, setPath, movePath, legalAct, mandate, siteHolder, ...indexes]);
    await runAll(runner, [
      `CREATE TRIGGER city_function_path BEFORE INSERT OR UPDATE ON city_function
       FOR EACH ROW EXECUTE FUNCTION city_function_set_path()`,
      `CREATE TRIGGER city_function_move AFTER UPDATE ON city_function
       FOR EACH ROW WHEN (OLD.path::text IS DISTINCT FROM NEW.path::text) EXECUTE FUNCTION city_function_move_children()`,
      "SELECT history_track('agency')",
      "SELECT history_track('city_function', 'NULL::uuid', '{path}')",
      "SELECT history_track('legal_act')",
      "SELECT history_track('mandate')",
      "SELECT history_track('site_holder', 'r.site_id')",
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runAll(runner, [
      'DROP TABLE site_holder, mandate, legal_act, city_function, agency',
      'DROP FUNCTION city_function_set_path()',
      'DROP FUNCTION city_function_move_children()',
    ]);
  }
}
