import type { Locale, LocalizedText } from '@abat/contracts';
import type { Explained, Wording } from '../../domain/rule.js';
import {
  formatArea,
  formatDay,
  formatNumber,
  formatShare,
  inEveryLanguage,
  nameIn,
  paragraph,
  plural,
  quotable,
} from '../../domain/wording.js';
import { type Named, overrun as workOverrun } from '../work-pairs/words.js';
import type { WorkClashMeasures } from './work-clash.measure.js';

type Facts = Explained<WorkClashMeasures>;
type Sides = { a: string; b: string };
type Sentence = Record<Locale, (facts: Facts, sides: Sides) => string | null>;

const GONE: LocalizedText = { kk: 'жойылған жұмыс', ru: 'удалённая работа', en: 'deleted work' };
const NOBODY: LocalizedText = { kk: 'белгісіз орган', ru: 'неизвестный орган', en: 'unknown body' };

const area = (locale: Locale, facts: Facts): string => formatArea(locale, facts.measures.overlapM2);

const place: Sentence = {
  kk: (f, { a, b }) =>
    `«${a}» жұмысы мен «${b}» жұмысы бір орынды алады: айналасындағы белдеулермен қоса есептегенде қабаттасу ауданы — ${area('kk', f)}.`,
  ru: (f, { a, b }) =>
    `Работы «${a}» и «${b}» занимают одно и то же место: с полосами вокруг них площадь пересечения — ${area('ru', f)}.`,
  en: (f, { a, b }) =>
    `The works “${a}” and “${b}” take up the same place: with the strips around them they overlap on ${area('en', f)}.`,
};

/** First and last common day; one day when they are the same. */
function days(locale: Locale, { period }: Facts): string {
  const [from, to] = [formatDay(locale, period.from ?? ''), formatDay(locale, period.to ?? '')];
  if (from === to) return from;
  if (locale === 'ru') return `с ${from} по ${to}`;
  return locale === 'kk' ? `${from} – ${to}` : `from ${from} to ${to}`;
}

const time: Sentence = {
  kk: (f) => `Ортақ күн саны — ${f.measures.overlapDays}: ${days('kk', f)}.`,
  ru: (f) => {
    const { overlapDays: n } = f.measures;
    const when = days('ru', f);
    return plural('ru', n, {
      one: `Совпадает ${n} день: ${when}.`,
      few: `Совпадают ${n} дня: ${when}.`,
      other: `Совпадают ${n} дней: ${when}.`,
    });
  },
  en: (f) => {
    const { overlapDays: n } = f.measures;
    return plural('en', n, {
      one: `They share ${n} day: ${days('en', f)}.`,
      other: `They share ${n} days: ${days('en', f)}.`,
    });
  },
};

// The same words as in the other rules about works.
const named = (sides: Sides): Named => ({ ...sides, bodyA: '', bodyB: '' });
const overrun: Sentence = {
  kk: (f, sides) => workOverrun.kk(f.measures, named(sides), f.period),
  ru: (f, sides) => workOverrun.ru(f.measures, named(sides), f.period),
  en: (f, sides) => workOverrun.en(f.measures, named(sides), f.period),
};

const moved: Sentence = {
  kk: ({ measures: m }) => {
    if (m.unavoidableDays >= m.overlapDays) return null;
    return m.unavoidableDays === 0
      ? 'Жоспарлы мерзімдерінің ішінде оларды бір-бірінен ажыратуға болады: сонда ортақ күн қалмайды.'
      : `Жоспарлы мерзімдерінің ішінде жылжытқанның өзінде қалатын ортақ күн саны — ${m.unavoidableDays}.`;
  },
  ru: ({ measures: m }) => {
    if (m.unavoidableDays >= m.overlapDays) return null;
    return m.unavoidableDays === 0
      ? 'Внутри плановых сроков их можно развести: тогда общих дней не будет.'
      : `Даже если сдвинуть их внутри плановых сроков, общих дней останется не меньше чем ${m.unavoidableDays}.`;
  },
  en: ({ measures: m }) => {
    if (m.unavoidableDays >= m.overlapDays) return null;
    return m.unavoidableDays === 0
      ? 'Inside their planned windows they can keep out of each other’s way: then they share no day.'
      : `However they are moved inside their planned windows, at least ${plural('en', m.unavoidableDays, { one: '1 common day stays', other: `${m.unavoidableDays} common days stay` })}.`;
  },
};

/** What is measured as nothing is a small share, rounded: works that clash have some place in common. */
const LEAST_SHARE = 0.00005;
const share = (locale: Locale, value: number): string => formatShare(locale, Math.max(value, LEAST_SHARE));
const shares: Sentence = {
  kk: ({ measures: m }) =>
    `Қабаттасу орны бірінші жұмыстың ${share('kk', m.shareA)} бөлігін, екінші жұмыстың ${share('kk', m.shareB)} бөлігін алады.`,
  ru: ({ measures: m }) =>
    `Пересечение занимает ${share('ru', m.shareA)} места первой работы и ${share('ru', m.shareB)} места второй.`,
  en: ({ measures: m }) =>
    `The overlap is ${share('en', m.shareA)} of the first work and ${share('en', m.shareB)} of the second.`,
};

