import { z } from 'zod';
import * as access from './access.js';
import * as budget from './budget.js';
import * as exchange from './exchange.js';
import * as findings from './findings.js';
import * as live from './live.js';
import * as mandates from './mandates.js';
import { pageSchema } from './page.js';
import * as territory from './territory.js';
import * as works from './works.js';

/** One endpoint as outside programs see it: the source of validation, of OpenAPI and of the web client's types. */
export type Route = {
  method: 'get' | 'post' | 'patch' | 'delete';
  path: string;
  summary: string;
  tag: string;
  action: access.Action | 'public' | 'signed-in';
  query?: z.ZodType;
  body?: z.ZodType;
  multipart?: true;
  response?: z.ZodType;
  status: number;
  /** The answer carries an ETag; a change demands If-Match. */
  versioned?: true;
};

type Resource = {
  path: string;
  tag: string;
  name: string;
  write: access.Action;
  query: z.ZodType;
  draft: z.ZodType;
  patch: z.ZodType;
  full: z.ZodType;
  summary?: z.ZodType;
};

/** The five endpoints of a register: list, one, create, change, delete. */
function register(resource: Resource): Route[] {
  const { path, tag, name, write } = resource;
  const one = `${path}/{id}`;
  return [
    {
      method: 'get',
      path,
      tag,
      summary: `List: ${name}`,
      action: 'read',
      query: resource.query,
      response: pageSchema(resource.summary ?? resource.full),
      status: 200,
    },
    {
      method: 'post',
      path,
      tag,
      summary: `Create: ${name}`,
      action: write,
      body: resource.draft,
      response: resource.full,
      status: 201,
      versioned: true,
    },
    {
      method: 'get',
      path: one,
      tag,
      summary: `One: ${name}`,
      action: 'read',
      response: resource.full,
      status: 200,
      versioned: true,
    },
    {
      method: 'patch',
      path: one,
      tag,
      summary: `Change: ${name}`,
      action: write,
      body: resource.patch,
      response: resource.full,
      status: 200,
      versioned: true,
    },
    { method: 'delete', path: one, tag, summary: `Delete: ${name}`, action: write, status: 204, versioned: true },
  ];
}

const v1 = '/api/v1';

const registers: Route[] = [
  ...register({
    path: `${v1}/territories`,
    tag: 'territory',
    name: 'territories',
    write: 'territory.write',
    query: territory.territoryQuerySchema,
    draft: territory.territoryDraftSchema,
    patch: territory.territoryPatchSchema,
    full: territory.territorySchema,
  }),
  ...register({
    path: `${v1}/sites`,
    tag: 'territory',
    name: 'sites',
    write: 'site.write',
    query: territory.siteQuerySchema,
    draft: territory.siteDraftSchema,
    patch: territory.sitePatchSchema,
    full: territory.siteSchema,
  }),
  ...register({
    path: `${v1}/restrictions`,
    tag: 'territory',
    name: 'restrictions',
    write: 'restriction.write',
    query: territory.restrictionQuerySchema,
    draft: territory.restrictionDraftSchema,
    patch: territory.restrictionPatchSchema,
    full: territory.restrictionSchema,
  }),
  ...register({
    path: `${v1}/agencies`,
    tag: 'mandates',
    name: 'agencies',
    write: 'agency.write',
    query: mandates.agencyQuerySchema,
    draft: mandates.agencyDraftSchema,
    patch: mandates.agencyPatchSchema,
    full: mandates.agencySchema,
  }),
  ...register({
    path: `${v1}/functions`,
    tag: 'mandates',
    name: 'functions',
    write: 'function.write',
    query: mandates.functionQuerySchema,
    draft: mandates.functionDraftSchema,
    patch: mandates.functionPatchSchema,
    full: mandates.functionSchema,
  }),
  ...register({
    path: `${v1}/mandates`,
    tag: 'mandates',
    name: 'mandates',
    write: 'mandate.write',
    query: mandates.mandateQuerySchema,
    draft: mandates.mandateDraftSchema,
    patch: mandates.mandatePatchSchema,
    full: mandates.mandateSchema,
  }),
  ...register({
    path: `${v1}/works`,
    tag: 'works',
    name: 'works',
    write: 'work.write',
    query: works.workQuerySchema,
    draft: works.workDraftSchema,
    patch: works.workPatchSchema,
    full: works.workSchema,
    summary: works.workSummarySchema.extend({
      geometry: works.workSchema.shape.geometry.optional(),
      zones: works.workSchema.shape.zones.optional(),
    }),
  }),
  ...register({
    path: `${v1}/budget-lines`,
    tag: 'budget',
    name: 'budget lines',
    write: 'budget.write',
    query: budget.budgetLineQuerySchema,
    draft: budget.budgetLineDraftSchema,
    patch: budget.budgetLinePatchSchema,
    full: budget.budgetLineSchema,
  }),
  ...register({
    path: `${v1}/users`,
    tag: 'access',
    name: 'users',
    write: 'user.manage',
    query: access.userQuerySchema,
    draft: access.userDraftSchema,
    patch: access.userPatchSchema,
    full: access.userSchema,
  })
    .filter((route) => route.method !== 'delete')
    .map((route) => ({ ...route, action: 'user.manage' as const })),
];

const others: Route[] = [
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
    tag: 'territory',
    summary: 'Search places, works and bodies by name',
    action: 'read',
    query: territory.searchQuerySchema,
    response: territory.searchResponseSchema,
    status: 200,
  },
  {
    method: 'get',
    path: `${v1}/works/{id}/history`,
    tag: 'works',
    summary: 'Changes of a work and its zones, newest first',
    action: 'read',
    response: works.historyResponseSchema,
    status: 200,
  },
  {
    method: 'get',
    path: `${v1}/works/{id}/money`,
    tag: 'budget',
    summary: 'Allocations of budget lines to a work',
    action: 'read',
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
    summary: 'Counts by rule and severity',
    action: 'read',
    response: findings.findingStatsSchema,
    status: 200,
  },
  {
    method: 'get',
    path: `${v1}/findings/{id}`,
    tag: 'findings',
    summary: 'One: finding',
    action: 'read',
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
    status: 200,
  },
];

/** Every endpoint of the versioned API. */
export const ROUTES: readonly Route[] = [...others, ...registers];
