import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import {
  DomainError,
  type Geometry,
  type Territory,
  type TerritoryDraft,
  type TerritoryPatch,
  type TerritoryQuery,
} from '@abat/contracts';
import {
  assertValidGeometry,
  Conditions,
  geoJson,
  likePattern,
  periodColumns,
  provenanceColumns,
  resolveOptional,
  TransactionRunner,
  VersionedStore,
} from '@abat/platform';
import {
  DatedRegister,
  followBoundaries,
  given,
  periodLiteral,
  refuseCycle,
  type RegisterDefinition,
} from '@abat/registers';
import { DataSource, type EntityManager } from 'typeorm';
import { TerritoryEntity } from '../persistence/territory.entity.js';

const columns = `${provenanceColumns('t')}, t.external_id AS "externalId", t.kind, t.name_ru AS "nameRu", t.name_kk AS "nameKk",
  t.name_en AS "nameEn", p.external_id AS parent, ${periodColumns('t.valid')}, round(b.area_m2::numeric)::float8 AS "areaM2", ${geoJson('b.geom')} AS geometry`;

// The boundary of the asked day; without one the last known, so that a territory of the past still has its shape.
const from = (day: string): string => `territory t LEFT JOIN territory p ON p.id = t.parent_id
  LEFT JOIN LATERAL (SELECT * FROM territory_boundary b WHERE b.territory_id = t.id
  ORDER BY b.valid @> ${day} DESC, b.valid DESC LIMIT 1) b ON true`;

/** City, districts and microdistricts with dated boundaries. */
@Injectable()
export class TerritoryRegister extends DatedRegister<
  TerritoryEntity,
  Territory,
  TerritoryQuery,
  TerritoryDraft,
  TerritoryPatch
> {
  protected readonly definition: RegisterDefinition = {
    action: 'territory.write',
    event: 'territory.changed',
    subject: 'territory',
    source: {
      from: from('power_day()'),
      columns,
      id: 't.id',
      sorts: {
        name: { expression: 't.name_ru COLLATE "kk-x-icu"', type: 'text' },
        updatedAt: { expression: 't.updated_at', type: 'timestamptz' },
      },
    },
  };
  protected readonly store = new VersionedStore(TerritoryEntity);

  constructor(@InjectDataSource() dataSource: DataSource, transactions: TransactionRunner) {
    super(dataSource, transactions);
  }

  protected conditions(query: TerritoryQuery): Conditions {
    const conditions = new Conditions()
      .when(query.kind, (p) => `t.kind = ${p}`)
      .when(query.on, (p) => `t.valid @> ${p}::date`)
      .when(
        query.q && likePattern(query.q),
        (p) => `fold_text(concat_text(t.name_ru, t.name_kk, t.name_en)) LIKE fold_text(${p})`,
      );
    if (!query.on) conditions.add('t.valid @> power_day()');
    if (query.bbox) conditions.add(`ST_Intersects(b.geom, ${conditions.envelope(query.bbox)})`);
    return conditions;
  }

  protected override sourceOf(query: TerritoryQuery, conditions: Conditions) {
    const { source } = this.definition;
    return query.on ? { ...source, from: from(`${conditions.bind(query.on)}::date`) } : source;
  }

  protected async columns(manager: EntityManager, input: TerritoryDraft | TerritoryPatch, stored: Territory | null) {
    const parentId = await resolveOptional(manager, 'territory', { code: input.parent, path: 'parent' });
    const dates = stored && { first: stored.validFrom, last: stored.validTo };
    const valid = periodLiteral({ first: input.validFrom, last: input.validTo }, dates, 'validTo');
    if (stored && parentId) await refuseCycle(manager, 'territory', { id: stored.id, parentId });
    return {
      ...given(input, ['externalId', 'kind', 'nameRu', 'nameKk', 'nameEn']),
      ...(parentId === undefined ? {} : { parentId }),
      ...(valid ? { valid } : {}),
    };
  }

  /** Works follow whatever says where the districts of today are. */
  protected override async afterWrite(
    manager: EntityManager,
    id: string,
    input: TerritoryDraft | TerritoryPatch,
  ): Promise<void> {
    if (input.geometry) await this.drawAnew(manager, id, input.geometry);
    const { geometry, kind, validFrom, validTo } = input;
    if ([geometry, kind, validFrom, validTo].some((field) => field !== undefined))
      await followBoundaries(manager, null);
  }

  /** A new outline holds from today on; the old one stays as it was until yesterday. That of a past territory is corrected. */
  private async drawAnew(manager: EntityManager, id: string, geometry: Geometry): Promise<void> {
    await assertValidGeometry(manager, geometry, 'geometry');
    if (!geometry.type.endsWith('Polygon'))
      throw new DomainError('geometry.unsuitable', { detail: 'a territory is a polygon' });
    await manager.query(
      `DELETE FROM territory_boundary b USING territory t
       WHERE t.id = $1 AND b.territory_id = t.id AND (lower(b.valid) >= current_date OR t.valid << daterange(current_date, NULL))`,
      [id],
    );
    await manager.query(
      `UPDATE territory_boundary SET valid = daterange(lower(valid), current_date) WHERE territory_id = $1 AND valid @> current_date`,
      [id],
    );
    await manager.query(
      `INSERT INTO territory_boundary (territory_id, valid, geom)
       SELECT t.id, CASE WHEN EXISTS (SELECT 1 FROM territory_boundary b WHERE b.territory_id = t.id) THEN daterange(current_date, upper(t.valid)) ELSE t.valid END,
         ST_Multi(ST_SetSRID(ST_GeomFromGeoJSON($2), 4326)) FROM territory t WHERE t.id = $1`,
      [id, JSON.stringify(geometry)],
    );
  }

  /** Works leave a territory before it goes: what they have in the others becomes the whole. */
  protected override async beforeRemove(manager: EntityManager, id: string): Promise<void> {
    await manager.query('DELETE FROM territory_boundary WHERE territory_id = $1', [id]);
    await followBoundaries(manager, null);
  }

  protected override audience(_manager: EntityManager, id: string) {
    return Promise.resolve({ territoryIds: [id] });
  }
}