const gap = (locale: Locale, { measures }: Facts): string => formatNumber(locale, measures.gapM, 1);
const contact: Sentence = {
  kk: (f) =>
    f.measures.gapM === 0
      ? 'Жұмыс учаскелерінің өздері де түйіседі немесе қабаттасады.'
      : `Учаскелердің арақашықтығы — ${gap('kk', f)} м.`,
  ru: (f) =>
    f.measures.gapM === 0
      ? 'Сами участки работ соприкасаются или накладываются.'
      : `Расстояние между самими участками — ${gap('ru', f)} м.`,
  en: (f) =>
    f.measures.gapM === 0
      ? 'The sites themselves touch or overlap.'
      : `The sites themselves are ${gap('en', f)} m apart.`,
};

const CERTAINTY: Record<
  Locale,
  Record<'firm' | 'planned', string> & { mixed: (firm: string, planned: string) => string }
> = {
  kk: {
    firm: 'Екі жұмыстың да мерзімі түпкілікті.',
    planned: 'Екі жұмыстың да мерзімі жоспарлы: әлі жылжытуға болады.',
    mixed: (firm, planned) => `«${firm}» жұмысының мерзімі түпкілікті, «${planned}» жұмысының мерзімі жоспарлы.`,
  },
  ru: {
    firm: 'Сроки обеих работ твёрдые.',
    planned: 'Сроки обеих работ плановые: их ещё можно сдвинуть.',
    mixed: (firm, planned) => `У работы «${firm}» сроки твёрдые, у работы «${planned}» — плановые.`,
  },
  en: {
    firm: 'The dates of both works are firm.',
    planned: 'The dates of both works are planned: they can still be moved.',
    mixed: (firm, planned) => `The dates of “${firm}” are firm, those of “${planned}” are planned.`,
  },
};

function certainty(locale: Locale, { measures }: Facts, { a, b }: Sides): string {
  const words = CERTAINTY[locale];
  if (measures.certaintyA === measures.certaintyB) return words[measures.certaintyA];
  return measures.certaintyA === 'firm' ? words.mixed(a, b) : words.mixed(b, a);
}

const TRAFFIC: LocalizedText = {
  kk: 'Кемінде бір жұмыс көлік қозғалысына кедергі келтіреді.',
  ru: 'Хотя бы одна из работ мешает движению транспорта.',
  en: 'At least one of the works hinders traffic.',
};

const agencies = (locale: Locale, f: Facts): Sides => ({
  a: nameIn(locale, f.a.agency, NOBODY),
  b: nameIn(locale, f.b.agency, NOBODY),
});
const bodies: Record<Locale, (same: boolean, sides: Sides) => string> = {
  kk: (same, { a, b }) =>
    same ? `Екі жұмысты да бір орган жүргізеді: ${a}.` : `Жұмыстарды әртүрлі органдар жүргізеді: ${a}; ${b}.`,
  ru: (same, { a, b }) => (same ? `Обе работы ведёт один орган: ${a}.` : `Работы ведут разные органы: ${a}; ${b}.`),
  en: (same, { a, b }) => (same ? `One body runs both works: ${a}.` : `Different bodies run the works: ${a}; ${b}.`),
};

const TITLES: Record<Locale, (sides: Sides) => string> = {
  kk: ({ a, b }) => `«${a}» жұмысы мен «${b}» жұмысы — бір жерде, бір мезгілде`,
  ru: ({ a, b }) => `Работы «${a}» и «${b}» — в одном месте в одно время`,
  en: ({ a, b }) => `“${a}” and “${b}”: same place, same time`,
};

/** Says in whole sentences where, when and how much two works meet. */
export function explainWorkClash(facts: Facts): Wording {
  const sides = (locale: Locale): Sides => ({
    a: quotable(locale, (facts.a.title ?? GONE)[locale]),
    b: quotable(locale, (facts.b.title ?? GONE)[locale]),
  });
  return {
    title: inEveryLanguage((locale) => TITLES[locale](sides(locale))),
    explanation: inEveryLanguage((locale) =>
      paragraph([
        ...[place, time, overrun, moved, shares, contact].map((sentence) => sentence[locale](facts, sides(locale))),
        certainty(locale, facts, sides(locale)),
        facts.measures.hindersTraffic ? TRAFFIC[locale] : null,
        bodies[locale](facts.measures.sameAgency, agencies(locale, facts)),
      ]),
    ),
  };
}
