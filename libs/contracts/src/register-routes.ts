import { z } from 'zod';
import * as access from './access.js';
import * as budget from './budget.js';
import * as mandates from './mandates.js';
import { atMomentQuerySchema, choiceCountsSchema, pageSchema } from './page.js';
import * as powers from './powers.js';
import * as territory from './territory.js';
import * as works from './works.js';

/** One endpoint as outside programs see it: the source of validation, of OpenAPI and of the web client's types. */
export type Route = {
  method: 'get' | 'post' | 'put' | 'patch' | 'delete';
  path: string;
  summary: string;
  tag: string;
  /** `signed-in` = any person, `screen` = a paired wall. Paired walls may also call every GET of right `read`. */
  action: access.Action | 'public' | 'signed-in' | 'screen';
  query?: z.ZodType;
  body?: z.ZodType;
  multipart?: true;
  response?: z.ZodType;
  status: number;
  /** The answer carries an ETag; a change of one row demands If-Match. */
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
  /** One row can be read as it was at a moment. */
  dated?: true;
  /** Filters whose choices are counted. */
  choices?: z.ZodType;
};

/** The rows of a register, and how many of them each choice of a filter would leave. */
const listsOf = ({ path, tag, name, query, choices, summary, full }: Resource): Route[] => [
  {
    method: 'get',
    path,
    tag,
    summary: `List: ${name}`,
    action: 'read',
    query,
    response: pageSchema(summary ?? full),
    status: 200,
  },
  ...(choices ? [countsOf({ path, tag, name, query: choices })] : []),
];

/** How many rows of a list each choice of a filter would leave. */
export const countsOf = ({ path, tag, name, query }: Pick<Resource, 'path' | 'tag' | 'name' | 'query'>): Route => ({
  method: 'get',
  path: `${path}/counts`,
  tag,
  summary: `Rows with each choice of the filter \`by\`, under the other filters: ${name}`,
  action: 'read',
  query,
  response: choiceCountsSchema,
  status: 200,
});

/** The endpoints of a register: list, counts of choices, one, its history, create, change, delete. */
export function register(resource: Resource): Route[] {
  const { path, tag, name, write } = resource;
  const one = `${path}/{id}`;
  return [
    ...listsOf(resource),
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
      ...(resource.dated ? { query: atMomentQuerySchema } : {}),
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
    {
      method: 'get',
      path: `${one}/history`,
      tag,
      summary: `Changes of one row and its parts, newest first: ${name}`,
      action: 'read',
      ...(resource.dated ? { query: atMomentQuerySchema } : {}),
      response: works.historyResponseSchema,
      status: 200,
    },
  ];
}

export const v1 = '/api/v1';

/** Endpoints of every register. */
export const REGISTER_ROUTES: Route[] = [
  ...register({
    path: `${v1}/territories`,
    tag: 'territory',
    name: 'territories',
    write: 'territory.write',
    query: territory.territoryQuerySchema,
    draft: territory.territoryDraftSchema,
    patch: territory.territoryPatchSchema,
    full: territory.territorySchema,
    dated: true,
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
    dated: true,
  }),
  ...register({
    path: `${v1}/restrictions`,
    tag: 'territory',
    name: 'restrictions',
    write: 'restriction.write',
    query: territory.restrictionQuerySchema,
    choices: territory.restrictionChoicesQuerySchema,
    draft: territory.restrictionDraftSchema,
    patch: territory.restrictionPatchSchema,
    full: territory.restrictionSchema,
    dated: true,
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
    dated: true,
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
    dated: true,
  }),
  ...register({
    path: `${v1}/mandates`,
    tag: 'mandates',
    name: 'mandates',
    write: 'mandate.write',
    query: mandates.mandateQuerySchema,
    choices: mandates.mandateChoicesQuerySchema,
    draft: mandates.mandateDraftSchema,
    patch: mandates.mandatePatchSchema,
    full: mandates.mandateSchema,
    dated: true,
  }),
  ...register({
    path: `${v1}/object-kinds`,
    tag: 'mandates',
    name: 'object kinds',
    write: 'function.write',
    query: mandates.objectKindQuerySchema,
    draft: mandates.objectKindDraftSchema,
    patch: mandates.objectKindPatchSchema,
    full: mandates.objectKindSchema,
    dated: true,
  }),
  ...register({
    path: `${v1}/mandate-sets`,
    tag: 'mandates',
    name: 'mandate sets',
    write: 'mandate.write',
    query: mandates.mandateSetQuerySchema,
    draft: mandates.mandateSetDraftSchema,
    patch: mandates.mandateSetPatchSchema,
    full: mandates.mandateSetSchema,
    dated: true,
  }),
  ...register({
    path: `${v1}/agreements`,
    tag: 'mandates',
    name: 'agreements',
    write: 'agreement.write',
    query: powers.agreementQuerySchema,
    choices: powers.agreementChoicesQuerySchema,
    draft: powers.agreementDraftSchema,
    patch: powers.agreementPatchSchema,
    full: powers.agreementSchema,
    dated: true,
  }),
  ...register({
    path: `${v1}/legal-acts`,
    tag: 'mandates',
    name: 'legal acts',
    write: 'legal.write',
    query: powers.legalActQuerySchema,
    choices: powers.legalActChoicesQuerySchema,
    draft: powers.legalActDraftSchema,
    patch: powers.legalActPatchSchema,
    full: powers.legalActSchema,
    dated: true,
  }),
  ...register({
    path: `${v1}/legal-gaps`,
    tag: 'mandates',
    name: 'legal gaps',
    write: 'legal.write',
    query: powers.legalGapQuerySchema,
    choices: powers.legalGapChoicesQuerySchema,
    draft: powers.legalGapDraftSchema,
    patch: powers.legalGapPatchSchema,
    full: powers.legalGapSchema,
    dated: true,
  }),
  ...register({
    path: `${v1}/coverage-requirements`,
    tag: 'mandates',
    name: 'coverage requirements',
    write: 'requirement.write',
    query: powers.requirementQuerySchema,
    choices: powers.requirementChoicesQuerySchema,
    draft: powers.requirementDraftSchema,
    patch: powers.requirementPatchSchema,
    full: powers.requirementSchema,
    dated: true,
  }),
  ...register({
    path: `${v1}/works`,
    tag: 'works',
    name: 'works',
    write: 'work.write',
    query: works.workQuerySchema,
    choices: works.workChoicesQuerySchema,
    draft: works.workDraftSchema,
    patch: works.workPatchSchema,
    full: works.workSchema,
    dated: true,
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
    .filter((route) => route.method !== 'delete' && !route.path.endsWith('/history'))
    .map((route) => ({ ...route, action: 'user.manage' as const })),
];
