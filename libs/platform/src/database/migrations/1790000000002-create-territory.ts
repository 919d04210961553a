import type { MigrationInterface, QueryRunner } from 'typeorm';
import { citySrid, geometryChecks, metricGeometry, provenance, runAll } from './statements.js';

const territory = `
CREATE TABLE territory (
  ${provenance},
  external_id text NOT NULL,
  kind text NOT NULL CONSTRAINT territory_kind_check CHECK (kind IN ('city', 'district', 'microdistrict')),
  name_ru text NOT NULL,
  name_kk text,
  name_en text,
  parent_id uuid,
  valid daterange NOT NULL DEFAULT '(,)' CONSTRAINT territory_valid_check CHECK (NOT isempty(valid)),
  CONSTRAINT territory_pk PRIMARY KEY (id),
  CONSTRAINT territory_external_id_key UNIQUE (external_id),
  CONSTRAINT territory_parent_fk FOREIGN KEY (parent_id) REFERENCES territory (id) DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT territory_parent_check CHECK (parent_id <> id)
)`;

// A boundary has its own validity: a new outline closes the old one and never overwrites it.
const boundary = () => `
CREATE TABLE territory_boundary (
  id uuid NOT NULL DEFAULT uuid_v7() CONSTRAINT territory_boundary_pk PRIMARY KEY,
  territory_id uuid NOT NULL CONSTRAINT territory_boundary_territory_fk REFERENCES territory (id) ON DELETE CASCADE,
  valid daterange NOT NULL DEFAULT '(,)' CONSTRAINT territory_boundary_valid_check CHECK (NOT isempty(valid)),
  geom geometry(MultiPolygon, 4326) NOT NULL,
  ${metricGeometry()},
  area_m2 double precision GENERATED ALWAYS AS (ST_Area(ST_Transform(geom, ${citySrid()}))) STORED,
  ${geometryChecks('territory_boundary')},
  CONSTRAINT territory_boundary_period_excl EXCLUDE USING gist (territory_id WITH =, valid WITH &&)
)`;

const site = () => `
CREATE TABLE site (
  ${provenance},
  external_id text NOT NULL,
  kind text NOT NULL CONSTRAINT site_kind_check CHECK (kind IN ('courtyard', 'public-space', 'park', 'street', 'network', 'other')),
  name_ru text,
  name_kk text,
  valid daterange NOT NULL DEFAULT '(,)' CONSTRAINT site_valid_check CHECK (NOT isempty(valid)),
  geometry_accuracy text NOT NULL DEFAULT 'as-given' CONSTRAINT site_accuracy_check CHECK (geometry_accuracy IN ('as-given', 'approximate')),
  geom geometry(Geometry, 4326) NOT NULL,
  ${metricGeometry()},
  ${geometryChecks('site')},
  CONSTRAINT site_pk PRIMARY KEY (id),
  CONSTRAINT site_external_id_key UNIQUE (source, external_id)
)`;

const restriction = () => `
CREATE TABLE restriction (
  ${provenance},
  external_id text NOT NULL,
  kind text NOT NULL CONSTRAINT restriction_kind_check CHECK (kind IN ('fresh-surface', 'guarantee', 'event', 'season', 'ban')),
  active daterange NOT NULL CONSTRAINT restriction_active_check CHECK (NOT isempty(active) AND NOT lower_inf(active) AND NOT upper_inf(active)),
  note text,
  geom geometry(Geometry, 4326),
  ${metricGeometry()},
  ${geometryChecks('restriction')},
  CONSTRAINT restriction_pk PRIMARY KEY (id),
  CONSTRAINT restriction_external_id_key UNIQUE (source, external_id)
)`;

// Roads, stops and shopping centres drawn under the map; no rule reads them.
const baseFeature = `
CREATE TABLE base_feature (
  id uuid NOT NULL DEFAULT uuid_v7() CONSTRAINT base_feature_pk PRIMARY KEY,
  source text NOT NULL,
  external_id text NOT NULL,
  kind text NOT NULL CONSTRAINT base_feature_kind_check CHECK (kind IN ('road', 'street', 'bus-stop', 'mall')),
  name_ru text,
  name_kk text,
  geom geometry(Geometry, 4326) NOT NULL,
  CONSTRAINT base_feature_external_id_key UNIQUE (source, external_id)
)`;

