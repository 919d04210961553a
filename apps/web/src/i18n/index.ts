import type { Locale } from '@abat/contracts';
import i18next, { type BackendModule, type TFunction } from 'i18next';
import { useEffect, useMemo, useState } from 'react';
import { initReactI18next, useTranslation } from 'react-i18next';

declare const __FIRST_WORDS__: string[];

const LOCALE_KEY = 'abat.locale';
const locales: readonly Locale[] = ['kk', 'ru', 'en'];

// One file per namespace (those of the first screens together): a page brings the words it shows.
const files = import.meta.glob<Record<string, unknown>>('./{kk,ru,en}/*.json', { import: 'default' });

const wordFiles: BackendModule = {
  type: 'backend',
  init: () => undefined,
  read: (locale, namespace, done) => {
    const load = files[`./${locale}/${namespace}.json`];
    if (!load) return done(new Error(`no words ${locale}/${namespace}`), false);
    load().then(
      (words) => done(null, words),
      (error: unknown) => done(error instanceof Error ? error : new Error(String(error)), false),
    );
  },
};

const isLocale = (value: unknown): value is Locale => locales.some((locale) => locale === value);

function storedLocale(): Locale | null {
  const stored = localStorage.getItem(LOCALE_KEY);
  return isLocale(stored) ? stored : null;
}

function browserLocale(): Locale {
  const wanted = navigator.languages.map((tag) => tag.slice(0, 2));
  return wanted.find(isLocale) ?? 'ru';
}

async function start(): Promise<void> {
  await i18next
    .use(wordFiles)
    .use(initReactI18next)
    .init({
      lng: storedLocale() ?? browserLocale(),
      fallbackLng: false,
      supportedLngs: [...locales],
      ns: __FIRST_WORDS__,
      load: 'currentOnly',
      defaultNS: 'common',
      interpolation: { escapeValue: false },
      returnNull: false,
    });
  document.documentElement.lang = i18next.language;
  i18next.on('languageChanged', (language) => {
    document.documentElement.lang = language;
    localStorage.setItem(LOCALE_KEY, language);
  });
}

/** Stands when the words of the first screens do. Every key exists in each language, which `npm run i18n:check` proves. */
export const i18nReady: Promise<void> = start();

/** @throws what kept the words from coming, when some are missing in the language now on screen */
async function loadWords(namespaces: string[]): Promise<void> {
  await i18nReady;
  await i18next.loadNamespaces(namespaces);
  const { language } = i18next;
  const missing = namespaces.filter((namespace) => !i18next.hasResourceBundle(language, namespace));
  // Asked for once more, so that the reason is known to whoever shows it.
  await Promise.all(missing.map((namespace) => files[`./${language}/${namespace}.json`]?.()));
  if (missing.length > 0) await i18next.reloadResources(language, missing);
}

/**
 * A part of the app together with the words it shows. Written by the build around every `import()`
 * (`build/words.ts`): nobody calls it by hand.
 * @public
 */
export async function withWords<Part>(part: Promise<Part>, namespaces: string[]): Promise<Part> {
  const [loaded] = await Promise.all([part, loadWords(namespaces)]);
  return loaded;
}

/** Takes over the language kept with the account, unless this browser has a choice of its own. */
export function adoptUserLocale(locale: Locale): void {
  if (storedLocale() === null && locale !== i18next.language) void i18next.changeLanguage(locale);
}

/** The language now on screen. Re-renders the component when it changes. */
export function useLocale(): Locale {
  const { i18n } = useTranslation();
  return isLocale(i18n.language) ? i18n.language : 'ru';
}

/**
 * How the languages that are not on screen say things; empty until the words of `namespaces` (keep the array stable) came.
 * The first of them is where keys without a namespace are looked up.
 */
export function useOtherLanguages(namespaces: readonly [string, ...string[]]): readonly TFunction[] {
  const locale = useLocale();
  const [loaded, setLoaded] = useState<Locale | null>(null);
  useEffect(() => {
    const others = locales.filter((other) => other !== locale);
    const isNew = others.some((other) => !namespaces.every((name) => i18next.hasResourceBundle(other, name)));
    void (isNew ? i18next.reloadResources(others, [...namespaces]) : Promise.resolve()).then(() => setLoaded(locale));
  }, [locale, namespaces]);
  return useMemo(() => {
    const others = loaded === locale ? locales.filter((other) => other !== locale) : [];
    return others
      .filter((other) => namespaces.every((name) => i18next.hasResourceBundle(other, name)))
      .map((other) => i18next.getFixedT(other, namespaces[0]));
  }, [loaded, locale, namespaces]);
}
