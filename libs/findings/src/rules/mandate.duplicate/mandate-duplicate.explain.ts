import type { Locale, LocalizedText } from '@abat/contracts';
import type { Explained, Wording } from '../../domain/rule.js';
import {
  formatArea,
  formatDay,
  formatShare,
  inEveryLanguage,
  nameIn,
  paragraph,
  plural,
  quotable,
} from '../../domain/wording.js';
import type { MandateDuplicateMeasures } from './mandate-duplicate.measure.js';
import { KIND_SENTENCES, STAGE_NAMES } from './mandate-duplicate.words.js';

type Facts = Explained<MandateDuplicateMeasures>;

const NOBODY: LocalizedText = { kk: 'белгісіз мекеме', ru: 'неизвестный орган', en: 'unknown body' };
const NOTHING: LocalizedText = { kk: 'белгісіз функция', ru: 'неизвестная функция', en: 'unknown function' };

/** The parties as the sentence needs them: the holder of the wider function first. */
type Parties = { first: string; second: string; wide: string; narrow: string; stage: string };

function parties(locale: Locale, { a, b, measures }: Facts): Parties {
  const [wide, narrow] = measures.relation === 'descendant' ? [b, a] : [a, b];
  return {
    first: nameIn(locale, wide.agency, NOBODY),
    second: nameIn(locale, narrow.agency, NOBODY),
    wide: quotable(locale, nameIn(locale, wide.function, NOTHING)),
    narrow: quotable(locale, nameIn(locale, narrow.function, NOTHING)),
    stage: STAGE_NAMES[measures.stage][locale],
  };
}

const SAME: Record<Locale, (p: Parties) => string> = {
  kk: (p) =>
    `Екі мекеме бір кезеңде бір функцияға жауап береді: ${p.first}; ${p.second}. Функциясы — «${p.narrow}», кезеңі — ${p.stage}.`,
  ru: (p) =>
    `Два органа отвечают за одну функцию на одной стадии: ${p.first}; ${p.second}. Функция — «${p.narrow}», стадия — ${p.stage}.`,
  en: (p) =>
    `Two bodies hold one function at one stage: ${p.first}; ${p.second}. Function: “${p.narrow}”, stage: ${p.stage}.`,
};
const NESTED: Record<Locale, (p: Parties) => string> = {
  kk: (p) =>
    `Екі мекеменің функцияларының бірі екіншісінің құрамына кіреді. ${p.first}: «${p.wide}». ${p.second}: «${p.narrow}». Кезеңі бір: ${p.stage}.`,
  ru: (p) =>
    `Функция одного органа входит в функцию другого. ${p.first}: «${p.wide}». ${p.second}: «${p.narrow}». Стадия одна: ${p.stage}.`,
  en: (p) =>
    `The function of one body is part of the other's. ${p.first}: “${p.wide}”. ${p.second}: “${p.narrow}”. The stage is the same: ${p.stage}.`,
};

/** Shares in the order of {@link parties}. */
function orderedShares({ measures: m }: Facts): [number, number] {
  return m.relation === 'descendant' ? [m.shareB, m.shareA] : [m.shareA, m.shareB];
}

const PLACE: Record<
  Locale,
  { same: (area: string) => string; part: (area: string, shares: [string, string]) => string }
> = {
  kk: {
    same: (area) => `Аумағы бір: ${area}.`,
    part: (area, [first, second]) =>
      `Ортақ аумақ — ${area}: бірінші мекеме аумағының ${first} бөлігі және екінші мекеме аумағының ${second} бөлігі.`,
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

function place(locale: Locale, facts: Facts): string {
  const area = formatArea(locale, facts.measures.overlapM2);
  const shares = orderedShares(facts);
  if (shares.every((share) => share === 1)) return PLACE[locale].same(area);
  return PLACE[locale].part(area, [formatShare(locale, shares[0]), formatShare(locale, shares[1])]);
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

function time(locale: Locale, { period, measures }: Facts): string {
  const words = TIMES[locale];
  const [from, to] = [period.from, period.to].map((day) => (day ? formatDay(locale, day) : null));
  if (from && to) return words.during(measures.days ?? 0, from, to);
  if (from) return words.since(from);
  return to ? words.until(to) : words.ever;
}

function sites(locale: Locale, n: number): string {
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

function works(locale: Locale, n: number): string {
  if (locale === 'kk') return `Сол жерде осы мекемелердің жоспарланған немесе жүріп жатқан жұмыстарының саны — ${n}.`;
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

const NO_AGREEMENT: LocalizedText = {
  kk: 'Тізілімде олардың арасында келісім де, өкілеттік беру де көрсетілмеген.',
  ru: 'Соглашения или делегирования между ними в реестре нет.',
  en: 'The register holds no agreement or delegation between them.',
};

const TITLES: Record<Locale, (p: Parties) => string> = {
  kk: (p) => `«${p.narrow}»: бір функция екі мекемеде, кезеңі — ${p.stage}`,
  ru: (p) => `«${p.narrow}»: одна функция у двух органов, стадия — ${p.stage}`,
  en: (p) => `“${p.narrow}”: one function, two bodies, stage: ${p.stage}`,
};

/** Says in whole sentences who holds the same function, where, since when and what it touches. */
export function explainMandateDuplicate(facts: Facts): Wording {
  const { measures } = facts;
  return {
    title: inEveryLanguage((locale) => TITLES[locale](parties(locale, facts))),
    explanation: inEveryLanguage((locale) =>
      paragraph([
        (measures.relation === 'same' ? SAME : NESTED)[locale](parties(locale, facts)),
        place(locale, facts),
        time(locale, facts),
        KIND_SENTENCES[measures.objectKind][locale],
        measures.sitesAffected > 0 ? sites(locale, measures.sitesAffected) : null,
        measures.worksAffected > 0 ? works(locale, measures.worksAffected) : null,
        NO_AGREEMENT[locale],
      ]),
    ),
  };
}
