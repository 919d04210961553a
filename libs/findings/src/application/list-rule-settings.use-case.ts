import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { authorize, type Principal } from '@abat/access';
import type { RuleSetting } from '@abat/contracts';
import { DataSource } from 'typeorm';
import { readStoredSettings } from '../persistence/rule-settings.js';
import { RULES } from '../rules/registry.js';
import { ruleSetting } from './rule-setting.js';

/** The settings of every rule, in the order of the catalogue. */
@Injectable()
export class ListRuleSettings {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  async execute(principal: Principal): Promise<{ items: RuleSetting[] }> {
    authorize(principal, 'read');
    const stored = await readStoredSettings(this.dataSource.manager);
    return { items: Object.values(RULES).map((rule) => ruleSetting(rule, stored.get(rule.code))) };
  }
}
