import { barriers } from './support/barriers.js';
import type { Desk } from './support/desk.js';
import { prepareStage } from './support/stage.js';

const stage = prepareStage();
const SPACES = 'improvement.public-space';

const parameter = (desk: Desk, name: string): string | null => new URL(desk.page.url()).searchParams.get(name);

describe('Given an operator at the matrix', () => {
  it('the department and all six offices stand hatched in one row', async () => {
    const desk = await stage.openAs('operator', { path: '/matrix', width: 1920, height: 1080 });
    const row = desk.page.getByRole('row').filter({ hasText: 'Обустройство общественных пространств' });
    await row.locator('[data-worst]').first().waitFor();
    expect(await row.locator('[data-worst]').count()).toBe(8);
    expect(await desk.page.getByTestId('matrix-summary').textContent()).toContain('Сразу 7 органов');
    await desk.settled();
    await desk.picture('matrix-ru');
    expect(await barriers(desk)).toEqual([]);
  }, 90_000);

  it('by keyboard a branch closes, a cell opens, and the address keeps both', async () => {
    const desk = await stage.openAs('operator', { path: '/matrix', width: 1920, height: 1080 });
    const { page } = desk;
    const grid = page.getByTestId('matrix-list');
    await grid.focus();
    const rows = async () => Number(await grid.getAttribute('aria-rowcount'));
    const open = await rows();
    await page.keyboard.press('-');
    await page.waitForURL(/m\.tree=improvement/);
    await grid.locator('[role=row][aria-expanded=false]').waitFor();
    expect(await rows()).toBeLessThan(open);
    await page.keyboard.press('+');
    await grid.locator('[role=row][aria-expanded=false]').waitFor({ state: 'detached' });
    expect(parameter(desk, 'm.tree')).toBeNull();
    expect(await rows()).toBe(open);
    await page.keyboard.press('Enter');
    const drawer = page.getByTestId('drawer');
    await drawer.waitFor();
    expect(parameter(desk, 'm.cell')).toBe('improvement~akimat');
    await drawer.getByText(desk.word('matrix', 'drawer.noRequests')).waitFor();
    await page.keyboard.press('Escape');
    await drawer.waitFor({ state: 'detached' });
  }, 90_000);

  it('a link with filters shows what they select, and the file has the same', async () => {
    const path = '/matrix?m.stage=current-repair&m.territory=esil&m.only=overlaps';
    const desk = await stage.openAs('operator', { path, width: 1920, height: 1080 });
    const grid = desk.page.getByTestId('matrix-list');
    await grid.locator('[data-worst]').first().waitFor();
    expect(await grid.locator('[data-worst]').count()).toBe(2);
    const href = await desk.page.getByRole('link', { name: 'XLSX' }).getAttribute('href');
    const asked = new URL(href ?? '', 'http://city').searchParams;
    expect(Object.fromEntries(asked)).toMatchObject({ stage: 'current-repair', territory: 'esil', only: 'overlaps' });
  }, 90_000);

  it('a cell leads to its finding and to the map', async () => {
    const path = `/matrix?m.cell=${SPACES}~akim-esil`;
    const desk = await stage.openAs('operator', { path, width: 1920, height: 1080 });
    const { page } = desk;
    await page
      .getByTestId('drawer')
      .getByRole('button', { name: desk.word('common', 'action.showOnMap') })
      .click();
    const box = page.getByTestId('responsibility');
    await box.getByText('Аппарат акима района «Есіл»', { exact: true }).waitFor();
    expect([parameter(desk, 'r.function'), parameter(desk, 'r.stage')]).toEqual([SPACES, 'current-repair']);
    await desk.mapDrawn();
    await desk.picture('responsibility-map-ru');
    await desk.settled();
    expect(await barriers(desk)).toEqual([]);
  }, 90_000);
});

describe('Given the map of responsibility', () => {
  it('a click tells who answers for the place', async () => {
    const path = `/findings?layers=none&r.on=1&r.function=${SPACES}&r.stage=current-repair&panel=off`;
    const desk = await stage.openAs('operator', { path });
    await desk.mapDrawn();
    const box = await desk.page.getByTestId('map').boundingBox();
    await desk.page.mouse.click((box?.x ?? 0) + (box?.width ?? 0) / 2, (box?.y ?? 0) + (box?.height ?? 0) / 2);
    const drawer = desk.page.getByTestId('drawer');
    await drawer.getByText('Управление охраны окружающей среды и природопользования').first().waitFor();
    expect(parameter(desk, 'r.point')).toMatch(/^71\.\d+,51\.\d+$/);
    await desk.settled();
    await desk.picture('who-answers-ru');
    expect(await barriers(desk)).toEqual([]);
  }, 90_000);

  it('overlaps stand beside it with their areas; a shape chooses its row, and a row its shape', async () => {
    const path = `/findings?layers=none&r.on=1&r.function=${SPACES}&r.stage=current-repair&panel=off&map=11/51.13/71.43`;
    const desk = await stage.openAs('operator', { path, width: 1920, height: 1080 });
    const { page } = desk;
    await desk.mapDrawn();
    const rows = page.getByTestId('overlaps').locator('[data-shape]');
    await rows.first().waitFor();
    expect(await rows.count()).toBe(6);
    const box = await page.getByTestId('map').boundingBox();
    await page.mouse.click((box?.x ?? 0) + (box?.width ?? 0) / 2, (box?.y ?? 0) + (box?.height ?? 0) / 2);
    // The office of the place with the department, not the larger area of either alone.
    await page.locator('[data-shape="overlap:akim-esil+dep-environment"][aria-pressed=true]').waitFor();
    const nura = page.locator('[data-shape="overlap:akim-nura+dep-environment"]');
    expect(await nura.textContent()).toMatch(/188,6.км²/);
    await nura.click();
    await page.locator('[aria-pressed=true][data-shape*="akim-nura"]').waitFor();
    expect(parameter(desk, 'r.shape')).toBe('overlap:akim-nura+dep-environment');
    expect(await page.getByTestId('legend').textContent()).toContain(desk.word('map', 'legend.overlap'));
    await desk.mapDrawn();
    await desk.settled();
    await desk.picture('responsibility-chosen-ru');
    expect(await barriers(desk)).toEqual([]);
  }, 90_000);

  it('outside the city nobody is named', async () => {
    const desk = await stage.openAs('operator', { path: '/findings?layers=none&r.on=1', locale: 'kk' });
    desk.faults.expect(/422/);
    await desk.goto('/findings?layers=none&r.on=1&r.point=70.5,51.1');
    await desk.page.getByTestId('drawer').getByText(desk.word('matrix', 'who.outsideHint')).waitFor();
  }, 90_000);
});
