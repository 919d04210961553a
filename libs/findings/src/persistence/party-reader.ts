import type { Finding } from '@abat/contracts';
import { isoTimestamp } from '@abat/platform';
import type { EntityManager } from 'typeorm';

type Party = Finding['parties'][number];

const PARTIES = `
SELECT f.id AS "findingId", a.code AS agency, a.name_ru AS "nameRu", a.name_kk AS "nameKk", a.name_en AS "nameEn",
  coalesce(s.verdict, 'not-assessed') AS assessment, s.comment, ${isoTimestamp('s.assessed_at')} AS "assessedAt",
  u.name AS "assessedBy", coalesce(s.on_behalf, false) AS "onBehalf"
FROM finding f CROSS JOIN LATERAL unnest(f.agency_ids) WITH ORDINALITY AS party (agency_id, place)
JOIN agency a ON a.id = party.agency_id
LEFT JOIN assessment s ON s.finding_id = f.id AND s.agency_id = a.id
LEFT JOIN app_user u ON u.id = s.user_id
WHERE f.id = ANY ($1::uuid[]) ORDER BY f.id, party.place`;

/** The agencies of many findings with what each said, by finding. */
export async function readParties(
  manager: EntityManager,
  findingIds: readonly string[],
): Promise<Map<string, Party[]>> {
  const rows: (Party & { findingId: string })[] = await manager.query(PARTIES, [findingIds]);
  const parties = new Map<string, Party[]>();
  for (const { findingId, ...party } of rows) parties.set(findingId, [...(parties.get(findingId) ?? []), party]);
  return parties;
}
