import type { Locale } from '@abat/contracts';
import type { Explained } from '../../domain/rule.js';
import { formatArea, formatDay, formatMoney, formatShare, plural } from '../../domain/wording.js';
import type { PairMeasures } from './measures.js';
import { kindSentence } from './words.js';

export type PairFacts = Explained<PairMeasures>;

const PLACE: Record<
  Locale,
  { same: (area: string) => string; part: (area: string, shares: [string, string]) => string }
> = {
  kk: {
    same: (area) => `Аумағы бір: ${area}.`,
    part: (area, [first, second]) =>
      `Ортақ аумақ — ${area}: бірінші орган аумағының ${first} бөлігі және екінші орган аумағының ${second} бөлігі.`,
  },
  ru: {
    same: (area) => `Территория у них одна: ${area}.`,
    part: (area, [first, second]) =>
      `Общая территория — ${area}: ${first} территории первого органа и ${second} территории второго.`,
  },
  en: {
    same: (area) => `They cover the same territory: ${area}.`,
    part: (area, [first, second]) =>
      `The common territory is ${area}: ${first} of the first body's territory and ${second} of the second's.`,
  },
};

/** Where both sides stand. `bFirst` = the sentence names side B first. */
export function placeSentence(locale: Locale, { measures }: PairFacts, bFirst: boolean): string {
  const area = formatArea(locale, measures.overlapM2);
  const shares = bFirst ? [measures.shareB, measures.shareA] : [measures.shareA, measures.shareB];
  if (shares.every((share) => share === 1)) return PLACE[locale].same(area);
  return PLACE[locale].part(area, [formatShare(locale, shares[0] ?? 0), formatShare(locale, shares[1] ?? 0)]);
}

type Times = { ever: string; since: (from: string) => string; until: (to: string) => string; during: During };
type During = (days: number, from: string, to: string) => string;

const TIMES: Record<Locale, Times> = {
  kk: {
    ever: 'Мерзімі шектелмеген.',
    since: (from) => `Басталған күні — ${from}, аяқталу мерзімі көрсетілмеген.`,
    until: (to) => `Өкілеттіктердің қатар қолданылатын соңғы күні — ${to}.`,
    during: (days, from, to) => `Өкілеттіктер қатар қолданылатын күн саны — ${days}: ${from} – ${to}.`,
  },
  ru: {
    ever: 'Срок не ограничен.',
    since: (from) => `Полномочия совпадают с ${from}, срок окончания не указан.`,
    until: (to) => `Последний день совпадения полномочий — ${to}.`,
    during: (days, from, to) =>
      plural('ru', days, {
        one: `Полномочия совпадают ${days} день: с ${from} по ${to}.`,
        few: `Полномочия совпадают ${days} дня: с ${from} по ${to}.`,
        other: `Полномочия совпадают ${days} дней: с ${from} по ${to}.`,
      }),
  },
  en: {
    ever: 'There is no limit in time.',
    since: (from) => `Both are in force from ${from}, without an end.`,
    until: (to) => `The last day both are in force is ${to}.`,
    during: (days, from, to) =>
      plural('en', days, {
        one: `Both are in force for ${days} day: from ${from} to ${to}.`,
        other: `Both are in force for ${days} days: from ${from} to ${to}.`,
      }),
  },
};

/** Since when, until when. */
export function timeSentence(locale: Locale, { period, measures }: PairFacts): string {
  const words = TIMES[locale];
  const [from, to] = [period.from, period.to].map((day) => (day ? formatDay(locale, day) : null));
  if (from && to) return words.during(measures.days ?? 0, from, to);
  if (from) return words.since(from);
  return to ? words.until(to) : words.ever;
}

/** How many objects of the common kind lie there. */
export function sitesSentence(locale: Locale, n: number): string {
  if (locale === 'kk') return `Ортақ аумақтағы осындай объект саны — ${n}.`;
  if (locale === 'en')
    return plural('en', n, {
      one: `There is ${n} such object on the common territory.`,
      other: `There are ${n} such objects on the common territory.`,
    });
  return plural('ru', n, {
    one: `На общей территории ${n} такой объект.`,
    few: `На общей территории ${n} таких объекта.`,
    other: `На общей территории ${n} таких объектов.`,
  });
}

/** How many works of the two are planned or running there. */
export function worksSentence(locale: Locale, n: number): string {
  if (locale === 'kk') return `Сол жерде осы органдардың жоспарланған немесе жүріп жатқан жұмыстарының саны — ${n}.`;
  if (locale === 'en')
    return plural('en', n, {
      one: `${n} work of these bodies is planned or running there.`,
      other: `${n} works of these bodies are planned or running there.`,
    });
  return plural('ru', n, {
    one: `Там же запланирована или идёт ${n} работа этих органов.`,
    few: `Там же запланированы или идут ${n} работы этих органов.`,
    other: `Там же запланировано или идёт ${n} работ этих органов.`,
  });
}

/** Approved money of the two for it this year. */
export function moneySentence(locale: Locale, kzt: string): string {
  const sum = formatMoney(locale, kzt);
  if (locale === 'kk') return `Осы жылғы бюджетте екеуіне бекітілген сома — ${sum}.`;
  if (locale === 'en') return `The budget of this year holds ${sum} for it with both bodies.`;
  return `В бюджете этого года на это у обоих органов утверждено ${sum}.`;
}

const COVERED: Record<Locale, (share: string) => string> = {
  kk: (share) => `Келісім аумақтың ${share} бөлігін қамтиды, бұл ескерту — қалған бөлігі туралы.`,
  ru: (share) => `Соглашение охватывает ${share} общей территории, сигнал — об остальной части.`,
  en: (share) => `An agreement covers ${share} of the common territory; this is about the rest.`,
};

/** Sentences on what the overlap touches, in the order a reader wants them. */
export function touchedSentences(locale: Locale, { measures: m }: PairFacts): (string | null)[] {
  return [
    kindSentence(locale, m),
    m.sitesAffected > 0 ? sitesSentence(locale, m.sitesAffected) : null,
    m.worksAffected > 0 ? worksSentence(locale, m.worksAffected) : null,
    Number(m.moneyKzt) > 0 ? moneySentence(locale, m.moneyKzt) : null,
    m.coveredShare > 0 ? COVERED[locale](formatShare(locale, m.coveredShare)) : null,
  ];
}
