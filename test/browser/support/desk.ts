import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Locale, Role } from '@abat/contracts';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { emailOf, passwordOf, type City } from './city.js';
import { Faults } from './faults.js';
import { word } from './words.js';

export type Theme = 'dark' | 'light';
export type DeskOptions = { locale?: Locale; theme?: Theme; width?: number; height?: number; scale?: number };

const SCREENSHOTS = resolve('test/browser/screenshots');

/** Chromium that draws WebGL without a graphics card and asks nobody outside. */
export function launchBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--use-angle=swiftshader',
      '--enable-unsafe-swiftshader',
      '--ignore-gpu-blocklist',
      '--disable-background-networking',
      '--disable-component-update',
    ],
  });
}

/** One person's screen: a browser profile of its own with one page, which reports everything that goes wrong in it. */
export class Desk {
  readonly faults: Faults;

  private constructor(
    readonly city: City,
    readonly context: BrowserContext,
    readonly page: Page,
    private locale: Locale,
  ) {
    this.faults = Faults.watch(page, city.base);
  }

  static async open(browser: Browser, city: City, options: DeskOptions = {}): Promise<Desk> {
    const { locale = 'ru', theme = 'dark', width = 1440, height = 900, scale = 1 } = options;
    const context = await browser.newContext({
      viewport: { width, height },
      deviceScaleFactor: scale,
      locale,
      reducedMotion: 'reduce',
    });
    context.setDefaultTimeout(20_000);
    // Only for the first page: what the person then chooses must survive a reload.
    await context.addInitScript(
      ([keptLocale, keptTheme]) => {
        if (localStorage.getItem('abat.locale') === null) localStorage.setItem('abat.locale', keptLocale);
        if (localStorage.getItem('abat.theme') === null) localStorage.setItem('abat.theme', keptTheme);
      },
      [locale, theme] as const,
    );
    const page = await context.newPage();
    return new Desk(city, context, page, locale);
  }

  /** A desk with somebody signed in through the form, the map drawn. */
  static async openAs(browser: Browser, city: City, role: Role, options: DeskOptions = {}): Promise<Desk> {
    const desk = await Desk.open(browser, city, options);
    await desk.goto('/');
    await desk.signIn(role);
    await desk.mapDrawn();
    return desk;
  }

  goto(path: string): Promise<unknown> {
    return this.page.goto(this.city.base + path);
  }

  /** Fills the form of the door and waits for the console. */
  async signIn(role: Role, password = passwordOf()): Promise<void> {
    await this.page.locator('input[name=email]').fill(emailOf(role));
    await this.page.locator('input[name=password]').fill(password);
    await this.page.getByRole('button', { name: this.word('signIn', 'submit'), exact: true }).click();
    await this.page.getByTestId('connection').and(this.page.locator('[data-status=live]')).waitFor();
  }

  /** Waits until the map has drawn everything it was asked for. */
  async mapDrawn(): Promise<void> {
    await this.page.waitForFunction(() => document.documentElement.dataset['mapIdle'] === 'true');
  }

  /** Chooses another language in the header. */
  async speak(locale: Locale): Promise<void> {
    const short = { kk: 'ҚАЗ', ru: 'РУС', en: 'ENG' }[locale];
    await this.page.getByText(short, { exact: true }).click();
    await this.page.locator(`html[lang=${locale}]`).waitFor({ state: 'attached' });
    this.locale = locale;
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
    await this.context.close();
    const faults = this.faults.take();
    if (faults.length > 0) throw new Error(`the page had faults:\n${faults.join('\n')}`);
  }
}
