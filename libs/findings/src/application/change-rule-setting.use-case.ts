import { Injectable } from '@nestjs/common';
import { authorize, type Principal } from '@abat/access';
import { DomainError, RULE_CODES, type RuleCode, type RuleSetting, type RuleSettingChange } from '@abat/contracts';
import { appendEvents, type OutboxEvent } from '@abat/live';
import { TransactionRunner } from '@abat/platform';
import type { EntityManager } from 'typeorm';
import {
  readStoredSettings,
  refreshFreshSurfaces,
  refreshOverruns,
  refreshStrips,
  settingKey,
  writeSetting,
} from '../persistence/rule-settings.js';
import { completeSettings, ruleSetting, type SettingDefinition, SETTINGS } from './rule-setting.js';

type Values = Record<string, unknown>;

/** A setting by its key, as a client saw it; version 0 = nobody had set anything. */
export type SettingVersion = { key: string; version: number };

/** Rules that measure the strips around works, which the settings of work.clash give. */
const BY_STRIPS: readonly RuleCode[] = ['work.clash', 'work.duplicate', 'work.event'];

/** Rules that look at the days works are expected to take, which go on by a setting of work.clash. */
const BY_EXPECTED_DAYS = RULE_CODES.filter((code) => code.startsWith('work.') && code !== 'work.no-handover');

/** Restrictions one event lists; more are told as one bulk change. */
const MAX_TOLD_IDS = 500;

/** Gives a rule or the city new settings; the relay then has everything measured anew that follows from them. */
@Injectable()
export class ChangeRuleSetting {
  constructor(private readonly transactions: TransactionRunner) {}

  /** @throws DomainError access.denied, resource.not-found, request.invalid, request.precondition-failed */
  async execute(principal: Principal, row: SettingVersion, change: RuleSettingChange): Promise<RuleSetting> {
    authorize(principal, 'setting.write');
    const { key } = row;
    const setting = settingOf(key);
    const value = completeSettings(setting, change.value);
    return this.transactions.run({ id: principal.userId, label: principal.name }, async (manager) => {
      const before = (await readStoredSettings(manager, [key])).get(key);
      if (!(await writeSetting(manager, { key, value, note: change.note ?? before?.note ?? '' }, row.version)))
        throw new DomainError('request.precondition-failed', { currentVersion: before?.version ?? 0 });
      const daysChanged = overrunDays(setting, before?.value as Values | undefined) !== overrunDays(setting, value);
      await appendEvents(manager, await this.follow(manager, setting, { version: row.version + 1, daysChanged }));
      return ruleSetting(setting, (await readStoredSettings(manager, [key])).get(key));
    });
  }

  /** Carries along what is stored by the setting. @returns what there is to tell */
  private async follow(
    manager: EntityManager,
    setting: SettingDefinition,
    { version, daysChanged }: { version: number; daysChanged: boolean },
  ): Promise<OutboxEvent[]> {
    const { key, rule } = setting;
    const changed = (id: string, data: object): OutboxEvent => ({
      ...{ type: 'setting.changed', subject: { type: 'setting', id }, data: { ...data, version } },
    });
    if (rule !== null) {
      return (await this.rulesOf(manager, rule, daysChanged)).map((code) => changed(settingKey(code), { rule: code }));
    }
    const ids = key === 'restriction.fresh-surface' ? await refreshFreshSurfaces(manager) : [];
    const data = ids.length <= MAX_TOLD_IDS ? { ids } : { bulk: true };
    return [changed(key, {}), ...(ids.length > 0 ? [{ type: 'restriction.changed' as const, data }] : [])];
  }

  /** Rules to be judged anew after the settings of one changed, with what other rules read of it. */
  private async rulesOf(manager: EntityManager, rule: RuleCode, daysChanged: boolean): Promise<readonly RuleCode[]> {
    const strips = rule === 'work.clash' && (await refreshStrips(manager));
    if (daysChanged) {
      await refreshOverruns(manager);
      return BY_EXPECTED_DAYS;
    }
    return strips ? BY_STRIPS : [rule];
  }
}

/** Days a work is expected to go on past its end; undefined for settings that do not say. */
const overrunDays = (setting: SettingDefinition, value: Values | undefined): unknown =>
  setting.rule === 'work.clash' ? (value?.['overrunDays'] ?? completeSettings(setting, {})['overrunDays']) : undefined;

function settingOf(key: string): SettingDefinition {
  const setting = SETTINGS.find((one) => one.key === key);
  if (!setting) throw new DomainError('resource.not-found');
  return setting;
}
