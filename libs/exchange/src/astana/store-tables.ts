import type { EntityManager } from 'typeorm';
import type { DemoProject } from './demo/rows.js';
import type { CoverageRequirement, Indicator, KatoUnit, LegalAct } from './registers.js';

/** Legal acts by code. */
export async function storeLegalActs(manager: EntityManager, rows: LegalAct[], source: string): Promise<void> {
  await manager.query(
    `INSERT INTO legal_act AS a (source, code, title_ru, title_kk, status, adopted_on, valid)
     SELECT $2, r.code, r."titleRu", nullif(r."titleKk", ''), r.status, nullif(r."adoptedOn", '')::date,
       day_range(nullif(r."validFrom", '')::date, nullif(r."validTo", '')::date)
     FROM jsonb_to_recordset($1::jsonb) AS r (code text, "titleRu" text, "titleKk" text, status text, "adoptedOn" text, "validFrom" text, "validTo" text)
     ON CONFLICT (code) DO UPDATE SET title_ru = excluded.title_ru, title_kk = excluded.title_kk, status = excluded.status,
       adopted_on = excluded.adopted_on, valid = excluded.valid, version = a.version + 1, updated_at = now()
     WHERE (a.title_ru, a.title_kk, a.status, a.adopted_on, a.valid)
       IS DISTINCT FROM (excluded.title_ru, excluded.title_kk, excluded.status, excluded.adopted_on, excluded.valid)`,
    [JSON.stringify(rows), source],
  );
  await manager.query(
    `UPDATE legal_act a SET replaced_by_id = n.id, version = a.version + 1, updated_at = now()
     FROM jsonb_to_recordset($1::jsonb) AS r (code text, "replacedBy" text) JOIN legal_act n ON n.code = r."replacedBy"
     WHERE a.code = r.code AND a.replaced_by_id IS DISTINCT FROM n.id`,
    [JSON.stringify(rows)],
  );
}

/** Coverage requirements by code. What people changed stays. */
export async function storeRequirements(
  manager: EntityManager,
  rows: CoverageRequirement[],
  source: string,
): Promise<void> {
  await manager.query(
    `INSERT INTO coverage_requirement (source, code, level, function_id, stage, object_kind, territory_id, note)
     SELECT $2, r.code, r.level, f.id, nullif(r.stage, ''), r."objectKind", t.id, r.note
     FROM jsonb_to_recordset($1::jsonb) AS r (code text, level text, function text, stage text, "objectKind" text, territory text, note text)
     LEFT JOIN city_function f ON f.code = r.function
     LEFT JOIN territory t ON t.external_id = r.territory
     ON CONFLICT (code) DO NOTHING`,
    [JSON.stringify(rows), source],
  );
}

/** Published figures; `city` names the territory of kind city. */
export async function storeIndicators(manager: EntityManager, rows: Indicator[]): Promise<void> {
  await manager.query(
    `INSERT INTO territory_indicator AS i (territory_id, metric, year, value, unit, note, origin)
     SELECT t.id, r.metric, r.year, r.value, r.unit, nullif(r.note, ''), r.origin
     FROM jsonb_to_recordset($1::jsonb) AS r (territory text, metric text, year int, value numeric, unit text, note text, origin text)
     JOIN territory t ON t.external_id = r.territory OR (r.territory = 'city' AND t.kind = 'city')
     ON CONFLICT (territory_id, metric, year) DO UPDATE SET value = excluded.value, unit = excluded.unit,
       note = excluded.note, origin = excluded.origin`,
    [JSON.stringify(rows)],
  );
}

/** Administrative units of the country with their KATO codes. */
export async function storeKatoUnits(manager: EntityManager, rows: KatoUnit[]): Promise<void> {
  await manager.query(
    `INSERT INTO kato_unit (kato, region_code, region_kk, region_ru, name_kk, name_ru, name_en)
     SELECT kato, "regionCode", "regionKk", "regionRu", "nameKk", "nameRu", "nameEn"
     FROM jsonb_to_recordset($1::jsonb)
       AS r (kato text, "regionCode" text, "regionKk" text, "regionRu" text, "nameKk" text, "nameRu" text, "nameEn" text)
     ON CONFLICT (kato) DO UPDATE SET region_code = excluded.region_code, region_kk = excluded.region_kk,
       region_ru = excluded.region_ru, name_kk = excluded.name_kk, name_ru = excluded.name_ru, name_en = excluded.name_en`,
    [JSON.stringify(rows)],
  );
}

/** Projects of the demonstration programme. */
export async function storeProjects(manager: EntityManager, rows: DemoProject[], source: string): Promise<void> {
  await manager.query(
    `INSERT INTO project (code, title, source, demo)
     SELECT r.code, r.title, $2, true FROM jsonb_to_recordset($1::jsonb) AS r (code text, title text)
     ON CONFLICT (code) DO NOTHING`,
    [JSON.stringify(rows), source],
  );
}
