import { NEAR_M, type WorkQuery } from '@abat/contracts';
import type { Conditions, KeysetSource } from '@abat/platform';

type Around = { near: NonNullable<WorkQuery['near']>; withinM: WorkQuery['withinM']; isPast: boolean };

/**
 * A list of works that measures from a place (EPSG:4326): only works within so many metres stay, each tells its distance
 * (metres, in the SRID of the city; 0 = inside) and may be ordered by it.
 */
export function measureFrom(source: KeysetSource, conditions: Conditions, around: Around): KeysetSource {
  const [lon, lat, within] = [...around.near, around.withinM ?? NEAR_M].map(
    (value) => `${conditions.bind(value)}::float8`,
  );
  const place = `(SELECT ST_Transform(ST_SetSRID(ST_Point(${lon}, ${lat}), 4326), value::int) FROM setting WHERE key = 'city.srid')`;
  // The past keeps no metric copies.
  const shape = around.isPast ? `ST_Transform(z.geom, ST_SRID(${place}))` : 'z.geom_m';
  const distance = `(SELECT min(ST_Distance(${shape}, ${place})) FROM work_zone z WHERE z.work_id = w.id)`;
  // The stored shape with its strip holds the bare one: its index finds everything that may lie near enough.
  const inBox = around.isPast ? '' : `z.zone_m && ST_Expand(${place}, ${within}) AND `;
  conditions.add(`w.id IN (SELECT z.work_id FROM work_zone z WHERE ${inBox}ST_DWithin(${shape}, ${place}, ${within}))`);
  return {
    ...source,
    columns: `${source.columns}, round(${distance}::numeric, 1)::float8 AS "distanceM"`,
    sorts: { ...source.sorts, distance: { expression: distance, type: 'float8', notNull: true } },
  };
}
