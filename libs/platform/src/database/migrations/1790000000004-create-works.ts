import type { MigrationInterface, QueryRunner } from 'typeorm';
import { citySrid, geometryChecks, metricGeometry, provenance, runAll } from './statements.js';

const project = `
CREATE TABLE project (
  ${provenance},
  code text NOT NULL,
  title text NOT NULL,
  agency_id uuid CONSTRAINT project_agency_fk REFERENCES agency (id),
  CONSTRAINT project_pk PRIMARY KEY (id),
  CONSTRAINT project_code_key UNIQUE (code)
)`;

const stages = `'planning', 'financing', 'design', 'construction', 'current-repair', 'maintenance', 'control', 'coordination', 'intake', 'acceptance'`;

const work = `
CREATE TABLE work (
  ${provenance},
  number bigint GENERATED ALWAYS AS IDENTITY,
  external_id text NOT NULL,
  title text NOT NULL,
  agency_id uuid NOT NULL CONSTRAINT work_agency_fk REFERENCES agency (id),
  function_id uuid NOT NULL CONSTRAINT work_function_fk REFERENCES city_function (id),
  stage text CONSTRAINT work_stage_check CHECK (stage IN (${stages})),
  surface_breaking boolean NOT NULL DEFAULT false,
  hinders_traffic boolean NOT NULL DEFAULT false,
  starts_on date NOT NULL,
  ends_on date NOT NULL,
  date_certainty text NOT NULL DEFAULT 'planned' CONSTRAINT work_certainty_check CHECK (date_certainty IN ('planned', 'firm')),
  status text NOT NULL DEFAULT 'planned' CONSTRAINT work_status_check CHECK (status IN ('planned', 'approved', 'running', 'finished', 'accepted', 'cancelled')),
  contractor text,
  cost_kzt numeric(18, 2) CONSTRAINT work_cost_check CHECK (cost_kzt >= 0),
  project_id uuid CONSTRAINT work_project_fk REFERENCES project (id),
  note text,
  geometry_accuracy text NOT NULL DEFAULT 'as-given' CONSTRAINT work_accuracy_check CHECK (geometry_accuracy IN ('as-given', 'approximate')),
  CONSTRAINT work_pk PRIMARY KEY (id),
  CONSTRAINT work_number_key UNIQUE (number),
  CONSTRAINT work_external_id_key UNIQUE (source, external_id),
  CONSTRAINT work_dates_check CHECK (starts_on <= ends_on)
)`;

// zone_m is the shape plus its buffer, stored and indexed: clashes are one index probe per zone. point (Web Mercator) is
// where maps count and mark the zone.
const workZone = () => `
CREATE TABLE work_zone (
  id uuid NOT NULL DEFAULT uuid_v7() CONSTRAINT work_zone_pk PRIMARY KEY,
  work_id uuid NOT NULL CONSTRAINT work_zone_work_fk REFERENCES work (id) ON DELETE CASCADE,
  number integer NOT NULL DEFAULT 1 CONSTRAINT work_zone_number_check CHECK (number > 0),
  starts_on date NOT NULL,
  ends_on date NOT NULL,
  buffer_m double precision NOT NULL CONSTRAINT work_zone_buffer_check CHECK (buffer_m >= 0 AND buffer_m <= 500),
  geom geometry(Geometry, 4326) NOT NULL,
  active daterange GENERATED ALWAYS AS (daterange(starts_on, ends_on, '[]')) STORED,
  ${metricGeometry()},
  zone_m geometry(Geometry, ${citySrid()}) GENERATED ALWAYS AS (ST_Buffer(ST_Transform(geom, ${citySrid()}), buffer_m, 4)) STORED,
  point geometry(Point, 3857) GENERATED ALWAYS AS (ST_Transform(ST_PointOnSurface(geom), 3857)) STORED,
  ${geometryChecks('work_zone')},
  CONSTRAINT work_zone_number_key UNIQUE (work_id, number),
  CONSTRAINT work_zone_dates_check CHECK (starts_on <= ends_on)
)`;

