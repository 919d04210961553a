import type { Locale, LocalizedText } from '@abat/contracts';
import type { Explained, Wording } from '../../domain/rule.js';
import { formatMoney, formatNumber } from '../../domain/wording.js';
import { bodies, dayCount, type Sentence, SURFACE_NAMES, timeApart, wordsOf } from '../work-pairs/words.js';
import type { WorkCombineMeasures } from './work-combine.measure.js';

type Says = Sentence<WorkCombineMeasures>;

const title: Says = {
  kk: (_m, { a, b }) => `Біріктіруге болады: «${a}» және «${b}»`,
  ru: (_m, { a, b }) => `Можно совместить: «${a}» и «${b}»`,
  en: (_m, { a, b }) => `Can be combined: “${a}” and “${b}”`,
};

const metres = (locale: Locale, value: number): string => formatNumber(locale, value, value < 10 ? 1 : 0);
const place: Says = {
  kk: ({ gapM }, { a, b }) =>
    gapM === 0
      ? `«${a}» жұмысы мен «${b}» жұмысы бір жерді қазады.`
      : `«${a}» жұмысы мен «${b}» жұмысы жерді қатар қазады: арақашықтығы — ${metres('kk', gapM)} м.`,
  ru: ({ gapM }, { a, b }) =>
    gapM === 0
      ? `Работы «${a}» и «${b}» вскрывают землю на одном месте.`
      : `Работы «${a}» и «${b}» вскрывают землю рядом: расстояние между ними — ${metres('ru', gapM)} м.`,
  en: ({ gapM }, { a, b }) =>
    gapM === 0
      ? `The works “${a}” and “${b}” open the ground on the same place.`
      : `The works “${a}” and “${b}” open the ground beside each other, ${metres('en', gapM)} m apart.`,
};

const UNKNOWN: LocalizedText = { kk: 'жабыны белгісіз', ru: 'покрытие неизвестно', en: 'surface not known' };
const money = (locale: Locale, kzt: number): string => formatMoney(locale, String(kzt));
const surface = (locale: Locale, m: WorkCombineMeasures): string => (SURFACE_NAMES[m.surface] ?? UNKNOWN)[locale];
const trench: Says = {
  kk: (m) =>
    m.sharedTrenchM === 0
      ? null
      : `Ортақ траншеяның ұзындығы — ${metres('kk', m.sharedTrenchM)} м; бір метрінің бағасы — ${money('kk', m.trenchKztPerM)} (${surface('kk', m)}), барлығы — ${money('kk', m.trenchSavingKzt)}.`,
  ru: (m) =>
    m.sharedTrenchM === 0
      ? null
      : `Общая траншея — ${metres('ru', m.sharedTrenchM)} м; цена метра — ${money('ru', m.trenchKztPerM)} (${surface('ru', m)}), всего — ${money('ru', m.trenchSavingKzt)}.`,
  en: (m) =>
    m.sharedTrenchM === 0
      ? null
      : `A shared trench of ${metres('en', m.sharedTrenchM)} m at ${money('en', m.trenchKztPerM)} a metre (${surface('en', m)}) is ${money('en', m.trenchSavingKzt)}.`,
};

const closure: Says = {
  kk: (m) => {
    if (m.closureDays > 0)
      return `Көлік қозғалысына кедергі мерзімі қысқарады: ${dayCount('kk', m.closureDays)}; бір күннің бағасы — ${money('kk', m.closureKztPerDay)}, барлығы — ${money('kk', m.closureSavingKzt)}.`;
    return m.savedDays > 0 ? `Орынның бос болмайтын мерзімі қысқарады: ${dayCount('kk', m.savedDays)}.` : null;
  },
  ru: (m) => {
    if (m.closureDays > 0)
      return `Движению будут мешать меньше: экономия — ${dayCount('ru', m.closureDays)}; цена дня — ${money('ru', m.closureKztPerDay)}, всего — ${money('ru', m.closureSavingKzt)}.`;
    return m.savedDays > 0 ? `Место будет занято меньше: экономия — ${dayCount('ru', m.savedDays)}.` : null;
  },
  en: (m) => {
    if (m.closureDays > 0)
      return `Traffic is hindered for ${dayCount('en', m.closureDays)} less; at ${money('en', m.closureKztPerDay)} a day that is ${money('en', m.closureSavingKzt)}.`;
    return m.savedDays > 0 ? `The place is taken up for ${dayCount('en', m.savedDays)} less.` : null;
  },
};

const sum: Says = {
  kk: (m) =>
    `Шамамен үнемделетін сома — ${money('kk', m.savingKzt)}: бұл баптаулардағы бағалар бойынша болжам, смета емес.`,
  ru: (m) => `Примерная экономия — ${money('ru', m.savingKzt)}: это оценка по ценам из настроек, а не смета.`,
  en: (m) =>
    `The estimated saving is ${money('en', m.savingKzt)}: an estimate from the prices in the settings, not a bill.`,
};

const wayOut: Says = {
  kk: () => 'Шешу жолы: жұмыстардың біріншісі басталғанға дейін ортақ мерзім мен ортақ траншея туралы келісу.',
  ru: () => 'Выход: до начала первой из работ договориться об одних сроках и одной траншее.',
  en: () => 'The way out: agree on common dates and one trench before the first of them begins.',
};

/** Says what two works would save as one, part by part. */
export const explainWorkCombine = (facts: Explained<WorkCombineMeasures>): Wording =>
  wordsOf(facts, title, [place, timeApart, trench, closure, sum, bodies, wayOut]);
