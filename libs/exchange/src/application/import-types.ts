import type { ImportCounts, ImportFailure, ImportKind } from '@abat/contracts';
import type { Actor } from '@abat/platform';
import type { Mapping } from '../domain/mapping.js';

/** What to import and how. */
export type ImportOptions = {
  kind: ImportKind;
  fileName: string;
  /** System or file the rows come from; with the external id it identifies a row. */
  source: string;
  dryRun: boolean;
  allOrNothing: boolean;
  createMissing: boolean;
  mapping?: Mapping;
  /** Marks every created row as invented for demonstration. Only the built-in set uses it. */
  demo?: boolean;
};

export type ImportActor = Actor & { userId?: string | null };

export const NO_COUNTS: ImportCounts = { read: 0, created: 0, updated: 0, unchanged: 0, rejected: 0, warnings: 0 };

/** How an import ended. `failure` is set when nothing was stored for a reason that concerns the whole file. */
export type ImportReport = {
  runId: string;
  status: 'done' | 'done-with-rejections' | 'failed';
  counts: ImportCounts;
  failure: Required<ImportFailure> | null;
};

export type ImportProgress = {
  phase: 'reading' | 'judging' | 'storing';
  bytesRead: number;
  bytesTotal: number;
  counts: ImportCounts;
};
export type ProgressListener = (progress: ImportProgress) => Promise<void> | void;
