import type { TileAddress } from '../domain/tile.js';
import { frame, inTile, sourceLayer } from './tile-sql.js';

const territoryColumns =
  't.id::text AS id, t.external_id, t.kind, t.name_ru, t.name_kk, t.name_en, round(t.area_m2)::bigint AS area_m2';

/** Territories of today: outlines and one label point each. */
export function territoriesTile(tile: TileAddress): string {
  const minimum = tile.z >= 11 ? `true` : `t.kind <> 'microdistrict'`;
  return `WITH ${frame(tile)} SELECT ${sourceLayer(
    'territories',
    `SELECT ${territoryColumns}, ${inTile('t.geom')} AS geom FROM territory_now t, box WHERE t.geom && box.degrees AND ${minimum}`,
  )} || ${sourceLayer(
    'territory-labels',
    `SELECT ${territoryColumns}, ${inTile('ST_PointOnSurface(t.geom)')} AS geom FROM territory_now t, box
     WHERE t.geom && box.degrees AND ${minimum} AND ST_Intersects(ST_PointOnSurface(t.geom), box.degrees)`,
  )} AS tile`;
}

const siteColumns = `s.id::text AS id, s.external_id, s.kind, s.name_ru, s.name_kk, a.code AS holder,
  s.geometry_accuracy = 'approximate' AS approximate, s.demo`;
const siteFrom = `site s LEFT JOIN site_holder h ON h.site_id = s.id AND h.valid @> current_date LEFT JOIN agency a ON a.id = h.agency_id, box
  WHERE s.geom && box.degrees AND s.valid @> current_date`;

/** Sites of today; labels of named ones from zoom 12 on. */
export function sitesTile(tile: TileAddress): string {
  const shapes = sourceLayer('sites', `SELECT ${siteColumns}, ${inTile('s.geom')} AS geom FROM ${siteFrom}`);
  if (tile.z < 12) return `WITH ${frame(tile)} SELECT ${shapes} AS tile`;
  const labels = `SELECT ${siteColumns}, ${inTile('ST_PointOnSurface(s.geom)')} AS geom FROM ${siteFrom} AND coalesce(s.name_ru, s.name_kk) IS NOT NULL`;
  return `WITH ${frame(tile)} SELECT ${shapes} || ${sourceLayer('site-labels', labels)} AS tile`;
}

/** Restrictions that have a place. */
export function restrictionsTile(tile: TileAddress): string {
  return `WITH ${frame(tile)} SELECT ${sourceLayer(
    'restrictions',
    `SELECT r.id::text AS id, r.external_id, r.kind, lower(r.active)::text AS "from", last_day(r.active)::text AS "to", r.demo,
       ${inTile('r.geom')} AS geom FROM restriction r, box WHERE r.geom && box.degrees`,
  )} AS tile`;
}

/** Roads and streets of the base map; stops and shopping centres from zoom 13 on. */
export function roadsTile(tile: TileAddress): string {
  const roads = sourceLayer(
    'roads',
    `SELECT CASE b.kind WHEN 'road' THEN 'major' ELSE 'street' END AS class, b.name_ru, b.name_kk, ${inTile('b.geom')} AS geom
     FROM base_feature b, box WHERE b.geom && box.degrees AND b.kind IN ('road', 'street')`,
  );
  if (tile.z < 13) return `WITH ${frame(tile)} SELECT ${roads} AS tile`;
  const places = `SELECT b.kind, b.name_ru, b.name_kk, ${inTile('ST_PointOnSurface(b.geom)')} AS geom
    FROM base_feature b, box WHERE b.geom && box.degrees AND b.kind IN ('bus-stop', 'mall')`;
  return `WITH ${frame(tile)} SELECT ${roads} || ${sourceLayer('places', places)} AS tile`;
}
