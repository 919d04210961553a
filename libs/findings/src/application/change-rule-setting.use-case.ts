import { Injectable } from '@nestjs/common';
import { authorize, type Principal } from '@abat/access';
import { DomainError, type RuleCode, type RuleSetting, type RuleSettingChange } from '@abat/contracts';
import { appendEvents } from '@abat/live';
import { TransactionRunner } from '@abat/platform';
import type { Rule } from '../domain/rule.js';
import { readStoredSettings, refreshStrips, settingKey, writeSetting } from '../persistence/rule-settings.js';
import { RULES } from '../rules/registry.js';
import { completeSettings, ruleSetting } from './rule-setting.js';

/** A setting by its key, as a client saw it; version 0 = nobody had set anything. */
export type SettingVersion = { key: string; version: number };

/** Rules that measure the strips around works, which the settings of work.clash give. */
const BY_STRIPS: readonly RuleCode[] = ['work.clash', 'work.duplicate', 'work.event'];

/** Gives a rule new settings; the relay then has it judge everything anew. */
@Injectable()
export class ChangeRuleSetting {
  constructor(private readonly transactions: TransactionRunner) {}

  /** @throws DomainError access.denied, resource.not-found, request.invalid, request.precondition-failed */
  async execute(principal: Principal, row: SettingVersion, change: RuleSettingChange): Promise<RuleSetting> {
    authorize(principal, 'setting.write');
    const rule = ruleOf(row.key);
    const value = completeSettings(rule, change.value);
    return this.transactions.run({ id: principal.userId, label: principal.name }, async (manager) => {
      const before = (await readStoredSettings(manager, row.key)).get(rule.code);
      const setting = { rule: rule.code, value, note: change.note ?? before?.note ?? '' };
      if (!(await writeSetting(manager, setting, row.version)))
        throw new DomainError('request.precondition-failed', { currentVersion: before?.version ?? 0 });
      const strips = rule.code === 'work.clash' && (await refreshStrips(manager));
      const rules = strips ? BY_STRIPS : [rule.code];
      await appendEvents(
        manager,
        rules.map((code) => ({
          type: 'setting.changed',
          subject: { type: 'setting', id: settingKey(code) },
          data: { rule: code, version: row.version + 1 },
        })),
      );
      return ruleSetting(rule, (await readStoredSettings(manager, row.key)).get(rule.code));
    });
  }
}

function ruleOf(key: string): Rule {
  const rule = Object.values(RULES).find(({ code }) => settingKey(code) === key);
  if (!rule) throw new DomainError('resource.not-found');
  return rule;
}
