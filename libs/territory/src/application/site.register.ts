import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { Site, SiteDraft, SitePatch, SiteQuery } from '@abat/contracts';
import {
  assertNearCity,
  assertValidGeometry,
  Conditions,
  geoJson,
  idsByCode,
  likePattern,
  periodColumns,
  provenanceColumns,
  resolveOptional,
  TransactionRunner,
  VersionedStore,
} from '@abat/platform';
import { DatedRegister, given, periodLiteral, type RegisterDefinition } from '@abat/registers';
import { DataSource, type EntityManager } from 'typeorm';
import { SiteEntity } from '../persistence/territory.entity.js';

const columns = `${provenanceColumns('s')}, s.number::int AS number, s.external_id AS "externalId", s.kind, s.name_ru AS "nameRu", s.name_kk AS "nameKk",
  a.code AS "balanceHolder", ${periodColumns('s.valid')}, s.geometry_accuracy AS "geometryAccuracy", ${geoJson('s.geom')} AS geometry`;

const from = (day: string): string =>
  `site s LEFT JOIN site_holder h ON h.site_id = s.id AND h.valid @> ${day} LEFT JOIN agency a ON a.id = h.agency_id`;

/** Courtyards, parks, public spaces and streets with their balance holders. */
@Injectable()
export class SiteRegister extends DatedRegister<SiteEntity, Site, SiteQuery, SiteDraft, SitePatch> {
  protected readonly definition: RegisterDefinition = {
    action: 'site.write',
    event: 'site.changed',
    subject: 'site',
    source: {
      from: from('power_day()'),
      columns,
      id: 's.id',
      sorts: {
        name: { expression: 's.name_ru COLLATE "kk-x-icu"', type: 'text' },
        updatedAt: { expression: 's.updated_at', type: 'timestamptz' },
      },
    },
  };
  protected readonly store = new VersionedStore(SiteEntity);

  constructor(@InjectDataSource() dataSource: DataSource, transactions: TransactionRunner) {
    super(dataSource, transactions);
  }

  protected conditions(query: SiteQuery): Conditions {
    const conditions = new Conditions()
      .when(query.kind, (p) => `s.kind = ${p}`)
      .when(query.agency, (p) => `h.agency_id IN (${idsByCode('agency', p)})`)
      .when(
        query.territory,
        (p) =>
          `EXISTS (SELECT 1 FROM territory_now t WHERE t.id IN (${idsByCode('territory', p)}) AND ST_Intersects(t.geom_m, s.geom_m))`,
      )
      .when(query.on, (p) => `s.valid @> ${p}::date`)
      .when(
        query.q && likePattern(query.q),
        (p) => `fold_text(concat_text(s.name_ru, s.name_kk, s.external_id)) LIKE fold_text(${p})`,
      );
    if (!query.on) conditions.add('s.valid @> power_day()');
    if (query.bbox)
      conditions.add(
        `s.geom && ${conditions.envelope(query.bbox)} AND ST_Intersects(s.geom, ${conditions.envelope(query.bbox)})`,
      );
    return conditions;
  }

  protected override sourceOf(query: SiteQuery, conditions: Conditions) {
    const { source } = this.definition;
    return query.on ? { ...source, from: from(`${conditions.bind(query.on)}::date`) } : source;
  }

  protected async columns(manager: EntityManager, input: SiteDraft | SitePatch, stored: Site | null) {
    if (input.geometry) {
      await assertValidGeometry(manager, input.geometry, 'geometry');
      await assertNearCity(manager, input.geometry, 'geometry');
    }
    const dates = stored && { first: stored.validFrom, last: stored.validTo };
    const valid = periodLiteral({ first: input.validFrom, last: input.validTo }, dates, 'validTo');
    return {
      ...given(input, ['externalId', 'kind', 'nameRu', 'nameKk', 'geometryAccuracy']),
      ...(input.geometry ? { geom: input.geometry } : {}),
      ...(valid ? { valid } : {}),
    };
  }

  /** A new balance holder holds from today on; the one before held until yesterday. That of a past site is corrected. */
  protected override async afterWrite(manager: EntityManager, id: string, input: SiteDraft | SitePatch): Promise<void> {
    const agencyId = await resolveOptional(manager, 'agency', { code: input.balanceHolder, path: 'balanceHolder' });
    if (agencyId === undefined) return;
    const held: { agencyId: string }[] = await manager.query(
      `SELECT agency_id AS "agencyId" FROM site_holder WHERE site_id = $1 AND valid @> current_date`,
      [id],
    );
    if (held[0]?.agencyId === agencyId) return;
    await manager.query(
      `DELETE FROM site_holder h USING site s
       WHERE s.id = $1 AND h.site_id = s.id AND (lower(h.valid) >= current_date OR s.valid << daterange(current_date, NULL))`,
      [id],
    );
    await manager.query(
      'UPDATE site_holder SET valid = daterange(lower(valid), current_date) WHERE site_id = $1 AND valid @> current_date',
      [id],
    );
    if (agencyId)
      await manager.query(
        `INSERT INTO site_holder (site_id, agency_id, valid)
         SELECT s.id, $2, CASE WHEN EXISTS (SELECT 1 FROM site_holder h WHERE h.site_id = s.id) THEN daterange(current_date, upper(s.valid)) ELSE s.valid END
         FROM site s WHERE s.id = $1`,
        [id, agencyId],
      );
  }

  protected override async audience(manager: EntityManager, id: string) {
    const rows: { id: string }[] = await manager.query(
      `SELECT t.id FROM site s JOIN territory_now t ON t.kind = 'district' AND ST_Intersects(t.geom_m, s.geom_m) WHERE s.id = $1`,
      [id],
    );
    return { territoryIds: rows.map((row) => row.id) };
  }
}
