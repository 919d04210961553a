import type { EntityManager } from 'typeorm';
import { assertNearCity, assertValidGeometry } from '@abat/platform';
import type { NewZone } from '../persistence/work.repository.js';

/**
 * Refuses zones whose shape is broken or far from the city.
 * @throws DomainError geometry.invalid with the place of the fault, geometry.outside-city
 */
export async function checkZones(manager: EntityManager, zones: readonly NewZone[]): Promise<void> {
  for (const [index, zone] of zones.entries()) {
    const path = zones.length === 1 ? 'geometry' : `zones.${index}.geometry`;
    await assertValidGeometry(manager, zone.geometry, path);
    await assertNearCity(manager, zone.geometry, path);
  }
}
