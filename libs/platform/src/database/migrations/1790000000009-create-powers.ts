import type { MigrationInterface, QueryRunner } from 'typeorm';
import { citySrid, provenance, retrack, runAll } from './statements.js';

const stages = `'planning', 'financing', 'design', 'construction', 'current-repair', 'maintenance', 'control', 'coordination', 'intake', 'acceptance'`;

// Kinds of objects form a tree: who holds a kind holds everything below it. The path holds ids, as that of functions.
const objectKind = `
CREATE TABLE object_kind (
  ${provenance},
  code text NOT NULL,
  parent_id uuid,
  path ltree NOT NULL,
  name_ru text NOT NULL,
  name_kk text,
  name_en text,
  CONSTRAINT object_kind_pk PRIMARY KEY (id),
  CONSTRAINT object_kind_code_key UNIQUE (code),
  CONSTRAINT object_kind_parent_fk FOREIGN KEY (parent_id) REFERENCES object_kind (id),
  CONSTRAINT object_kind_parent_check CHECK (parent_id <> id)
)`;

const setKindPath = `
CREATE FUNCTION object_kind_set_path() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  label ltree := replace(NEW.id::text, '-', '')::ltree;
  parent_path ltree;
BEGIN
  IF NEW.parent_id IS NOT NULL THEN
    SELECT path INTO parent_path FROM object_kind WHERE id = NEW.parent_id;
    IF parent_path IS NULL OR parent_path ~ ('*.' || label::text || '.*')::lquery THEN
      RAISE EXCEPTION 'kind % cannot stand below itself', NEW.code USING ERRCODE = 'check_violation', CONSTRAINT = 'object_kind_cycle_check';
    END IF;
  END IF;
  NEW.path := coalesce(parent_path || label, label);
  RETURN NEW;
END $$`;

const moveKinds = `
CREATE FUNCTION object_kind_move_children() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE object_kind SET path = NEW.path WHERE parent_id = NEW.id;
  RETURN NULL;
END $$`;

const KINDS = [
  ['any', null, 'Любые объекты', 'Кез келген объект', 'Any objects'],
  ['courtyard', 'any', 'Дворы', 'Аулалар', 'Courtyards'],
  ['public-space', 'any', 'Общественные пространства', 'Қоғамдық кеңістіктер', 'Public spaces'],
  ['square', 'public-space', 'Площади и скверы', 'Алаңдар мен гүлзарлар', 'Squares'],
  ['embankment', 'public-space', 'Набережные', 'Жағалаулар', 'Embankments'],
  ['boulevard', 'public-space', 'Бульвары и аллеи', 'Бульварлар мен аллеялар', 'Boulevards'],
  [
    'playground',
    'any',
    'Детские и спортивные площадки',
    'Балалар және спорт алаңдары',
    'Playgrounds and sports grounds',
  ],
  ['park', 'any', 'Парки', 'Саябақтар', 'Parks'],
  ['street', 'any', 'Улицы', 'Көшелер', 'Streets'],
  ['carriageway', 'street', 'Проезжая часть', 'Жүріс бөлігі', 'Carriageways'],
  ['footway', 'street', 'Тротуары и велодорожки', 'Тротуарлар мен велосипед жолдары', 'Footways and cycle paths'],
  ['network', 'any', 'Инженерные сети', 'Инженерлік желілер', 'Networks'],
  ['cemetery', 'any', 'Кладбища', 'Зираттар', 'Cemeteries'],
  ['other', 'any', 'Прочие объекты', 'Өзге объектілер', 'Other objects'],
] as const;

const insertKind = `
INSERT INTO object_kind (source, code, parent_id, name_ru, name_kk, name_en)
VALUES ('abat', $1, (SELECT id FROM object_kind WHERE code = $2), $3, $4, $5)`;

// A set of mandates that is looked at together: the study's register, the laws. Rules see the sets that are on.
const mandateSet = `
CREATE TABLE mandate_set (
  ${provenance},
  code text NOT NULL,
  name_ru text NOT NULL,
  name_kk text,
  name_en text,
  active boolean NOT NULL DEFAULT true,
  note text,
  CONSTRAINT mandate_set_pk PRIMARY KEY (id),
  CONSTRAINT mandate_set_code_key UNIQUE (code)
)`;

