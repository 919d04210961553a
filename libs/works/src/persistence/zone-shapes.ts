import type { Geometry } from '@abat/contracts';
import { geoJson } from '@abat/platform';
import type { EntityManager } from 'typeorm';

/** Tells of zones, by their index, whether their shape is new to the work: stored ones are compared as they are told. */
export async function newShapes(
  manager: EntityManager,
  workId: string,
  zones: readonly { geometry: Geometry }[],
): Promise<(index: number) => boolean> {
  const rows: { index: number }[] = await manager.query(
    `SELECT n.number::int - 1 AS index FROM jsonb_array_elements($2::jsonb) WITH ORDINALITY AS n (shape, number)
     WHERE NOT EXISTS (SELECT FROM work_zone z WHERE z.work_id = $1 AND ${geoJson('z.geom')}::jsonb = n.shape)`,
    [workId, JSON.stringify(zones.map(({ geometry }) => geometry))],
  );
  const found = new Set(rows.map(({ index }) => index));
  return (index) => found.has(index);
}
