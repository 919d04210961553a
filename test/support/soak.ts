import type { Page } from 'playwright-core';
import type { DataSource } from 'typeorm';
import { waitUntil } from './wait.js';

/** What a page holds after its garbage was collected: heap in MB, nodes of all documents, listeners of events. */
export type PageMemory = { heapMb: number; nodes: number; listeners: number };

const BATCH = 100;
const SETTLE_MS = 3_000;

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Measures a page through the debugger of Chromium. */
export async function measureMemory(page: Page): Promise<PageMemory> {
  const debug = await page.context().newCDPSession(page);
  await debug.send('HeapProfiler.enable');
  // What the first collection frees may itself hold something.
  for (let times = 0; times < 3; times += 1) await debug.send('HeapProfiler.collectGarbage');
  const { usedSize } = await debug.send('Runtime.getHeapUsage');
  const { nodes, jsEventListeners } = await debug.send('Memory.getDOMCounters');
  await debug.detach();
  return { heapMb: usedSize / 2 ** 20, nodes, listeners: jsEventListeners };
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