// amount: tenge per contract or object the power is limited to, lower bound included, upper not. A mandate for one site
// keeps the territory the site lies in.
const mandateColumns = `
ALTER TABLE mandate
  DROP CONSTRAINT mandate_object_kind_check,
  ADD CONSTRAINT mandate_object_kind_fk FOREIGN KEY (object_kind) REFERENCES object_kind (code) ON UPDATE CASCADE,
  ADD COLUMN set_id uuid,
  ADD COLUMN site_id uuid CONSTRAINT mandate_site_fk REFERENCES site (id),
  ADD COLUMN amount_from_kzt numeric(18, 2) CONSTRAINT mandate_amount_from_check CHECK (amount_from_kzt >= 0),
  ADD COLUMN amount_to_kzt numeric(18, 2),
  ADD COLUMN owner_kind text CONSTRAINT mandate_owner_check CHECK (owner_kind IN ('republican', 'communal', 'private', 'common-property')),
  ADD COLUMN function_kind text CONSTRAINT mandate_function_kind_check CHECK (function_kind IN ('regulatory', 'implementing', 'control')),
  ADD COLUMN article text,
  ADD CONSTRAINT mandate_amount_check CHECK (amount_to_kzt > coalesce(amount_from_kzt, 0))`;

const actColumns = `
ALTER TABLE legal_act
  ADD COLUMN title_en text,
  ADD COLUMN amended_on date,
  ADD COLUMN next_review_on date,
  ADD COLUMN replaced_by_id uuid CONSTRAINT legal_act_replaced_by_fk REFERENCES legal_act (id),
  ADD COLUMN url text,
  ADD COLUMN note text,
  ADD CONSTRAINT legal_act_replaced_by_check CHECK (replaced_by_id <> id)`;

const legalGap = `
CREATE TABLE legal_gap (
  ${provenance},
  code text NOT NULL,
  title text NOT NULL,
  description text,
  legal_act_id uuid CONSTRAINT legal_gap_act_fk REFERENCES legal_act (id),
  article text,
  function_id uuid CONSTRAINT legal_gap_function_fk REFERENCES city_function (id),
  status text NOT NULL DEFAULT 'open' CONSTRAINT legal_gap_status_check CHECK (status IN ('open', 'in-work', 'closed')),
  noted_on date NOT NULL DEFAULT current_date,
  proposal text,
  CONSTRAINT legal_gap_pk PRIMARY KEY (id),
  CONSTRAINT legal_gap_code_key UNIQUE (code)
)`;

// An agreement or delegation takes what it covers out of the duplicates; a handover joins a split chain. What is not
// named (function, stages, kind, territory) is not limited.
const agreement = `
CREATE TABLE agreement (
  ${provenance},
  code text NOT NULL,
  kind text NOT NULL CONSTRAINT agreement_kind_check CHECK (kind IN ('joint', 'delegation', 'handover')),
  title text NOT NULL,
  document text,
  document_date date,
  legal_act_id uuid CONSTRAINT agreement_act_fk REFERENCES legal_act (id),
  function_id uuid CONSTRAINT agreement_function_fk REFERENCES city_function (id),
  stages text[] NOT NULL DEFAULT '{}' CONSTRAINT agreement_stages_check CHECK (stages <@ ARRAY[${stages}]),
  object_kind text NOT NULL DEFAULT 'any' CONSTRAINT agreement_object_kind_fk REFERENCES object_kind (code) ON UPDATE CASCADE,
  territory_id uuid CONSTRAINT agreement_territory_fk REFERENCES territory (id),
  site_id uuid CONSTRAINT agreement_site_fk REFERENCES site (id),
  valid daterange NOT NULL DEFAULT '(,)' CONSTRAINT agreement_valid_check CHECK (NOT isempty(valid)),
  note text,
  CONSTRAINT agreement_pk PRIMARY KEY (id),
  CONSTRAINT agreement_code_key UNIQUE (code)
)`;

const agreementParty = `
CREATE TABLE agreement_party (
  id uuid NOT NULL DEFAULT uuid_v7() CONSTRAINT agreement_party_pk PRIMARY KEY,
  agreement_id uuid NOT NULL CONSTRAINT agreement_party_agreement_fk REFERENCES agreement (id) ON DELETE CASCADE,
  agency_id uuid NOT NULL CONSTRAINT agreement_party_agency_fk REFERENCES agency (id),
  side text NOT NULL DEFAULT 'party' CONSTRAINT agreement_party_side_check CHECK (side IN ('party', 'from', 'to')),
  CONSTRAINT agreement_party_key UNIQUE (agreement_id, agency_id)
)`;

