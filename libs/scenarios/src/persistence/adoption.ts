import type { EntityManager } from 'typeorm';
import type { PlannedAgreement, CreatedPower, EndedPower } from '../domain/plan.js';
import { type LineChange, plannedCode, type PlanOf } from '../domain/to-overlay.js';

/** What the new rows rest on. */
export type AdoptionBasis = { legalActId: string; document: string | null };

/** Ends powers on the day before; one that would begin later never begins. */
export async function endPowers(
  manager: EntityManager,
  ended: readonly EndedPower[],
  effectiveOn: string,
): Promise<void> {
  const ids = ended.map(({ mandate }) => mandate.id);
  await manager.query('DELETE FROM mandate WHERE id = ANY ($1::uuid[]) AND lower(valid) >= $2::date', [
    ids,
    effectiveOn,
  ]);
  await manager.query(
    `UPDATE mandate SET valid = valid * daterange(NULL, $2::date), version = version + 1, updated_at = now()
     WHERE id = ANY ($1::uuid[])`,
    [ids, effectiveOn],
  );
}

/** Writes the new powers. @returns their ids */
export async function createPowers(
  manager: EntityManager,
  scenario: PlanOf,
  created: readonly CreatedPower[],
  basis: AdoptionBasis,
): Promise<string[]> {
  const powers = created.map((power) => ({ ...power, code: plannedCode(scenario, power) }));
  const rows: { id: string }[] = await manager.query(
    `INSERT INTO mandate (source, code, agency_id, function_id, stage, object_kind, territory_id, site_id, mode, owner_kind, function_kind,
       amount_from_kzt, amount_to_kzt, note, valid, legal_act_id)
     SELECT 'scenario', d.code, d."agencyId", d."functionId", d.stage, d."objectKind", d."territoryId", d."siteId", d.mode, d."ownerKind",
       d."functionKind", d."amountFromKzt", d."amountToKzt", d.note, daterange($2::date, NULL), $3
     FROM jsonb_to_recordset($1::jsonb) AS d (code text, "agencyId" uuid, "functionId" uuid, stage text, "objectKind" text,
       "territoryId" uuid, "siteId" uuid, mode text, "ownerKind" text, "functionKind" text, "amountFromKzt" numeric,
       "amountToKzt" numeric, note text)
     RETURNING id`,
    [JSON.stringify(powers), scenario.effectiveOn, basis.legalActId],
  );
  return rows.map(({ id }) => id);
}

/** Records one agreement with its parties. @returns its id */
export async function recordAgreement(
  manager: EntityManager,
  scenario: PlanOf,
  agreement: PlannedAgreement & { place: number },
  basis: AdoptionBasis,
): Promise<string> {
  const rows: { id: string }[] = await manager.query(
    `INSERT INTO agreement (source, code, kind, title, document, document_date, legal_act_id, function_id, stages, object_kind, territory_id, valid)
     VALUES ('scenario', $1, $2, $3, $4, current_date, $5, $6, $7, $8, $9, daterange($10::date, NULL)) RETURNING id`,
    [
      ...[`${scenario.code}.a${agreement.place + 1}`, agreement.kind, agreement.title],
      ...[agreement.document ?? basis.document, basis.legalActId, agreement.functionId, agreement.stages],
      ...[agreement.objectKind, agreement.territoryId, scenario.effectiveOn],
    ],
  );
  const id = rows[0]?.id ?? '';
  await manager.query(
    `INSERT INTO agreement_party (agreement_id, agency_id, side)
     SELECT $1, d."agencyId", d.side FROM jsonb_to_recordset($2::jsonb) AS d ("agencyId" uuid, side text)`,
    [id, JSON.stringify(agreement.parties)],
  );
  return id;
}

/** Takes money from a line and gives it to lines of the receivers. @returns ids of every line touched */
export async function moveMoney(
  manager: EntityManager,
  scenario: PlanOf,
  { line, leftKzt, received }: LineChange,
): Promise<string[]> {
  await manager.query(
    'UPDATE budget_line SET adjusted_kzt = $2, version = version + 1, updated_at = now() WHERE id = $1',
    [line.id, leftKzt],
  );
  const rows: { id: string }[] = await manager.query(
    `INSERT INTO budget_line (source, code, year, administrator_id, programme, subprogramme, function_id, territory_id, funding_source,
       standing, planned_kzt, adjusted_kzt, note)
     SELECT 'scenario', b.code || '+' || $2 || '.' || a.code, b.year, a.id, b.programme, b.subprogramme, b.function_id, b.territory_id,
       b.funding_source, b.standing, 0, d.kzt, 'передано со строки ' || b.code
     FROM budget_line b, jsonb_to_recordset($3::jsonb) AS d ("agencyId" uuid, kzt numeric) JOIN agency a ON a.id = d."agencyId"
     WHERE b.id = $1 RETURNING id`,
    [line.id, scenario.code, JSON.stringify(received)],
  );
  return [line.id, ...rows.map(({ id }) => id)];
}

/** Marks the scenario as adopted by somebody, now. */
export async function markAdopted(
  manager: EntityManager,
  scenario: { id: string; effectiveOn: string },
  userId: string,
): Promise<void> {
  await manager.query(
    `UPDATE scenario SET status = 'adopted', effective_on = $2, adopted_at = now(), adopted_by_id = $3, version = version + 1, updated_at = now()
     WHERE id = $1`,
    [scenario.id, scenario.effectiveOn, userId],
  );
}

/** Locks the scenario for the rest of the transaction; null when there is none. */
export async function lockScenario(
  manager: EntityManager,
  id: string,
): Promise<{ version: number; status: string } | null> {
  const rows: { version: number; status: string }[] = await manager.query(
    'SELECT version, status FROM scenario WHERE id = $1 FOR UPDATE',
    [id],
  );
  return rows[0] ?? null;
}

/** Locks the rows a plan was made from, so that nobody changes them before it is written. */
export async function lockRegisters(
  manager: EntityManager,
  rows: { mandates: readonly string[]; lines: readonly string[] },
): Promise<void> {
  await manager.query('SELECT FROM mandate WHERE id = ANY ($1::uuid[]) ORDER BY id FOR UPDATE', [rows.mandates]);
  await manager.query('SELECT FROM budget_line WHERE id = ANY ($1::uuid[]) ORDER BY id FOR UPDATE', [rows.lines]);
}
