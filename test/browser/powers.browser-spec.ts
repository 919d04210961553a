import type { Finding, LegalAct, Mandate, Page as ListPage } from '@abat/contracts';
import type { Locator } from 'playwright-core';
import type { Desk } from './support/desk.js';
import { prepareStage } from './support/stage.js';

const stage = prepareStage();

const mandateOf = async (code: string): Promise<Mandate> => {
  const { items } = await (await stage.abat.as('viewer')).read<ListPage<Mandate>>(`/api/v1/mandates?q=${code}`);
  const found = items.find((mandate) => mandate.code === code);
  if (!found) throw new Error(`the Astana set has no mandate ${code}`);
  return found;
};
const drawer = ({ page }: Desk): Locator => page.getByTestId('drawer');
const field = (desk: Desk, name: string, role: 'textbox' | 'combobox' = 'textbox'): Locator =>
  drawer(desk).getByRole(role, { name: new RegExp(`^${desk.word('powers', `field.${name}`)}`) });

async function openForm(desk: Desk, path: string): Promise<void> {
  await desk.follow(path);
  await drawer(desk)
    .getByRole('button', { name: desk.word('common', 'action.edit') })
    .click();
  await desk.page.getByTestId('record-editor').waitFor();
}

/** Presses save and waits until the form has gone. */
async function save(desk: Desk): Promise<void> {
  await desk.page.getByTestId('save-record').click();
  await desk.page.getByTestId('record-editor').waitFor({ state: 'detached' });
}

describe('The register of powers', () => {
  it('an administrator finds a power, sees what a change would bring, and saves it', async () => {
    const desk = await stage.openAs('administrator', { path: '/powers/mandates?layers=none' });
    const { page } = desk;
    await page.getByTestId('mandates-list').waitFor();
    await page.getByRole('textbox', { name: desk.word('powers', 'search') }).fill('m126');
    const row = page.getByTestId('mandates-list').getByRole('row', { name: /m126/ });
    await row.getByRole('button').click();
    await drawer(desk)
      .getByRole('button', { name: desk.word('common', 'action.edit') })
      .click();
    // Courtyards of the whole city at once: the offices of the other districts hold them already.
    await field(desk, 'territory', 'combobox').click();
    await page.getByRole('option', { name: 'Астана' }).click();
    await page.getByTestId('preview-opened').waitFor();
    await desk.picture('powers-1-preview');
    await field(desk, 'territory', 'combobox').click();
    await page
      .getByRole('option', { name: 'Сарыарка' })
      .or(page.getByRole('option', { name: 'Сарыарқа' }))
      .first()
      .click();
    await field(desk, 'article').fill('п. 12');
    await save(desk);
    await drawer(desk).getByText('п. 12').first().waitFor();
    await drawer(desk)
      .getByText(`${desk.word('powers', 'column.article')}: — → п. 12`)
      .waitFor();
    expect(await mandateOf('m126')).toMatchObject({ article: 'п. 12', territory: 'saryarka', version: 2 });
  }, 120_000);

  it('two people change one power, and nothing of either is lost', async () => {
    const { id } = await mandateOf('m111');
    const desk = await stage.openAs('administrator', { path: '/powers/mandates?layers=none' });
    await openForm(desk, `/powers/mandates?layers=none&row=${id}`);
    await field(desk, 'article').fill('п. 7');
    const other = await stage.abat.as('administrator');
    const { version } = await mandateOf('m111');
    await other.done(other.patch(`/api/v1/mandates/${id}`, { note: 'Изменено за другим столом' }, version));
    const conflict = desk.page.getByTestId('edit-conflict');
    await conflict.waitFor();
    await desk.picture('powers-2-conflict');
    await conflict.getByRole('button', { name: desk.word('edit', 'conflict.mine') }).click();
    await desk.page.getByTestId('record-editor').waitFor({ state: 'detached' });
    expect(await mandateOf('m111')).toMatchObject({ article: 'п. 7', note: 'Изменено за другим столом' });
  }, 120_000);

  it('an operator changes the status of an act, and the powers that rest on it are flagged', async () => {
    const desk = await stage.openAs('operator', { path: '/powers/legal-acts?layers=none' });
    const reader = await stage.abat.as('viewer');
    const acts = await reader.read<ListPage<LegalAct>>('/api/v1/legal-acts?q=charter-ikomek');
    const act = acts.items[0];
    if (!act) throw new Error('the Astana set has no charter of iKOMEK 109');
    await openForm(desk, `/powers/legal-acts?layers=none&row=${act.id}`);
    await field(desk, 'actStatus', 'combobox').click();
    await desk.page.getByRole('option', { name: desk.word('powers', 'actStatus.repealed') }).click();
    await save(desk);
    await drawer(desk).getByText(desk.word('powers', 'actStatus.repealed')).first().waitFor();
    await stage.abat.settled();
    const resting = await mandateOf('m301');
    const found = await reader.read<ListPage<Finding>>(
      `/api/v1/findings?rule=mandate.legal-basis&subject=${resting.id}`,
    );
    expect(found.total).toBe(1);
    await drawer(desk).getByTestId('resting-mandates').getByRole('link').first().click();
    await desk.page.getByTestId('mandate-findings').getByRole('link').first().waitFor();
    await desk.picture('powers-3-legal-basis');
  }, 120_000);

  it('leaving a changed form asks first, by the rail and by another table', async () => {
    const { id } = await mandateOf('m102');
    const desk = await stage.openAs('administrator', { path: '/powers/mandates?layers=none' });
    await openForm(desk, `/powers/mandates?layers=none&row=${id}`);
    await field(desk, 'article').fill('п. 1');
    for (const [space, key] of [
      ['shell', 'tabs.works'],
      ['powers', 'tab.functions'],
    ] as const) {
      await desk.page.getByRole('link', { name: desk.word(space, key) }).click();
      await desk.page.getByRole('button', { name: desk.word('edit', 'unsaved.stay') }).click();
      expect(await field(desk, 'article').inputValue()).toBe('п. 1');
    }
    expect((await mandateOf('m102')).article).toBeNull();
  }, 120_000);

  it('a field too narrow for what stands in it tells all of it under the pointer', async () => {
    const { id } = await mandateOf('m102');
    const desk = await stage.openAs('administrator', { path: '/powers/mandates?layers=none' });
    await openForm(desk, `/powers/mandates?layers=none&row=${id}`);
    const told = async (text: string): Promise<string | null> => {
      await field(desk, 'article').fill(text);
      await desk.page.mouse.move(0, 0);
      await field(desk, 'article').hover();
      return field(desk, 'article').getAttribute('title');
    };
    const long = 'пункты 1–12 и 14, '.repeat(12);
    expect(await told(long)).toBe(long);
    expect(await told('п. 1')).toBe('');
  }, 120_000);

  it('a viewer reads and is offered no change', async () => {
    const { id } = await mandateOf('m101');
    const desk = await stage.openAs('viewer', { path: '/powers/mandates?layers=none' });
    await desk.follow(`/powers/mandates?layers=none&row=${id}`);
    await drawer(desk).getByText(desk.word('powers', 'history')).waitFor();
    expect(await desk.page.getByRole('button', { name: desk.word('powers', 'new.mandates') }).count()).toBe(0);
    expect(
      await drawer(desk)
        .getByRole('button', { name: desk.word('common', 'action.edit') })
        .count(),
    ).toBe(0);
  }, 120_000);
});
