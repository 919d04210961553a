import type { Locale } from '@abat/contracts';
import i18next from 'i18next';
import { initReactI18next, useTranslation } from 'react-i18next';

const LOCALE_KEY = 'abat.locale';
const locales: readonly Locale[] = ['kk', 'ru', 'en'];

const files = import.meta.glob<Record<string, unknown>>('./{kk,ru,en}/*.json', { eager: true, import: 'default' });

function collectResources() {
  const resources: Record<string, Record<string, Record<string, unknown>>> = {};
  for (const [path, content] of Object.entries(files)) {
    const [, locale = '', namespace = ''] = /^\.\/(\w+)\/([\w-]+)\.json$/.exec(path) ?? [];
    (resources[locale] ??= {})[namespace] = content;
  }
  return resources;
}

const isLocale = (value: unknown): value is Locale => locales.some((locale) => locale === value);

function storedLocale(): Locale | null {
  const stored = localStorage.getItem(LOCALE_KEY);
  return isLocale(stored) ? stored : null;
}

function browserLocale(): Locale {
  const wanted = navigator.languages.map((tag) => tag.slice(0, 2));
  return wanted.find(isLocale) ?? 'ru';
}

const resources = collectResources();

/** Sets up the three languages. Every key exists in each of them, which `npm run i18n:check` proves. */
export async function startI18n(): Promise<void> {
  await i18next.use(initReactI18next).init({
    resources,
    lng: storedLocale() ?? browserLocale(),
    fallbackLng: false,
    supportedLngs: [...locales],
    ns: Object.keys(resources['ru'] ?? {}),
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
