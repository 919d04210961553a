import type { MigrationInterface, QueryRunner } from 'typeorm';
import { provenance, runAll } from './statements.js';

const stages = `'planning', 'financing', 'design', 'construction', 'current-repair', 'maintenance', 'control', 'coordination', 'intake', 'acceptance'`;

// The file itself is not kept: its lines are, and a sum that tells whether it came before.
const regulation = `
CREATE TABLE regulation (
  ${provenance},
  agency_id uuid NOT NULL CONSTRAINT regulation_agency_fk REFERENCES agency (id),
  title text NOT NULL,
  language text NOT NULL CONSTRAINT regulation_language_check CHECK (language IN ('kk', 'ru')),
  format text NOT NULL CONSTRAINT regulation_format_check CHECK (format IN ('docx', 'pdf', 'txt', 'html')),
  file_name text NOT NULL,
  sha256 text NOT NULL,
  legal_act_id uuid CONSTRAINT regulation_legal_act_fk REFERENCES legal_act (id),
  uploaded_by uuid CONSTRAINT regulation_uploaded_by_fk REFERENCES app_user (id) ON DELETE SET NULL,
  lines jsonb NOT NULL,
  CONSTRAINT regulation_pk PRIMARY KEY (id),
  CONSTRAINT regulation_file_key UNIQUE (agency_id, sha256)
)`;

// lemmas and forms go in parallel: forms[i] is the word of the text that lemmas[i] was made from.
const statement = `
CREATE TABLE regulation_statement (
  id uuid NOT NULL DEFAULT uuid_v7() CONSTRAINT regulation_statement_pk PRIMARY KEY,
  regulation_id uuid NOT NULL CONSTRAINT regulation_statement_regulation_fk REFERENCES regulation (id) ON DELETE CASCADE,
  number integer NOT NULL,
  point text NOT NULL,
  section text NOT NULL CONSTRAINT regulation_statement_section_check CHECK (section IN ('tasks', 'functions', 'powers', 'rights')),
  text text NOT NULL,
  lemmas text[] NOT NULL,
  forms text[] NOT NULL,
  proposed_functions jsonb NOT NULL DEFAULT '[]',
  proposed_stage text CONSTRAINT regulation_statement_stage_check CHECK (proposed_stage IN (${stages})),
  stage_score double precision NOT NULL DEFAULT 0,
  stage_words text[] NOT NULL DEFAULT '{}',
  decision text NOT NULL DEFAULT 'open' CONSTRAINT regulation_statement_decision_check CHECK (decision IN ('open', 'confirmed', 'rejected')),
  note text,
  mandate_id uuid CONSTRAINT regulation_statement_mandate_fk REFERENCES mandate (id) ON DELETE SET NULL,
  decided_by uuid CONSTRAINT regulation_statement_decided_by_fk REFERENCES app_user (id) ON DELETE SET NULL,
  decided_at timestamptz,
  version integer NOT NULL DEFAULT 1,
  CONSTRAINT regulation_statement_number_key UNIQUE (regulation_id, number),
  CONSTRAINT regulation_statement_words_check CHECK (cardinality(lemmas) = cardinality(forms)),
  CONSTRAINT regulation_statement_mandate_check CHECK (mandate_id IS NULL OR decision = 'confirmed')
)`;

const indexes = [
  'CREATE INDEX regulation_agency_idx ON regulation (agency_id)',
  'CREATE INDEX regulation_act_idx ON regulation (legal_act_id)',
  'CREATE INDEX regulation_statement_lemmas_idx ON regulation_statement USING gin (lemmas)',
  'CREATE INDEX regulation_statement_text_idx ON regulation_statement USING gin ((fold_text(text)) gin_trgm_ops)',
  'CREATE INDEX regulation_statement_mandate_idx ON regulation_statement (mandate_id)',
];

/** Regulations of bodies and the statements read from them. */
export class CreateRegulations1790000000010 implements MigrationInterface {
  name = 'CreateRegulations1790000000010';

  async up(runner: QueryRunner): Promise<void> {
    await runAll(runner, [regulation, statement, ...indexes]);
    await runAll(runner, [
      "SELECT history_track('regulation', 'NULL::uuid', '{lines}')",
      "SELECT history_track('regulation_statement', 'r.regulation_id', '{lemmas,forms,proposed_functions,stage_words}')",
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runAll(runner, [
      "DELETE FROM finding WHERE subject_type = 'statement' OR subject_b_type = 'statement'",
      'DROP TABLE regulation_statement, regulation',
    ]);
  }
}
