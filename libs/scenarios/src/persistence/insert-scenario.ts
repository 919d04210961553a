import type { ScenarioDraft } from '@abat/contracts';
import type { EntityManager } from 'typeorm';

/** Writes a scenario unless one of this code exists. @returns true when it was written */
export async function insertScenario(manager: EntityManager, draft: ScenarioDraft, source: string): Promise<boolean> {
  const { code, nameRu, nameKk, nameEn, description, effectiveOn, steps } = draft;
  const rows: unknown[] = await manager.query(
    `INSERT INTO scenario (source, code, name_ru, name_kk, name_en, description, effective_on, steps)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (code) DO NOTHING RETURNING id`,
    [source, code, nameRu, nameKk, nameEn, description, effectiveOn, JSON.stringify(steps)],
  );
  return rows.length > 0;
}
