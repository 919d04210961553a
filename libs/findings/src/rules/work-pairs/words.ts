import type { Locale, LocalizedText } from '@abat/contracts';
import type { Measures } from '@abat/contracts';
import type { Explained, Period, Wording } from '../../domain/rule.js';
import { formatDay, inEveryLanguage, nameIn, paragraph, plural, quotable } from '../../domain/wording.js';

/** Names of both sides as they stand between quotation marks, and of their bodies. */
export type Named = { a: string; b: string; bodyA: string; bodyB: string };
/** One sentence in each language; null = nothing to say. */
export type Sentence<M> = Record<Locale, (measures: M, names: Named, period: Period) => string | null>;

const GONE: LocalizedText = { kk: 'жойылған жұмыс', ru: 'удалённая работа', en: 'deleted work' };
const NOBODY: LocalizedText = { kk: 'белгісіз орган', ru: 'неизвестный орган', en: 'unknown body' };

/** Makes the words of a finding: a title and sentences that follow each other, in the three languages. */
export function wordsOf<M extends Measures>(
  { measures, period, a, b }: Explained<M>,
  title: Sentence<M>,
  sentences: readonly Sentence<M>[],
): Wording {
  const names = (locale: Locale): Named => ({
    a: quotable(locale, (a.title ?? GONE)[locale]),
    b: quotable(locale, (b.title ?? GONE)[locale]),
    bodyA: nameIn(locale, a.agency, NOBODY),
    bodyB: nameIn(locale, b.agency, NOBODY),
  });
  const say = (locale: Locale) => (sentence: Sentence<M>) => sentence[locale](measures, names(locale), period);
  return {
    title: inEveryLanguage((locale) => say(locale)(title) ?? ''),
    explanation: inEveryLanguage((locale) =>
      paragraph([...sentences.slice(0, 1), overrun, ...sentences.slice(1)].map(say(locale))),
    ),
  };
}

/** Why days are counted that nobody planned: measure `overruns` names the sides. */
export const overrun: Sentence<Measures> = {
  kk: ({ overruns }, { a, b }) => {
    if (overruns === 'both')
      return 'Екі жұмыс та жоспарланған мерзімінен асып кетті: олардың орны әлі бос емес деп есептеледі.';
    return overruns
      ? `«${overruns === 'a' ? a : b}» жұмысы жоспарланған мерзімінен асып кетті: оның орны әлі бос емес деп есептеледі.`
      : null;
  },
  ru: ({ overruns }, { a, b }) => {
    if (overruns === 'both') return 'Обе работы идут дольше плана: считается, что их место пока занято.';
    return overruns
      ? `Работа «${overruns === 'a' ? a : b}» идёт дольше плана: считается, что её место пока занято.`
      : null;
  },
  en: ({ overruns }, { a, b }) => {
    if (overruns === 'both') return 'Both works go on beyond their plan: their places count as still taken.';
    return overruns
      ? `The work “${overruns === 'a' ? a : b}” goes on beyond its plan: its place counts as still taken.`
      : null;
  },
};

/** A number of days: 1 день, 2 дня, 5 дней. Kazakh counts without endings. */
export function dayCount(locale: Locale, days: number): string {
  if (locale === 'kk') return `${days} күн`;
  return locale === 'ru'
    ? plural('ru', days, { one: `${days} день`, few: `${days} дня`, other: `${days} дней` })
    : plural('en', days, { one: `${days} day`, other: `${days} days` });
}

/** First and last day of a period; one day when they are the same. */
export function dayRange(locale: Locale, from: string | null, to: string | null): string {
  const [first, last] = [formatDay(locale, from ?? ''), formatDay(locale, to ?? '')];
  if (from === to) return first;
  if (locale === 'ru') return `с ${first} по ${last}`;
  return locale === 'kk' ? `${first} – ${last}` : `from ${first} to ${last}`;
}

/** Who runs both works. */
export const bodies: Sentence<Measures & { sameAgency: boolean }> = {
  kk: ({ sameAgency }, { bodyA, bodyB }) =>
    sameAgency
      ? `Екі жұмысты да бір орган жүргізеді: ${bodyA}.`
      : `Жұмыстарды әртүрлі органдар жүргізеді: ${bodyA}; ${bodyB}.`,
  ru: ({ sameAgency }, { bodyA, bodyB }) =>
    sameAgency ? `Обе работы ведёт один орган: ${bodyA}.` : `Работы ведут разные органы: ${bodyA}; ${bodyB}.`,
  en: ({ sameAgency }, { bodyA, bodyB }) =>
    sameAgency ? `One body runs both works: ${bodyA}.` : `Different bodies run the works: ${bodyA}; ${bodyB}.`,
};

/** How far apart two works are in time. */
export const timeApart: Sentence<Measures & { gapDays: number }> = {
  kk: ({ gapDays }) =>
    gapDays === 0
      ? 'Мерзімдері қабаттасады немесе бірінен соң бірі келеді.'
      : `Екеуінің арасы — ${dayCount('kk', gapDays)}.`,
  ru: ({ gapDays }) =>
    gapDays === 0
      ? 'По срокам они накладываются или идут сразу друг за другом.'
      : `По срокам между ними ${dayCount('ru', gapDays)}.`,
  en: ({ gapDays }) =>
    gapDays === 0 ? 'Their dates overlap or follow each other at once.' : `They are ${dayCount('en', gapDays)} apart.`,
};

/** What lies on the ground. */
export const SURFACE_NAMES: Record<string, LocalizedText> = {
  asphalt: { kk: 'асфальт', ru: 'асфальт', en: 'asphalt' },
  concrete: { kk: 'бетон', ru: 'бетон', en: 'concrete' },
  paving: { kk: 'төсеме тас', ru: 'плитка', en: 'paving' },
  gravel: { kk: 'қиыршық тас', ru: 'щебень', en: 'gravel' },
  soil: { kk: 'топырақ', ru: 'грунт', en: 'soil' },
  lawn: { kk: 'көгал', ru: 'газон', en: 'lawn' },
  rubber: { kk: 'резеңке жабын', ru: 'резиновое покрытие', en: 'rubber surface' },
};
