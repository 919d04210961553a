import type { EntityManager } from 'typeorm';
import { assertNearCity, assertValidGeometry, assertZoneSize } from '@abat/platform';
import type { NewZone } from '../persistence/work.repository.js';

/**
 * Refuses zones whose shape is broken, far from the city or as large as a part of it.
 * @throws DomainError geometry.invalid with the place of the fault, geometry.outside-city, geometry.too-wide
 */
export async function checkZones(manager: EntityManager, zones: readonly NewZone[]): Promise<void> {
  for (const [index, zone] of zones.entries()) {
    const path = zones.length === 1 ? 'geometry' : `zones.${index}.geometry`;
    await assertValidGeometry(manager, zone.geometry, path);
    await assertNearCity(manager, zone.geometry, path);
    await assertZoneSize(manager, zone.geometry, path);
  }
}
