import type { RowJudge, StagedRow } from '../domain/judge-row.js';
import type { Remark } from '../domain/remark.js';
import type { RowSource } from '../domain/source-row.js';

const BATCH_ROWS = 2_000;
/** Characters of geometry in a batch: rows with large outlines make smaller batches. */
const BATCH_CHARACTERS = 8_000_000;

export type Batch = { staged: StagedRow[]; remarks: Remark[]; lastRow: number; rejected: number };

const empty = (): Batch => ({ staged: [], remarks: [], lastRow: 0, rejected: 0 });

/** Judged rows in batches of bounded size, in the order of the file. The next batch is read only when asked for. */
export async function* judgedBatches(source: RowSource, judge: RowJudge): AsyncGenerator<Batch> {
  let batch = empty();
  let characters = 0;
  for await (const row of source.rows()) {
    const { staged, remarks } = judge.judge(row);
    if (staged) batch.staged.push(staged);
    else batch.rejected += 1;
    characters += staged?.geometry?.length ?? 0;
    batch.remarks.push(...remarks);
    batch.lastRow = row.number;
    if (batch.staged.length + batch.rejected < BATCH_ROWS && characters < BATCH_CHARACTERS) continue;
    yield batch;
    batch = empty();
    characters = 0;
  }
  if (batch.lastRow > 0) yield batch;
}
