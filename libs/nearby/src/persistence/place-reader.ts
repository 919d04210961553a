import type { Geometry, NearbyRequest } from '@abat/contracts';
import { geoJson } from '@abat/platform';
import type { EntityManager } from 'typeorm';

/** A shape to look around: EWKB in EPSG:4326, the city's SRID, the id of the row it belongs to. */
export type Place = { shape: string; srid: number; id: string | null };

const SOURCES = {
  drawn:
    'SELECT ST_Collect(ST_SetSRID(ST_GeomFromGeoJSON(shape), 4326)) AS geom FROM json_array_elements_text($1::json) shape',
  work: 'SELECT ST_Collect(z.geom) AS geom FROM work_zone z WHERE z.work_id = $1::uuid',
  site: 'SELECT s.geom FROM site s WHERE s.id = $1::uuid',
  finding: 'SELECT d.geom FROM finding d WHERE d.id = $1::uuid',
} as const;

/** The shapes a request brings itself. */
export const drawnShapes = ({ geometry, geometries }: NearbyRequest): readonly Geometry[] =>
  geometries ?? (geometry ? [geometry] : []);

/** The shape a request names; null = there is no such row, or it has no place. */
export async function readPlace(manager: EntityManager, request: NearbyRequest): Promise<Place | null> {
  const { work, site, finding, except } = request;
  const drawn = drawnShapes(request);
  const kind = drawn.length > 0 ? 'drawn' : work ? 'work' : site ? 'site' : 'finding';
  const id = work ?? site ?? finding ?? except ?? null;
  const rows: Place[] = await manager.query(
    `SELECT p.geom::text AS shape, (SELECT value::int FROM setting WHERE key = 'city.srid') AS srid, $2::text AS id
     FROM (${SOURCES[kind]}) p WHERE p.geom IS NOT NULL`,
    [kind === 'drawn' ? JSON.stringify(drawn) : id, id],
  );
  return rows[0] ?? null;
}

/** The area within so many metres, EPSG:4326. */
export async function readRing(manager: EntityManager, { shape, srid }: Place, withinM: number): Promise<Geometry> {
  const rows: { ring: Geometry }[] = await manager.query(
    `SELECT ${geoJson('ST_Transform(ST_Buffer(ST_Transform($1::geometry, $2::int), greatest($3::float8, 0.5)), 4326)')} AS ring`,
    [shape, srid, withinM],
  );
  if (!rows[0]) throw new TypeError('a ring is one row');
  return rows[0].ring;
}
