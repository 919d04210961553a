import type { Finding, Page } from '@abat/contracts';
import { waitUntil } from '../support/wait.js';
import type { Desk } from './support/desk.js';
import { prepareStage } from './support/stage.js';

const stage = prepareStage();
const PATIENCE_MS = 300_000;
const AWAY = [/ERR_/, /WebSocket/, /Failed to load resource/, /answer 50\d/, /request failed/, /service worker/i];
const PHONE = { width: 390, height: 844, offline: true } as const;

/** Waits until the app itself lies in this browser. */
const shellTaken = (desk: Desk) =>
  desk.page.evaluate(async () => {
    await navigator.serviceWorker.ready;
    if (!navigator.serviceWorker.controller)
      await new Promise((resolve) => navigator.serviceWorker.addEventListener('controllerchange', resolve));
  });

/** Waits until the answers of these addresses are kept; `hash` is a piece of their keys. */
const answerKept = (desk: Desk, ...hashes: string[]) =>
  waitUntil(
    () =>
      desk.page.evaluate(async (wanted) => {
        const names = (await caches.keys()).filter((name) => name.startsWith('abat-answers:'));
        const kept = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
        const addresses = kept.flat().map(({ url }) => decodeURIComponent(url));
        return wanted.every((hash) => addresses.some((address) => address.includes(hash)));
      }, hashes),
    { what: `${hashes.join(', ')} to be kept`, timeoutMs: 20_000 },
  );

const keptNames = (desk: Desk) =>
  desk.page.evaluate(async () => (await caches.keys()).filter((name) => /^abat-(answers|tiles|owner)/.test(name)));

async function firstFinding(): Promise<Finding> {
  const api = await stage.abat.as('operator');
  const { items } = await api.read<Page<Finding>>('/api/v1/findings?limit=1&sort=-score');
  const [finding] = items;
  if (!finding) throw new Error('the Astana set has findings');
  return finding;
}

/** A desk that has opened the list of findings and one of them, with everything in this browser. */
async function readerOf(finding: Finding): Promise<Desk> {
  const desk = await stage.openAs('operator', { ...PHONE, path: `/findings?sel=finding:${finding.id}` });
  await shellTaken(desk);
  // Tiles of before went past the worker.
  await desk.page.reload();
  await desk.mapDrawn();
  await answerKept(desk, '["me"]', '["findings","list"', finding.id);
  return desk;
}

describe('without a server', () => {
  it(
    'the list and the object that were read open again with their age, and nothing can be changed',
    async () => {
      const finding = await firstFinding();
      const desk = await readerOf(finding);
      desk.faults.expect(...AWAY);
      await stage.abat.kill('api');
      await desk.page.reload();
      await desk.page.getByTestId('kept').waitFor();
      await desk.page.getByTestId('drawer').getByText(finding.title.ru, { exact: true }).first().waitFor();
      expect(await desk.page.getByTestId('findings-list').locator('li').count()).toBeGreaterThan(0);
      await desk.connection('reconnecting').waitFor();
      await desk.picture('offline-finding');
      await stage.abat.startApi();
      await desk.page.getByTestId('kept').waitFor({ state: 'detached' });
      await desk.connection('live').waitFor();
      desk.faults.take();
    },
    PATIENCE_MS,
  );

  it(
    'a machine without a network says so; back on the network what changed meanwhile is there',
    async () => {
      const finding = await firstFinding();
      const desk = await readerOf(finding);
      desk.faults.expect(...AWAY);
      await desk.context.setOffline(true);
      await desk.page.reload();
      await desk.connection('offline').waitFor();
      await desk.page.getByTestId('kept').waitFor();
      await stage.abat.sql.query(`UPDATE finding SET status = 'in-decision', version = version + 1 WHERE id = $1`, [
        finding.id,
      ]);
      await desk.context.setOffline(false);
      await desk.page.getByTestId('kept').waitFor({ state: 'detached' });
      const changed = desk.word('common', 'findingStatus.in-decision');
      await desk.page.getByTestId('drawer').getByText(changed, { exact: true }).first().waitFor();
      desk.faults.take();
    },
    PATIENCE_MS,
  );

  it(
    'the app opened from its icon without a network shows what was read last',
    async () => {
      const finding = await firstFinding();
      const desk = await readerOf(finding);
      desk.faults.expect(...AWAY);
      await desk.context.setOffline(true);
      await desk.goto('/');
      await desk.page.getByTestId('drawer').getByText(finding.title.ru, { exact: true }).first().waitFor();
      expect(new URL(desk.page.url()).pathname).toBe('/findings');
      await desk.context.setOffline(false);
      await desk.page.getByTestId('kept').waitFor({ state: 'detached' });
      desk.faults.take();
    },
    PATIENCE_MS,
  );

  it(
    'nothing is left of somebody who signed out, and the next person sees nothing of theirs',
    async () => {
      const finding = await firstFinding();
      const desk = await readerOf(finding);
      await waitUntil(async () => (await keptNames(desk)).length === 3, {
        what: 'answers, tiles and their owner to be kept',
      });
      desk.faults.expect(...AWAY);
      await desk.page
        .getByRole('button', { name: new RegExp('^' + desk.word('shell', 'userMenu').slice(0, 6)) })
        .click();
      await desk.page.getByRole('menuitem', { name: desk.word('shell', 'signOut') }).click();
      await desk.page.locator('input[name=email]').waitFor();
      await waitUntil(async () => (await keptNames(desk)).join() === 'abat-owner', { what: 'the caches to go' });
      await desk.context.setOffline(true);
      await desk.goto(`/findings?sel=finding:${finding.id}`);
      await desk.page.locator('input[name=email]').waitFor();
      expect(await desk.page.getByText(finding.title.ru).count()).toBe(0);
      await desk.context.setOffline(false);
      await desk.page.reload();
      await desk.signIn('viewer');
      await answerKept(desk, '["me"]');
      expect((await keptNames(desk)).filter((name) => name.startsWith('abat-answers:'))).toHaveLength(1);
      desk.faults.take();
    },
    PATIENCE_MS,
  );
});

