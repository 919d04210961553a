import { appendFile, cp, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Finding, Page as ListPage, WorkSummary } from '@abat/contracts';
import type { Desk } from './support/desk.js';
import { prepareStage } from './support/stage.js';
import { OpenWall } from './support/walls.js';

const stage = prepareStage();

/** What a browser says while the server is away. */
const AWAY = [/ERR_/, /WebSocket/, /Failed to load resource/, /answer 50\d/, /request failed/];
const STALE_WITHIN_MS = 15_000;
const CLEAR_WITHIN_MS = 5_000;
const PATH = '/works?layers=none&w.sort=-updatedAt';

let unheard = 0;

/** A work that is told of past the api: the worker numbers it. @returns its title */
async function unheardWork(title: string): Promise<string> {
  unheard += 1;
  const folder = await mkdtemp(join(tmpdir(), 'abat-unheard-'));
  const file = join(folder, 'works.csv');
  const row = `unheard-${unheard},"${title}",akim-almaty,improvement,2031-05-01,2031-05-20,71.475,51.1465`;
  await writeFile(file, `external_id,title,agency,function,start,end,lon,lat\n${row}\n`);
  await stage.abat.cli('import', 'works', file, '--source', 'upload');
  await rm(folder, { recursive: true });
  return title;
}

const firstRow = (desk: Desk, text: string) =>
  desk.page.getByTestId('works-list').locator('li').first().filter({ hasText: text });
const stale = (desk: Desk) => desk.page.locator('[data-testid=connection]:not([data-status=live])');
const standsStill = (desk: Desk) => desk.page.getByTestId('stands-still');

/** Counts how often the page is loaded from now on. */
function countLoads(desk: Desk): () => number {
  let loads = 0;
  desk.page.on('load', () => (loads += 1));
  return () => loads;
}

async function openList(): Promise<Desk> {
  const desk = await stage.openAs('operator', { path: PATH });
  await desk.settled();
  return desk;
}

