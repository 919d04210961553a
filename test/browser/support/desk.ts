import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Locale, Me, Role } from '@abat/contracts';
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import type { ApiClient } from '../../support/api-client.js';
import { PASSWORD } from '../../support/system.js';
import { Faults } from './faults.js';
import { shifts } from './layout-shift.js';
import type { Screen } from './screens.js';
import { word } from './words.js';

export type Theme = 'dark' | 'light';
export type DeskOptions = {
  locale?: Locale;
  theme?: Theme;
  width?: number;
  height?: number;
  scale?: number;
  /** A phone in somebody's hand: its size, fingers, and where it is (lon, lat), which it may tell. */
  phone?: { at: readonly [lon: number, lat: number] };
  /** With the service worker, which else would answer in the place of the server. */
  offline?: boolean;
};

/** The size of a common phone, px. */
const PHONE = { width: 390, height: 844 } as const;

function contextOf({ width = 1440, height = 900, scale = 1, phone, locale = 'ru', offline = false }: DeskOptions) {
  const serviceWorkers = offline ? 'allow' : 'block';
  const all = { deviceScaleFactor: scale, locale, reducedMotion: 'reduce', serviceWorkers } as const;
  if (!phone) return { ...all, viewport: { width, height } };
  const [longitude, latitude] = phone.at;
  const geolocation = { longitude, latitude, accuracy: 12 };
  return { ...all, viewport: PHONE, hasTouch: true, isMobile: true, geolocation, permissions: ['geolocation'] };
}

const SCREENSHOTS = resolve('test/browser/screenshots');
/** What a page that is no list shows once it is there. */
const PAGES = [
  ['/projects/', '[data-testid=project-page]'],
  ['/scenarios/compare', '[data-testid=side-by-side]'],
  ['/scenarios/', '[data-testid=comparison-figures], main [data-testid=empty]:not([data-left])'],
  ['/field/', '[data-testid=field-work]'],
  ['/figures', '[data-testid=figure-flow] [data-ready=true]'],
  ['/imports/', '[data-testid=import-counts]'],
  ['/imports', '[data-testid=import-file]'],
  ['/regulations/', '[data-testid=statement-card]'],
  ['/regulations', '[data-testid=regulations]'],
] as const;
const DRAWER = '[data-testid=drawer]:not([data-left])';
/** What a part of an address opens, the most telling first. */
const OPENED: readonly (readonly [RegExp, string])[] = [
  [/[?&](edit=1|new=work)/, `${DRAWER} [data-testid=work-editor]`],
  [/[?&](form=1|row=new)/, `${DRAWER} [data-testid=record-editor]`],
  [/[?&]beside=/, `[data-testid=pinned] ${DRAWER}`],
  [/[?&](sel|row|new|m\.cell|r\.point)=/, DRAWER],
  [/[?&]alarm=/, '[data-testid=alarm-card]'],
  [/[?&]panel=off/, '[data-layout=map] [data-testid=map]'],
];

/** What stands on the screen of an address once it is there. */
function screenOf(path: string): string {
  const opened = OPENED.find(([pattern]) => pattern.test(path))?.[1];
  if (opened) return opened;
  const { pathname } = new URL(path, 'http://city');
  const page = PAGES.find(([start]) => pathname.startsWith(start))?.[1];
  return page ?? `[data-testid=${pathname.split('/').at(-1)}-list], main [data-testid=empty]:not([data-left])`;
}

/** What each screen or each opened part brings anew. */
const FRAMES = 'main h1,[data-testid=drawer],[data-testid=empty]';
/** What a screen shows while something is on its way. */
const WAITING = [
  '.mantine-Skeleton-root',
  'main [data-state=loading]',
  '.mantine-Loader-root',
  '.mantine-SegmentedControl-root[data-disabled=true]',
].join();
const PATIENCE_MS = 60_000;

/** One person's screen: a browser profile of its own with one page, which reports everything that goes wrong in it. */
export class Desk {
  readonly faults: Faults;

  private constructor(
    readonly base: string,
    readonly context: BrowserContext,
    readonly page: Page,
    private locale: Locale,
  ) {
    this.faults = Faults.watch(page, base);
  }

  static async open(browser: Browser, base: string, options: DeskOptions = {}): Promise<Desk> {
    const { locale = 'ru', theme = 'dark' } = options;
    const context = await browser.newContext(contextOf(options));
    context.setDefaultTimeout(PATIENCE_MS);
    // Only for the first page: what the person then chooses must survive a reload.
    await context.addInitScript(
      (kept) => {
        for (const [key, value] of Object.entries(kept))
          if (localStorage.getItem(key) === null) localStorage.setItem(key, value);
      },
      { 'abat.locale': locale, 'abat.theme': theme },
    );
    return new Desk(base, context, await context.newPage(), locale);
  }

  /** Loads an address of the city. */
  goto(path: string): Promise<unknown> {
    return this.page.goto(this.base + path);
  }

