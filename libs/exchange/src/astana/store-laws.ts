import type { EntityManager } from 'typeorm';
import { type LawAct, type LawGap, LAWS } from './laws.js';

/** The set that the powers of the laws stand in. It is off until somebody switches it on beside the city's register. */
export async function storeLawSet(manager: EntityManager): Promise<void> {
  await manager.query(
    `INSERT INTO mandate_set (source, code, name_ru, name_kk, name_en, active, note)
     VALUES ($1, $1, 'Полномочия по законам', 'Заңдар бойынша өкілеттіктер', 'Powers by law', false,
       'Пересечения полномочий, которые стоят в самих законах: с актами, статьями и видом функции')
     ON CONFLICT (code) DO NOTHING`,
    [LAWS],
  );
}

/** The laws by code. What people changed stays. */
export async function storeLawActs(manager: EntityManager, rows: LawAct[]): Promise<void> {
  await manager.query(
    `INSERT INTO legal_act (source, code, title_ru, title_kk, title_en, status, adopted_on, valid, note)
     SELECT $2, r.code, r."titleRu", nullif(r."titleKk", ''), nullif(r."titleEn", ''), r.status, nullif(r."adoptedOn", '')::date,
       day_range(nullif(r."validFrom", '')::date, nullif(r."validTo", '')::date), nullif(r.note, '')
     FROM jsonb_to_recordset($1::jsonb) AS r (code text, "titleRu" text, "titleKk" text, "titleEn" text, status text,
       "adoptedOn" text, "validFrom" text, "validTo" text, note text)
     ON CONFLICT (code) DO NOTHING`,
    [JSON.stringify(rows), LAWS],
  );
}

/** Legal gaps by code. What people changed stays. */
export async function storeLegalGaps(manager: EntityManager, rows: LawGap[]): Promise<void> {
  await manager.query(
    `INSERT INTO legal_gap (source, code, title, description, legal_act_id, article, function_id, noted_on, proposal)
     SELECT $2, r.code, r.title, nullif(r.description, ''), a.id, nullif(r.article, ''), f.id, r."notedOn"::date, nullif(r.proposal, '')
     FROM jsonb_to_recordset($1::jsonb) AS r (code text, title text, description text, act text, article text, function text,
       "notedOn" text, proposal text)
     LEFT JOIN legal_act a ON a.code = r.act LEFT JOIN city_function f ON f.code = r.function
     ON CONFLICT (code) DO NOTHING`,
    [JSON.stringify(rows), LAWS],
  );
}
