import type { Locale, LocalizedText } from '@abat/contracts';
import type { Explained, Wording } from '../../domain/rule.js';
import { inEveryLanguage, nameIn, paragraph, quotable } from '../../domain/wording.js';
import { NOBODY, NOTHING } from '../power-pairs/parties.js';
import { placeSentence, timeSentence, touchedSentences } from '../power-pairs/sentences.js';
import { STAGE_NAMES } from '../power-pairs/words.js';
import type { MandateSplitChainMeasures } from './mandate-split-chain.measure.js';

type Facts = Explained<MandateSplitChainMeasures>;
type Chain = { builder: string; built: string; buildStage: string; keeper: string; kept: string; keepStage: string };

function chainOf(locale: Locale, { a, b, measures }: Facts): Chain {
  const [builder, keeper] = measures.builder === 'A' ? [a, b] : [b, a];
  return {
    builder: nameIn(locale, builder.agency, NOBODY),
    built: quotable(locale, nameIn(locale, builder.function, NOTHING)),
    buildStage: STAGE_NAMES[measures.buildStage][locale],
    keeper: nameIn(locale, keeper.agency, NOBODY),
    kept: quotable(locale, nameIn(locale, keeper.function, NOTHING)),
    keepStage: STAGE_NAMES[measures.keepStage][locale],
  };
}

const HEADS: Record<Locale, (c: Chain) => string> = {
  kk: (c) =>
    `Бір орган салады, екіншісі күтіп ұстайды, ал тапсыру тәртібі жазылмаған. Салатын орган: ${c.builder} («${c.built}», ${c.buildStage}). Күтіп ұстайтын орган: ${c.keeper} («${c.kept}», ${c.keepStage}).`,
  ru: (c) =>
    `Один орган создаёт, другой содержит, а порядок передачи не записан. Создаёт: ${c.builder} («${c.built}», ${c.buildStage}). Содержит: ${c.keeper} («${c.kept}», ${c.keepStage}).`,
  en: (c) =>
    `One body builds, another keeps it up, and no handover is recorded. Builds: ${c.builder} (“${c.built}”, ${c.buildStage}). Keeps up: ${c.keeper} (“${c.kept}”, ${c.keepStage}).`,
};
const TITLES: Record<Locale, (c: Chain) => string> = {
  kk: (c) => `«${c.kept}»: салу мен күтіп ұстау бөлінген, тапсыру жазылмаған`,
  ru: (c) => `«${c.kept}»: строит один орган, содержит другой, передача не записана`,
  en: (c) => `“${c.kept}”: one body builds, another keeps it up, no handover`,
};
const WAY_OUT: LocalizedText = {
  kk: 'Шешу жолы: теңгерімге беру туралы келісім тіркеу (мерзімі мен құжаты бар) немесе екі кезеңді бір органға беру.',
  ru: 'Выход: записать соглашение о передаче на баланс (со сроком и документом) либо отдать обе стадии одному органу.',
  en: 'Way out: record a handover agreement (with a date and a document), or give both stages to one body.',
};

/** Says who builds, who keeps up, where and since when, and what is at stake. */
export function explainMandateSplitChain(facts: Facts): Wording {
  return {
    title: inEveryLanguage((locale) => TITLES[locale](chainOf(locale, facts))),
    explanation: inEveryLanguage((locale) =>
      paragraph([
        HEADS[locale](chainOf(locale, facts)),
        placeSentence(locale, facts, facts.measures.builder === 'B'),
        timeSentence(locale, facts),
        ...touchedSentences(locale, facts),
        WAY_OUT[locale],
      ]),
    ),
  };
}
