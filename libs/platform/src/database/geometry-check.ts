import type { FieldError, Geometry } from '@abat/contracts';
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

/**
 * Refuses a place far from the city, most often swapped coordinates. Without a city in the register nothing is refused.
 * @throws DomainError geometry.outside-city
 */
export async function assertNearCity(manager: EntityManager, geometry: Geometry, path: string): Promise<void> {
  const rows: { far: boolean }[] = await manager.query(
    `SELECT NOT ST_DWithin(c.geom::geography, ST_SetSRID(ST_GeomFromGeoJSON($1), 4326)::geography, $2) AS far
     FROM territory_now c WHERE c.kind = 'city' LIMIT 1`,
    [JSON.stringify(geometry), CITY_MARGIN_M],
  );
  if (!rows[0]?.far) return;
  const message = 'farther than 50 km from the city';
  throw new DomainError('geometry.outside-city', { errors: [{ path, code: 'geometry.outside-city', message }] });
}
