import * as list from './programme-list.js';
import { register, type Route, v1 } from './register-routes.js';
import * as views from './saved-views.js';

const path = `${v1}/programme`;
const shared = { method: 'get', tag: 'programme', action: 'read', status: 200 } as const;

/** Endpoints of the table of the programme and of its saved views. */
export const PROGRAMME_LIST_ROUTES: Route[] = [
  {
    ...shared,
    path,
    summary: 'Works as lines of a table and a timeline',
    query: list.programmeQuerySchema,
    response: list.programmePageSchema,
  },
  {
    ...shared,
    path: `${path}/groups`,
    summary: 'Sums of works by project, body, district, function, status or month',
    query: list.programmeGroupQuerySchema,
    response: list.programmeGroupsSchema,
  },
  {
    ...shared,
    path: `${path}/marks`,
    summary: 'Findings, restrictions, seasons and milestones on the lines of some works',
    query: list.programmeMarksQuerySchema,
    response: list.programmeMarksSchema,
  },
  {
    ...shared,
    path: `${path}/export`,
    summary: 'The filtered programme with its groups as a workbook (XLSX)',
    query: list.programmeExportQuerySchema,
  },
  ...register({
    path: `${v1}/saved-views`,
    tag: 'programme',
    name: 'saved views, own ones and those others share',
    write: 'read',
    query: views.savedViewQuerySchema,
    draft: views.savedViewDraftSchema,
    patch: views.savedViewPatchSchema,
    full: views.savedViewSchema,
  }).filter((route) => !route.path.endsWith('/history')),
];
