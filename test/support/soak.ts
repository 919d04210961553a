import type { Page } from 'playwright-core';
import type { DataSource } from 'typeorm';
import { waitUntil } from './wait.js';

/**
 * What a page holds after its garbage was collected: its data in MB, nodes of all documents, listeners of events. Code that
 * the engine compiles for what runs often is no data: it comes for a long time and has an end.
 */
export type PageMemory = { heapMb: number; nodes: number; listeners: number };

const BATCH = 100;
const SETTLE_MS = 3_000;

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

type Snapshot = {
  snapshot: { meta: { node_fields: string[]; node_types: [string[], ...unknown[]] } };
  nodes: number[];
};

/** Kinds of nodes of a heap snapshot that are the engine's own: compiled code, and what the browser notes of tasks. */
const NO_DATA: readonly string[] = ['code', 'native'];

function dataBytes({ snapshot, nodes }: Snapshot): number {
  const { node_fields: fields, node_types: types } = snapshot.meta;
  const [type, size] = [fields.indexOf('type'), fields.indexOf('self_size')];
  const engines = new Set(NO_DATA.map((name) => types[0].indexOf(name)));
  let bytes = 0;
  for (let node = 0; node < nodes.length; node += fields.length)
    if (!engines.has(nodes[node + type] ?? -1)) bytes += nodes[node + size] ?? 0;
  return bytes;
}

/** Measures a page through the debugger of Chromium. */
export async function measureMemory(page: Page): Promise<PageMemory> {
  const debug = await page.context().newCDPSession(page);
  const chunks: string[] = [];
  debug.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => chunks.push(chunk));
  await debug.send('HeapProfiler.enable');
  // What the first collection frees may itself hold something.
  for (let times = 0; times < 3; times += 1) await debug.send('HeapProfiler.collectGarbage');
  await debug.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false });
  const { nodes, jsEventListeners } = await debug.send('Memory.getDOMCounters');
  await debug.detach();
  const heapMb = dataBytes(JSON.parse(chunks.join('')) as Snapshot) / 2 ** 20;
  return { heapMb, nodes, listeners: jsEventListeners };
}

/** Counts the events that reach a page. Watch it before it connects. */
export class HeardEvents {
  count = 0;

  static watch(page: Page): HeardEvents {
    const heard = new HeardEvents();
    page.on('websocket', (socket) =>
      socket.on('framereceived', ({ payload }) => {
        if (String(payload).startsWith('42/live,["event"')) heard.count += 1;
      }),
    );
    return heard;
  }
}

// Changes of things that are on the screen, and of things that are not. No detection follows from them.
const TELL = `INSERT INTO outbox (type, rooms, subject_type, subject_id, data)
  SELECT (ARRAY['finding.updated', 'progress.reported', 'finding.assessed', 'note.changed', 'budget-line.changed'])[1 + n % 5],
    ARRAY['city'], 'finding', (SELECT id::text FROM finding OFFSET n % 10 LIMIT 1), jsonb_build_object('n', n)
  FROM generate_series(1, $1::int) AS n`;

/**
 * Sends so many events through the real outbox to the pages, a hundred at a time, waits until each page heard all of them
 * and has come to rest.
 */
export async function tellMany(sql: DataSource, count: number, pages: readonly HeardEvents[]): Promise<void> {
  for (let told = 0; told < count; told += BATCH) {
    const before = pages.map((page) => page.count);
    await sql.query(TELL, [BATCH]);
    await waitUntil(() => pages.every((page, index) => page.count >= (before[index] ?? 0) + BATCH), {
      what: `${BATCH} events to reach every page`,
      timeoutMs: 60_000,
    });
  }
  await pause(SETTLE_MS);
}
