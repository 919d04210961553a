import { isEndedPhase, type ProjectPhase } from '@abat/contracts';
import type { EntityManager } from 'typeorm';

/** The phase of a project that is built or given up, else null. It stays for the rest of the transaction. */
export async function endedPhase(manager: EntityManager, projectId: string): Promise<ProjectPhase | null> {
  const rows: { phase: ProjectPhase }[] = await manager.query('SELECT phase FROM project WHERE id = $1 FOR KEY SHARE', [
    projectId,
  ]);
  const phase = rows[0]?.phase;
  return phase && isEndedPhase(phase) ? phase : null;
}
