import { IS_AREA } from '@abat/findings';
import type { TileAddress } from '../domain/tile.js';
import { countsOf, degreesBox, inTile, singleOrCounted, sourceLayer } from './tile-sql.js';

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
     FROM finding d ${where} AND ${IS_AREA} AND d.geom && ${degreesBox(tile)}`,
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
  const others = `FROM finding d ${where} AND NOT (${IS_AREA}) AND d.geom && ${degreesBox(tile)}`;
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

function clusters(tile: TileAddress, areas: string, rows: string): string {
  const fact = { column: `${rank} AS rank,`, sum: 'max(rank) AS worst,' };
  const { hit, layer } = countsOf(tile, { name: 'finding-clusters', geom: 'd.geom', rows, fact });
  return `WITH ${hit} SELECT ${areas} || ${layer} AS tile`;
}
