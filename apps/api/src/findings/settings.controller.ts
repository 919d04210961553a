import { Body, Controller, Get, Param, Put, Req } from '@nestjs/common';
import type { Principal } from '@abat/access';
import { type RuleSetting, type RuleSettingChange, ruleSettingChangeSchema } from '@abat/contracts';
import { ChangeRuleSetting, ListRuleSettings } from '@abat/findings';
import type { Request, Response } from 'express';
import { CurrentPrincipal } from '../http/principal.js';
import { ifMatch, setEtag } from '../http/version.js';
import { ZodPipe } from '../http/zod.pipe.js';

/** What the rules are judged by. */
@Controller('api/v1/settings')
export class SettingsController {
  constructor(
    private readonly listSettings: ListRuleSettings,
    private readonly changeSetting: ChangeRuleSetting,
  ) {}

  @Get()
  list(@CurrentPrincipal() principal: Principal): Promise<{ items: RuleSetting[] }> {
    return this.listSettings.execute(principal);
  }

  @Put(':key')
  async change(
    @CurrentPrincipal() principal: Principal,
    @Param('key') key: string,
    @Req() request: Request,
    @Body(new ZodPipe(ruleSettingChangeSchema)) change: RuleSettingChange,
  ): Promise<RuleSetting> {
    const row = { key, version: ifMatch(request) };
    return setEtag(request.res as Response, await this.changeSetting.execute(principal, row, change));
  }
}
