import type { Alarm, Finding, Me, Page as ListPage, Scene, Work } from '@abat/contracts';
import { barriers } from './support/barriers.js';
import { isDeep } from './support/depth.js';
import type { DeskOptions } from './support/desk.js';
import { prepareStage } from './support/stage.js';
import { codeOf, OpenWall, type Profile, SCENES, sceneOn, SIZES } from './support/walls.js';

const stage = prepareStage();
const openWall = (profile: Profile, fields: object = {}, options: DeskOptions = {}) =>
  OpenWall.open(stage, profile, fields, options);

describe('a wall', () => {
  it('shows a code, is paired from the console, is driven, set and revoked', async () => {
    const wall = await stage.open(SIZES['fhd-55']);
    await wall.goto('/wall');
    const code = await codeOf(wall.page);
    for (const lang of ['kk', 'ru', 'en']) await wall.page.locator(`section[lang=${lang}] h2`).waitFor();
    const desk = await stage.openAs('operator', { path: '/screens' });
    const { page } = desk;
    await page.getByTestId('screens-list').waitFor();
    await page.getByRole('button', { name: desk.word('screens', 'pair.open') }).click();
    await page.getByTestId('pair-code').fill(code.toLowerCase());
    await page.getByTestId('pair-name').fill('Зал');
    await page.getByTestId('pair-do').click();
    await wall.page.getByTestId('wall').waitFor();
    const card = page.locator('[data-testid=screen-card][data-online=true]');
    await card.waitFor();

    await card.getByRole('button', { name: desk.word('screens', 'show'), exact: true }).click();
    await page.getByRole('menuitem', { name: 'Деньги' }).click();
    await sceneOn(wall.page, 'money').waitFor();
    await page.locator('[data-testid=screen-card][data-scene=money]').waitFor();
    await card.getByRole('button', { name: desk.word('screens', 'release') }).click();
    await sceneOn(wall.page, 'city-now').waitFor();

    // What the wall asks for between the revoking and its end is refused.
    wall.faults.expect(/401/);
    await card.getByRole('button', { name: desk.word('screens', 'revoke.open') }).click();
    await page
      .getByRole('dialog')
      .getByRole('button', { name: desk.word('screens', 'revoke.do') })
      .click();
    await wall.page.getByTestId('pairing').waitFor();
    expect(await codeOf(wall.page)).not.toBe(code);
  }, 120_000);

  it('goes through its scenes in their order and times', async () => {
    const scenes = ['money', 'requests'].map((scene) => ({ scene, durationS: 5 }));
    const { page } = await openWall('fhd-55', { scenes });
    for (const code of ['money', 'requests', 'money']) await sceneOn(page, code).waitFor();
  }, 90_000);

  it('breaks to a new critical finding, says where, whose, how old, what is done, and returns', async () => {
    const wall = await openWall('fhd-55', { scenes: [{ scene: 'requests' }], breakInS: 45 });
    await sceneOn(wall.page, 'requests').waitFor();
    const finding = await newCritical();
    const spot = wall.page.locator(`[data-testid=spot][data-id="${finding.id}"]`);
    await spot.waitFor({ timeout: 30_000 });
    const words = ['spot.where', 'spot.whose', 'spot.since', 'spot.done', 'spot.hands'];
    for (const key of words) await spot.getByText(wall.desk.word('wall', key), { exact: true }).waitFor();
    await spot.getByText(String(finding.number)).first().waitFor();
    await wall.desk.mapDrawn();
    await spot.getByTestId('block-age').first().waitFor();
    await wall.desk.picture('wall-break-in');
    await isTakenInView(wall, finding);
    await sceneOn(wall.page, 'requests').waitFor();
  }, 180_000);

  it('shows what somebody puts on it from a drawer', async () => {
    const wall = await openWall('fhd-55', { name: 'Большая' });
    const api = await stage.abat.as('operator');
    const work = (await api.done(api.get<ListPage<Work>>('/api/v1/works?limit=1'))).items[0];
    const desk = await stage.openAs('operator', { path: `/works?layers=none&sel=work:${work?.id}` });
    await desk.page.getByTestId('show-on-wall').click();
    await desk.page.getByRole('menuitem', { name: /Большая/ }).click();
    await wall.page.locator(`[data-testid=spot][data-type=work][data-id="${work?.id}"]`).waitFor();
  }, 90_000);

  it('sleeps by its schedule: black, with a dim clock', async () => {
    const sleep = { from: '00:00', to: '23:59', days: [1, 2, 3, 4, 5, 6, 7] };
    const wall = await openWall('fhd-55', { sleep });
    await wall.page.getByTestId('wall-asleep').waitFor();
    await wall.showScene('money');
  }, 90_000);
});