const workTerritory = `
CREATE TABLE work_territory (
  work_id uuid NOT NULL CONSTRAINT work_territory_work_fk REFERENCES work (id) ON DELETE CASCADE,
  territory_id uuid NOT NULL CONSTRAINT work_territory_territory_fk REFERENCES territory (id) ON DELETE CASCADE,
  share double precision NOT NULL CONSTRAINT work_territory_share_check CHECK (share > 0 AND share <= 1),
  length_m double precision,
  area_m2 double precision,
  CONSTRAINT work_territory_pk PRIMARY KEY (work_id, territory_id)
)`;

// Metres added around a shape: 5, or 10 where traffic is hindered (GIPOD's practice); a setting, not a constant.
const bufferFunction = `
CREATE FUNCTION work_buffer_m(hinders boolean) RETURNS double precision LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT (value ->> CASE WHEN hinders THEN 'hinderedBufferM' ELSE 'bufferM' END)::double precision
  FROM setting WHERE key = 'rule.work.clash'
$$`;

// What of each work lies in each district, in square metres, metres or points. One district at a time: its outline is
// unpacked and prepared once for all works, which is three times as fast as a plain join. A work inside one district
// needs no intersection: that is nearly all of them.
const workParts = `
CREATE FUNCTION work_parts(ids uuid[]) RETURNS TABLE (work_id uuid, territory_id uuid, dimension integer, amount double precision)
LANGUAGE plpgsql STABLE AS $$
DECLARE
  district record;
BEGIN
  FOR district IN SELECT t.id, t.geom_m FROM territory_now t WHERE t.kind = 'district' ORDER BY t.id LOOP
    RETURN QUERY
      SELECT z.work_id, district.id, ST_Dimension(z.geom_m)::integer,
        (CASE ST_Dimension(z.geom_m) WHEN 2 THEN ST_Area(p.geom) WHEN 1 THEN ST_Length(p.geom) ELSE ST_NPoints(p.geom) END)::double precision
      FROM work_zone z, LATERAL (SELECT CASE WHEN ST_Covers(district.geom_m, z.geom_m) THEN z.geom_m
        ELSE ST_Intersection(district.geom_m, z.geom_m) END AS geom) p
      WHERE z.work_id = ANY (ids) AND z.geom_m && district.geom_m AND ST_Intersects(district.geom_m, z.geom_m);
  END LOOP;
END $$`;

// Share of each work in each district: by area where it has polygons, else by length, else by number of points.
const refreshShares = `
CREATE FUNCTION work_refresh_territory(ids uuid[]) RETURNS void LANGUAGE sql AS $$
  DELETE FROM work_territory WHERE work_id = ANY (ids);
  INSERT INTO work_territory (work_id, territory_id, share, length_m, area_m2)
  WITH shape AS (
    SELECT work_id, max(ST_Dimension(geom_m)) AS dimension FROM work_zone WHERE work_id = ANY (ids) GROUP BY work_id
  ), measured AS (
    SELECT work_id, territory_id, dimension, sum(amount) AS amount
    FROM work_parts(ids) JOIN shape USING (work_id, dimension) GROUP BY work_id, territory_id, dimension
  ), total AS (
    SELECT *, sum(amount) OVER (PARTITION BY work_id) AS whole FROM measured
  )
  SELECT work_id, territory_id, least(amount / whole, 1), CASE WHEN dimension = 1 THEN amount END, CASE WHEN dimension = 2 THEN amount END
  FROM total WHERE amount > 0 AND whole > 0;
$$`;

const budgetLine = `
CREATE TABLE budget_line (
  ${provenance},
  code text NOT NULL,
  year integer NOT NULL CONSTRAINT budget_line_year_check CHECK (year BETWEEN 1990 AND 2100),
  administrator_id uuid NOT NULL CONSTRAINT budget_line_administrator_fk REFERENCES agency (id),
  programme text,
  subprogramme text,
  function_id uuid CONSTRAINT budget_line_function_fk REFERENCES city_function (id),
  territory_id uuid CONSTRAINT budget_line_territory_fk REFERENCES territory (id),
  funding_source text NOT NULL CONSTRAINT budget_line_funding_check CHECK (funding_source IN ('local', 'targeted-transfer', 'republican', 'participatory', 'ppp', 'sponsor', 'other')),
  standing text NOT NULL DEFAULT 'budget' CONSTRAINT budget_line_standing_check CHECK (standing IN ('budget', 'need')),
  planned_kzt numeric(18, 2) CONSTRAINT budget_line_planned_check CHECK (planned_kzt >= 0),
  adjusted_kzt numeric(18, 2) CONSTRAINT budget_line_adjusted_check CHECK (adjusted_kzt >= 0),
  committed_kzt numeric(18, 2) CONSTRAINT budget_line_committed_check CHECK (committed_kzt >= 0),
  paid_kzt numeric(18, 2) CONSTRAINT budget_line_paid_check CHECK (paid_kzt >= 0),
  parent_id uuid CONSTRAINT budget_line_parent_fk REFERENCES budget_line (id) DEFERRABLE INITIALLY DEFERRED,
  note text,
  CONSTRAINT budget_line_pk PRIMARY KEY (id),
  CONSTRAINT budget_line_code_key UNIQUE (code),
  CONSTRAINT budget_line_parent_check CHECK (parent_id <> id)
)`;

