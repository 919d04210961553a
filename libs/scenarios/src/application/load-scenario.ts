import { scenarioDraftSchema } from '@abat/contracts';
import type { EntityManager } from 'typeorm';
import { z } from 'zod';
import { insertScenario } from '../persistence/insert-scenario.js';

const fileSchema = z.looseObject({
  code: z.unknown(),
  name_ru: z.unknown(),
  name_kk: z.unknown(),
  name_en: z.unknown(),
  description: z.unknown().optional(),
  steps: z.unknown(),
});

/**
 * Loads one scenario from a file, in the caller's transaction. A scenario that is there already stays as people left it.
 * @param source where the file comes from
 * @returns true when it is new
 */
export async function loadScenario(manager: EntityManager, file: unknown, source: string): Promise<boolean> {
  const { code, name_ru, name_kk, name_en, description, steps } = fileSchema.parse(file);
  const draft = scenarioDraftSchema.parse({
    ...{ code, nameRu: name_ru, nameKk: name_kk, nameEn: name_en, description, steps },
  });
  return insertScenario(manager, draft, source);
}
