import type { RuleCode } from '@abat/contracts';
import { isoTimestamp } from '@abat/platform';
import type { EntityManager } from 'typeorm';
import type { BoundRule, Rule } from '../domain/rule.js';

/** Settings of a rule as they are stored. */
export type StoredSetting = { value: unknown; note: string; version: number; updatedAt: string };

/** Key of a rule's settings in table `setting`. */
export const settingKey = (rule: RuleCode): string => `rule.${rule}`;

/** The rule with the settings stored under `rule.<code>`; what is not stored takes its default. */
export async function bindRule(manager: EntityManager, rule: Rule): Promise<BoundRule> {
  const [bound] = await bindRules(manager, [rule]);
  if (!bound) throw new TypeError('one rule was bound');
  return bound.bound;
}

/** Rules with their stored settings, in the given order. */
export async function bindRules(
  manager: EntityManager,
  rules: readonly Rule[],
): Promise<{ rule: Rule; bound: BoundRule }[]> {
  const rows: { key: string; value: unknown }[] = await manager.query(
    'SELECT key, value FROM setting WHERE key = ANY ($1)',
    [rules.map((rule) => settingKey(rule.code))],
  );
  const stored = new Map(rows.map(({ key, value }) => [key, value]));
  return rules.map((rule) => ({ rule, bound: rule.bind(stored.get(settingKey(rule.code)) ?? {}) }));
}

/** The stored settings of these keys, by key. */
export async function readStoredSettings(
  manager: EntityManager,
  keys: readonly string[],
): Promise<Map<string, StoredSetting>> {
  const rows: (StoredSetting & { key: string })[] = await manager.query(
    `SELECT key, value, note, version, ${isoTimestamp('updated_at')} AS "updatedAt" FROM setting WHERE key = ANY ($1)`,
    [keys],
  );
  return new Map(rows.map(({ key, ...setting }) => [key, setting]));
}

/**
 * Stores settings in place of those of a version; version 0 = none are stored yet.
 * @returns false when the stored version is another one
 */
export async function writeSetting(
  manager: EntityManager,
  setting: { key: string; value: object; note: string },
  version: number,
): Promise<boolean> {
  const written: unknown[] = await manager.query(
    version === 0
      ? `INSERT INTO setting (key, value, note) VALUES ($1, $2, $3) ON CONFLICT (key) DO NOTHING RETURNING key`
      : `WITH changed AS (UPDATE setting SET value = $2, note = $3, version = version + 1, updated_at = now()
           WHERE key = $1 AND version = $4 RETURNING key) SELECT key FROM changed`,
    [setting.key, JSON.stringify(setting.value), setting.note, ...(version === 0 ? [] : [version])],
  );
  return written.length > 0;
}

/** Gives every zone of a work the strip of its kind and of the settings of today. @returns whether any changed */
export async function refreshStrips(manager: EntityManager): Promise<boolean> {
  const rows: { changed: number }[] = await manager.query(
    `WITH kind AS MATERIALIZED (SELECT function_id, work_type_id FROM function_work_type), strip AS MATERIALIZED (
       SELECT DISTINCT w.hinders_traffic AS hinders, coalesce(w.work_type_id, k.work_type_id) AS type_id
       FROM work w JOIN kind k ON k.function_id = w.function_id
     ), width AS MATERIALIZED (SELECT *, work_buffer_m(hinders, type_id, NULL) AS buffer_m FROM strip), changed AS (
       UPDATE work_zone z SET buffer_m = x.buffer_m FROM work w JOIN kind k ON k.function_id = w.function_id
       JOIN width x ON x.hinders = w.hinders_traffic AND x.type_id IS NOT DISTINCT FROM coalesce(w.work_type_id, k.work_type_id)
       WHERE z.work_id = w.id AND z.buffer_m <> x.buffer_m RETURNING z.id
     ) SELECT count(*)::int AS changed FROM changed`,
  );
  return (rows[0]?.changed ?? 0) > 0;
}

/** Lets the works that go on past their planned end be expected to go on for the days of today's setting. */
export async function refreshOverruns(manager: EntityManager): Promise<void> {
  // Whoever changes a work locks it first.
  await manager.query(
    'SELECT 1 FROM work WHERE id IN (SELECT z.work_id FROM work_zone z WHERE z.expected_to IS NOT NULL) ORDER BY id FOR UPDATE',
  );
  await manager.query('UPDATE work_zone SET expected_to = work_overrun_end() WHERE expected_to IS NOT NULL');
}

/** Sets the fresh surfaces of all finished works anew by the years of today. @returns ids of restrictions that changed */
export async function refreshFreshSurfaces(manager: EntityManager): Promise<string[]> {
  const rows: { id: string }[] = await manager.query(
    `SELECT f.id FROM (SELECT array_agg(id ORDER BY id) AS ids FROM work WHERE status IN ('finished', 'accepted')) w,
       LATERAL restriction_follow_works(w.ids) AS f (id) WHERE w.ids IS NOT NULL`,
  );
  return rows.map(({ id }) => id);
}
