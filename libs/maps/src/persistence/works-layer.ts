import { openFinding, todayAt } from '@abat/moments';
import { ownedBy } from '@abat/platform';
import { BREAKS_GROUND, hasOpenFinding } from '@abat/works';
import type { TileAddress } from '../domain/tile.js';
import {
  boxText,
  degreesBox,
  inTile,
  mercatorBox,
  mercatorInTile,
  singleOrCounted,
  sourceLayer,
  squareAt,
} from './tile-sql.js';

const open = (
  today: string,
): string => `((SELECT count(*) FROM finding d WHERE d.subject_a = w.id AND ${openFinding(today)})
  + (SELECT count(*) FROM finding d WHERE d.subject_b = w.id AND ${openFinding(today)}))::int`;

const columns = (
  today: string,
): string => `w.id::text AS id, w.title, w.status, a.code AS agency, f.code AS function, w.starts_on::text AS start, w.ends_on::text AS "end",
  w.starts_on - date '1970-01-01' AS start_day, w.ends_on - date '1970-01-01' AS end_day, w.date_certainty = 'firm' AS firm,
  w.hinders_traffic AS hinders, ${BREAKS_GROUND} AS breaking, w.geometry_accuracy = 'approximate' AS approximate, w.demo, ${open(today)} AS findings`;

/**
 * Works: single zones near by, counts per square farther out and where there are too many. Nothing is left out.
 * @param where conditions over alias `w`, with their own parameters
 * @param at the moment that is looked at, ISO 8601; undefined: now
 */
export function worksTile(tile: TileAddress, where: string, at: string | undefined): string {
  const zones = 'FROM work_zone z JOIN work w ON w.id = z.work_id';
  const rows = `${zones} ${where ? `${where} AND` : 'WHERE'} z.geom && ${degreesBox(tile)}`;
  return singleOrCounted(tile, rows, {
    single: single(tile, where, todayAt(at)),
    counted: clusters(tile, where, at),
  });
}

// Zones cut by the tile come through the index of places; a work's point is in exactly one tile.
function single(tile: TileAddress, where: string, today: string): string {
  const shapes = `SELECT ${factColumns}, hit.zone_id::text AS zone_id, ${inTile(tile, 'hit.geom')} AS geom FROM hit JOIN fact USING (work_id)`;
  const points = `SELECT ${factColumns}, ${mercatorInTile(tile, 'hit.point')} AS geom FROM hit JOIN fact USING (work_id) WHERE hit.number = 1`;
  return `WITH hit AS MATERIALIZED (
      SELECT z.id AS zone_id, z.work_id, z.number, z.geom, z.point FROM work_zone z WHERE z.geom && ${degreesBox(tile)}
    ), fact AS MATERIALIZED (
      SELECT w.id AS work_id, ${columns(today)} FROM (SELECT DISTINCT work_id FROM hit) h JOIN work w ON w.id = h.work_id
      JOIN agency a ON a.id = w.agency_id JOIN city_function f ON f.id = w.function_id ${where}
    ) SELECT ${sourceLayer('works', shapes)} || ${sourceLayer('work-points', points)} AS tile`;
}

const factColumns = [
  'id',
  'title',
  'status',
  'agency',
  'function',
  'start',
  '"end"',
  'start_day',
  'end_day',
  'firm',
  'hinders',
  'breaking',
  'approximate',
  'demo',
  'findings',
]
  .map((name) => `fact.${name}`)
  .join(', ');

// Everything that is read stands in indexes: points, filters, and which works have open findings.
function clusters(tile: TileAddress, where: string, at: string | undefined): string {
  const square = squareAt(tile, 'x', 'y');
  return `WITH hit AS MATERIALIZED (
      SELECT w.demo, ${hasOpenFinding(at)} AS open, ST_X(z.point) AS x, ST_Y(z.point) AS y FROM work_zone z JOIN work w ON w.id = z.work_id
      ${where ? `${where} AND` : 'WHERE'} z.number = 1 AND z.point && ${mercatorBox(tile)}
    ), cluster AS (
      SELECT count(*)::int AS count, (count(*) FILTER (WHERE open))::int AS open,
        (count(*) FILTER (WHERE demo))::int AS demo, ${square.name} AS square, ST_Point(avg(x), avg(y), 3857) AS point,
        ST_Transform(ST_SetSRID(ST_MakeBox2D(ST_Point(min(x), min(y)), ST_Point(max(x), max(y)))::geometry, 3857), 4326) AS box
      FROM hit WHERE ${ownedBy(mercatorBox(tile), 'x', 'y')} GROUP BY ${square.group}
    ) SELECT ${sourceLayer(
      'work-clusters',
      `SELECT count, open, demo, square, ${boxText('box')} AS box, ${mercatorInTile(tile, 'point')} AS geom FROM cluster`,
    )} AS tile`;
}
