import { type AgreementParty, fieldError } from '@abat/contracts';
import { resolveCode } from '@abat/platform';
import type { EntityManager } from 'typeorm';

/**
 * Gives an agreement these parties; who stays keeps the row.
 * @throws DomainError reference.unknown on `parties.<n>.agency`, request.invalid when one body stands under two names
 */
export async function replaceParties(
  manager: EntityManager,
  agreementId: string,
  parties: readonly AgreementParty[],
): Promise<void> {
  const rows: { agencyId: string; side: string }[] = [];
  for (const [index, { agency, side }] of parties.entries())
    rows.push({ agencyId: await resolveCode(manager, 'agency', agency, `parties.${index}.agency`), side });
  if (new Set(rows.map((row) => row.agencyId)).size < rows.length)
    throw fieldError('request.invalid', 'parties', 'a body is named twice');
  await manager.query('DELETE FROM agreement_party WHERE agreement_id = $1 AND agency_id <> ALL ($2::uuid[])', [
    agreementId,
    rows.map((row) => row.agencyId),
  ]);
  await manager.query(
    `INSERT INTO agreement_party (agreement_id, agency_id, side)
     SELECT $1, r."agencyId", r.side FROM jsonb_to_recordset($2::jsonb) AS r ("agencyId" uuid, side text)
     ON CONFLICT (agreement_id, agency_id) DO UPDATE SET side = excluded.side WHERE agreement_party.side <> excluded.side`,
    [agreementId, JSON.stringify(rows)],
  );
}

/** Who is told of a change: everybody who is or was a party, and the territories it covers or covered. */
export async function agreementAudience(
  manager: EntityManager,
  id: string,
): Promise<{ agencyIds: string[]; territoryIds: string[] }> {
  const rows: { entity: string; told: string }[] = await manager.query(
    `SELECT DISTINCT h.entity, coalesce(s.state->>'agency_id', s.state->>'territory_id') AS told
     FROM history h CROSS JOIN LATERAL (VALUES (h.before), (h.after)) AS s (state)
     WHERE ((h.entity = 'agreement' AND h.entity_id = $1) OR (h.entity = 'agreement_party' AND h.parent_id = $1))
       AND coalesce(s.state->>'agency_id', s.state->>'territory_id') IS NOT NULL`,
    [id],
  );
  const of = (entity: string) => rows.filter((row) => row.entity === entity).map((row) => row.told);
  return { agencyIds: of('agreement_party'), territoryIds: of('agreement') };
}
