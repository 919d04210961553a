// Pages of the lists of works and findings over HTTP at 100,000 works, against bare SQL that selects the same rows and
// counts them.
import type { Client } from 'pg';
import { BARE_LISTS } from './support/bare-lists.js';
import { databaseOfFindings } from './support/databases.js';
import { percentile, repeat, sized } from './support/figures.js';
import { type HttpClient, jsonOf } from './support/http.js';
import { BenchReport } from './support/report.js';
import { RunningAbat } from './support/running-abat.js';

const WORKS = sized(100_000);
const RUNS = sized(60);
const DEEP_PAGES = sized(20);
const TARGET_MS = 100;

type Page = { items: unknown[]; nextCursor: string | null; total: number };

/** A page far down the list: the cursor after many pages of the greatest size. */
async function deep(http: HttpClient, path: string): Promise<string> {
  let cursor: string | null = null;
  for (let page = 0; page < DEEP_PAGES; page += 1) {
    const at: string = cursor === null ? '' : `&cursor=${cursor}`;
    const next = jsonOf<Page>(await http.expect(200, `${path}limit=500${at}`)).nextCursor;
    if (next === null) break;
    cursor = next;
  }
  return `${path}cursor=${cursor}`;
}

async function measure(report: BenchReport, client: Client, http: HttpClient): Promise<void> {
  for (const { name, path, isDeep, bare } of BARE_LISTS) {
    const url = isDeep ? await deep(http, path) : path;
    const { items, total } = jsonOf<Page>(await http.expect(200, url));
    if (items.length === 0) throw new Error(`nothing found at ${url}`);
    const ours = await repeat(RUNS, () => http.expect(200, url));
    const theirs = await repeat(RUNS, async () => {
      for (const statement of bare) await client.query(statement);
    });
    report.add(`${name} (${items.length} of ${total}), p50`, percentile(ours, 0.5), 'ms', {
      baseline: percentile(theirs, 0.5),
    });
    report.add(`${name} (${items.length} of ${total}), p95`, percentile(ours, 0.95), 'ms', {
      baseline: percentile(theirs, 0.95),
      target: TARGET_MS,
    });
  }
}

const report = new BenchReport('lists');
const database = await databaseOfFindings(WORKS);
try {
  const abat = await RunningAbat.start(database.url);
  const http = abat.client();
  try {
    await measure(report, database.client, http);
    await report.print(database.client);
  } finally {
    http.close();
    await abat.stop();
  }
} finally {
  await database.close();
}
