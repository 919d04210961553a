import type { ProgrammeExportColumn } from '@abat/contracts';

/** Columns of the programme beside its first one, the title; each stands in its file too. */
export const COLUMNS = [
  'number',
  'status',
  'agency',
  'function',
  'district',
  'project',
  'phase',
  'start',
  'end',
  'finishedOn',
  'days',
  'certainty',
  'cost',
  'progress',
  'findings',
  'baselineStart',
  'baselineEnd',
  'slip',
  'baselineCost',
  'slipCost',
  'nuisance',
  'contractor',
] as const satisfies readonly ProgrammeExportColumn[];
export type ColumnKey = (typeof COLUMNS)[number];

/** Columns of somebody who did not choose. */
export const DEFAULT_COLUMNS: readonly ColumnKey[] = ['status', 'agency', 'start', 'end', 'cost', 'findings'];

export const isColumn = (text: string): text is ColumnKey => COLUMNS.some((column) => column === text);

/** Pixels of a column. */
export const COLUMN_PX: Record<ColumnKey, number> = {
  number: 112,
  status: 152,
  agency: 210,
  function: 190,
  district: 112,
  project: 190,
  phase: 130,
  start: 92,
  end: 92,
  finishedOn: 112,
  days: 64,
  certainty: 112,
  cost: 118,
  progress: 96,
  findings: 104,
  baselineStart: 124,
  baselineEnd: 124,
  slip: 96,
  baselineCost: 124,
  slipCost: 118,
  nuisance: 92,
  contractor: 170,
};

/** The order of the server a column stands for; others cannot be sorted by. */
export const COLUMN_ORDERS: Partial<Record<ColumnKey | 'title', string>> = {
  title: 'title',
  start: 'start',
  end: 'end',
  days: 'days',
  cost: 'cost',
  progress: 'progress',
  findings: 'findings',
  nuisance: 'nuisance',
};

/** Columns of numbers: they stand right. */
export const NUMERIC: ReadonlySet<ColumnKey> = new Set([
  'days',
  'cost',
  'nuisance',
  'slip',
  'baselineCost',
  'slipCost',
]);
