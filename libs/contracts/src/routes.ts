import { z } from 'zod';
import * as access from './access.js';
import * as budget from './budget.js';
import { citySchema } from './city.js';
import { DESK_ROUTES } from './desk-routes.js';
import * as exchange from './exchange.js';
import { FIGURE_ROUTES } from './figure-routes.js';
import * as findings from './findings.js';
import * as live from './live.js';
import { MATRIX_ROUTES } from './matrix-routes.js';
import { atMomentQuerySchema, pageSchema } from './page.js';
import * as powers from './powers.js';
import { PROGRAMME_LIST_ROUTES } from './programme-list-routes.js';
import { PROJECT_ROUTES } from './project-routes.js';
import { REGULATION_ROUTES } from './regulation-routes.js';
import { RESOLUTION_ROUTES } from './resolution-routes.js';
import { countsOf, REGISTER_ROUTES, type Route, v1 } from './register-routes.js';
import { SCENARIO_ROUTES } from './scenario-routes.js';
import { SCREEN_ROUTES } from './screen-routes.js';
import * as search from './search.js';
import { SETTING_ROUTES } from './setting-routes.js';

export type { Route };

const others: Route[] = [
  {
    method: 'get',
    path: `${v1}/city`,
    tag: 'territory',
    summary: 'The city this server keeps: its name, its time zone, what a map shows first',
    action: 'public',
    response: citySchema,
    status: 200,
  },
  {
    method: 'post',
    path: `${v1}/auth/login`,
    tag: 'access',
    summary: 'Sign in: sets the session cookie',
    action: 'public',
    body: access.loginRequestSchema,
    response: access.meSchema,
    status: 200,
  },
  { method: 'post', path: `${v1}/auth/logout`, tag: 'access', summary: 'Sign out', action: 'public', status: 204 },
  {
    method: 'get',
    path: `${v1}/me`,
    tag: 'access',
    summary: 'Who is signed in and what they may do',
    action: 'signed-in',
    response: access.meSchema,
    status: 200,
  },
  {
    method: 'patch',
    path: `${v1}/me`,
    tag: 'access',
    summary: 'Change the own language',
    action: 'signed-in',
    body: access.localePatchSchema,
    response: access.meSchema,
    status: 200,
  },
  {
    method: 'get',
    path: `${v1}/search`,
    tag: 'search',
    summary: 'Search everything by name, code or short number; people only for who manages them',
    action: 'read',
    query: search.searchQuerySchema,
    response: search.searchResponseSchema,
    status: 200,
  },
  {
    method: 'get',
    path: `${v1}/request-refusals`,
    tag: 'mandates',
    summary: 'List: answers "not ours" of bodies to requests',
    action: 'read',
    query: powers.refusalQuerySchema,
    response: pageSchema(powers.refusalSchema),
    status: 200,
  },
  {
    method: 'post',
    path: `${v1}/request-refusals`,
    tag: 'mandates',
    summary: 'Tell that bodies answered "not ours"; telling it again changes nothing',
    action: 'import.run',
    body: powers.refusalBatchSchema,
    response: powers.refusalReceiptSchema,
    status: 200,
  },
  {
    method: 'get',
    path: `${v1}/works/{id}/money`,
    tag: 'budget',
    summary: 'Allocations of budget lines to a work',
    action: 'read',
    query: atMomentQuerySchema,
    response: budget.workMoneySchema,
    status: 200,
  },
  {
    method: 'get',
    path: `${v1}/findings`,
    tag: 'findings',
    summary: 'List: findings',
    action: 'read',
    query: findings.findingQuerySchema,
    response: pageSchema(findings.findingSchema),
    status: 200,
  },
  {
    method: 'get',
    path: `${v1}/findings/stats`,
    tag: 'findings',
    summary: 'Counts by rule and severity of what the list shows with the same filters',
    action: 'read',
    query: findings.findingStatsQuerySchema,
    response: findings.findingStatsSchema,
    status: 200,
  },
  countsOf({
    path: `${v1}/findings`,
    tag: 'findings',
    name: 'findings',
    query: findings.findingChoicesQuerySchema,
  }),
  {
    method: 'get',
    path: `${v1}/findings/{id}`,
    tag: 'findings',
    summary: 'One: finding',
    action: 'read',
    query: atMomentQuerySchema,
    response: findings.findingSchema,
    status: 200,
    versioned: true,
  },
  {
    method: 'post',
    path: `${v1}/findings/{id}/assessments`,
    tag: 'findings',
    summary: 'Say what a party thinks of a finding',
    action: 'finding.assess',
    body: findings.assessRequestSchema,
    response: findings.findingSchema,
    status: 200,
    versioned: true,
  },
  {
    method: 'post',
    path: `${v1}/findings/preview`,
    tag: 'findings',
    summary: 'Findings an unsaved draft would raise; nothing is stored',
    action: 'read',
    body: findings.previewRequestSchema,
    response: findings.previewResponseSchema,
    status: 200,
  },
  {
    method: 'post',
    path: `${v1}/findings/detect`,
    tag: 'findings',
    summary: 'Queue a full run of one rule or all',
    action: 'finding.detect',
    body: findings.detectRequestSchema,
    response: z.object({ jobId: z.string() }),
    status: 202,
  },
  {
    method: 'get',
    path: `${v1}/events`,
    tag: 'live',
    summary: 'Events after a sequence number, for programs that poll',
    action: 'read',
    query: live.eventsQuerySchema,
    response: live.eventsResponseSchema,
    status: 200,
  },
  {
    method: 'get',
    path: `${v1}/imports`,
    tag: 'exchange',
    summary: 'List: import runs',
    action: 'import.run',
    query: exchange.importRunQuerySchema,
    response: pageSchema(exchange.importRunSchema),
    status: 200,
  },
  {
    method: 'post',
    path: `${v1}/imports`,
    tag: 'exchange',
    summary: 'Upload a file and import it as a job',
    action: 'import.run',
    query: exchange.importRequestSchema,
    multipart: true,
    response: exchange.importRunSchema,
    status: 202,
  },
  {
    method: 'get',
    path: `${v1}/imports/{id}`,
    tag: 'exchange',
    summary: 'One: import run',
    action: 'import.run',
    response: exchange.importRunSchema,
    status: 200,
  },
  {
    method: 'get',
    path: `${v1}/imports/{id}/remarks`,
    tag: 'exchange',
    summary: 'Verdicts on rows of an import run',
    action: 'import.run',
    query: exchange.importRemarkQuerySchema,
    response: pageSchema(exchange.importRemarkSchema),
    status: 200,
  },
  {
    method: 'get',
    path: `${v1}/imports/{id}/rejected`,
    tag: 'exchange',
    summary: 'Rejected rows of an import run as a CSV file (text/csv)',
    action: 'import.run',
    query: exchange.importRejectedQuerySchema,
    status: 200,
  },
];

/** Every endpoint of the versioned API. */
export const ROUTES: readonly Route[] = [
  ...others,
  ...MATRIX_ROUTES,
  ...PROGRAMME_LIST_ROUTES,
  ...REGULATION_ROUTES,
  ...SCENARIO_ROUTES,
  ...SETTING_ROUTES,
  ...PROJECT_ROUTES,
  ...RESOLUTION_ROUTES,
  ...DESK_ROUTES,
  ...FIGURE_ROUTES,
  ...SCREEN_ROUTES,
  ...REGISTER_ROUTES,
];
