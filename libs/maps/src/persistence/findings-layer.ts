import { SINGLE_ZOOM, type TileAddress } from '../domain/tile.js';
import { clusterCell, frame, inTile, sourceLayer } from './tile-sql.js';

const rank = `array_position(ARRAY['info', 'low', 'medium', 'high', 'critical'], d.severity) - 1`;

const columns = `d.id::text AS id, d.number, d.rule, d.severity, ${rank} AS severity_rank, round(d.score::numeric, 1)::float8 AS score, d.status,
  lower(d.period) - date '1970-01-01' AS start_day, last_day(d.period) - date '1970-01-01' AS end_day,
  d.period << daterange(current_date, NULL) AS past, d.demo`;

// Findings about powers cover whole districts: they are areas at every zoom and never points among the works.
const ofPowers = `d.rule LIKE 'mandate.%'`;

/**
 * Findings: places where two sides meet from {@link SINGLE_ZOOM} on, farther out counts per square; findings about
 * powers as areas.
 * @param where conditions over alias `d`, starting with WHERE
 */
export function findingsTile(tile: TileAddress, where: string): string {
  const areas = sourceLayer(
    'mandate-findings',
    `SELECT ${columns}, ${inTile('d.geom')} AS geom FROM finding d, box ${where} AND ${ofPowers} AND d.geom && box.degrees`,
  );
  return `WITH ${frame(tile)} SELECT ${areas} || ${tile.z < SINGLE_ZOOM ? clusters(tile, where) : single(where)} AS tile`;
}

function single(where: string): string {
  const from = `FROM finding d, box ${where} AND NOT (${ofPowers}) AND d.geom && box.degrees`;
  return `${sourceLayer('findings', `SELECT ${columns}, ${inTile('d.geom')} AS geom ${from}`)} || ${sourceLayer(
    'finding-points',
    `SELECT ${columns}, ${inTile('ST_PointOnSurface(d.geom)')} AS geom ${from}`,
  )}`;
}

function clusters(tile: TileAddress, where: string): string {
  const cell = clusterCell(tile);
  // The middle of the place's box is exact enough for a count and costs nothing.
  const point = 'ST_Transform(ST_SetSRID(ST_Centroid(Box2D(d.geom)::geometry), 4326), 3857)';
  return sourceLayer(
    'finding-clusters',
    `SELECT count(*)::int AS count, max(rank) AS worst,
       ST_AsMVTGeom(ST_Point(avg(ST_X(point)), avg(ST_Y(point)), 3857), (SELECT mercator FROM box), 4096, 256, true) AS geom
     FROM (SELECT ${point} AS point, ${rank} AS rank FROM finding d, box
       ${where} AND NOT (${ofPowers}) AND d.geom && box.degrees OFFSET 0) p, box
     WHERE ST_Intersects(p.point, box.mercator) GROUP BY floor(ST_X(point) / ${cell}), floor(ST_Y(point) / ${cell})`,
  );
}
