import * as matrix from './matrix.js';
import { type Route, v1 } from './register-routes.js';

const shared = { method: 'get', tag: 'responsibility', action: 'read', status: 200 } as const;

/** Endpoints that tell who answers for what. */
export const MATRIX_ROUTES: Route[] = [
  {
    ...shared,
    path: `${v1}/matrix`,
    summary: 'Function x body: stages held, overlaps, gaps',
    query: matrix.matrixQuerySchema,
    response: matrix.matrixSchema,
  },
  {
    ...shared,
    path: `${v1}/matrix/cell`,
    summary: 'One cell: powers, places, acts, money, requests, findings',
    query: matrix.matrixCellQuerySchema,
    response: matrix.matrixCellDetailSchema,
  },
  {
    ...shared,
    path: `${v1}/matrix/export`,
    summary: 'The filtered matrix as a spreadsheet or CSV file',
    query: matrix.matrixExportQuerySchema,
  },
  {
    ...shared,
    path: `${v1}/responsibility`,
    summary: 'Who answers for this place, for every function and stage',
    query: matrix.responsibilityQuerySchema,
    response: matrix.responsibilitySchema,
  },
  {
    ...shared,
    path: `${v1}/responsibility/map`,
    summary: 'Who holds a function at a stage, with overlaps and gaps, as GeoJSON',
    query: matrix.responsibilityMapQuerySchema,
    response: matrix.responsibilityMapSchema,
  },
];