describe('a screen whose link is not what it seems', () => {
  it('notices a frozen api behind an open socket, and is whole again without a reload', async () => {
    const desk = await openList();
    const loads = countLoads(desk);
    desk.faults.expect(...AWAY);
    stage.abat.freeze('api');
    const title = 'Замороженный сервер';
    try {
      await stale(desk).waitFor({ timeout: STALE_WITHIN_MS });
      await unheardWork(title);
    } finally {
      stage.abat.thaw('api');
    }
    await desk.connection('live').waitFor({ timeout: CLEAR_WITHIN_MS });
    await firstRow(desk, title).waitFor();
    desk.faults.expectNone();
    expect(loads()).toBe(0);
  }, 120_000);

  it('notices that changes are committed and told to nobody: the worker is away', async () => {
    const desk = await openList();
    await stage.abat.kill('worker');
    await unheardWork('Работник остановлен');
    await stale(desk).waitFor({ timeout: STALE_WITHIN_MS });
    await standsStill(desk).waitFor();
    await desk.picture('link-changes-do-not-arrive');
    await stage.abat.startWorker();
    await desk.connection('live').waitFor({ timeout: CLEAR_WITHIN_MS });
    await firstRow(desk, 'Работник остановлен').waitFor();
    await standsStill(desk).waitFor({ state: 'detached' });
  }, 120_000);

  it('notices that the api cannot read the log although it answers', async () => {
    const desk = await openList();
    const runner = stage.abat.sql.createQueryRunner();
    await runner.startTransaction();
    await runner.query('LOCK TABLE event_position IN ACCESS EXCLUSIVE MODE');
    await stale(desk).waitFor({ timeout: STALE_WITHIN_MS });
    await standsStill(desk).waitFor();
    await runner.rollbackTransaction();
    await runner.release();
    await desk.connection('live').waitFor({ timeout: CLEAR_WITHIN_MS });
  }, 120_000);

  it('says so when the server answers requests and its socket is silent', async () => {
    const desk = await stage.open();
    let isCut = false;
    await desk.page.routeWebSocket(/socket\.io/, (socket) => {
      const server = socket.connectToServer();
      server.onMessage((message) => {
        if (!isCut) socket.send(message);
      });
    });
    await desk.goto(PATH);
    await desk.signIn('operator');
    await desk.settled();
    isCut = true;
    await stale(desk).waitFor({ timeout: STALE_WITHIN_MS });
    await standsStill(desk).waitFor({ timeout: CLEAR_WITHIN_MS });
    isCut = false;
    await desk.connection('live').waitFor({ timeout: CLEAR_WITHIN_MS });
  }, 120_000);

  it('marks the figures whose own answers stay away, while everything else lives', async () => {
    const desk = await stage.openAs('viewer', { path: '/start' });
    await desk.settled();
    const block = (code: string, isStale: boolean) =>
      desk.page.locator(`[data-block=${code}][data-stale=${String(isStale)}]`);
    await block('key-figures', false).waitFor();
    desk.faults.expect(/Failed to load resource/, /answer 500/);
    await desk.page.route('**/api/v1/figures/now**', (route) => route.fulfill({ status: 500, body: '' }));
    await unheardWork('Работа, которую не посчитали');
    await block('key-figures', true).getByTestId('block-age').waitFor({ timeout: STALE_WITHIN_MS });
    await block('week-works', false).waitFor();
    expect(await desk.connection('live').count()).toBe(1);
    await desk.picture('link-figures-stay-away');
    await desk.page.unroute('**/api/v1/figures/now**');
    await block('key-figures', false).waitFor({ timeout: STALE_WITHIN_MS });
    desk.faults.expectNone();
  }, 120_000);

  it('asks again for a list whose answer was lost, while the link lives', async () => {
    const desk = await openList();
    const failing = desk.page.getByText(desk.word('shell', 'fetchFailing'));
    desk.faults.expect(/Failed to load resource/, /answer 500/);
    await desk.page.route('**/api/v1/works?**', (route) => route.fulfill({ status: 500, body: '' }));
    const title = await unheardWork('Список не ответил');
    await failing.waitFor({ timeout: STALE_WITHIN_MS });
    expect(await desk.connection('live').count()).toBe(1);
    await desk.page.unroute('**/api/v1/works?**');
    await firstRow(desk, title).waitFor({ timeout: STALE_WITHIN_MS });
    await failing.waitFor({ state: 'detached' });
    desk.faults.expectNone();
  }, 120_000);

  it('stays live without Redis: changes come by the log', async () => {
    const desk = await openList();
    desk.faults.expect(...AWAY);
    await stage.abat.redis.kill();
    const change = `UPDATE work SET title = 'Без Redis', updated_at = clock_timestamp() WHERE id = (SELECT id FROM work ORDER BY id DESC LIMIT 1)`;
    await stage.abat.sql.query(change);
    await stage.abat.sql.query(
      `INSERT INTO outbox (type, rooms, subject_type, subject_id) SELECT 'work.updated', ARRAY['city'], 'work', id FROM work ORDER BY id DESC LIMIT 1`,
    );
    await firstRow(desk, 'Без Redis').waitFor({ timeout: STALE_WITHIN_MS });
    expect(await desk.connection('live').count()).toBe(1);
    await stage.abat.redis.up();
    desk.faults.expectNone();
  }, 120_000);
});

/** A copy of the built web app that differs in one sign, as the next version does. @returns its checkout */
async function nextVersion(): Promise<string> {
  const checkout = await mkdtemp(join(tmpdir(), 'abat-deploy-'));
  await mkdir(join(checkout, 'dist'));
  await cp(resolve('dist/web'), join(checkout, 'dist/web'), { recursive: true });
  await appendFile(join(checkout, 'dist/web/index.html'), '<!-- the next version -->\n');
  await symlink(resolve('infra'), join(checkout, 'infra'));
  return checkout;
}