const allocation = `
CREATE TABLE budget_allocation (
  id uuid NOT NULL DEFAULT uuid_v7() CONSTRAINT budget_allocation_pk PRIMARY KEY,
  budget_line_id uuid NOT NULL CONSTRAINT budget_allocation_line_fk REFERENCES budget_line (id),
  work_id uuid NOT NULL CONSTRAINT budget_allocation_work_fk REFERENCES work (id) ON DELETE CASCADE,
  amount_kzt numeric(18, 2) CONSTRAINT budget_allocation_amount_check CHECK (amount_kzt >= 0),
  CONSTRAINT budget_allocation_key UNIQUE (work_id, budget_line_id)
)`;

const indexes = [
  // Carries every filter of the list: pages and counts are read from it and not from the wide rows.
  'CREATE INDEX work_starts_on_idx ON work (starts_on, id) INCLUDE (ends_on, agency_id, function_id, status, stage, demo)',
  'CREATE INDEX work_ends_on_idx ON work (ends_on, id)',
  'CREATE INDEX work_updated_at_idx ON work (updated_at, id)',
  'CREATE INDEX work_title_order_idx ON work (title COLLATE "kk-x-icu", id)',
  'CREATE INDEX work_agency_idx ON work (agency_id)',
  'CREATE INDEX work_function_idx ON work (function_id)',
  'CREATE INDEX work_project_idx ON work (project_id) WHERE project_id IS NOT NULL',
  'CREATE INDEX work_title_idx ON work USING gin ((fold_text(concat_text(title, external_id, contractor))) gin_trgm_ops)',
  'CREATE INDEX work_zone_geom_idx ON work_zone USING gist (geom)',
  'CREATE INDEX work_zone_clash_idx ON work_zone USING gist (zone_m, active)',
  'CREATE INDEX work_zone_point_idx ON work_zone (work_id) INCLUDE (point) WHERE number = 1',
  'CREATE INDEX work_territory_territory_idx ON work_territory (territory_id, work_id)',
  'CREATE INDEX budget_line_administrator_idx ON budget_line (administrator_id, year)',
  'CREATE INDEX budget_allocation_line_idx ON budget_allocation (budget_line_id)',
];

/** Projects, works with zones and shares per district, budget lines with allocations. */
export class CreateWorks1790000000004 implements MigrationInterface {
  name = 'CreateWorks1790000000004';

  async up(runner: QueryRunner): Promise<void> {
    await runAll(runner, [
      project,
      work,
      workZone(),
      workTerritory,
      budgetLine,
      allocation,
      ...indexes,
      bufferFunction,
      workParts,
      refreshShares,
    ]);
    await runAll(runner, [
      `INSERT INTO setting (key, value, note) VALUES ('rule.work.clash', '{"bufferM": 5, "hinderedBufferM": 10, "toleranceM2": 0.05}',
       'metres added around a work; practice of GIPOD (Flanders), not a legal norm of Kazakhstan')`,
      "SELECT history_track('project')",
      "SELECT history_track('work')",
      "SELECT history_track('work_zone', 'r.work_id')",
      "SELECT history_track('budget_line')",
      "SELECT history_track('budget_allocation', 'r.work_id')",
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runAll(runner, [
      'DROP FUNCTION work_refresh_territory(uuid[])',
      'DROP FUNCTION work_parts(uuid[])',
      'DROP FUNCTION work_buffer_m(boolean)',
      'DROP TABLE budget_allocation, budget_line, work_territory, work_zone, work, project',
      "DELETE FROM setting WHERE key = 'rule.work.clash'",
    ]);
  }
}
