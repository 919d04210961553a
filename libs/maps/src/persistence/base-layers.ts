import { SINGLE_RESTRICTIONS_ZOOM, SINGLE_SITES_ZOOM } from '../domain/tile.js';
import { countsOf, degreesBox, inTile, singleOrCounted, sourceLayer, type TileInSql } from './tile-sql.js';

const territoryColumns =
  't.id::text AS id, t.external_id, t.kind, t.name_ru, t.name_kk, t.name_en, round(t.area_m2)::bigint AS area_m2';

/** Territories: outlines and one label point each. `territory_now` tells those of the day, in the past of the moment's. */
export function territoriesTile(tile: TileInSql): string {
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
const sitesHere = (tile: TileInSql, today: string): string =>
  `WHERE s.geom && ${degreesBox(tile)} AND s.valid @> ${today}`;

// What lies in the tile is read once, for shapes and labels alike.
function singleSites(tile: TileInSql, today: string): string {
  const here = `hit AS MATERIALIZED (SELECT ${siteColumns}, s.geom AS shape FROM site s
    LEFT JOIN site_holder h ON h.site_id = s.id AND h.valid @> ${today} LEFT JOIN agency a ON a.id = h.agency_id
    ${sitesHere(tile, today)})`;
  const columns = 'id, external_id, kind, name_ru, name_kk, holder, approximate, demo';
  const shapes = sourceLayer('sites', `SELECT ${columns}, ${inTile(tile, 'shape')} AS geom FROM hit`);
  if (tile.z < 12) return `WITH ${here} SELECT ${shapes} AS tile`;
  const labels = `SELECT ${columns}, ${inTile(tile, 'ST_PointOnSurface(shape)')} AS geom FROM hit
    WHERE coalesce(name_ru, name_kk) IS NOT NULL`;
  return `WITH ${here} SELECT ${shapes} || ${sourceLayer('site-labels', labels)} AS tile`;
}

/**
 * Sites of a day, labels of named ones from zoom 12 on; counts farther out and where there are too many.
 * @param today SQL of the day
 */
export function sitesTile(tile: TileInSql, today: string): string {
  const rows = `FROM site s ${sitesHere(tile, today)}`;
  const { hit, layer } = countsOf(tile, { name: 'site-clusters', geom: 's.geom', rows });
  const counted = `WITH ${hit} SELECT ${layer} AS tile`;
  return singleOrCounted(tile, rows, { single: singleSites(tile, today), counted, singleFrom: SINGLE_SITES_ZOOM });
}

// How a restriction stands on the day. One that was never confirmed is proposed until its days are over.
const standing = (
  today: string,
): string => `CASE WHEN r.active << daterange(${today}, NULL) THEN 'past' WHEN r.state = 'proposed' THEN 'proposed'
  WHEN lower(r.active) > ${today} THEN 'ahead' ELSE 'in-force' END`;

const restrictionColumns = (
  today: string,
): string => `r.id::text AS id, r.external_id, r.kind, r.state, ${standing(today)} AS standing, coalesce(r.title, w.title) AS title,
  array_to_string(r.work_types, ',') AS types, w.external_id AS work, lower(r.active)::text AS "from", last_day(r.active)::text AS "to", r.demo`;

/**
 * Restrictions that have a place, without the declined: they never hold. Counts farther out and where there are too many.
 * @param today SQL of the day on which they stand
 */
export function restrictionsTile(tile: TileInSql, today: string): string {
  const here = `WHERE r.geom && ${degreesBox(tile)} AND r.state <> 'declined'`;
  const rows = `FROM restriction r ${here}`;
  const { hit, layer } = countsOf(tile, { name: 'restriction-clusters', geom: 'r.geom', rows });
  const shapes = `SELECT ${restrictionColumns(today)}, ${inTile(tile, 'r.geom')} AS geom FROM restriction r LEFT JOIN work w ON w.id = r.work_id ${here}`;
  return singleOrCounted(tile, rows, {
    single: `SELECT ${sourceLayer('restrictions', shapes)} AS tile`,
    counted: `WITH ${hit} SELECT ${layer} AS tile`,
    singleFrom: SINGLE_RESTRICTIONS_ZOOM,
  });
}

/** Roads and streets of the base map; stops and shopping centres from zoom 13 on. */
export function roadsTile(tile: TileInSql): string {
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