describe('a deploy', () => {
  it('is told to a desk, which keeps what was typed and asks before it is lost', async () => {
    const api = await stage.abat.as('operator');
    const [shown] = (await api.read<ListPage<WorkSummary>>('/api/v1/works?limit=1&period=current')).items;
    if (!shown) throw new Error('the Astana set has no works');
    const desk = await stage.openAs('operator', { path: '/works?layers=none&new=work' });
    await desk.settled();
    const loads = countLoads(desk);
    const title = desk.page
      .getByTestId('work-editor')
      .getByRole('textbox', { name: new RegExp(`^${desk.word('edit', 'field.title')}`) });
    await title.fill('Набрано до выхода новой версии');
    const checkout = await nextVersion();
    desk.faults.expect(...AWAY);
    await stage.abat.kill('api');
    // As a migration does: no event tells of it.
    await stage.abat.value(`UPDATE work SET title = 'Переименована миграцией' WHERE id = '${shown.id}'`);
    await stage.abat.startApi(checkout);
    const notice = desk.page.getByTestId('new-build');
    await notice.waitFor();
    await desk.page.getByTestId('works-list').getByText('Переименована миграцией').waitFor();
    desk.faults.expectNone();
    const asked = desk.page.waitForEvent('dialog');
    const clicked = notice.getByRole('button', { name: desk.word('common', 'action.reload') }).click();
    const dialog = await asked;
    expect(dialog.type()).toBe('beforeunload');
    await dialog.dismiss();
    await clicked;
    expect(await title.inputValue()).toBe('Набрано до выхода новой версии');
    expect(loads()).toBe(0);
    await desk.picture('link-new-version');
    // The tests to come are served by the version that stays.
    desk.faults.expect(...AWAY);
    await stage.abat.kill('api');
    await stage.abat.startApi();
    await rm(checkout, { recursive: true });
  }, 240_000);

  it('is loaded by a wall once, and not before what was put on it is over', async () => {
    const scenes = ['money', 'requests'].map((scene) => ({ scene, durationS: 5 }));
    const wall = await OpenWall.open(stage, 'fhd-55', { scenes });
    const { desk } = wall;
    const api = await stage.abat.as('operator');
    const [finding] = (await api.read<ListPage<Finding>>('/api/v1/findings?limit=1')).items;
    await wall.show({ kind: 'finding', id: finding?.id });
    await wall.page.getByTestId('spot').waitFor();
    const loads = countLoads(desk);
    const checkout = await nextVersion();
    desk.faults.expect(...AWAY);
    await stage.abat.kill('api');
    await stale(desk).waitFor({ timeout: STALE_WITHIN_MS });
    await stage.abat.startApi(checkout);
    await desk.connection('live').waitFor();
    await wall.page.locator('[data-testid=wall][data-picture=spot]').waitFor();
    expect(loads()).toBe(0);
    const loaded = wall.page.waitForEvent('load');
    await wall.letGo();
    await loaded;
    await desk.connection('live').waitFor();
    await wall.turned(3);
    expect(loads()).toBe(1);
    await stage.abat.kill('api');
    await stage.abat.startApi();
    await rm(checkout, { recursive: true });
  }, 240_000);
});

describe('a map that loses what it draws with', () => {
  const PATH_OF_MAP = '/findings?panel=off&layers=none';

  it('says that the graphics system took the context, and draws again when it is given back', async () => {
    const desk = await stage.openAs('viewer', { path: PATH_OF_MAP });
    await desk.mapDrawn();
    desk.faults.expect(/WebGL/i, /CONTEXT_LOST/);
    const canvas = desk.page.locator('canvas.maplibregl-canvas');
    await canvas.evaluate((element) => {
      const context = (element as HTMLCanvasElement).getContext('webgl2');
      const loss = context?.getExtension('WEBGL_lose_context');
      loss?.loseContext();
      Object.assign(window, { giveBack: () => loss?.restoreContext() });
    });
    const said = desk.page.getByText(desk.word('map', 'trouble.context-lost'));
    await said.waitFor();
    await desk.page.evaluate(() => (window as unknown as { giveBack: () => void }).giveBack());
    await said.waitFor({ state: 'detached' });
    await desk.mapDrawn();
  }, 90_000);

  it('says that tiles are missing, and asks for them again until they are there', async () => {
    const desk = await stage.openAs('viewer', { path: PATH_OF_MAP });
    await desk.mapDrawn();
    desk.faults.expect(/tiles/, /503/);
    await desk.page.route('**/tiles/works/**', (route) => route.fulfill({ status: 503, body: '' }));
    await desk.goto('/works?panel=off&layers=works');
    const said = desk.page.getByText(desk.word('map', 'trouble.tiles'));
    await said.waitFor();
    await desk.page.unroute('**/tiles/works/**');
    await said.waitFor({ state: 'detached' });
    await desk.mapDrawn();
  }, 90_000);

  it('says that its worker failed, and starts anew on demand', async () => {
    const desk = await stage.open();
    desk.faults.expect(/maplibre-gl-worker/, /worker/i);
    await desk.page.route(/maplibre-gl-worker/, (route) => route.abort());
    await desk.goto(PATH_OF_MAP);
    await desk.signIn('viewer');
    const said = desk.page.getByText(desk.word('map', 'trouble.worker-failed'));
    await said.waitFor();
    await desk.page.unroute(/maplibre-gl-worker/);
    await desk.page.getByRole('button', { name: desk.word('map', 'trouble.restart') }).click();
    await desk.mapDrawn();
    await said.waitFor({ state: 'detached' });
  }, 90_000);
});
