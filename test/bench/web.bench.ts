// What a person waits for and what they feel: first paint and first map of a cold browser, the frame rate while sixty
// events a second change what is on the map. Chromium without a graphics card: everything is drawn by the processor.
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { launchBrowser } from '../support/chromium.js';
import { databaseOfRegisters, abat as command } from './support/databases.js';
import { percentile, sized } from './support/figures.js';
import { BenchReport } from './support/report.js';
import { RunningAbat } from './support/running-abat.js';
import { tasksDuring, type Task } from './support/tasks.js';

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

/** Who looks: the cookies of a person or of a wall. */
type Cookies = Awaited<ReturnType<BrowserContext['cookies']>>;

/** A browser profile that never saw the city, with a session. */
async function coldPage(browser: Browser, cookies: Cookies): Promise<Page> {
  const context = await browser.newContext({ viewport: VIEWPORT, locale: 'ru' });
  await context.addCookies(cookies);
  await context.addInitScript(SIGNED_IN);
  return context.newPage();
}

async function signIn(browser: Browser, base: string): Promise<Cookies> {
  const context = await browser.newContext();
  const data = { email: EMAIL, password: PASSWORD };
  const answer = await context.request.post(`${base}/api/v1/auth/login`, { data });
  if (!answer.ok()) throw new Error(`sign in: ${answer.status()}`);
  const cookies = await context.cookies();
  await context.close();
  return cookies;
}

/** Pairs a wall by the code it shows. */
async function pairWall(browser: Browser, abat: RunningAbat): Promise<Cookies> {
  const context = await browser.newContext({ viewport: VIEWPORT });
  const page = await context.newPage();
  await page.goto(`${abat.base}/wall`);
  const code = page.getByTestId('pairing-code').filter({ hasText: /[A-Z0-9]{3} [A-Z0-9]{3}/ });
  const body = { code: await code.textContent(), name: 'bench', profile: 'fhd-55', scenes: [{ scene: 'city-now' }] };
  const http = abat.client();
  await http.expect(201, '/api/v1/screens', { method: 'POST', body });
  http.close();
  await page.getByTestId('wall').waitFor();
  const cookies = await context.cookies();
  await context.close();
  return cookies;
}

const drawn = (page: Page): Promise<void> =>
  page.locator('html[data-map-idle=true]').waitFor({ state: 'attached', timeout: 60_000 });

/** Milliseconds from the start of the navigation to the first contentful paint, and to a map that is drawn. */
async function visit(browser: Browser, cookies: Cookies, address: string): Promise<{ paint: number; map: number }> {
  const page = await coldPage(browser, cookies);
  await page.goto(address);
  await drawn(page);
  const map = await page.evaluate(() => performance.now());
  const paint = await page.evaluate(
    () => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Number.NaN,
  );
  await page.context().close();
  return { paint, map };
}

/** What the page notes about itself while it is observed. */
type Noted = { frames: number; requestAnimationFrame: (next: () => void) => void };

/** Runs in the page: counts frames. */
function observe(): void {
  const noted = globalThis as unknown as Noted;
  noted.frames = 0;
  const next = (): void => {
    noted.frames += 1;
    noted.requestAnimationFrame(next);
  };
  next();
}

const TELL = `INSERT INTO outbox (type, rooms, subject_type, subject_id)
  SELECT 'finding.updated', ARRAY['city'], 'finding', id::text FROM finding ORDER BY md5(id::text || $1) LIMIT $2`;

/** Frames a second while events come. */
async function flood(page: Page, tell: (round: number) => Promise<unknown>): Promise<number> {
  await page.evaluate(observe);
  const started = performance.now();
  for (let round = 0; round < FLOOD_S * 10; round += 1) {
    await tell(round);
    await pause(Math.max(0, started + (round + 1) * 100 - performance.now()));
  }
  const seconds = (performance.now() - started) / 1000;
  return (await page.evaluate(() => (globalThis as unknown as Noted).frames)) / seconds;
}

const report = new BenchReport('web');
const database = await databaseOfRegisters();
await command(database.url, 'detect', '--json');
const abat = await RunningAbat.start(database.url);
await command(database.url, 'user', 'add', EMAIL, '--role', 'operator', '--password', PASSWORD);
const browser = await launchBrowser();
try {
  const person = await signIn(browser, abat.base);
  const screens = [
    ['console', `${abat.base}/findings`, person],
    ['wall', `${abat.base}/wall`, await pairWall(browser, abat)],
  ] as const;
  for (const [name, address, cookies] of screens) {
    const visits = [];
    for (let count = 0; count < VISITS; count += 1) visits.push(await visit(browser, cookies, address));
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
  const page = await coldPage(browser, person);
  await page.goto(`${abat.base}/findings`);
  await drawn(page);
  await pause(5_000);
  const tell = (round: number) => database.client.query(TELL, [String(round), RATE / 10]);
  const framesPerSecond = await flood(page, tell);
  const tasks = await tasksDuring(browser, () => flood(page, tell));
  const under = `under ${RATE} events a second`;
  const longest = (name: keyof Task): number => Math.max(...tasks.map((task) => task[name]));
  report.add(`longest task ${under}, without the drawing`, longest('own'), 'ms', { target: LONGEST_TASK_MS });
  report.add(`longest task ${under}, with the drawing, which the processor does here`, longest('whole'), 'ms');
  const long = tasks.filter(({ own }) => own > 50).length;
  report.add(`tasks over 50 ms a minute ${under}, without the drawing`, (long / FLOOD_S) * 60, 'tasks');
  report.add(`frames a second ${under}, drawn without a graphics card`, framesPerSecond, 'fps');
  await report.print(database.client);
} finally {
  await browser.close();
  await abat.stop();
  await database.close();
}
