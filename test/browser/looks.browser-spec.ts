import type { Locale, Role } from '@abat/contracts';
import { barriers } from './support/barriers.js';
import { isDeep } from './support/depth.js';
import type { Desk, Theme } from './support/desk.js';
import { cutTexts, tooWide } from './support/layout-check.js';
import { shifts } from './support/layout-shift.js';
import { unseenRoutes } from './support/routes.js';
import { consoleScreens, type Screen } from './support/screens.js';
import { prepareStage } from './support/stage.js';
import { faultsOfWords, writtenWords } from './support/words-check.js';

const stage = prepareStage();
const LOCALES: readonly Locale[] = ['kk', 'ru', 'en'];
/** A small screen of an office, where words are cut first. */
const OFFICE = { width: 1366, height: 768 } as const;
const MINUTE_MS = 60_000;

/** What a screen in a language has against it, colours and barriers aside. */
async function faultsIn(locale: Locale, { desk, written }: { desk: Desk; written: readonly string[] }) {
  const layout = [...(await tooWide(desk.page)), ...(await cutTexts(desk.page))];
  return [...layout, ...(await faultsOfWords(desk, locale, written))];
}

/** One desk that goes from screen to screen and tries each in every language and both themes. */
class Walk {
  readonly found: string[] = [];

  constructor(
    private readonly desk: Desk,
    private readonly written: readonly string[],
    private locale: Locale,
    private theme: Theme = 'dark',
  ) {}

  /** A screen is visited in the language and theme of the last one, so that all take turns, and then shown in the others. */
  async look(screen: Screen): Promise<void> {
    const others = LOCALES.filter((locale) => locale !== this.locale);
    await this.desk.visit(screen);
    this.note(screen, await shifts(this.desk));
    this.note(screen, await barriers(this.desk));
    await this.read(screen);
    for (const locale of others) {
      await this.change(screen, () => this.desk.speak(locale));
      this.locale = locale;
      await this.read(screen);
    }
    const theme = this.theme === 'dark' ? 'light' : 'dark';
    await this.change(screen, () => this.desk.dress(theme));
    this.theme = theme;
    this.note(screen, await barriers(this.desk, 'colours'));
    await this.desk.leave(screen);
    // What moves because somebody chose another language does not move by itself.
    await shifts(this.desk);
  }

  private async read(screen: Screen): Promise<void> {
    this.note(screen, await faultsIn(this.locale, { desk: this.desk, written: this.written }));
  }

  /** Switches stand in the header, which a dialog covers. */
  private async change(screen: Screen, choose: () => Promise<void>): Promise<void> {
    await this.desk.leave(screen);
    await choose();
    await this.desk.settled();
    await screen.open?.(this.desk);
    await this.desk.settled();
  }

  private note({ name }: Screen, faults: readonly string[]): void {
    this.found.push(...faults.map((fault) => `${name} ${this.locale} ${this.theme}: ${fault}`));
  }
}

describe('every address of the web app', () => {
  it('is among the screens that are looked at', async () => {
    const paths = (await consoleScreens(stage.abat)).map(({ path }) => path);
    // The walls have specs of their own; the first page differs by role.
    expect(unseenRoutes([...paths, '/sign-in', '/wall', '/start'])).toEqual([]);
  }, 60_000);
});

describe('in three languages and two themes nothing is untranslated, cut, too wide, moves by itself or bars anybody', () => {
  it('at the door', async () => {
    const desk = await stage.open(OFFICE);
    await desk.goto('/sign-in');
    await desk.page.locator('input[name=email]').waitFor();
    const written = await writtenWords(stage.abat.sql);
    const found = [...(await shifts(desk)), ...(await barriers(desk))];
    for (const locale of LOCALES) {
      await desk.speak(locale);
      found.push(...(await faultsIn(locale, { desk, written })));
    }
    expect(found).toEqual([]);
  }, 60_000);

  // One walk tries every screen in every language, but comes to each in one of them only.
  it.each(isDeep ? LOCALES : (['kk'] as const))(
    'on any screen of the console (beginning in %s)',
    async (locale) => {
      const desk = await stage.openAs('operator', { ...OFFICE, locale, path: '/findings?layers=none' });
      await desk.settled();
      const screens = await consoleScreens(stage.abat);
      const walk = new Walk(desk, await writtenWords(stage.abat.sql), locale);
      for (const screen of screens) await walk.look(screen);
      expect(walk.found).toEqual([]);
    },
    20 * MINUTE_MS,
  );

  it.each<Role>(['viewer', 'planner', 'executive', 'reviewer', 'administrator'])(
    'on the first page of a %s and where nothing is',
    async (role) => {
      const desk = await stage.openAs(role, { ...OFFICE, path: '/start?layers=none' });
      await desk.page.getByTestId('start-list').waitFor();
      await desk.settled();
      const written = await writtenWords(stage.abat.sql);
      const found = [...(await shifts(desk)), ...(await barriers(desk))];
      for (const locale of LOCALES) {
        await desk.speak(locale);
        await desk.settled();
        found.push(...(await faultsIn(locale, { desk, written })));
      }
      await desk.goto('/nothing-is-here');
      await desk.page.getByRole('heading', { level: 1 }).waitFor();
      expect([...found, ...(await barriers(desk))]).toEqual([]);
    },
    2 * MINUTE_MS,
  );
});
