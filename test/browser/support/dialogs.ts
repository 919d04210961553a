import type { Desk } from './desk.js';
import { shifts } from './layout-shift.js';
import type { Screen } from './screens.js';

type Opening = { name: string; on: string; open: (desk: Desk) => Promise<void> };

/** Presses the button of this name. */
const press =
  (namespace: string, key: string) =>
  async (desk: Desk): Promise<void> => {
    await desk.page
      .getByRole('button', { name: desk.word(namespace, key), exact: true })
      .first()
      .click();
    await desk.page.locator('[role=dialog], [role=menu]').first().waitFor();
  };

/** Presses keys, as the help of the shortcuts lists them. */
const strike =
  (keys: string) =>
  async ({ page }: Desk): Promise<void> => {
    await page.keyboard.press(keys);
    await page.locator('[role=dialog]').first().waitFor();
  };

async function find(desk: Desk): Promise<void> {
  await strike('Control+k')(desk);
  await desk.page.locator('[role=dialog] input:focus').waitFor();
  await desk.page.keyboard.type('сарыарка');
  await desk.page.locator('[role=dialog] [aria-busy=false] [data-action]').first().waitFor();
  // These letters come without a key being pressed: what they narrow would pass for moving by itself.
  await shifts(desk);
}

const OPENINGS: readonly Opening[] = [
  { name: 'shortcuts', on: 'works', open: strike('?') },
  { name: 'search', on: 'works', open: find },
  { name: 'user-menu', on: 'works', open: ({ page }) => page.locator('header [aria-haspopup=menu]').last().click() },
  { name: 'layouts', on: 'works', open: press('shell', 'layouts.title') },
  { name: 'programme-columns', on: 'programme', open: press('programme', 'columns.button') },
  { name: 'alarm-snooze', on: 'alarm', open: strike('s') },
  { name: 'alarm-hand', on: 'alarm', open: strike('h') },
  { name: 'wall-pair', on: 'walls', open: press('screens', 'pair.open') },
  { name: 'scenario-new', on: 'scenarios', open: press('scenarios', 'new.button') },
];

/** Screens with what a person opens over them: dialogs, menus, the palette. @throws when a screen is missing */
export function dialogsOf(screens: readonly Screen[]): Screen[] {
  return OPENINGS.map(({ name, on, open }) => {
    const path = screens.find((screen) => screen.name === on)?.path;
    if (!path) throw new Error(`no screen ${on} for ${name}`);
    return { name, path, open };
  });
}
