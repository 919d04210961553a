import type { Finding, Page as ListPage, Work } from '@abat/contracts';
import type { Page } from 'playwright-core';
import { mapPixelsOf, tokenColour } from './support/colours.js';
import type { Desk } from './support/desk.js';
import { prepareStage } from './support/stage.js';

const stage = prepareStage();

/** A courtyard of Almaty district with nothing of the demonstration programme around it. */
const COURTYARD = {
  type: 'Polygon',
  coordinates: [
    [
      [71.4747, 51.1462],
      [71.4756, 51.1462],
      [71.4756, 51.1468],
      [71.4747, 51.1468],
      [71.4747, 51.1462],
    ],
  ],
};
const PAVING = 'Укладка плитки во дворе школы';
const HEATING = 'Замена тепловой сети у школы';

const work = (changes: Record<string, unknown>): Record<string, unknown> => ({
  ...{ function: 'improvement.courtyard', geometry: COURTYARD, dateCertainty: 'firm' },
  ...changes,
});

const rows = (page: Page, list: string) => page.getByTestId(list).locator('li');

/** The network of the department in May, the paving of the planner in September: the right order, and they do not meet. */
async function prepareNeighbours(): Promise<Work> {
  const [planner, operator] = [await stage.abat.as('planner'), await stage.abat.as('operator')];
  const may = { title: HEATING, agency: 'dep-utilities', start: '2031-05-01', end: '2031-05-31' };
  await operator.done(operator.post('/api/v1/works', work({ ...may, function: 'networks.heat' })));
  const september = { title: PAVING, agency: 'akim-almaty', start: '2031-09-01', end: '2031-09-30' };
  const own = await planner.done(planner.post<Work>('/api/v1/works', work(september)));
  await stage.abat.settled();
  return own;
}

/** The planner finds the own work by its name and opens its form. */
async function openForm(planner: Desk): Promise<void> {
  const { page } = planner;
  await page.getByRole('link', { name: planner.word('shell', 'tabs.works') }).click();
  // The list of findings has a search field of the same name.
  await page.getByTestId('works-list').waitFor();
  await page.getByRole('textbox', { name: planner.word('works', 'filter.search') }).fill('плитки во дворе школы');
  await rows(page, 'works-list').filter({ hasText: PAVING }).getByRole('button').click();
  await page
    .getByTestId('drawer')
    .getByRole('button', { name: planner.word('common', 'action.edit') })
    .click();
  await page.getByTestId('preview').getByText(planner.word('edit', 'preview.none')).waitFor();
}

async function setDay(desk: Desk, field: 'start' | 'end', day: string): Promise<void> {
  const label = desk.word('edit', `field.${field}`);
  const box = desk.page.getByTestId('work-editor').getByRole('textbox', { name: new RegExp(`^${label}`) });
  await box.fill(day);
  await box.press('Tab');
}

describe('Given an operator and a planner of Almaty district at their desks', () => {
  it('the planner sees a clash before saving it, and the operator sees it without a reload', async () => {
    const own = await prepareNeighbours();
    const operator = await stage.openAs('operator', { width: 1920, height: 1080, path: '/findings?f.sort=-openedAt' });
    await operator.settled();
    await operator.mapDrawn();
    await seesTheCity(operator);
    await operator.picture('story-1-operator-before');

    const planner = await stage.openAs('planner', { path: '/findings' });
    await openForm(planner);
    await setDay(planner, 'start', '15.05.2031');
    await setDay(planner, 'end', '15.06.2031');
    const preview = planner.page.getByTestId('preview-opened');
    await preview.getByText(HEATING).first().waitFor();
    await planner.mapDrawn();
    await planner.picture('story-2-planner-preview');
    const reader = await stage.abat.as('viewer');
    const clashes = `/api/v1/findings?rule=work.clash&subject=${own.id}`;
    expect((await reader.read<ListPage<Finding>>(clashes)).total).toBe(0);

    const loads = countLoads(operator);
    const before = await operator.page.getByTestId('findings-list').locator('li').first().textContent();
    expect(before).not.toContain(PAVING);
    const newTiles = operator.page.waitForResponse((response) => /\/tiles\/findings\/.*[?&]v=/.test(response.url()));
    await planner.page.getByTestId('save-work').click();
    await planner.page.getByTestId('work-findings').getByText(HEATING).waitFor();

    const row = rows(operator.page, 'findings-list').first().filter({ hasText: PAVING });
    await row.waitFor();
    expect((await newTiles).ok()).toBe(true);
    expect(loads()).toBe(0);

    await row.getByRole('button').click();
    await showsBothSides(operator);
    await explainsItselfIn(operator);
  }, 150_000);
});

/** Six districts to choose from, a list of works and findings, and the functions two bodies hold at once. */
async function seesTheCity(operator: Desk): Promise<void> {
  const { page } = operator;
  const districts = page.getByRole('combobox', { name: operator.word('findings', 'filter.territory') });
  const choice =
    (await districts.count()) > 0
      ? districts
      : page.getByRole('textbox', { name: operator.word('findings', 'filter.territory') });
  await choice.click();
  await page.getByRole('option').first().waitFor();
  const names = await page.getByRole('option').allTextContents();
  expect(names).toHaveLength(6);
  await page.keyboard.press('Escape');
  await page.getByTestId('legend').getByText(operator.word('map', 'legend.mandate')).waitFor();
  await operator.follow('/findings?f.rule=mandate.duplicate');
  await rows(page, 'findings-list').nth(5).waitFor();
  await operator.follow('/works');
  await rows(page, 'works-list').first().waitFor();
  await operator.follow('/findings?f.sort=-openedAt');
  await rows(page, 'findings-list').first().waitFor();
  await operator.mapDrawn();
}

function countLoads(desk: Desk): () => number {
  let loads = 0;
  desk.page.on('load', () => (loads += 1));
  return () => loads;
}

async function showsBothSides(operator: Desk): Promise<void> {
  const drawer = operator.page.getByTestId('drawer');
  await drawer.getByText(HEATING).first().waitFor();
  for (const side of ['a', 'b']) expect(await drawer.locator(`[data-side=${side}]`).count()).toBe(1);
  await operator.settled();
  for (const token of ['--abat-map-sidea', '--abat-map-sideb']) {
    const colour = await tokenColour(operator.page, token);
    await operator.mapDrawn();
    expect(await mapPixelsOf(operator.page, colour)).toBeGreaterThan(50);
  }
}

async function explainsItselfIn(operator: Desk): Promise<void> {
  const explanation = operator.page.getByTestId('finding-explanation');
  const texts: string[] = [];
  for (const locale of ['ru', 'kk', 'en'] as const) {
    await operator.speak(locale);
    await operator.mapDrawn();
    texts.push((await explanation.textContent()) ?? '');
    await operator.picture(`story-3-finding-${locale}`);
  }
  expect(new Set(texts).size).toBe(3);
  for (const text of texts) expect(text).toMatch(new RegExp(`${PAVING}.*${HEATING}|${HEATING}.*${PAVING}`, 's'));
  expect(texts[0]).toMatch(/\.05\.2031/);
}
