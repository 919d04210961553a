import { type FieldError, type Geometry, MAX_ZONE_KM2 } from '@abat/contracts';
import type { EntityManager } from 'typeorm';
import { DomainError } from '../errors/domain-error.js';

type Detail = { valid: boolean; empty: boolean; reason: string | null; lon: number | null; lat: number | null };

/**
 * Refuses a geometry that is empty or broken and says where.
 * @param path JSON path of the field, for the answer
 * @throws DomainError geometry.invalid with the place (lon, lat) of the fault
 */
export async function assertValidGeometry(manager: EntityManager, geometry: Geometry, path: string): Promise<void> {
  const rows: Detail[] = await manager.query(
    `SELECT (d.detail).valid AS valid, ST_IsEmpty(d.geom) AS empty, (d.detail).reason AS reason,
       ST_X((d.detail).location) AS lon, ST_Y((d.detail).location) AS lat
     FROM (SELECT g AS geom, ST_IsValidDetail(g) AS detail FROM ST_SetSRID(ST_GeomFromGeoJSON($1), 4326) g) d`,
    [JSON.stringify(geometry)],
  );
  const found = rows[0];
  if (found?.valid && !found.empty) return;
  throw invalidGeometry(found, path);
}

function invalidGeometry(found: Detail | undefined, path: string): DomainError {
  const reason = found?.empty ? 'empty geometry' : (found?.reason ?? 'not a geometry');
  const fault: FieldError = { path, code: 'geometry.invalid', message: reason };
  if (typeof found?.lon === 'number' && typeof found.lat === 'number') fault.place = [found.lon, found.lat];
  return new DomainError('geometry.invalid', { detail: reason, errors: [fault] });
}

/** How far outside the city's box a place may lie before the coordinates are taken for swapped or wrong, in metres. */
export const CITY_MARGIN_M = 50_000;

/** How wrong the metric coordinate system of the city may measure a place before it counts as made for another one. */
const SCALE_TOLERANCE = 0.002;

// The box of the city; of a city without an outline that of its districts. Null: there is no outline at all. Every corner of
// the box of the place has to be near: what only reaches into the city may go on to the ends of the country.
const FAR_FROM_CITY = `
SELECT bool_or(NOT ST_DWithin(c.box, ST_SetSRID(ST_MakePoint(x, y), 4326)::geography, ${CITY_MARGIN_M})) AS far
FROM (SELECT ST_SetSRID(ST_Extent(t.geom)::geometry, 4326)::geography AS box FROM territory_now t
    WHERE t.kind = 'city' OR NOT EXISTS (SELECT FROM territory_now o WHERE o.kind = 'city')) c,
  ST_GeomFromGeoJSON($1) AS g (geom), unnest(ARRAY[ST_XMin(g.geom), ST_XMax(g.geom)]) AS x,
  unnest(ARRAY[ST_YMin(g.geom), ST_YMax(g.geom)]) AS y`;

// A short way in the city's system against the way over the ground, at the corners of the place; towards the equator, so
// that no way leaves the world. Systems of cities are true to scale near them: for a UTM zone that is some 440 km around
// its meridian.
const FAR_FROM_SYSTEM = `
SELECT coalesce(bool_or(abs(ST_Length(ST_Transform(w.way, s.srid)) / ST_Length(w.way::geography) - 1) > ${SCALE_TOLERANCE}), true) AS far
FROM (SELECT ST_SetSRID(ST_GeomFromGeoJSON($1), 4326) AS geom) g,
  (SELECT srid FROM geometry_columns WHERE f_table_schema = 'public' AND f_table_name = 'territory_boundary' AND f_geometry_column = 'geom_m') s,
  LATERAL (VALUES (ST_XMin(g.geom), ST_YMin(g.geom)), (ST_XMax(g.geom), ST_YMax(g.geom))) AS corner (x, y),
  LATERAL (SELECT ST_SetSRID(ST_MakeLine(ST_MakePoint(x, y), ST_MakePoint(x, y - 0.001 * CASE WHEN y > 0 THEN 1 ELSE -1 END)), 4326) AS way) w`;

/**
 * Refuses a zone of a work that is larger than {@link MAX_ZONE_KM2}.
 * @param path JSON path of the field, for the answer
 * @throws DomainError geometry.too-wide
 */
export async function assertZoneSize(manager: EntityManager, geometry: Geometry, path: string): Promise<void> {
  const rows: { km2: number }[] = await manager.query(
    'SELECT ST_Area(ST_SetSRID(ST_GeomFromGeoJSON($1), 4326)::geography) / 1e6 AS km2',
    [JSON.stringify(geometry)],
  );
  if (rows[0] && rows[0].km2 <= MAX_ZONE_KM2) return;
  const message = `larger than ${MAX_ZONE_KM2} km2`;
  throw new DomainError('geometry.too-wide', { errors: [{ path, code: 'geometry.too-wide', message }] });
}

/**
 * Refuses a place that reaches far from the city, most often swapped coordinates. Without any outline the metric coordinate system
 * of the city tells: where that measures wrong, no place of the city lies.
 * @throws DomainError geometry.outside-city
 */
export async function assertNearCity(manager: EntityManager, geometry: Geometry, path: string): Promise<void> {
  const isFar = async (sql: string): Promise<boolean | null> => {
    const rows: { far: boolean | null }[] = await manager.query(sql, [JSON.stringify(geometry)]);
    return rows[0]?.far ?? null;
  };
  const fromCity = await isFar(FAR_FROM_CITY);
  if (fromCity === false) return;
  if (fromCity === null && !(await isFar(FAR_FROM_SYSTEM))) return;
  const message = fromCity
    ? 'farther than 50 km from the city'
    : 'outside of where the coordinate system of the city holds';
  throw new DomainError('geometry.outside-city', { errors: [{ path, code: 'geometry.outside-city', message }] });
}
