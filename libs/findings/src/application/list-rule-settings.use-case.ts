import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { authorize, type Principal } from '@abat/access';
import type { RuleSetting } from '@abat/contracts';
import { DataSource } from 'typeorm';
import { readStoredSettings } from '../persistence/rule-settings.js';
import { ruleSetting, SETTINGS } from './rule-setting.js';

/** The settings of every rule, in the order of the catalogue, then those of the city. */
@Injectable()
export class ListRuleSettings {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  async execute(principal: Principal): Promise<{ items: RuleSetting[] }> {
    authorize(principal, 'read');
    const keys = SETTINGS.map(({ key }) => key);
    const stored = await readStoredSettings(this.dataSource.manager, keys);
    return { items: SETTINGS.map((setting) => ruleSetting(setting, stored.get(setting.key))) };
  }
}