/** Only what nobody has taken calls; then the wall says who works it, and what is put aside stays counted. */
async function isTakenInView(wall: OpenWall, finding: Finding): Promise<void> {
  const card = wall.page.getByTestId('spot-card');
  await wall.page.locator('[data-testid=spot-card][data-urgent=true]').waitFor();
  const api = await stage.abat.as('operator');
  const alarm = (await api.read<ListPage<Alarm>>(`/api/v1/alarms?finding=${finding.id}`)).items[0];
  await api.done(api.post<Alarm>(`/api/v1/alarms/${alarm?.id}/take`));
  await wall.page.locator('[data-testid=spot-card][data-urgent=false]').waitFor();
  const { name } = await api.read<Me>('/api/v1/me');
  await card.getByText(name).waitFor();
  const until = new Date(Date.now() + 3_600_000).toISOString();
  await api.done(api.post<Alarm>(`/api/v1/alarms/${alarm?.id}/snooze`, { reason: 'Ждём подрядчика', until }));
  await wall.page.getByTestId('snoozed-alarms').filter({ hasText: '1' }).waitFor();
  await card.getByText(wall.desk.word('wall', 'hands.snoozed').split('{{')[0]?.trim() ?? '').waitFor();
}

/** A work into the days and place of a ban: the rules call it critical. */
async function newCritical(): Promise<Finding> {
  const api = await stage.abat.as('operator');
  const known = await criticals();
  const sides = known[0];
  const subject = sides?.subjects.find(({ type }) => type === 'work');
  const work = await api.done(api.get<Work>(`/api/v1/works/${subject?.id}`));
  const draft = {
    ...{ title: 'Срочная работа в период запрета', agency: work.agency, function: work.function },
    ...{ start: work.start, end: work.end, geometry: work.geometry, dateCertainty: work.dateCertainty },
    ...{ hindersTraffic: work.hindersTraffic, surfaceBreaking: work.surfaceBreaking },
  };
  await api.done(api.post<Work>('/api/v1/works', draft));
  await stage.abat.settled();
  const fresh = (await criticals()).find(({ id }) => !known.some((one) => one.id === id));
  if (!fresh) throw new Error('no new critical finding came of the work');
  return fresh;
}

async function criticals(): Promise<Finding[]> {
  const api = await stage.abat.as('operator');
  const path = '/api/v1/findings?severity=critical&rule=work.event&limit=100';
  return (await api.done(api.get<ListPage<Finding>>(path))).items;
}

describe('axe finds nothing serious', () => {
  it.each(isDeep ? (['dark', 'light'] as const) : (['dark'] as const))(
    'on a wall, contrast included, %s',
    async (theme) => {
      const wall = await openWall('fhd-55', { theme });
      const faults: string[] = [];
      for (const scene of SCENES) {
        await wall.showScene(scene);
        faults.push(...(await barriers(wall)).map((fault) => `${scene} ${fault}`));
      }
      expect(faults).toEqual([]);
    },
    180_000,
  );

  it('in the console, where scenes are composed by keyboard', async () => {
    const desk = await stage.openAs('operator', { path: '/screens?tab=scenes&scene=money', width: 1600, height: 1000 });
    const { page } = desk;
    const block = page.locator('button[data-block=money-bars]');
    await block.waitFor();
    const before = await block.getAttribute('aria-label');
    await block.focus();
    await page.keyboard.press('Shift+ArrowLeft');
    await page.keyboard.press('ArrowRight');
    await page.locator(`button[data-block=money-bars]:not([aria-label="${before}"])`).waitFor();
    expect(await barriers(desk)).toEqual([]);
    await page.getByTestId('save-scene').click();
    await page.getByRole('button', { name: desk.word('screens', 'asShipped') }).click();
    await page.locator(`button[data-block=money-bars][aria-label="${before}"]`).waitFor();
  }, 120_000);
});

