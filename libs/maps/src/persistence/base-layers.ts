import type { TileAddress } from '../domain/tile.js';
import { degreesBox, inTile, sourceLayer } from './tile-sql.js';

const territoryColumns =
  't.id::text AS id, t.external_id, t.kind, t.name_ru, t.name_kk, t.name_en, round(t.area_m2)::bigint AS area_m2';

/** Territories of today: outlines and one label point each. */
export function territoriesTile(tile: TileAddress): string {
  const minimum = tile.z >= 11 ? `true` : `t.kind <> 'microdistrict'`;
  return `SELECT ${sourceLayer(
    'territories',
    `SELECT ${territoryColumns}, ${inTile(tile, 't.geom')} AS geom FROM territory_now t WHERE t.geom && ${degreesBox(tile)} AND ${minimum}`,
  )} || ${sourceLayer(
    'territory-labels',
    `SELECT ${territoryColumns}, ${inTile(tile, 'ST_PointOnSurface(t.geom)')} AS geom FROM territory_now t
     WHERE t.geom && ${degreesBox(tile)} AND ${minimum} AND ST_Intersects(ST_PointOnSurface(t.geom), ${degreesBox(tile)})`,
  )} AS tile`;
}

const siteColumns = `s.id::text AS id, s.external_id, s.kind, s.name_ru, s.name_kk, a.code AS holder,
  s.geometry_accuracy = 'approximate' AS approximate, s.demo`;
const siteFrom = (
  tile: TileAddress,
): string => `site s LEFT JOIN site_holder h ON h.site_id = s.id AND h.valid @> current_date LEFT JOIN agency a ON a.id = h.agency_id
  WHERE s.geom && ${degreesBox(tile)} AND s.valid @> current_date`;

/** Sites of today; labels of named ones from zoom 12 on. */
export function sitesTile(tile: TileAddress): string {
  const shapes = sourceLayer(
    'sites',
    `SELECT ${siteColumns}, ${inTile(tile, 's.geom')} AS geom FROM ${siteFrom(tile)}`,
  );
  if (tile.z < 12) return `SELECT ${shapes} AS tile`;
  const labels = `SELECT ${siteColumns}, ${inTile(tile, 'ST_PointOnSurface(s.geom)')} AS geom FROM ${siteFrom(tile)} AND coalesce(s.name_ru, s.name_kk) IS NOT NULL`;
  return `SELECT ${shapes} || ${sourceLayer('site-labels', labels)} AS tile`;
}

/** Restrictions that have a place. */
export function restrictionsTile(tile: TileAddress): string {
  return `SELECT ${sourceLayer(
    'restrictions',
    `SELECT r.id::text AS id, r.external_id, r.kind, lower(r.active)::text AS "from", last_day(r.active)::text AS "to", r.demo,
       ${inTile(tile, 'r.geom')} AS geom FROM restriction r WHERE r.geom && ${degreesBox(tile)}`,
  )} AS tile`;
}

/** Roads and streets of the base map; stops and shopping centres from zoom 13 on. */
export function roadsTile(tile: TileAddress): string {
  const roads = sourceLayer(
    'roads',
    `SELECT CASE b.kind WHEN 'road' THEN 'major' ELSE 'street' END AS class, b.name_ru, b.name_kk, ${inTile(tile, 'b.geom')} AS geom
     FROM base_feature b WHERE b.geom && ${degreesBox(tile)} AND b.kind IN ('road', 'street')`,
  );
  if (tile.z < 13) return `SELECT ${roads} AS tile`;
  const places = `SELECT b.kind, b.name_ru, b.name_kk, ${inTile(tile, 'ST_PointOnSurface(b.geom)')} AS geom
    FROM base_feature b WHERE b.geom && ${degreesBox(tile)} AND b.kind IN ('bus-stop', 'mall')`;
  return `SELECT ${roads} || ${sourceLayer('places', places)} AS tile`;
}
