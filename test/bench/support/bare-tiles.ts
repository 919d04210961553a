type Tile = { z: number; x: number; y: number };

/** From this zoom on tiles hold single works and findings. */
const SINGLE_ZOOM = 12;

const box = ({ z, x, y }: Tile): string => `box AS (SELECT ST_TileEnvelope(${z}, ${x}, ${y}) AS mercator,
  ST_Transform(ST_TileEnvelope(${z}, ${x}, ${y}, margin => 0.0625), 4326) AS degrees)`;

const inTile = (geom: string): string => `ST_AsMVTGeom(ST_Transform(${geom}, 3857), box.mercator, 4096, 256, true)`;

const mvt = (tile: Tile, layer: string, select: string): string =>
  `(WITH ${box(tile)}, f AS (${select}) SELECT ST_AsMVT(f, '${layer}', 4096, 'geom') FROM f WHERE f.geom IS NOT NULL)`;

/** Shapes and one point of each, as two source layers of one tile. */
const shapesAndPoints = (tile: Tile, layer: string, select: (geom: string) => string): string =>
  `SELECT ${mvt(tile, layer, select(inTile('geom')))} || ${mvt(tile, `${layer}-points`, select(inTile('ST_PointOnSurface(geom)')))}`;

// Far away: features counted on a grid of 8 x 8 squares of the tile.
const counted = (tile: Tile, layer: string, from: string): string => {
  const cell = 40_075_016.68557849 / 2 ** tile.z / 8;
  return `SELECT ${mvt(
    tile,
    layer,
    `SELECT count(*)::int AS count, ST_AsMVTGeom(ST_Centroid(ST_Collect(p.point)), min(box.mercator)::geometry, 4096, 256, true) AS geom
     FROM (${from}) p, box WHERE ST_Intersects(p.point, box.mercator)
     GROUP BY floor(ST_X(p.point) / ${cell}), floor(ST_Y(p.point) / ${cell})`,
  )}`;
};

const OPEN = `(SELECT count(*) FROM finding d WHERE (d.subject_a = w.id OR d.subject_b = w.id) AND d.status <> 'closed'
  AND upper(d.period) > current_date)::int`;

const works = (tile: Tile): string =>
  tile.z < SINGLE_ZOOM
    ? counted(
        tile,
        'work-clusters',
        `SELECT ST_Transform(ST_Centroid(z.geom), 3857) AS point FROM work_zone z, box WHERE z.geom && box.degrees`,
      )
    : shapesAndPoints(
        tile,
        'works',
        (
          geom,
        ) => `SELECT w.id::text AS id, z.id::text AS zone_id, w.title, w.status, a.code AS agency, f.code AS function,
           w.starts_on::text AS start, w.ends_on::text AS "end", w.date_certainty = 'firm' AS firm, w.demo,
           w.hinders_traffic AS hinders, w.surface_breaking AS breaking, ${OPEN} AS findings, ${geom} AS geom
         FROM box, work_zone z JOIN work w ON w.id = z.work_id JOIN agency a ON a.id = w.agency_id
           JOIN city_function f ON f.id = w.function_id WHERE z.geom && box.degrees`,
      );

const CURRENT = `d.rule LIKE 'work.%' AND d.status <> 'closed' AND upper(d.period) > current_date AND d.geom && box.degrees`;

const findings = (tile: Tile): string =>
  tile.z < SINGLE_ZOOM
    ? counted(
        tile,
        'finding-clusters',
        `SELECT ST_Transform(ST_PointOnSurface(d.geom), 3857) AS point FROM finding d, box WHERE ${CURRENT}`,
      )
    : shapesAndPoints(
        tile,
        'findings',
        (
          geom,
        ) => `SELECT d.id::text AS id, d.number, d.rule, d.severity, d.score, d.status, lower(d.period)::text AS start,
           upper(d.period)::text AS "end", d.demo, ${geom} AS geom FROM finding d, box WHERE ${CURRENT}`,
      );

const sites = (tile: Tile): string =>
  shapesAndPoints(
    tile,
    'sites',
    (geom) => `SELECT s.id::text AS id, s.external_id, s.kind, s.name_ru, s.name_kk, s.demo, ${geom} AS geom
     FROM site s, box WHERE s.geom && box.degrees`,
  );

/** One plain ST_AsMVT statement of each layer: the same source layers with about the same columns, and no filters. */
export const BARE_TILES = { works, findings, sites } as const;
