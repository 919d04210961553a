import type { EntityManager } from 'typeorm';

const DIGESTS = { progress_report: 'client_digest', attachment: 'sha256' } as const;

/**
 * What is stored already under a key that its sender made; null when nothing is. Whoever sends the same key at the same
 * time waits for the end of this transaction.
 */
export async function sentBefore(
  manager: EntityManager,
  table: keyof typeof DIGESTS,
  clientId: string,
): Promise<{ id: string; digest: string } | null> {
  await manager.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`${table}:${clientId}`]);
  const rows: { id: string; digest: string }[] = await manager.query(
    `SELECT id, ${DIGESTS[table]} AS digest FROM ${table} WHERE client_id = $1`,
    [clientId],
  );
  return rows[0] ?? null;
}