describe('the app can be installed', () => {
  it.each(['kk', 'ru', 'en'] as const)('with a whole manifest in %s', async (locale) => {
    const desk = await stage.open({ locale });
    await desk.goto('/sign-in');
    await desk.page.locator('input[name=email]').waitFor();
    const href = (await desk.page.locator('link[rel=manifest]').getAttribute('href')) ?? '';
    expect(href).toBe(`/manifest.${locale}.webmanifest`);
    const answer = await desk.context.request.get(stage.abat.base + href);
    expect(answer.headers()['content-type']).toContain('application/manifest+json');
    const manifest = (await answer.json()) as {
      lang: string;
      display: string;
      start_url: string;
      icons: { src: string; sizes: string; type: string; purpose: string }[];
    };
    expect(manifest).toMatchObject({ lang: locale, display: 'standalone', start_url: '/' });
    for (const icon of manifest.icons) {
      const image = await desk.context.request.get(stage.abat.base + icon.src);
      expect([icon.src, image.status(), image.headers()['content-type']]).toEqual([icon.src, 200, icon.type]);
    }
    const named = manifest.icons.map(({ sizes, purpose }) => `${sizes} ${purpose}`);
    expect(named).toEqual(expect.arrayContaining(['192x192 any', '512x512 any', '512x512 maskable']));
  });

  it('Chromium finds nothing that is in the way', async () => {
    const desk = await stage.open({ offline: true });
    await desk.goto('/sign-in');
    await shellTaken(desk);
    const session = await desk.context.newCDPSession(desk.page);
    const { errors } = await session.send('Page.getAppManifest');
    const { installabilityErrors } = await session.send('Page.getInstallabilityErrors');
    expect(errors).toEqual([]);
    // A private window installs nothing, and says so.
    expect(installabilityErrors.map(({ errorId }) => errorId).filter((id) => id !== 'in-incognito')).toEqual([]);
  });
});

describe('a wall without a server', () => {
  it(
    'opens again with its last picture and its age, and comes back by itself',
    async () => {
      const wall = await stage.open({ offline: true, width: 1920, height: 1080 });
      await wall.goto('/wall');
      const code = wall.page.getByTestId('pairing-code').filter({ hasText: /[A-Z0-9]{3} [A-Z0-9]{3}/ });
      const admin = await stage.abat.as('administrator');
      const draft = {
        code: await code.textContent(),
        name: 'wall',
        profile: 'fhd-55',
        scenes: [{ scene: 'city-now' }],
      };
      expect((await admin.post('/api/v1/screens', draft)).status).toBe(201);
      await wall.page.getByTestId('wall').waitFor();
      await wall.mapDrawn();
      await shellTaken(wall);
      await answerKept(wall, '["screens","me"]', '["figures","now"');
      await waitUntil(async () => (await keptNames(wall)).includes('abat-tiles:wall'), { what: 'tiles to be kept' });
      await wall.mapDrawn();
      wall.faults.expect(...AWAY);
      await stage.abat.kill('api');
      await wall.page.reload();
      await wall.page.getByTestId('wall').waitFor();
      await wall.connection('reconnecting').waitFor();
      await wall.page.locator('[data-testid=block][data-stale=true]').first().waitFor();
      await wall.page.getByTestId('block-age').first().waitFor();
      await wall.mapDrawn();
      await wall.picture('offline-wall');
      await stage.abat.startApi();
      await wall.connection('live').waitFor();
      await wall.page.locator('[data-testid=block][data-stale=false]').first().waitFor();
      wall.faults.take();
    },
    PATIENCE_MS,
  );
});
