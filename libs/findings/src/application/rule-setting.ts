import { CITY_SETTINGS, DomainError, type RuleCode, type RuleSetting } from '@abat/contracts';
import { z } from 'zod';
import { settingKey, type StoredSetting } from '../persistence/rule-settings.js';
import { RULES } from '../rules/registry.js';

type Values = Record<string, unknown>;

/** A setting that people may change: of a rule, or of the city (`rule` null). */
export type SettingDefinition = { key: string; rule: RuleCode | null; schema: z.ZodType };

/** Every setting, those of the rules in the order of the catalogue. */
export const SETTINGS: readonly SettingDefinition[] = [
  ...Object.values(RULES).map(({ code, settings }) => ({ key: settingKey(code), rule: code, schema: settings })),
  ...Object.entries(CITY_SETTINGS).map(([key, schema]) => ({ key, rule: null, schema })),
];

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
export function completeSettings({ schema }: SettingDefinition, value: Values): Values {
  const parsed = schema.safeParse(value);
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

/** A setting as it is told. */
export const ruleSetting = (
  { key, rule, schema }: SettingDefinition,
  stored: StoredSetting | undefined,
): RuleSetting => ({
  ...{ key, rule },
  value: schema.parse(stored?.value ?? {}) as Values,
  defaults: schema.parse({}) as Values,
  schema: z.toJSONSchema(schema, { io: 'input' }) as Values,
  note: stored?.note || null,
  version: stored?.version ?? 0,
  updatedAt: stored?.updatedAt ?? null,
});
