import { register, type Route, v1 } from './register-routes.js';
import * as scenarios from './scenarios.js';

const path = `${v1}/scenarios`;
const shared = { tag: 'scenarios', status: 200 } as const;

/** Endpoints of scenarios: changes of powers that are tried before they are signed. */
export const SCENARIO_ROUTES: Route[] = [
  ...register({
    path,
    tag: shared.tag,
    name: 'scenarios',
    write: 'scenario.write',
    query: scenarios.scenarioQuerySchema,
    draft: scenarios.scenarioDraftSchema,
    patch: scenarios.scenarioPatchSchema,
    full: scenarios.scenarioSchema,
  }),
  {
    ...shared,
    method: 'get',
    path: `${path}/compare`,
    summary: 'Several scenarios side by side',
    action: 'read',
    query: scenarios.compareQuerySchema,
    response: scenarios.scenarioSummariesSchema,
  },
  {
    ...shared,
    method: 'get',
    path: `${path}/{id}/comparison`,
    summary: 'Before and after: findings closed, opened, remaining, and what both sides measure',
    action: 'read',
    response: scenarios.comparisonSchema,
  },
  {
    ...shared,
    method: 'get',
    path: `${path}/{id}/export`,
    summary: 'The comparison as a workbook (XLSX)',
    action: 'read',
    query: scenarios.scenarioExportQuerySchema,
  },
  {
    ...shared,
    method: 'post',
    path: `${path}/{id}/adopt`,
    summary: 'Write the changes of a scenario into the registers, all or none',
    action: 'scenario.adopt',
    body: scenarios.adoptRequestSchema,
    response: scenarios.scenarioSchema,
    versioned: true,
  },
];
