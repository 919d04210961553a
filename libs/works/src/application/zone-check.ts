import type { EntityManager } from 'typeorm';
import type { Geometry } from '@abat/contracts';
import { assertNearCity, assertValidGeometry, assertZoneSize } from '@abat/platform';
import { newShapes } from '../persistence/zone-shapes.js';

/** `workId`: the stored work the zones are meant for, none for a new one. `pathOf`: JSON path of the shape of a zone. */
type ZoneCheck = { workId?: string | null | undefined; pathOf?: (index: number) => string };

/**
 * Refuses zones whose shape is broken and, of those that do not lie as the work has one already, whatever is far from the
 * city or as large as a part of it: a zone that was let in before that was asked keeps its place when days move.
 * @throws DomainError geometry.invalid with the place of the fault, geometry.outside-city, geometry.too-wide
 */
export async function checkZones(
  manager: EntityManager,
  zones: readonly { geometry: Geometry }[],
  { workId, pathOf = (index) => (zones.length === 1 ? 'geometry' : `zones.${index}.geometry`) }: ZoneCheck = {},
): Promise<void> {
  const isNew = workId ? await newShapes(manager, workId, zones) : () => true;
  for (const [index, { geometry }] of zones.entries()) {
    const path = pathOf(index);
    await assertValidGeometry(manager, geometry, path);
    if (!isNew(index)) continue;
    await assertNearCity(manager, geometry, path);
    await assertZoneSize(manager, geometry, path);
  }
}
