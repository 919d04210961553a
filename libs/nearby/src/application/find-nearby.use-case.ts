import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { authorize, type Principal } from '@abat/access';
import { DomainError, type Nearby, type NearbyItem, type NearbyRequest } from '@abat/contracts';
import { assertNearCity, assertValidGeometry } from '@abat/platform';
import { DataSource, type EntityManager } from 'typeorm';
import { nearbySql } from '../persistence/nearby-layers.js';
import { drawnShapes, readPlace, readRing } from '../persistence/place-reader.js';

/** What lies within some metres of a shape, layer by layer. */
@Injectable()
export class FindNearby {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /** @throws DomainError resource.not-found, geometry.invalid, geometry.outside-city, request.invalid (the row has no shape) */
  execute(principal: Principal, request: NearbyRequest): Promise<Nearby> {
    authorize(principal, 'read');
    return this.dataSource.transaction('READ COMMITTED', async (manager) => {
      await manager.query("SET TRANSACTION READ ONLY; SET LOCAL jit = off; SET LOCAL statement_timeout = '10s'");
      const { withinM } = request;
      const place = await placeOf(manager, request);
      const layers: Nearby['layers'] = [];
      for (const layer of new Set(request.layers)) {
        const rows: { total: number; items: NearbyItem[] }[] = await manager.query(nearbySql(layer), [
          ...[place.shape, withinM, place.srid, request.from ?? null, request.to ?? null, place.id],
        ]);
        layers.push({ layer, total: rows[0]?.total ?? 0, items: rows[0]?.items ?? [] });
      }
      return { withinM, ring: await readRing(manager, place, withinM), layers };
    });
  }
}

async function placeOf(manager: EntityManager, request: NearbyRequest) {
  for (const [index, geometry] of drawnShapes(request).entries()) {
    const path = request.geometries ? `geometries.${index}` : 'geometry';
    await assertValidGeometry(manager, geometry, path);
    await assertNearCity(manager, geometry, path);
  }
  const place = await readPlace(manager, request);
  if (!place) throw new DomainError('resource.not-found');
  return place;
}