describe('a scene that is composed', () => {
  it('outlasts what somebody else saves meanwhile, and is not left without a question', async () => {
    const desk = await stage.openAs('operator', { path: '/screens?tab=scenes&scene=money', width: 1600, height: 1000 });
    const { page } = desk;
    const api = await stage.abat.as('administrator');
    const scene = '/api/v1/scenes/money';
    const stored = () => api.read<Scene>(scene);
    const block = page.locator('button[data-block=money-bars]');
    await block.waitFor();
    const before = await block.getAttribute('aria-label');
    const at = (label: string | null) => page.locator(`button[data-block=money-bars][aria-label="${label}"]`);
    await block.focus();
    await page.keyboard.press('Shift+ArrowLeft');
    await at(before).waitFor({ state: 'detached' });
    const mine = await block.getAttribute('aria-label');
    await api.done(api.patch<Scene>(scene, { durationS: 77 }, (await stored()).version));
    await page.getByTestId('edit-conflict').waitFor();
    await at(mine).waitFor();

    const scenes = page.getByRole('navigation', { name: desk.word('screens', 'tab.scenes') });
    await scenes.locator('button:not([aria-current])').first().click();
    await page.getByRole('button', { name: desk.word('edit', 'unsaved.stay') }).click();
    await page.getByRole('button', { name: desk.word('edit', 'conflict.mine') }).click();
    // Nothing is left to undo once it is saved.
    await page.getByRole('button', { name: desk.word('screens', 'undo'), disabled: true }).waitFor();
    expect(await page.getByTestId('edit-conflict').count()).toBe(0);
    await at(mine).waitFor();
    const { durationS, edited, version } = await stored();
    expect([durationS, edited]).toEqual([77, true]);
    // Nothing is composed here now: what the other gives back comes by itself.
    await api.done(api.delete(scene, version));
    await at(before).waitFor();
  }, 120_000);
});

