import type { TileAddress } from '../domain/tile.js';
import { clusterCell, degreesBox, inTile, mercatorInTile, ownedBy, singleOrCounted, sourceLayer } from './tile-sql.js';

const rank = `array_position(ARRAY['info', 'low', 'medium', 'high', 'critical'], d.severity) - 1`;

const columns = (
  today: string,
): string => `d.id::text AS id, d.number, d.rule, d.severity, ${rank} AS severity_rank, round(d.score::numeric, 1)::float8 AS score, d.status,
  lower(d.period) - date '1970-01-01' AS start_day, last_day(d.period) - date '1970-01-01' AS end_day,
  d.period << daterange(${today}, NULL) AS past, d.demo`;

const names = [
  'id',
  'number',
  'rule',
  'severity',
  'severity_rank',
  'score',
  'status',
  'start_day',
  'end_day',
  'past',
  'demo',
]
  .map((name) => `hit.${name}`)
  .join(', ');

// Findings about powers cover whole districts: they are areas at every zoom and never points among the works. A site
// without a holder is as small as a work.
const ofPowers = `d.rule LIKE 'mandate.%' AND d.subject_b_type IS DISTINCT FROM 'site'`;

// Nobody holds the power, or nobody wants it.
const unheld = `d.rule IN ('mandate.gap', 'mandate.contested')`;

/**
 * Areas of findings about powers. Many lie on one place, a district or the city: the gravest of those that are drawn
 * alike leads, so that a map need not paint one area fifty times.
 */
function areasOf(tile: TileAddress, where: string, today: string): string {
  const alike = `PARTITION BY ${unheld}, md5(d.geom::bytea) ORDER BY ${rank} DESC, d.score DESC, d.id`;
  return sourceLayer(
    'mandate-findings',
    `SELECT ${columns(today)}, ${unheld} AS unheld, row_number() OVER (${alike}) = 1 AS lead,
       ${inTile(tile, 'd.geom')} AS geom
     FROM finding d ${where} AND ${ofPowers} AND d.geom && ${degreesBox(tile)}`,
  );
}

/**
 * Findings: places where two sides meet near by, counts per square farther out and where there are too many; findings
 * about powers as areas.
 * @param where conditions over alias `d`, starting with WHERE
 * @param today SQL of the day from which findings are not past
 */
export function findingsTile(tile: TileAddress, where: string, today: string): string {
  const areas = areasOf(tile, where, today);
  const others = `FROM finding d ${where} AND NOT (${ofPowers}) AND d.geom && ${degreesBox(tile)}`;
  const facts = columns(today);
  const made = { single: single(tile, areas, `${facts}, d.geom ${others}`), counted: clusters(tile, areas, others) };
  return singleOrCounted(tile, others, made);
}

function single(tile: TileAddress, areas: string, rows: string): string {
  const shapes = sourceLayer('findings', `SELECT ${names}, ${inTile(tile, 'hit.geom')} AS geom FROM hit`);
  const point = inTile(tile, 'ST_PointOnSurface(hit.geom)');
  const points = sourceLayer('finding-points', `SELECT ${names}, ${point} AS geom FROM hit`);
  return `WITH hit AS MATERIALIZED (SELECT ${rows}) SELECT ${areas} || ${shapes} || ${points} AS tile`;
}

// The middle of the place's box is exact enough for a count and costs nothing.
function clusters(tile: TileAddress, areas: string, others: string): string {
  const cell = clusterCell(tile);
  const point = 'ST_Transform(ST_SetSRID(ST_Centroid(Box2D(d.geom)::geometry), 4326), 3857)';
  const counted = sourceLayer(
    'finding-clusters',
    `SELECT count(*)::int AS count, max(rank) AS worst, ${mercatorInTile(tile, 'ST_Point(avg(x), avg(y), 3857)')} AS geom
     FROM (SELECT ST_X(point) AS x, ST_Y(point) AS y, rank FROM hit) p WHERE ${ownedBy(tile, 'x', 'y')}
     GROUP BY floor(x / ${cell}), floor(y / ${cell})`,
  );
  return `WITH hit AS MATERIALIZED (SELECT ${point} AS point, ${rank} AS rank ${others}) SELECT ${areas} || ${counted} AS tile`;
}
