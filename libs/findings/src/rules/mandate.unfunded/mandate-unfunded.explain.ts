import type { Locale, LocalizedText } from '@abat/contracts';
import type { Explained, Wording } from '../../domain/rule.js';
import { formatMoney, inEveryLanguage, nameIn, paragraph, plural, quotable } from '../../domain/wording.js';
import { NOBODY, NOTHING } from '../power-pairs/parties.js';
import { STAGE_NAMES } from '../power-pairs/words.js';
import type { MandateUnfundedMeasures } from './mandate-unfunded.measure.js';

type Facts = Explained<MandateUnfundedMeasures>;
type Power = { holder: string; held: string; stage: string; year: number };

const powerOf = (locale: Locale, { a, measures }: Facts): Power => ({
  holder: nameIn(locale, a.agency, NOBODY),
  held: quotable(locale, nameIn(locale, a.function, NOTHING)),
  stage: STAGE_NAMES[measures.stage][locale],
  year: measures.year,
});

const TITLES: Record<Locale, (p: Power) => string> = {
  kk: (p) => `«${p.held}»: өкілеттікке ${p.year} жылы қаражат көзделмеген, кезеңі — ${p.stage}`,
  ru: (p) => `«${p.held}»: полномочие без денег в ${p.year} году, стадия — ${p.stage}`,
  en: (p) => `“${p.held}”: a power without money in ${p.year}, stage: ${p.stage}`,
};

const HEADS: Record<Locale, (p: Power) => string> = {
  kk: (p) =>
    `Өкілеттік бар, бірақ оған ${p.year} жылғы бюджетте қаражат көзделмеген. Жауапты орган: ${p.holder}. Функциясы — «${p.held}», кезеңі — ${p.stage}.`,
  ru: (p) =>
    `Полномочие есть, а денег на него в бюджете ${p.year} года нет. Отвечает: ${p.holder}. Функция — «${p.held}», стадия — ${p.stage}.`,
  en: (p) =>
    `The power is held, but the budget of ${p.year} has no money for it. Holder: ${p.holder}. Function: “${p.held}”, stage: ${p.stage}.`,
};

function unnamedSentence(locale: Locale, n: number, kzt: string): string {
  const sum = formatMoney(locale, kzt);
  if (locale === 'kk')
    return `Органның функциясы көрсетілмеген бюджет жолдарының саны — ${n}, сомасы — ${sum}: қаражат солардың ішінде болуы мүмкін.`;
  if (locale === 'en')
    return plural('en', n, {
      one: `${n} line of the body (${sum}) names no function: the money may stand there.`,
      other: `${n} lines of the body (${sum}) name no function: the money may stand there.`,
    });
  return plural('ru', n, {
    one: `У органа есть ${n} строка без функции на ${sum}: деньги могут стоять в ней.`,
    few: `У органа есть ${n} строки без функции на ${sum}: деньги могут стоять в них.`,
    other: `У органа есть ${n} строк без функции на ${sum}: деньги могут стоять в них.`,
  });
}

const EARLIER: Record<Locale, (year: number) => string> = {
  kk: (year) => `Қаражат соңғы рет ${year} жылы көзделген.`,
  ru: (year) => `Последний раз деньги были в ${year} году.`,
  en: (year) => `There was money for it last in ${year}.`,
};
const LAST_YEAR: Record<Locale, (year: number, sum: string) => string> = {
  kk: (year, sum) => `Өткен ${year} жылы ${sum} бекітілген.`,
  ru: (year, sum) => `В прошлом, ${year} году было утверждено ${sum}.`,
  en: (year, sum) => `Last year, ${year}, ${sum} was approved.`,
};
const NEVER: LocalizedText = {
  kk: 'Бұрынғы жылдардың тізіліміндегі бюджеттерде де қаражат жоқ.',
  ru: 'В бюджетах прошлых лет, что есть в реестре, денег тоже нет.',
  en: 'The budgets of earlier years in the register have no money for it either.',
};

function pastSentence(locale: Locale, m: MandateUnfundedMeasures): string {
  if (Number(m.moneyLastYearKzt) > 0) return LAST_YEAR[locale](m.year - 1, formatMoney(locale, m.moneyLastYearKzt));
  return m.lastFundedYear === null ? NEVER[locale] : EARLIER[locale](m.lastFundedYear);
}

function worksSentence(locale: Locale, n: number): string {
  if (locale === 'kk') return `Қаражатсыз жоспарланған жұмыстарының саны — ${n}.`;
  if (locale === 'en')
    return plural('en', n, {
      one: `${n} work is planned without money.`,
      other: `${n} works are planned without money.`,
    });
  return plural('ru', n, {
    one: `Без денег запланирована ${n} работа.`,
    few: `Без денег запланированы ${n} работы.`,
    other: `Без денег запланировано ${n} работ.`,
  });
}

const WAYS_OUT: Record<'name' | 'finance', LocalizedText> = {
  name: {
    kk: 'Шешу жолы: бар бюджет жолдарында функцияны көрсету; қаражат онда болмаса, бюджетті нақтылағанда көздеу немесе өкілеттікті қаражаты бар органға беру.',
    ru: 'Выход: указать функцию в имеющихся строках; если денег там нет — предусмотреть их при уточнении бюджета или передать полномочие органу, у которого они есть.',
    en: 'Way out: name the function in the existing lines; if the money is not there, provide it when the budget is adjusted, or hand the power over to a body that has it.',
  },
  finance: {
    kk: 'Шешу жолы: бюджетті нақтылағанда осы функцияға бюджет жолын көздеу немесе өкілеттікті қаражаты бар органға беру.',
    ru: 'Выход: предусмотреть строку на эту функцию при уточнении бюджета или передать полномочие органу, у которого есть деньги.',
    en: 'Way out: provide a line for this function when the budget is adjusted, or hand the power over to a body that has the money.',
  },
};

/** Says who has a power without money, whether the money may stand elsewhere, what was there before and what waits. */
export function explainMandateUnfunded(facts: Facts): Wording {
  const m = facts.measures;
  return {
    title: inEveryLanguage((locale) => TITLES[locale](powerOf(locale, facts))),
    explanation: inEveryLanguage((locale) =>
      paragraph([
        HEADS[locale](powerOf(locale, facts)),
        m.linesWithoutFunction > 0 ? unnamedSentence(locale, m.linesWithoutFunction, m.withoutFunctionKzt) : null,
        pastSentence(locale, m),
        m.worksWithoutMoney > 0 ? worksSentence(locale, m.worksWithoutMoney) : null,
        WAYS_OUT[m.linesWithoutFunction > 0 ? 'name' : 'finance'][locale],
      ]),
    ),
  };
}
