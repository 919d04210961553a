// What a person waits for and what they feel: first paint and first map of a cold browser, the frame rate while sixty
// events a second change what is on the map. Chromium without a graphics card: everything is drawn by the processor.
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '../support/chromium.js';
import { databaseOfRegisters, abat as command } from './support/databases.js';
import { percentile, sized } from './support/figures.js';
import { BenchReport } from './support/report.js';
import { RunningAbat } from './support/running-abat.js';

const EMAIL = 'browser@abat.test';
const PASSWORD = 'a password for benchmarks only';
const VISITS = sized(5);
const RATE = 60;
const FLOOD_S = sized(30);
const FIRST_PAINT_MS = 2_000;
const FIRST_MAP_MS = 3_000;
const LONGEST_TASK_MS = 100;
const VIEWPORT = { width: 1920, height: 1080 };
const SIGNED_IN = "localStorage.setItem('abat.session', '1'); localStorage.setItem('abat.locale', 'ru');";

const pause = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));

/** A browser profile that never saw the city, with a session. */
async function coldPage(browser: Browser, base: string): Promise<Page> {
  const context = await browser.newContext({ viewport: VIEWPORT, locale: 'ru' });
  const answer = await context.request.post(`${base}/api/v1/auth/login`, {
    data: { email: EMAIL, password: PASSWORD },
  });
  if (!answer.ok()) throw new Error(`sign in: ${answer.status()}`);
  await context.addInitScript(SIGNED_IN);
  return context.newPage();
}

/** Milliseconds from the start of the navigation to the first contentful paint, and to a map that is drawn. */
async function visit(browser: Browser, base: string, path: string): Promise<{ paint: number; map: number }> {
  const page = await coldPage(browser, base);
  await page.goto(base + path);
  await page.waitForFunction("document.documentElement.dataset.mapIdle === 'true'", undefined, { timeout: 60_000 });
  const map = await page.evaluate<number>('performance.now()');
  const paint = await page.evaluate<number>(
    "performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? NaN",
  );
  await page.context().close();
  return { paint, map };
}

const OBSERVE = `window.longTasks = [];
  new PerformanceObserver((list) => window.longTasks.push(...list.getEntries().map((entry) => entry.duration)))
    .observe({ type: 'longtask' });`;
const COUNT_FRAMES = `window.frames60 = 0; (function next() { window.frames60 += 1; requestAnimationFrame(next); })();`;

const TELL = `INSERT INTO outbox (type, rooms, subject_type, subject_id)
  SELECT 'finding.updated', ARRAY['city'], 'finding', id::text FROM finding ORDER BY md5(id::text || $1) LIMIT $2`;

type Felt = { longTasks: number[]; framesPerSecond: number };

async function flood(page: Page, tell: (round: number) => Promise<unknown>): Promise<Felt> {
  await page.evaluate(OBSERVE);
  await page.evaluate(COUNT_FRAMES);
  const started = performance.now();
  for (let round = 0; round < FLOOD_S * 10; round += 1) {
    await tell(round);
    await pause(Math.max(0, started + (round + 1) * 100 - performance.now()));
  }
  const seconds = (performance.now() - started) / 1000;
  const longTasks = await page.evaluate<number[]>('window.longTasks');
  return { longTasks, framesPerSecond: (await page.evaluate<number>('window.frames60')) / seconds };
}

const report = new BenchReport('web');
const database = await databaseOfRegisters();
await command(database.url, 'detect', '--full', '--json');
const abat = await RunningAbat.start(database.url);
await command(database.url, 'user', 'add', EMAIL, '--role', 'operator', '--password', PASSWORD);
const browser = await launchBrowser();
try {
  const screens = [
    ['console', '/findings'],
    ...(existsSync(resolve('apps/web/src/features/wall/wall-page.tsx')) ? [['wall', '/wall']] : []),
  ] as const;
  for (const [name, path] of screens) {
    const visits = [];
    for (let count = 0; count < VISITS; count += 1) visits.push(await visit(browser, abat.base, path ?? '/'));
    report.add(
      `first paint of the ${name}, cold cache, p50`,
      percentile(
        visits.map(({ paint }) => paint),
        0.5,
      ),
      'ms',
      { target: FIRST_PAINT_MS },
    );
    report.add(
      `first map of the ${name}, cold cache, p50`,
      percentile(
        visits.map(({ map }) => map),
        0.5,
      ),
      'ms',
      { target: FIRST_MAP_MS },
    );
  }
  const page = await coldPage(browser, abat.base);
  await page.goto(`${abat.base}/findings`);
  await page.waitForFunction("document.documentElement.dataset.mapIdle === 'true'");
  await pause(5_000);
  const { longTasks, framesPerSecond } = await flood(page, (round) =>
    database.client.query(TELL, [String(round), RATE / 10]),
  );
  report.add(`longest task of the page under ${RATE} events a second`, Math.max(0, ...longTasks), 'ms', {
    target: LONGEST_TASK_MS,
  });
  report.add(`tasks over 50 ms a minute under ${RATE} events a second`, (longTasks.length / FLOOD_S) * 60, 'tasks');
  report.add(`frames a second under ${RATE} events a second (drawn without a graphics card)`, framesPerSecond, 'fps');
  await report.print(database.client);
} finally {
  await browser.close();
  await abat.stop();
  await database.close();
}
