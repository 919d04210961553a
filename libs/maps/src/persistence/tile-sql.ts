import { middleOf, ownedBy } from '@abat/platform';
import { MOST_SINGLE, SINGLE_ZOOM, type TileAddress, ZOOM } from '../domain/tile.js';

/**
 * A tile as statements name it. Its column and row are numbers of a checked address in the text, so that the planner sees
 * them and reads a whole table in order where the tile covers most of it; or they are parameters of a kept statement.
 */
export type TileInSql = { z: number; x: number | string; y: number | string };

/** Its column and row are the parameters `$1` and `$2`. */
export const asParameters = ({ z }: TileAddress): TileInSql => ({ z, x: '$1::int', y: '$2::int' });

/** The tile's box in EPSG:3857. */
export const mercatorBox = ({ z, x, y }: TileInSql): string => `ST_TileEnvelope(${z}, ${x}, ${y})`;

/** The tile's box with a margin in EPSG:4326, for the indexes of places. */
export const degreesBox = ({ z, x, y }: TileInSql): string =>
  `ST_Transform(ST_TileEnvelope(${z}, ${x}, ${y}, margin => 0.0625), 4326)`;

/** A geometry (EPSG:3857) in tile coordinates. */
export const mercatorInTile = (tile: TileInSql, geometry: string): string =>
  `ST_AsMVTGeom(${geometry}, ${mercatorBox(tile)}, 4096, 256, true)`;

/** A geometry (EPSG:4326) in tile coordinates. */
export const inTile = (tile: TileInSql, geometry: string): string =>
  mercatorInTile(tile, `ST_Transform(${geometry}, 3857)`);

/** One source layer of a tile from a SELECT whose geometry column is `geom`. Rows outside the clip are left out. */
export const sourceLayer = (name: string, select: string): string =>
  `(SELECT coalesce(ST_AsMVT(f, '${name}', 4096, 'geom'), ''::bytea) FROM (${select}) f WHERE f.geom IS NOT NULL)`;

/** Far-away features are counted in the squares of a zoom so much greater: 64 screen pixels, 1/8 of a tile. */
const STEPS_TO_SQUARE = 3;

/** The square of the map that a point of `x` and `y` (EPSG:3857) is counted in: what to group by, and its name. */
export function squareAt({ z }: Pick<TileInSql, 'z'>, x: string, y: string): { group: string; name: string } {
  const zoom = z + STEPS_TO_SQUARE;
  const half = 2 ** (zoom - 1);
  const side = 40_075_016.68557849 / 2 ** zoom;
  // Columns are counted from the west, rows from the north; both axes have their zero in the middle of the world.
  const [column, row] = [`floor(${x} / ${side})`, `floor(${y} / ${side})`];
  return {
    group: `${column}, ${row}`,
    name: `concat_ws('/', ${zoom}, ${column}::int + ${half}, ${half - 1} - ${row}::int)`,
  };
}

// Five decimals are about a metre; the box is never smaller than what it holds, and never empty.
const edge = (value: string): string => `round((${value})::numeric, 5)`;

/** A box (EPSG:4326) as the lists take it: `west,south,east,north`, degrees. */
export const boxText = (box: string): string =>
  `concat_ws(',', ${edge(`ST_XMin(${box}) - 0.00001`)}, ${edge(`ST_YMin(${box}) - 0.00001`)}, ${edge(`ST_XMax(${box}) + 0.00001`)}, ${edge(`ST_YMax(${box}) + 0.00001`)})`;

type Counted = {
  /** Name of the source layer. */
  name: string;
  geom: string;
  /** FROM and WHERE of what is counted. */
  rows: string;
  /** A further column of each row, and what a count tells of it; both end with a comma. */
  fact?: { column: string; sum: string };
};

/** What lies here, counted per square: CTE `hit`, and the source layer made from it with `count`, the `square` and the `box` of all. */
export function countsOf(tile: TileInSql, { name, geom, rows, fact }: Counted): { hit: string; layer: string } {
  const square = squareAt(tile, 'x', 'y');
  return {
    hit: `hit AS MATERIALIZED (SELECT ${fact?.column ?? ''} ${middleOf(geom)} AS point, Box2D(${geom})::geometry AS box ${rows})`,
    layer: sourceLayer(
      name,
      `SELECT count(*)::int AS count, ${fact?.sum ?? ''} ${square.name} AS square, ${boxText('ST_Extent(p.box)')} AS box, ${mercatorInTile(tile, 'ST_Point(avg(x), avg(y), 3857)')} AS geom
     FROM (SELECT hit.*, ST_X(point) AS x, ST_Y(point) AS y FROM hit) p WHERE ${ownedBy(mercatorBox(tile), 'x', 'y')}
     GROUP BY ${square.group}`,
    ),
  };
}

type Made = { single: string; counted: string; /** Zoom from which single features are drawn. */ singleFrom?: number };

/**
 * A tile whose content depends on how much there is: single features from `singleFrom` ({@link SINGLE_ZOOM}) on unless
 * they are more than {@link MOST_SINGLE}, counts otherwise; at the greatest zoom everything is drawn, however much. Both
 * are SELECTs of one bytea; of a CASE only the chosen one is run.
 * @param rows FROM and WHERE of the features a single tile would hold
 */
export function singleOrCounted(tile: TileInSql, rows: string, made: Made): string {
  if (tile.z < (made.singleFrom ?? SINGLE_ZOOM)) return made.counted;
  if (tile.z === ZOOM.max) return made.single;
  const many = `(SELECT count(*) FROM (SELECT ${rows} LIMIT ${MOST_SINGLE + 1}) most) > ${MOST_SINGLE}`;
  return `SELECT CASE WHEN ${many} THEN (${made.counted}) ELSE (${made.single}) END AS tile`;
}