// What the city says must be held everywhere. Level site: every site of the kind must have a balance holder.
const requirement = `
CREATE TABLE coverage_requirement (
  ${provenance},
  code text NOT NULL,
  level text NOT NULL DEFAULT 'territory' CONSTRAINT coverage_requirement_level_check CHECK (level IN ('territory', 'site')),
  function_id uuid CONSTRAINT coverage_requirement_function_fk REFERENCES city_function (id),
  stage text CONSTRAINT coverage_requirement_stage_check CHECK (stage IN (${stages})),
  object_kind text NOT NULL DEFAULT 'any' CONSTRAINT coverage_requirement_object_kind_fk REFERENCES object_kind (code) ON UPDATE CASCADE,
  territory_id uuid CONSTRAINT coverage_requirement_territory_fk REFERENCES territory (id),
  valid daterange NOT NULL DEFAULT '(,)' CONSTRAINT coverage_requirement_valid_check CHECK (NOT isempty(valid)),
  note text,
  CONSTRAINT coverage_requirement_pk PRIMARY KEY (id),
  CONSTRAINT coverage_requirement_code_key UNIQUE (code),
  CONSTRAINT coverage_requirement_subject_check CHECK (level = 'site' OR (function_id IS NOT NULL AND stage IS NOT NULL))
)`;

// A body said of a request "not ours". Requests themselves come later; whoever routes them can already tell this.
const refusal = () => `
CREATE TABLE request_refusal (
  id uuid NOT NULL DEFAULT uuid_v7() CONSTRAINT request_refusal_pk PRIMARY KEY,
  source text NOT NULL,
  request_external_id text NOT NULL,
  agency_id uuid NOT NULL CONSTRAINT request_refusal_agency_fk REFERENCES agency (id),
  function_id uuid NOT NULL CONSTRAINT request_refusal_function_fk REFERENCES city_function (id),
  territory_id uuid NOT NULL CONSTRAINT request_refusal_territory_fk REFERENCES territory (id),
  refused_at timestamptz NOT NULL,
  note text,
  created_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT request_refusal_key UNIQUE (source, request_external_id, agency_id, refused_at)
)`;

const agencyColumns = `
ALTER TABLE agency
  ADD COLUMN staff integer CONSTRAINT agency_staff_check CHECK (staff >= 0),
  ADD COLUMN valid daterange NOT NULL DEFAULT '(,)' CONSTRAINT agency_valid_check CHECK (NOT isempty(valid))`;

// The day that powers are judged on: today, or the day a scenario asks about (abat.day of the transaction).
const powerDay = `
CREATE FUNCTION power_day() RETURNS date LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT coalesce(nullif(current_setting('abat.day', true), '')::date, current_date)
$$`;

// What every rule about powers reads: mandates of the sets that are on, cut to the life of their body, with the paths
// of function and kind. place_id is the site of a mandate for one site, else the territory. Scenarios put a table of
// the same name before this view.
const effectiveMandate = `
CREATE VIEW effective_mandate AS
SELECT m.id, m.code, m.agency_id, m.function_id, f.path, m.stage, m.object_kind, k.path AS kind_path, m.territory_id, m.site_id,
  coalesce(m.site_id, m.territory_id) AS place_id, m.mode, m.with_agency_id, m.valid * a.valid AS valid,
  numrange(m.amount_from_kzt, m.amount_to_kzt) AS amount, m.owner_kind, m.function_kind, m.legal_act_id, m.set_id, m.demo
FROM mandate m
JOIN mandate_set s ON s.id = m.set_id AND s.active
JOIN agency a ON a.id = m.agency_id
JOIN city_function f ON f.id = m.function_id
JOIN object_kind k ON k.code = m.object_kind
WHERE NOT isempty(m.valid * a.valid)`;

// One row per two bodies that an agreement joins, the lower id first; a delegation joins giver and taker only.
const effectiveAgreement = `
CREATE VIEW effective_agreement AS
SELECT g.id, g.kind, p.agency_id AS low_agency_id, q.agency_id AS high_agency_id, f.path, g.stages, k.path AS kind_path,
  g.territory_id, g.site_id, coalesce(g.site_id, g.territory_id) AS place_id, g.valid
FROM agreement g
JOIN agreement_party p ON p.agreement_id = g.id
JOIN agreement_party q ON q.agreement_id = g.id AND q.agency_id > p.agency_id
JOIN object_kind k ON k.code = g.object_kind
LEFT JOIN city_function f ON f.id = g.function_id
WHERE g.kind <> 'delegation' OR p.side <> q.side`;

