import type { RuleCode } from '@abat/contracts';
import type { EntityManager } from 'typeorm';
import type { BoundRule, Rule } from '../domain/rule.js';

/** The rule with the settings stored under `rule.<code>`; what is not stored takes its default. */
export async function bindRule(manager: EntityManager, rule: Rule): Promise<BoundRule> {
  const rows: { value: unknown }[] = await manager.query('SELECT value FROM setting WHERE key = $1', [
    settingKey(rule.code),
  ]);
  return rule.bind(rows[0]?.value ?? {});
}

const settingKey = (rule: RuleCode): string => `rule.${rule}`;
