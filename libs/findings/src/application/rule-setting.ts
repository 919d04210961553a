import { DomainError, type RuleSetting } from '@abat/contracts';
import { z } from 'zod';
import type { Rule } from '../domain/rule.js';
import { settingKey, type StoredSetting } from '../persistence/rule-settings.js';

type Values = Record<string, unknown>;

/** Refuses what the schema does not know, at every depth: a mistyped key would silently do nothing. */
function unknownKeys(given: unknown, known: unknown, path: string): string[] {
  if (typeof given !== 'object' || given === null || Array.isArray(given)) return [];
  const taken = (known ?? {}) as Values;
  return Object.entries(given).flatMap(([key, value]) =>
    key in taken ? unknownKeys(value, taken[key], `${path}.${key}`) : [`${path}.${key}`],
  );
}

/**
 * The complete settings a value stands for.
 * @throws DomainError request.invalid with the path of each impossible or unknown value
 */
export function completeSettings(rule: Rule, value: Values): Values {
  const parsed = rule.settings.safeParse(value);
  const wrong = parsed.success
    ? unknownKeys(value, parsed.data, 'value').map((path) => ({
        path,
        code: 'unrecognized_keys',
        message: 'unknown setting',
      }))
    : parsed.error.issues.map(({ path, code, message }) => ({ path: ['value', ...path].join('.'), code, message }));
  if (wrong.length > 0 || !parsed.success) throw new DomainError('request.invalid', { errors: wrong });
  return parsed.data as Values;
}

/** The settings of a rule as they are told. */
export const ruleSetting = (rule: Rule, stored: StoredSetting | undefined): RuleSetting => ({
  key: settingKey(rule.code),
  rule: rule.code,
  value: rule.settings.parse(stored?.value ?? {}) as Values,
  defaults: rule.settings.parse({}) as Values,
  schema: z.toJSONSchema(rule.settings, { io: 'input' }) as Values,
  note: stored?.note || null,
  version: stored?.version ?? 0,
  updatedAt: stored?.updatedAt ?? null,
});