describe('scenes and profiles of our own', () => {
  it('are made, told what to say, renamed, copied and deleted; a wall follows and is never black', async () => {
    const { desk, wall } = await composed();
    const { page } = desk;
    const text = wall.page.locator('[data-testid=block][data-block=text]');
    await wall.show({ kind: 'scene', code: 'clean-up' });
    await text.getByText('Субботник 25 апреля').waitFor();
    await desk.picture('scene-of-our-own');

    const actions = page.getByTestId('scene-actions');
    const press = (word: string) => actions.getByRole('button', { name: word }).click();
    const dialog = page.getByTestId('scene-dialog');
    await press(desk.word('screens', 'sceneSettings'));
    await dialog.getByTestId('name-ru').fill('Субботник');
    await dialog.getByRole('button', { name: desk.word('common', 'action.save') }).click();
    await wall.page.getByRole('heading', { name: 'Субботник', exact: true }).waitFor();

    await press(desk.word('screens', 'copy'));
    await dialog.getByRole('button', { name: desk.word('screens', 'make') }).click();
    await page.waitForURL(/scene=clean-up-2/);
    const nav = page.getByRole('navigation', { name: desk.word('screens', 'tab.scenes') });
    await nav.getByRole('button', { name: 'Субботник', exact: true }).click();
    await page.waitForURL(/scene=clean-up(&|$)/);
    await press(desk.word('common', 'action.delete'));
    const drop = page.getByTestId('drop-dialog');
    await drop.getByText(desk.word('screens', 'drop.shown')).waitFor();
    await drop.getByRole('button', { name: desk.word('common', 'action.delete') }).click();
    await wall.page.locator('[data-testid=wall-lack][data-lack=shown]').waitFor();
    await sceneOn(wall.page, 'requests').waitFor();
    expect(await barriers(desk)).toEqual([]);
  }, 180_000);

  it('a profile is made by its diagonal, kept while a wall has it, and followed', async () => {
    const desk = await stage.openAs('operator', { path: '/screens?tab=profiles', width: 1600, height: 1000 });
    const { page } = desk;
    await page.getByRole('button', { name: desk.word('screens', 'newProfile') }).click();
    const dialog = page.getByTestId('profile-dialog');
    for (const [lang, name] of Object.entries({ ru: 'Экран в холле', kk: 'Холлдағы экран', en: 'Hall' }))
      await dialog.getByTestId(`name-${lang}`).fill(name);
    await dialog.getByTestId('profile-diagonal').fill('43');
    await dialog.getByTestId('profile-distanceM').fill('2,5');
    await dialog.getByRole('button', { name: desk.word('screens', 'make') }).click();
    const card = page.locator('[data-testid=profile-card][data-code=hall]');
    await card.getByText('43″').waitFor();
    await card.getByText('2,5').waitFor();
    await desk.picture('screen-profiles');
    expect(await barriers(desk)).toEqual([]);

    const wall = await openWall('fhd-55', { profile: 'hall', name: 'Холл', scenes: [{ scene: 'requests' }] });
    const size = () => wall.page.getByTestId('wall').evaluate((one) => one.style.getPropertyValue('--block-text'));
    const before = await size();
    await card.getByText('Холл', { exact: true }).waitFor();
    await card.getByRole('button', { name: desk.word('common', 'action.delete') }).click();
    await page.getByTestId('drop-dialog').getByText('Холл').waitFor();
    await page.keyboard.press('Escape');
    await card.getByRole('button', { name: desk.word('screens', 'settings') }).click();
    await dialog.getByTestId('profile-distanceM').fill('3,5');
    await dialog.getByRole('button', { name: desk.word('common', 'action.save') }).click();
    await wall.page.waitForFunction(
      (old) =>
        document.querySelector<HTMLElement>('[data-testid=wall]')?.style.getPropertyValue('--block-text') !== old,
      before,
    );
  }, 180_000);
});

/** A scene of our own with one text in it, saved, and a wall that has another one. */
async function composed() {
  const desk = await stage.openAs('operator', { path: '/screens?tab=scenes', width: 1600, height: 1000 });
  const { page } = desk;
  await page.getByRole('button', { name: desk.word('screens', 'newScene') }).click();
  const dialog = page.getByTestId('scene-dialog');
  for (const [lang, name] of Object.entries({ ru: 'Субботник города', kk: 'Қала сенбілігі', en: 'Clean-up' }))
    await dialog.getByTestId(`name-${lang}`).fill(name);
  await dialog.getByRole('button', { name: desk.word('screens', 'make') }).click();
  await page.waitForURL(/scene=clean-up/);
  await page.getByRole('button', { name: desk.word('screens', 'addBlock') }).click();
  await page.getByRole('menuitem', { name: desk.word('blocks', 'title.text'), exact: true }).click();
  await page.getByTestId('text-ru').fill('Субботник 25 апреля');
  await page.getByTestId('text-kk').fill('Сенбілік 25 сәуірде');
  await page.getByTestId('scene-preview').getByText('Субботник 25 апреля').waitFor();
  await page.getByTestId('save-scene').click();
  await page.getByRole('button', { name: desk.word('screens', 'undo'), disabled: true }).waitFor();
  return { desk, wall: await openWall('fhd-55', { scenes: [{ scene: 'requests' }] }) };
}