  /** Follows an address inside the loaded page, as a link would; much cheaper than loading it. */
  async follow(path: string): Promise<void> {
    await this.page.evaluate(
      ([to, old]) => {
        // What stood there before must not pass for what is to come.
        for (const before of document.querySelectorAll(old)) before.setAttribute('data-left', '');
        const state = (history.state ?? {}) as { idx?: number };
        history.pushState({ ...state, idx: (state.idx ?? 0) + 1 }, '', to);
        dispatchEvent(new PopStateEvent('popstate', { state: history.state as unknown }));
      },
      [path, FRAMES] as const,
    );
    const screen = this.page.locator(screenOf(path));
    const frame = this.page.locator(FRAMES.replaceAll(/(?=,|$)/g, ':not([data-left])'));
    await frame.or(screen).first().waitFor({ state: 'attached' });
    // That another screen takes the place of the last one is no shift: what then moves is.
    await shifts(this);
    await screen.first().waitFor({ state: 'attached' });
    await this.settled();
  }

  /** Follows the address of a screen and opens on it by hand what the screen says. */
  async visit({ path, open }: Screen): Promise<void> {
    await this.follow(path);
    if (!open) return;
    await open(this);
    await this.settled();
  }

  /** Closes again what was opened by hand. */
  async leave({ open }: Screen): Promise<void> {
    if (!open) return;
    const opened = this.page.locator('[role=dialog]:visible, [role=menu]:visible');
    // The first closes an open list of choices in it.
    for (let press = 0; press < 3 && (await opened.count()) > 0; press += 1) await this.page.keyboard.press('Escape');
    await opened.waitFor({ state: 'detached' });
  }

  /** Makes the browser that of somebody who signed in with it before. */
  async carry(session: ApiClient): Promise<void> {
    const [name = '', value = ''] = (session.credentials['cookie'] ?? '').split('=');
    await this.context.addCookies([{ name, value, url: this.base, httpOnly: true, sameSite: 'Lax' }]);
    const { id } = await session.read<Me>('/api/v1/me');
    await this.context.addInitScript((user) => {
      if (sessionStorage.getItem('carried') !== null) return;
      sessionStorage.setItem('carried', user);
      localStorage.setItem('abat.session', user);
    }, id);
  }

  /** Fills the form of the door and waits for the console. */
  async signIn(role: Role): Promise<void> {
    await this.page.locator('input[name=email]').fill(`${role}@astana.demo`);
    await this.page.locator('input[name=password]').fill(PASSWORD);
    await this.page.getByRole('button', { name: this.word('signIn', 'submit'), exact: true }).click();
    await this.connection('live').waitFor();
  }

  /** The connection state, when it says this. */
  connection(status: string): Locator {
    return this.page.locator(`[data-testid=connection][data-status=${status}]`);
  }

  /** Waits until the map has drawn everything it was asked for. */
  async mapDrawn(): Promise<void> {
    await this.page.waitForFunction(() => document.documentElement.dataset['mapIdle'] === 'true');
  }

  /** Waits until the screen stands: live and nothing loading. @throws naming what still loads */
  async settled(): Promise<void> {
    await this.connection('live').waitFor();
    try {
      // Colours that are still on their way would be judged halfway.
      await this.page.waitForFunction(
        (waiting) =>
          document.querySelector(waiting) === null &&
          !document.getAnimations().some((animation) => animation instanceof CSSTransition),
        WAITING,
      );
    } catch (cause) {
      const left = await this.page.locator(WAITING).evaluateAll((all) => all.map((one) => one.outerHTML.slice(0, 300)));
      throw new Error(`still loading at ${this.page.url()}:\n${left.join('\n')}`, { cause });
    }
  }

  /** Chooses another language in the header, or behind the bar of a phone. */
  async speak(locale: Locale): Promise<void> {
    const short = { kk: 'ҚАЗ', ru: 'РУС', en: 'ENG' }[locale];
    await this.atSwitches(() => this.page.getByText(short, { exact: true }).click());
    await this.page.locator(`html[lang=${locale}]`).waitFor({ state: 'attached' });
    this.locale = locale;
  }

  /** Chooses dark or light in the header, or behind the bar of a phone. */
  async dress(theme: Theme): Promise<void> {
    const now = await this.page.locator('html').getAttribute('data-mantine-color-scheme');
    const press = () => this.page.getByRole('button', { name: this.word('common', `theme.${theme}`) }).click();
    if (now !== theme) await this.atSwitches(press);
    await this.page.locator(`html[data-mantine-color-scheme=${theme}]`).waitFor({ state: 'attached' });
  }

  /** A phone keeps its switches behind the last button of its bar. */
  private async atSwitches(choose: () => Promise<void>): Promise<void> {
    const bar = this.page.getByTestId('phone-bar');
    if ((await bar.count()) === 0) return choose();
    await bar.getByRole('button').last().click();
    await choose();
    await this.page.keyboard.press('Escape');
    await this.page.getByRole('dialog').waitFor({ state: 'detached' });
  }

  /** A word of the web app in the language of this desk. */
  word(namespace: string, key: string): string {
    return word(this.locale, namespace, key);
  }

  /** Keeps a picture for people to look at. */
  async picture(name: string): Promise<void> {
    mkdirSync(SCREENSHOTS, { recursive: true });
    await this.page.screenshot({ path: join(SCREENSHOTS, `${name}.png`), animations: 'disabled' });
  }

  /** Closes the desk. @throws naming what went wrong in its page */
  async close(): Promise<void> {
    if (process.env['ABAT_LAST']) await this.picture(`last-${Date.now()}`);
    await this.context.close();
    const faults = this.faults.take();
    if (faults.length > 0) throw new Error(`the page had faults:\n${faults.join('\n')}`);
  }
}
