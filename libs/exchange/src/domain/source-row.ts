/** One data row or feature as the file has it. `number` counts from 1. */
export type SourceRow = {
  number: number;
  /** Cells by column name, or the properties of a feature. */
  fields: Record<string, unknown>;
  /** GeoJSON geometry of a feature; undefined where the file keeps places in columns. */
  geometry?: unknown;
  /** `id` member of a feature. */
  featureId?: unknown;
  /** Something wrong with the row as a whole, found while reading. */
  fault?: {
    code: 'row.not-json' | 'row.not-a-number' | 'row.not-a-feature' | 'row.columns';
    params: Record<string, string>;
  };
};

/** A file, or rows made by a program, ready to be read from the start. */
export type RowSource = {
  /** Size in bytes, 0 when unknown. */
  bytesTotal: number;
  rows: () => AsyncIterable<SourceRow> | Iterable<SourceRow>;
  /** Bytes consumed so far. */
  bytesRead: () => number;
};
