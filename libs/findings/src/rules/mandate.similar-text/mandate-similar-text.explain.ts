import type { Locale, LocalizedText } from '@abat/contracts';
import type { Explained, Wording } from '../../domain/rule.js';
import type { SubjectFacts } from '../../domain/subject-facts.js';
import { formatShare, inEveryLanguage, nameIn, paragraph, quotable } from '../../domain/wording.js';
import { NOBODY } from '../power-pairs/parties.js';
import type { MandateSimilarTextMeasures } from './mandate-similar-text.measure.js';

type Facts = Explained<MandateSimilarTextMeasures>;

/** Longest quotation of a statement. */
const MAX_QUOTE = 240;
const LOST: LocalizedText = { kk: 'мәтіні сақталмаған', ru: 'текст не сохранился', en: 'the text is not kept' };

function quote(locale: Locale, { title }: SubjectFacts): string {
  const text = title?.[locale] || LOST[locale];
  return quotable(locale, text.length > MAX_QUOTE ? `${text.slice(0, MAX_QUOTE).trimEnd()}…` : text);
}

type Side = { holder: string; point: string | null; text: string };

const sideOf = (locale: Locale, facts: SubjectFacts): Side => ({
  holder: nameIn(locale, facts.agency, NOBODY),
  point: facts.code?.replace(/\.$/u, '') || null,
  text: quote(locale, facts),
});

const TITLES: Record<Locale, (a: Side, b: Side) => string> = {
  kk: (a, b) => `Ережелерінде бір функция жазылған: ${a.holder}; ${b.holder}`,
  ru: (a, b) => `Одна и та же функция в двух положениях: ${a.holder}; ${b.holder}`,
  en: (a, b) => `The same function in two regulations: ${a.holder}; ${b.holder}`,
};

const HEAD: LocalizedText = {
  kk: 'Екі органның ережелерінде бір нәрсе айтылған сияқты.',
  ru: 'В положениях двух органов, похоже, сказано об одном.',
  en: 'The regulations of two bodies seem to say the same thing.',
};

const SAID: Record<Locale, (side: Side) => string> = {
  kk: ({ holder, point, text }) => (point ? `${holder}, ${point} тармақ: «${text}».` : `${holder}: «${text}».`),
  ru: ({ holder, point, text }) => (point ? `${holder}, пункт ${point}: «${text}».` : `${holder}: «${text}».`),
  en: ({ holder, point, text }) => (point ? `${holder}, point ${point}: “${text}”.` : `${holder}: “${text}”.`),
};

const SHARED: Record<Locale, (m: MandateSimilarTextMeasures, share: string) => string> = {
  kk: (m, share) => `Ортақ сөздері: ${m.wordsA}. Ұқсастығы — ${share}.`,
  ru: (m, share) => `Общие слова: ${m.wordsA}. Сходство — ${share}.`,
  en: (m, share) => `Words in common: ${m.wordsA}. Likeness: ${share}.`,
};

const DUPLICATE: Record<Locale, (number: number) => string> = {
  kk: (number) => `Осы тармақтардан жазылған өкілеттіктердің қайталануы анықталған: F-${number} ескертуі.`,
  ru: (number) => `Полномочия, записанные по этим пунктам, уже дублируются: сигнал F-${number}.`,
  en: (number) => `The mandates recorded from these points already duplicate each other: finding F-${number}.`,
};

const WAY_OUT: LocalizedText = {
  kk: 'Шешу жолы: бұл шынымен бір іс пе, соны тексеру. Бір іс болса — функцияны бір органға қалдыру, келісім жасау немесе оны аумақ не кезең бойынша бөлу; бір іс болмаса — қайшылық жоқ екенін белгілеу.',
  ru: 'Выход: проверить, одно ли это дело. Если одно — оставить функцию за одним органом, заключить соглашение или разделить её по территории или стадии; если нет — отметить, что противоречия нет.',
  en: 'Way out: check whether this is one matter. If it is, leave the function with one body, agree on it, or split it by territory or stage; if not, record that there is no conflict.',
};

/** Sets two statements side by side with the words they share; a person says whether they mean the same. */
export function explainMandateSimilarText(facts: Facts): Wording {
  const { measures: m } = facts;
  return {
    title: inEveryLanguage((locale) => TITLES[locale](sideOf(locale, facts.a), sideOf(locale, facts.b))),
    explanation: inEveryLanguage((locale) =>
      paragraph([
        HEAD[locale],
        SAID[locale](sideOf(locale, facts.a)),
        SAID[locale](sideOf(locale, facts.b)),
        SHARED[locale](m, formatShare(locale, m.similarity)),
        m.duplicateNumber === null ? null : DUPLICATE[locale](m.duplicateNumber),
        WAY_OUT[locale],
      ]),
    ),
  };
}
