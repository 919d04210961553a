import type { Finding, Mandate, Matrix, Page as ListPage, Scenario } from '@abat/contracts';
import { waitUntil } from '../support/wait.js';
import { prepareStage } from './support/stage.js';

const stage = prepareStage();

async function firstScenario(): Promise<Scenario> {
  const { items } = await (await stage.abat.as('viewer')).read<ListPage<Scenario>>('/api/v1/scenarios?limit=1');
  if (!items[0]) throw new Error('the Astana set has no scenario');
  return items[0];
}

describe('The delegation scenario', () => {
  it('a viewer reads the comparison and sees why it cannot be adopted here', async () => {
    const { id } = await firstScenario();
    const desk = await stage.openAs('viewer', { path: `/scenarios/${id}?layers=none` });
    await desk.page.getByTestId('comparison-figures').waitFor();
    await desk.page.getByText(desk.word('scenarios', 'adopt.noRight')).waitFor();
    expect(await desk.page.getByRole('button', { name: desk.word('scenarios', 'tools.adopt') }).isDisabled()).toBe(
      true,
    );
    expect(await desk.page.getByRole('button', { name: desk.word('scenarios', 'step.add') }).count()).toBe(0);
  }, 120_000);

  it('a planner tries a step, sees why another is impossible, and takes both back', async () => {
    const { id } = await firstScenario();
    const desk = await stage.openAs('planner', { path: `/scenarios/${id}?layers=none` });
    const { page } = desk;
    const powers = page.getByRole('main').getByTestId('comparison-powers');
    desk.faults.expect(/422/);
    await page.getByRole('button', { name: desk.word('scenarios', 'step.add') }).click();
    const editor = page.getByTestId('step-editor');
    await editor.getByRole('combobox', { name: new RegExp(`^${desk.word('scenarios', 'field.action')}`) }).click();
    await page.getByRole('option', { name: desk.word('scenarios', 'action.withdraw') }).click();
    const power = editor.getByRole('combobox', { name: new RegExp(`^${desk.word('scenarios', 'field.mandate')}`) });
    await power.fill('m011');
    await page.getByRole('option', { name: /^m011/ }).click();
    await editor.getByRole('button', { name: desk.word('common', 'action.save') }).click();
    await editor.getByText(new RegExp(desk.word('scenarios', 'reason.taken-away'))).waitFor();
    await desk.picture('scenario-1-impossible');
    await power.fill('m020');
    await page.getByRole('option', { name: /^m020/ }).click();
    await editor.getByRole('button', { name: desk.word('common', 'action.save') }).click();
    await editor.waitFor({ state: 'detached' });
    await powers.getByText('m020').waitFor();
    await page.getByRole('button', { name: desk.word('scenarios', 'tool.remove').replace('{{number}}', '4') }).click();
    await powers.getByText('m020').waitFor({ state: 'detached' });
    expect((await firstScenario()).steps.length).toBe(3);
  }, 120_000);

  it('a deputy akim compares it, opens a finding, adopts it, and the matrix and the findings change', async () => {
    const scenario = await firstScenario();
    const desk = await stage.openAs('reviewer', { path: '/scenarios?layers=none' });
    const { page } = desk;
    await page.getByRole('link', { name: scenario.nameRu }).click();
    await page.getByTestId('comparison-figures').waitFor();
    const rows = page
      .getByRole('main')
      .getByTestId('comparison-rules')
      .getByRole('row', { name: desk.word('common', 'rule.mandate.duplicate') });
    expect(await rows.first().getByRole('cell').allInnerTexts()).toEqual(['10', '4', '6', '0']);
    await page.getByTestId('comparison-findings').getByRole('button').first().click();
    await desk.settled();
    await desk.picture('scenario-2-compared');
    await page.getByRole('button', { name: desk.word('scenarios', 'tools.adopt') }).click();
    const dialog = page.getByTestId('adopt-dialog');
    await dialog.getByRole('combobox', { name: new RegExp(`^${desk.word('scenarios', 'adopt.act')}`) }).click();
    await page.getByRole('option').first().click();
    await desk.picture('scenario-3-adopt');
    await dialog.getByRole('button', { name: desk.word('scenarios', 'adopt.submit') }).click();
    const adopted = page.getByTestId('scenario-adopted');
    await adopted.getByRole('link', { name: /Алматы/ }).waitFor();
    await desk.settled();
    await desk.picture('scenario-4-adopted');
    expect(await adopted.getByRole('listitem').count()).toBe(6);
    const api = await stage.abat.as('viewer');
    const duplicates = async (): Promise<number> =>
      (await api.read<ListPage<Finding>>('/api/v1/findings?rule=mandate.duplicate&limit=100')).items.length;
    await waitUntil(async () => (await duplicates()) === 4, { what: 'the duplicates to close', timeoutMs: 30_000 });
    const { items } = await api.read<ListPage<Mandate>>(`/api/v1/mandates?q=${scenario.code}.`);
    expect(items.length).toBe(6);
    const matrix = await api.read<Matrix>('/api/v1/matrix');
    const cells = JSON.stringify(matrix);
    expect(cells).toContain('akim-saraishyk');
  }, 180_000);
});
