import type { AssessRequest } from '@abat/contracts';
import type { EntityManager } from 'typeorm';

/** What a party says and who says it. Ids are uuids. */
export type NewAssessment = {
  findingId: string;
  agencyId: string;
  userId: string;
  verdict: AssessRequest['assessment'];
  comment: string | null;
  /** Said for the body by somebody who does not belong to it. */
  onBehalf: boolean;
};

/** Stores what a party says in place of what it said before. */
export async function storeAssessment(manager: EntityManager, said: NewAssessment): Promise<void> {
  await manager.query(
    `INSERT INTO assessment AS a (finding_id, agency_id, user_id, verdict, comment, on_behalf) VALUES ($1, $2, $3, $4, $5, $6)
     ON CONFLICT ON CONSTRAINT assessment_party_key DO UPDATE SET
       verdict = excluded.verdict, comment = excluded.comment, on_behalf = excluded.on_behalf, user_id = excluded.user_id,
       assessed_at = now(), version = a.version + 1`,
    [said.findingId, said.agencyId, said.userId, said.verdict, said.comment, said.onBehalf],
  );
}

/** Counts the version of the finding up; an open one on which every party has spoken becomes assessed. */
export async function settleStatus(manager: EntityManager, findingId: string): Promise<void> {
  await manager.query(
    `UPDATE finding f SET version = version + 1, updated_at = now(),
       status = CASE WHEN f.status = 'open' AND NOT EXISTS (
         SELECT FROM unnest(f.agency_ids) party LEFT JOIN assessment s ON s.finding_id = f.id AND s.agency_id = party
         WHERE coalesce(s.verdict, 're-assess') = 're-assess') THEN 'assessed' ELSE f.status END
     WHERE f.id = $1`,
    [findingId],
  );
}