// Money that is approved: asked-for money never counts. Adjusted takes the place of planned.
const effectiveLine = `
CREATE VIEW effective_line AS
SELECT b.id, b.code, b.year, b.administrator_id AS agency_id, b.function_id, f.path, b.territory_id,
  coalesce(b.adjusted_kzt, b.planned_kzt, 0) AS amount_kzt, b.demo,
  NOT EXISTS (SELECT FROM budget_line c WHERE c.parent_id = b.id) AS leaf
FROM budget_line b LEFT JOIN city_function f ON f.id = b.function_id
WHERE b.standing = 'budget'`;

// Outlines that mandates stand on, each with the days it holds. A site without area counts with 5 m around it.
const powerPlace = () => `
CREATE VIEW power_place AS
SELECT b.territory_id AS place_id, b.id AS outline_id, t.valid * b.valid AS valid, b.geom_m, b.area_m2
FROM territory_boundary b JOIN territory t ON t.id = b.territory_id
UNION ALL
SELECT s.id, s.id, s.valid,
  (CASE WHEN ST_Dimension(s.geom_m) = 2 THEN ST_Multi(ST_CollectionExtract(s.geom_m, 3)) ELSE ST_Multi(ST_Buffer(s.geom_m, 5)) END)::geometry(MultiPolygon, ${citySrid()}),
  CASE WHEN ST_Dimension(s.geom_m) = 2 THEN ST_Area(s.geom_m) ELSE ST_Area(ST_Buffer(s.geom_m, 5)) END
FROM site s`;

const findingColumns = [
  'ALTER TABLE finding DROP CONSTRAINT finding_subject_type_check, DROP CONSTRAINT finding_order_check',
  'ALTER TABLE finding ADD COLUMN subject_b_type text',
  'UPDATE finding SET subject_b_type = subject_type WHERE subject_b IS NOT NULL',
  `ALTER TABLE finding
    ADD CONSTRAINT finding_subject_b_check CHECK ((subject_b IS NULL) = (subject_b_type IS NULL)),
    ADD CONSTRAINT finding_order_check CHECK (subject_b IS NULL OR subject_type <> subject_b_type OR subject_a < subject_b)`,
  'DROP INDEX finding_powers_geom_idx',
  "CREATE INDEX finding_powers_geom_idx ON finding USING gist (geom) WHERE rule LIKE 'mandate.%'",
];

const indexes = [
  'CREATE INDEX object_kind_parent_idx ON object_kind (parent_id)',
  'CREATE INDEX mandate_set_idx ON mandate (set_id)',
  'CREATE INDEX mandate_site_idx ON mandate (site_id) WHERE site_id IS NOT NULL',
  'CREATE INDEX mandate_act_idx ON mandate (legal_act_id)',
  'CREATE INDEX mandate_kind_idx ON mandate (object_kind)',
  'CREATE INDEX agreement_party_agency_idx ON agreement_party (agency_id)',
  'CREATE INDEX request_refusal_place_idx ON request_refusal (function_id, territory_id, refused_at)',
  'CREATE INDEX budget_line_agency_year_idx ON budget_line (administrator_id, year)',
];

const tracked = [
  "SELECT history_track('object_kind', 'NULL::uuid', '{path}')",
  "SELECT history_track('mandate_set')",
  "SELECT history_track('legal_gap')",
  "SELECT history_track('agreement')",
  "SELECT history_track('agreement_party', 'r.agreement_id')",
  "SELECT history_track('coverage_requirement')",
];
const RETRACKED = ['mandate', 'legal_act', 'agency'];
/** Powers in full: kinds as a tree, sets, conditions, single sites, agreements, legal basis, coverage requirements. */
export class CreatePowers1790000000009 implements MigrationInterface {
  name = 'CreatePowers1790000000009';

