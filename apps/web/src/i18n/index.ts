import type { Locale } from '@abat/contracts';
import i18next, { type BackendModule } from 'i18next';
import { initReactI18next, useTranslation } from 'react-i18next';

const LOCALE_KEY = 'abat.locale';
const locales: readonly Locale[] = ['kk', 'ru', 'en'];

// Built into one file per language: a screen brings only the words it shows.
const files = import.meta.glob<Record<string, unknown>>('./{kk,ru,en}/*.json', { import: 'default' });
const namespaces = Object.keys(files).flatMap((path) => /^\.\/ru\/([\w-]+)\.json$/.exec(path)?.[1] ?? []);

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

/** Sets up the three languages. Every key exists in each of them, which `npm run i18n:check` proves. */
export async function startI18n(): Promise<void> {
  await i18next
    .use(wordFiles)
    .use(initReactI18next)
    .init({
      lng: storedLocale() ?? browserLocale(),
      fallbackLng: false,
      supportedLngs: [...locales],
      ns: namespaces,
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

/** Takes over the language kept with the account, unless this browser has a choice of its own. */
export function adoptUserLocale(locale: Locale): void {
  if (storedLocale() === null && locale !== i18next.language) void i18next.changeLanguage(locale);
}

/** The language now on screen. Re-renders the component when it changes. */
export function useLocale(): Locale {
  const { i18n } = useTranslation();
  return isLocale(i18n.language) ? i18n.language : 'ru';
}
