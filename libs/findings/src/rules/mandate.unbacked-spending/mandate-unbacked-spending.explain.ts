import type { Locale, LocalizedText } from '@abat/contracts';
import type { Explained, Wording } from '../../domain/rule.js';
import { formatMoney, inEveryLanguage, nameIn, paragraph, plural, quotable } from '../../domain/wording.js';
import { NOBODY, NOTHING } from '../power-pairs/parties.js';
import { STAGE_NAMES } from '../power-pairs/words.js';
import type { MandateUnbackedSpendingMeasures } from './mandate-unbacked-spending.measure.js';

type Facts = Explained<MandateUnbackedSpendingMeasures>;
type Line = { code: string; payer: string; paid: string; sum: string; year: number };

const lineOf = (locale: Locale, { a, measures }: Facts): Line => ({
  code: a.code ?? '—',
  payer: nameIn(locale, a.agency, NOBODY),
  paid: quotable(locale, nameIn(locale, a.function, NOTHING)),
  sum: formatMoney(locale, measures.amountKzt),
  year: measures.year,
});

const TITLES: Record<Locale, (l: Line) => string> = {
  kk: (l) => `«${l.paid}»: ${l.year} жылғы шығыс өкілеттіксіз, ${l.sum}`,
  ru: (l) => `«${l.paid}»: расход ${l.year} года без полномочия, ${l.sum}`,
  en: (l) => `“${l.paid}”: spending of ${l.year} without a power, ${l.sum}`,
};
const HEADS: Record<Locale, (l: Line) => string> = {
  kk: (l) =>
    `${l.year} жылғы бюджет жолы әкімшісінің тізілімде өкілеттігі жоқ функцияны қаржыландырады. Жол: ${l.code}, сомасы — ${l.sum}. Әкімшісі: ${l.payer}. Функциясы — «${l.paid}».`,
  ru: (l) =>
    `Строка бюджета ${l.year} года оплачивает функцию, на которую у её администратора нет полномочия в реестре. Строка: ${l.code}, сумма — ${l.sum}. Администратор: ${l.payer}. Функция — «${l.paid}».`,
  en: (l) =>
    `A budget line of ${l.year} pays for a function its administrator holds no power for in the register. Line: ${l.code}, ${l.sum}. Administrator: ${l.payer}. Function: “${l.paid}”.`,
};

const NONE: LocalizedText = {
  kk: 'Бұл функцияға осы аумақта қаражат жұмсауға құқық беретін өкілеттік ешбір органда жоқ.',
  ru: 'Полномочия тратить на эту функцию здесь нет ни у одного органа.',
  en: 'No body holds a power here that entitles to spend on this function.',
};

const NEAREST: Record<Locale, (holder: string, stage: string) => string> = {
  kk: (holder, stage) => `Функциясы ең жақын орган: ${holder}, кезеңі — ${stage}.`,
  ru: (holder, stage) => `Ближе всего по функции: ${holder}, стадия — ${stage}.`,
  en: (holder, stage) => `The nearest holder of the function: ${holder}, stage: ${stage}.`,
};

function countSentence(locale: Locale, n: number): string {
  if (locale === 'kk') return `Бұл функцияға осы аумақта жауап беретін орган саны — ${n}.`;
  if (locale === 'en')
    return plural('en', n, {
      one: `${n} body holds this function here.`,
      other: `${n} bodies hold this function here.`,
    });
  return plural('ru', n, {
    one: `За эту функцию здесь отвечает ${n} орган.`,
    few: `За эту функцию здесь отвечают ${n} органа.`,
    other: `За эту функцию здесь отвечает ${n} органов.`,
  });
}

function holderSentence(locale: Locale, m: MandateUnbackedSpendingMeasures): string {
  if (m.holderRu === null || m.holderStage === null) return NONE[locale];
  const holder = { kk: m.holderKk ?? m.holderRu, ru: m.holderRu, en: m.holderEn ?? m.holderRu }[locale];
  const nearest = NEAREST[locale](holder, STAGE_NAMES[m.holderStage][locale]);
  return paragraph([m.holders > 1 ? countSentence(locale, m.holders) : null, nearest]);
}

const WAYS_OUT: Record<'move' | 'grant', LocalizedText> = {
  move: {
    kk: 'Шешу жолы: қаражатты өкілеттігі бар органға ауыстыру, өкілеттікті әкімшіге беру немесе жолдағы функцияны түзету.',
    ru: 'Выход: передать деньги органу с полномочием, закрепить полномочие за администратором либо исправить функцию строки.',
    en: 'Way out: move the money to a body that holds the power, give the power to the administrator, or correct the function of the line.',
  },
  grant: {
    kk: 'Шешу жолы: өкілеттікті әкімшіге бекіту немесе жолдағы функцияны түзету.',
    ru: 'Выход: закрепить полномочие за администратором либо исправить функцию строки.',
    en: 'Way out: give the power to the administrator, or correct the function of the line.',
  },
};

/** Says which line pays for what without a power, who holds the power instead, and what can be done. */
export function explainMandateUnbackedSpending(facts: Facts): Wording {
  const m = facts.measures;
  return {
    title: inEveryLanguage((locale) => TITLES[locale](lineOf(locale, facts))),
    explanation: inEveryLanguage((locale) =>
      paragraph([
        HEADS[locale](lineOf(locale, facts)),
        holderSentence(locale, m),
        WAYS_OUT[m.holders > 0 ? 'move' : 'grant'][locale],
      ]),
    ),
  };
}