  async up(runner: QueryRunner): Promise<void> {
    await runAll(runner, [objectKind, setKindPath, moveKinds]);
    await runAll(runner, [
      `CREATE TRIGGER object_kind_path BEFORE INSERT OR UPDATE ON object_kind
       FOR EACH ROW EXECUTE FUNCTION object_kind_set_path()`,
      `CREATE TRIGGER object_kind_move AFTER UPDATE ON object_kind
       FOR EACH ROW WHEN (OLD.path::text IS DISTINCT FROM NEW.path::text) EXECUTE FUNCTION object_kind_move_children()`,
    ]);
    for (const kind of KINDS) await runner.query(insertKind, [...kind]);
    await runAll(runner, [mandateSet, mandateColumns, agencyColumns, actColumns]);
    await runAll(runner, [
      `INSERT INTO mandate_set (source, code, name_ru, name_kk, name_en)
       VALUES ('abat', 'main', 'Реестр полномочий города', 'Қала өкілеттіктерінің тізілімі', 'Register of the city')`,
      "UPDATE mandate SET set_id = (SELECT id FROM mandate_set WHERE code = 'main')",
      'ALTER TABLE mandate ALTER COLUMN set_id SET NOT NULL, ADD CONSTRAINT mandate_set_fk FOREIGN KEY (set_id) REFERENCES mandate_set (id)',
      `CREATE FUNCTION main_mandate_set() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE AS $$ SELECT id FROM mandate_set WHERE code = 'main' $$`,
      'ALTER TABLE mandate ALTER COLUMN set_id SET DEFAULT main_mandate_set()',
    ]);
    await runAll(runner, [legalGap, agreement, agreementParty, requirement, refusal(), ...findingColumns]);
    await runAll(runner, [powerDay, effectiveMandate, effectiveAgreement, effectiveLine, powerPlace(), ...indexes]);
    await runAll(runner, [...tracked, ...RETRACKED.flatMap((table) => retrack(table))]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runAll(runner, [
      'DROP VIEW power_place, effective_line, effective_agreement, effective_mandate',
      'DROP FUNCTION power_day()',
      'DELETE FROM finding WHERE subject_b_type IS DISTINCT FROM subject_type AND subject_b IS NOT NULL',
      "DELETE FROM finding WHERE subject_type NOT IN ('work', 'mandate', 'budget-line', 'site', 'request')",
      'DROP INDEX finding_powers_geom_idx',
      'ALTER TABLE finding DROP CONSTRAINT finding_order_check, DROP CONSTRAINT finding_subject_b_check, DROP COLUMN subject_b_type',
      `ALTER TABLE finding ADD CONSTRAINT finding_order_check CHECK (subject_a < subject_b),
         ADD CONSTRAINT finding_subject_type_check CHECK (subject_type IN ('work', 'mandate', 'budget-line', 'site', 'request'))`,
      "CREATE INDEX finding_powers_geom_idx ON finding USING gist (geom) WHERE subject_type = 'mandate'",
      'DROP INDEX budget_line_agency_year_idx',
      'DROP TABLE request_refusal, coverage_requirement, agreement_party, agreement, legal_gap',
      // What the old register cannot hold becomes what it can.
      `UPDATE mandate SET object_kind = 'other' WHERE object_kind NOT IN ('any', 'courtyard', 'public-space', 'park', 'street', 'network', 'other')`,
      `ALTER TABLE mandate DROP CONSTRAINT mandate_object_kind_fk, DROP COLUMN set_id, DROP COLUMN site_id, DROP COLUMN amount_from_kzt,
         DROP COLUMN amount_to_kzt, DROP COLUMN owner_kind, DROP COLUMN function_kind, DROP COLUMN article`,
      `ALTER TABLE mandate ADD CONSTRAINT mandate_object_kind_check CHECK (object_kind IN ('any', 'courtyard', 'public-space', 'park', 'street', 'network', 'other'))`,
      `ALTER TABLE legal_act DROP COLUMN title_en, DROP COLUMN amended_on, DROP COLUMN next_review_on, DROP COLUMN replaced_by_id,
         DROP COLUMN url, DROP COLUMN note`,
      'ALTER TABLE agency DROP COLUMN staff, DROP COLUMN valid',
      'DROP FUNCTION main_mandate_set()',
      'DROP TABLE mandate_set, object_kind',
      'DROP FUNCTION object_kind_set_path()',
      'DROP FUNCTION object_kind_move_children()',
      'DROP INDEX mandate_act_idx',
      'DROP INDEX mandate_kind_idx',
      ...RETRACKED.flatMap((table) => retrack(table)),
    ]);
  }
}
