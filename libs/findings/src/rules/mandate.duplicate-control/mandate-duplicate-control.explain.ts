import type { Locale, LocalizedText } from '@abat/contracts';
import type { Wording } from '../../domain/rule.js';
import { inEveryLanguage, paragraph } from '../../domain/wording.js';
import { type PairFacts, placeSentence, timeSentence, touchedSentences } from '../power-pairs/sentences.js';
import { partiesOf, type Parties } from '../power-pairs/parties.js';

const HEADS: Record<Locale, (p: Parties) => string> = {
  kk: (p) => `Бір функцияны екі орган бақылайды: ${p.first}; ${p.second}. Функциясы — «${p.narrow}».`,
  ru: (p) => `Одну функцию контролируют два органа: ${p.first}; ${p.second}. Функция — «${p.narrow}».`,
  en: (p) => `Two bodies control one function: ${p.first}; ${p.second}. Function: “${p.narrow}”.`,
};
const TITLES: Record<Locale, (p: Parties) => string> = {
  kk: (p) => `«${p.narrow}»: екі орган бақылайды`,
  ru: (p) => `«${p.narrow}»: контроль у двух органов`,
  en: (p) => `“${p.narrow}”: controlled by two bodies`,
};
const WAY_OUT: LocalizedText = {
  kk: 'Шешу жолы: бір бақылаушыны қалдыру немесе деңгейлер бойынша бөлу: қала аудандардың жұмысын, аудан орындардың жай-күйін бақылайды.',
  ru: 'Выход: оставить одного контролирующего либо разделить по уровням: город проверяет работу районов, район — состояние мест.',
  en: 'Way out: keep one controller, or divide by level: the city checks the work of the districts, a district checks the places.',
};

/** Says who controls the same function twice, where, since when, and what it touches. */
export function explainMandateDuplicateControl(facts: PairFacts): Wording {
  const bFirst = facts.measures.relation === 'descendant';
  return {
    title: inEveryLanguage((locale) => TITLES[locale](partiesOf(locale, facts))),
    explanation: inEveryLanguage((locale) =>
      paragraph([
        HEADS[locale](partiesOf(locale, facts)),
        placeSentence(locale, facts, bFirst),
        timeSentence(locale, facts),
        ...touchedSentences(locale, facts),
        WAY_OUT[locale],
      ]),
    ),
  };
}
