import type { RowJudge, StagedRow } from '../domain/judge-row.js';
import type { Remark } from '../domain/remark.js';
import type { RowSource } from '../domain/source-row.js';

const BATCH_ROWS = 2_000;
/** Bytes of the file in a batch: large rows make smaller batches. */
const BATCH_BYTES = 8 * 1024 * 1024;

export type Batch = { staged: StagedRow[]; remarks: Remark[]; lastRow: number; rejected: number };

const empty = (): Batch => ({ staged: [], remarks: [], lastRow: 0, rejected: 0 });

/** Judged rows in batches of bounded size, in the order of the file. The next batch is read only when asked for. */
export async function* judgedBatches(source: RowSource, judge: RowJudge): AsyncGenerator<Batch> {
  let batch = empty();
  let from = 0;
  for await (const row of source.rows()) {
    const { staged, remarks } = judge.judge(row);
    if (staged) batch.staged.push(staged);
    else batch.rejected += 1;
    batch.remarks.push(...remarks);
    batch.lastRow = row.number;
    if (batch.staged.length + batch.rejected < BATCH_ROWS && source.bytesRead() - from < BATCH_BYTES) continue;
    yield batch;
    batch = empty();
    from = source.bytesRead();
  }
  if (batch.lastRow > 0) yield batch;
}