// Published figures about a territory, as cited by their origin.
const indicator = `
CREATE TABLE territory_indicator (
  id uuid NOT NULL DEFAULT uuid_v7() CONSTRAINT territory_indicator_pk PRIMARY KEY,
  territory_id uuid NOT NULL CONSTRAINT territory_indicator_territory_fk REFERENCES territory (id) ON DELETE CASCADE,
  metric text NOT NULL,
  year integer NOT NULL,
  value numeric NOT NULL,
  unit text NOT NULL,
  note text,
  origin text NOT NULL,
  CONSTRAINT territory_indicator_key UNIQUE (territory_id, metric, year)
)`;

const katoUnit = `
CREATE TABLE kato_unit (
  kato text CONSTRAINT kato_unit_pk PRIMARY KEY,
  region_code text NOT NULL,
  region_kk text NOT NULL,
  region_ru text NOT NULL,
  name_kk text NOT NULL,
  name_ru text NOT NULL,
  name_en text NOT NULL
)`;

const views = [
  `CREATE VIEW territory_now AS
   SELECT t.*, b.geom, b.geom_m, b.area_m2 FROM territory t JOIN territory_boundary b ON b.territory_id = t.id
   WHERE t.valid @> current_date AND b.valid @> current_date`,
];

const indexes = [
  'CREATE INDEX territory_parent_idx ON territory (parent_id)',
  'CREATE INDEX territory_name_idx ON territory USING gin ((fold_text(concat_text(name_ru, name_kk, name_en))) gin_trgm_ops)',
  'CREATE INDEX territory_boundary_geom_idx ON territory_boundary USING gist (geom)',
  'CREATE INDEX territory_boundary_geom_m_idx ON territory_boundary USING gist (geom_m)',
  'CREATE INDEX site_geom_idx ON site USING gist (geom)',
  'CREATE INDEX site_geom_m_idx ON site USING gist (geom_m)',
  'CREATE INDEX site_name_idx ON site USING gin ((fold_text(concat_text(name_ru, name_kk, external_id))) gin_trgm_ops)',
  'CREATE INDEX restriction_geom_idx ON restriction USING gist (geom)',
  'CREATE INDEX restriction_geom_m_active_idx ON restriction USING gist (geom_m, active)',
  'CREATE INDEX base_feature_geom_idx ON base_feature USING gist (geom)',
];

// concat_ws is only STABLE; an index needs IMMUTABLE, which it is for plain text.
const concatText = `
CREATE FUNCTION concat_text(a text, b text, c text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT coalesce(a, '') || ' ' || coalesce(b, '') || ' ' || coalesce(c, '')
$$`;

/** Territories with dated boundaries, sites, restrictions, base map, published figures. */
export class CreateTerritory1790000000002 implements MigrationInterface {
  name = 'CreateTerritory1790000000002';

  async up(runner: QueryRunner): Promise<void> {
    await runAll(runner, [concatText, territory, boundary(), site(), restriction(), baseFeature, indicator, katoUnit]);
    await runAll(runner, [...indexes, ...views]);
    await runAll(runner, [
      "SELECT history_track('territory')",
      "SELECT history_track('territory_boundary', 'r.territory_id')",
      "SELECT history_track('site')",
      "SELECT history_track('restriction')",
    ]);
    await runner.query(
      `INSERT INTO setting (key, value, note) VALUES ('city.srid', to_jsonb($1::int), 'metric SRID the stored geometries were made with')`,
      [citySrid()],
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runAll(runner, [
      'DROP VIEW territory_now',
      'DROP TABLE kato_unit, territory_indicator, base_feature, restriction, site, territory_boundary, territory',
      'DROP FUNCTION concat_text(text, text, text)',
      "DELETE FROM setting WHERE key = 'city.srid'",
    ]);
  }
}
