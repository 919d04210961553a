import { type Route, v1 } from './register-routes.js';
import { ruleSettingChangeSchema, ruleSettingSchema, ruleSettingsResponseSchema } from './settings.js';

/** Endpoints of the settings of rules and of the city. */
export const SETTING_ROUTES: readonly Route[] = [
  {
    method: 'get',
    path: `${v1}/settings`,
    tag: 'findings',
    summary: 'Settings of every rule and of the city with what is possible',
    action: 'read',
    response: ruleSettingsResponseSchema,
    status: 200,
  },
  {
    method: 'put',
    path: `${v1}/settings/{key}`,
    tag: 'findings',
    summary: 'Set the settings of a rule or of the city; what follows from them is measured anew',
    action: 'setting.write',
    body: ruleSettingChangeSchema,
    response: ruleSettingSchema,
    status: 200,
    versioned: true,
  },
];
