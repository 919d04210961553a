import type { z } from 'zod';
import type { Action } from './access.js';
import * as attachments from './attachments.js';
import * as needs from './needs.js';
import * as programme from './programme.js';
import * as projects from './projects.js';
import { register, type Route, v1 } from './register-routes.js';
import * as types from './work-types.js';

type Schemas = {
  query: z.ZodType;
  draft: z.ZodType;
  patch: z.ZodType;
  full: z.ZodType;
  summary?: z.ZodType;
  choices?: z.ZodType;
};
const part = (path: string, name: string, write: Action, schemas: Schemas): Route[] =>
  register({ path: `${v1}/${path}`, tag: 'programme', name, write, ...schemas });

/** Endpoints of projects with their parts, of needs and of the kinds of works. */
export const PROJECT_ROUTES: Route[] = [
  ...part('projects', 'projects', 'project.write', {
    query: projects.projectQuerySchema,
    choices: projects.projectChoicesQuerySchema,
    draft: projects.projectDraftSchema,
    patch: projects.projectPatchSchema,
    full: projects.projectSchema,
    summary: projects.projectSummarySchema,
  }),
  {
    method: 'post',
    path: `${v1}/projects/{id}/phase`,
    tag: 'programme',
    summary: 'Move a project to another phase',
    action: 'project.write',
    body: projects.phaseRequestSchema,
    response: projects.projectSchema,
    status: 200,
    versioned: true,
  },
  ...part('milestones', 'milestones of projects', 'project.write', {
    query: programme.milestoneQuerySchema,
    draft: programme.milestoneDraftSchema,
    patch: programme.milestonePatchSchema,
    full: programme.milestoneSchema,
  }),
  ...part('approvals', 'approvals of projects', 'project.write', {
    query: programme.approvalQuerySchema,
    draft: programme.approvalDraftSchema,
    patch: programme.approvalPatchSchema,
    full: programme.approvalSchema,
  }),
  ...part('baselines', 'frozen plans of projects', 'project.write', {
    query: programme.baselineQuerySchema,
    draft: programme.baselineDraftSchema,
    patch: programme.baselinePatchSchema,
    full: programme.baselineSchema,
  }),
  ...part('needs', 'needs', 'project.write', {
    query: needs.needQuerySchema,
    choices: needs.needChoicesQuerySchema,
    draft: needs.needDraftSchema,
    patch: needs.needPatchSchema,
    full: needs.needSchema,
  }),
  ...part('progress-reports', 'reports of progress', 'work.write', {
    query: programme.progressReportQuerySchema,
    draft: programme.progressReportDraftSchema,
    patch: programme.progressReportPatchSchema,
    full: programme.progressReportSchema,
  }),
  ...part('permits', 'permits of works', 'work.write', {
    query: programme.permitQuerySchema,
    draft: programme.permitDraftSchema,
    patch: programme.permitPatchSchema,
    full: programme.permitSchema,
  }),
  ...part('handovers', 'handovers of works', 'work.write', {
    query: programme.handoverQuerySchema,
    draft: programme.handoverDraftSchema,
    patch: programme.handoverPatchSchema,
    full: programme.handoverSchema,
  }),
  ...part('work-types', 'types of works', 'function.write', {
    query: types.workTypeQuerySchema,
    draft: types.workTypeDraftSchema,
    patch: types.workTypePatchSchema,
    full: types.workTypeSchema,
  }),
  ...part('work-seasons', 'seasons of types of works', 'function.write', {
    query: types.workSeasonQuerySchema,
    choices: types.workSeasonChoicesQuerySchema,
    draft: types.workSeasonDraftSchema,
    patch: types.workSeasonPatchSchema,
    full: types.workSeasonSchema,
  }),
  ...part('holidays', 'holidays', 'function.write', {
    query: types.holidayQuerySchema,
    choices: types.holidayChoicesQuerySchema,
    draft: types.holidayDraftSchema,
    patch: types.holidayPatchSchema,
    full: types.holidaySchema,
  }),
  {
    method: 'get',
    path: `${v1}/attachments`,
    tag: 'programme',
    summary: 'List: photos and documents of one record',
    action: 'read',
    query: attachments.attachmentQuerySchema,
    response: attachments.attachmentsResponseSchema,
    status: 200,
  },
  {
    method: 'post',
    path: `${v1}/attachments`,
    tag: 'programme',
    summary: 'Attach a photo or a document to a record',
    action: 'work.write',
    query: attachments.attachmentRequestSchema,
    multipart: true,
    response: attachments.attachmentSchema,
    status: 201,
  },
  {
    method: 'get',
    path: `${v1}/attachments/{id}/content`,
    tag: 'programme',
    summary: 'The bytes of a photo or a document',
    action: 'read',
    status: 200,
  },
  {
    method: 'delete',
    path: `${v1}/attachments/{id}`,
    tag: 'programme',
    summary: 'Take a photo or a document away',
    action: 'work.write',
    status: 204,
    versioned: true,
  },
];
