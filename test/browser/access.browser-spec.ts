import type { Page as ListPage, Role, WorkSummary } from '@abat/contracts';
import type { Desk } from './support/desk.js';
import { prepareStage } from './support/stage.js';

const stage = prepareStage();

/** The element with the focus when nothing on screen marks it, `null` when an outline, a ring or a border does. */
const unseenFocus = (desk: Desk): Promise<string | null> =>
  desk.page.evaluate(() => {
    const element = document.activeElement;
    if (!element || element === document.body) return null;
    const isMarked = (candidate: Element): boolean => {
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(candidate);
      return (outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 1) || boxShadow !== 'none';
    };
    // A field shows the focus by its border; a radio button hidden in a switch by what stands beside it.
    const isField = element.matches('input:not([type=radio], [type=checkbox]), textarea');
    const beside = [element, element.nextElementSibling, element.parentElement].filter(
      (candidate) => candidate !== null,
    );
    return isField || beside.some(isMarked) ? null : element.outerHTML.slice(0, 200);
  });

describe('with the keyboard alone', () => {
  it('one signs in, finds a district in Kazakh and in Russian letters, and closes it again', async () => {
    const desk = await stage.open();
    const { page } = desk;
    await desk.goto('/sign-in?back=/findings?layers=none');
    await page.locator('input[name=email]').waitFor();
    await page.keyboard.type('operator@astana.demo');
    await page.keyboard.press('Tab');
    await page.keyboard.type('a password for tests only');
    await page.keyboard.press('Enter');
    await desk.connection('live').waitFor();
    for (const typed of ['сарыарқа', 'сарыарка']) {
      await page.keyboard.press('Control+k');
      await page.locator('[role=dialog] input:focus').waitFor();
      await page.keyboard.type(typed);
      const hit = page.locator('[data-action]').filter({ has: page.getByText('Сарыарка', { exact: true }) });
      await hit.waitFor();
      // The hits may stand in any order: the arrows go down to the district.
      const chosen = hit.and(page.locator('[data-selected]'));
      for (let step = 0; step < 12 && (await chosen.count()) === 0; step += 1) await page.keyboard.press('ArrowDown');
      expect(await chosen.count()).toBe(1);
      await page.keyboard.press('Enter');
      await page.getByTestId('drawer').getByRole('heading', { name: 'Сарыарка' }).waitFor();
      await page.keyboard.press('Escape');
      await page.getByTestId('drawer').waitFor({ state: 'detached' });
    }
  }, 60_000);

  it('one walks down a list, opens a row and sees where the focus is', async () => {
    const desk = await stage.openAs('operator', { path: '/findings?layers=none' });
    const { page } = desk;
    const rows = page.getByTestId('findings-list').locator('li button');
    await rows.first().focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowUp');
    expect(await unseenFocus(desk)).toBeNull();
    const title = await page.evaluate(() => document.activeElement?.textContent ?? '');
    expect(title).toBe(await rows.nth(1).textContent());
    await page.keyboard.press('Enter');
    await page.getByTestId('drawer').waitFor();
    await page.keyboard.press('Escape');
    await page.getByTestId('drawer').waitFor({ state: 'detached' });
    for (let step = 0; step < 12; step += 1) {
      await page.keyboard.press('Tab');
      expect(await unseenFocus(desk)).toBeNull();
    }
  }, 60_000);
});

describe('a language', () => {
  it('chosen by one is kept with the account and by the browser', async () => {
    const desk = await stage.openAs('reviewer', { path: '/findings?layers=none' });
    const kept = desk.page.waitForResponse((response) => response.request().method() === 'PATCH');
    await desk.speak('kk');
    expect((await kept).status()).toBe(200);
    await desk.page.reload();
    await desk.settled();
    expect(await desk.page.locator('html').getAttribute('lang')).toBe('kk');
    const other = await stage.abat.as('reviewer');
    expect(await other.read('/api/v1/me')).toMatchObject({ locale: 'kk' });
  }, 60_000);
});

describe('who may what', () => {
  it.each<[Role, number]>([
    ['viewer', 0],
    ['operator', 1],
  ])(
    '%s sees %d edit buttons in the drawer of a work',
    async (role, buttons) => {
      const api = await stage.abat.as('viewer');
      const [work] = (await api.read<ListPage<WorkSummary>>('/api/v1/works?limit=1')).items;
      const desk = await stage.openAs(role, { path: `/works?layers=none&sel=work:${work?.id}` });
      const { page } = desk;
      await page
        .getByTestId('drawer')
        .getByRole('heading', { name: work?.title ?? '' })
        .waitFor();
      await desk.settled();
      expect(await page.getByRole('button', { name: desk.word('common', 'action.edit'), exact: true }).count()).toBe(
        buttons,
      );
      expect(await page.getByRole('button', { name: desk.word('edit', 'newWork'), exact: true }).count()).toBe(buttons);
      expect(await page.getByRole('link', { name: desk.word('shell', 'tabs.imports') }).count()).toBe(buttons);
      await desk.goto(`/works?layers=none&sel=work:${work?.id}&edit=1`);
      await page
        .getByTestId('drawer')
        .getByRole('heading', { name: work?.title ?? '' })
        .waitFor();
      if (buttons) await page.getByTestId('work-editor').waitFor();
      else expect(await page.getByTestId('work-editor').count()).toBe(0);
    },
    60_000,
  );

  it('a wrong password is said in words', async () => {
    const desk = await stage.open();
    desk.faults.expect(/401/);
    await desk.goto('/sign-in');
    await desk.page.locator('input[name=email]').fill('operator@astana.demo');
    await desk.page.locator('input[name=password]').fill('not the password');
    await desk.page.keyboard.press('Enter');
    const message = desk.page.getByTestId('sign-in-error');
    await message.waitFor();
    expect(await message.textContent()).toMatch(/парол/i);
    await desk.picture('sign-in-wrong-password');
  }, 60_000);
});

describe('the address', () => {
  it('keeps filters and selection over a reload', async () => {
    const desk = await stage.openAs('operator', { path: '/works?layers=none' });
    const { page } = desk;
    await page.getByRole('textbox', { name: desk.word('works', 'filter.search') }).fill('теплов');
    await page.waitForURL(/w\.q=/);
    await page
      .getByTestId('works-list')
      .locator('li')
      .first()
      .filter({ hasText: /теплов/i })
      .getByRole('button')
      .click();
    const title = await page
      .getByTestId('drawer')
      .getByRole('heading', { level: 2 })
      .filter({ hasText: /теплов/i })
      .textContent();
    const shown = await page.getByTestId('works-list').locator('li').count();
    await page.reload();
    await desk.settled();
    await page
      .getByTestId('drawer')
      .getByRole('heading', { level: 2, name: title ?? '' })
      .waitFor();
    expect(await page.getByRole('textbox', { name: desk.word('works', 'filter.search') }).inputValue()).toBe('теплов');
    await page
      .getByTestId('works-list')
      .locator('li')
      .nth(shown - 1)
      .waitFor();
  }, 60_000);
});
