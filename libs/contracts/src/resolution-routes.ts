import { findingSchema } from './findings.js';
import * as nearby from './nearby.js';
import { type Route, v1 } from './register-routes.js';
import * as resolutions from './resolutions.js';

const one = `${v1}/resolutions/{id}`;
const ofFinding = `${v1}/findings/{id}`;
const told = { tag: 'findings', response: resolutions.resolutionSchema, status: 200, versioned: true } as const;

/** How parties end a finding together, and what lies near a shape. */
export const RESOLUTION_ROUTES: readonly Route[] = [
  {
    method: 'get',
    path: `${ofFinding}/assessments`,
    tag: 'findings',
    summary: 'What the parties said of a finding, the newest first',
    action: 'read',
    response: resolutions.assessmentHistorySchema,
    status: 200,
  },
  {
    method: 'get',
    path: `${ofFinding}/resolutions`,
    tag: 'findings',
    summary: 'Resolutions proposed for a finding, the newest first',
    action: 'read',
    response: resolutions.resolutionsSchema,
    status: 200,
  },
  {
    ...told,
    method: 'post',
    path: `${ofFinding}/resolutions`,
    summary: 'Propose to the other parties how to end a finding',
    action: 'finding.assess',
    body: resolutions.resolutionDraftSchema,
    status: 201,
  },
  {
    ...told,
    method: 'post',
    path: `${one}/answers`,
    summary: 'Agree with a proposed resolution or refuse it',
    action: 'finding.assess',
    body: resolutions.resolutionAnswerRequestSchema,
  },
  {
    ...told,
    method: 'post',
    path: `${one}/settlement`,
    summary: 'Settle a proposed resolution for all parties, with the reason',
    action: 'finding.settle',
    body: resolutions.resolutionSettlementSchema,
  },
  {
    ...told,
    method: 'post',
    path: `${one}/withdrawal`,
    summary: 'Take back a proposed resolution',
    action: 'finding.assess',
  },
  {
    ...told,
    method: 'post',
    path: `${one}/application`,
    summary: 'Move works to the days that were agreed on; with the last of them the resolution is done',
    action: 'work.write',
    body: resolutions.resolutionApplicationSchema,
  },
  {
    ...told,
    method: 'post',
    path: `${one}/completion`,
    summary:
      'Say that an agreed change of method was carried out for a work; with the last of them the resolution is done',
    action: 'finding.assess',
    body: resolutions.resolutionCompletionSchema,
  },
  {
    method: 'get',
    path: `${ofFinding}/proposals`,
    tag: 'findings',
    summary: 'Smallest shifts of dates of the works of a finding that clear it, checked by the rules',
    action: 'read',
    response: resolutions.proposalsSchema,
    status: 200,
  },
  {
    method: 'post',
    path: `${ofFinding}/proposals/apply`,
    tag: 'findings',
    summary: 'Move one work of a finding to days that end it, judged anew, and record that as its resolution',
    action: 'work.write',
    body: resolutions.proposalApplicationSchema,
    response: findingSchema,
    status: 200,
  },
  {
    method: 'post',
    path: `${v1}/findings/preview/proposals`,
    tag: 'findings',
    summary: 'Days on which an unsaved draft of a work would be in nobody’s way; nothing is stored',
    action: 'read',
    body: resolutions.draftProposalsRequestSchema,
    response: resolutions.proposalsSchema,
    status: 200,
  },
  {
    method: 'post',
    path: `${v1}/nearby`,
    tag: 'territory',
    summary: 'What lies within some metres of a shape, by layer',
    action: 'read',
    body: nearby.nearbyRequestSchema,
    response: nearby.nearbySchema,
    status: 200,
  },
];
