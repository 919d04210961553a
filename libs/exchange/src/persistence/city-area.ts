import { areaOfUtm, type Box, CITY_REACH_M, grow, type WorkArea } from '../domain/geometry/work-area.js';
import type { SqlSession } from './sql-session.js';

/** Where places are expected: around the loaded city, else roughly where the city's SRID is used. */
export async function findWorkArea(session: SqlSession, citySrid: number): Promise<WorkArea | null> {
  const [city] = await session.rows<{ box: Box | null }>(
    `SELECT CASE WHEN count(*) > 0 THEN ARRAY[ST_XMin(ST_Extent(geom)), ST_YMin(ST_Extent(geom)), ST_XMax(ST_Extent(geom)), ST_YMax(ST_Extent(geom))] END AS box
     FROM territory_now WHERE kind = 'city'`,
  );
  return city?.box ? { box: grow(city.box, CITY_REACH_M), fromCity: true } : areaOfUtm(citySrid);
}
