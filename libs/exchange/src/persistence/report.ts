import type { ImportCounts, ImportFailure, ImportRemarkCode } from '@abat/contracts';
import { explainRemark, type RemarkParams } from '../domain/remark.js';
import { copyLine } from './copy-text.js';
import type { SqlSession } from './sql-session.js';

const PAGE = 5_000;

type Said = {
  id: string;
  row_no: number;
  verdict: string;
  field: string | null;
  code: ImportRemarkCode;
  params: RemarkParams;
  external_id: string | null;
  lon: number | null;
  lat: number | null;
};

/** Moves the remarks of a run from its temporary table into import_remark, in the order of the rows. */
export async function keepRemarks(session: SqlSession, runId: string): Promise<void> {
  await session.run('CREATE INDEX ON import_said (row_no, id)');
  for (let last: [number, string] = [-1, '0']; ;) {
    const page = await session.rows<Said>(
      `SELECT * FROM import_said WHERE (row_no, id) > ($1, $2) ORDER BY row_no, id LIMIT ${PAGE}`,
      last,
    );
    await session.copy(
      'import_remark (run_id, row_number, verdict, field, code, params, reason, external_id, lon, lat)',
      page.map((said) =>
        copyLine([
          runId,
          said.row_no,
          said.verdict,
          said.field,
          said.code,
          JSON.stringify(said.params),
          explainRemark(said.code, said.params, 'ru'),
          said.external_id,
          said.lon,
          said.lat,
        ]),
      ),
    );
    const end = page.at(-1);
    if (!end || page.length < PAGE) return;
    last = [end.row_no, end.id];
  }
}

/** Rejected rows and warnings said so far. */
export async function countRemarks(session: SqlSession): Promise<Pick<ImportCounts, 'rejected' | 'warnings'>> {
  const [counted] = await session.rows<{ rejected: number; warnings: number }>(
    `SELECT count(DISTINCT row_no) FILTER (WHERE verdict = 'rejected')::int AS rejected,
       count(*) FILTER (WHERE verdict = 'warning')::int AS warnings FROM import_said`,
  );
  return counted ?? { rejected: 0, warnings: 0 };
}

/** How many rows are to be created, updated and left as they are. */
export async function countActions(
  session: SqlSession,
): Promise<Pick<ImportCounts, 'created' | 'updated' | 'unchanged'>> {
  const [counted] = await session.rows<{ created: number; updated: number; unchanged: number }>(
    `SELECT count(*) FILTER (WHERE action = 'create')::int AS created, count(*) FILTER (WHERE action = 'update')::int AS updated,
       count(*) FILTER (WHERE action = 'same')::int AS unchanged FROM import_row WHERE ok`,
  );
  return counted ?? { created: 0, updated: 0, unchanged: 0 };
}

/** Ends a run inside the transaction of its import, so that both are stored or neither. */
export async function finishRun(
  session: SqlSession,
  run: { id: string; status: string; counts: ImportCounts; failure: ImportFailure | null; bytesRead: number },
): Promise<void> {
  await session.run(
    `UPDATE import_run SET status = $2, counts = $3, failure = $4, bytes_read = $5, finished_at = now() WHERE id = $1`,
    [run.id, run.status, JSON.stringify(run.counts), run.failure ? JSON.stringify(run.failure) : null, run.bytesRead],
  );
}
