import type { Locale, LocalizedText } from '@abat/contracts';
import type { Wording } from '../../domain/rule.js';
import { inEveryLanguage, paragraph } from '../../domain/wording.js';
import { type PairFacts, placeSentence, timeSentence, touchedSentences } from '../power-pairs/sentences.js';
import { type Parties, partiesOf } from '../power-pairs/parties.js';

const SAME: Record<Locale, (p: Parties) => string> = {
  kk: (p) =>
    `Екі орган бір кезеңде бір функцияға жауап береді: ${p.first}; ${p.second}. Функциясы — «${p.narrow}», кезеңі — ${p.stage}.`,
  ru: (p) =>
    `Два органа отвечают за одну функцию на одной стадии: ${p.first}; ${p.second}. Функция — «${p.narrow}», стадия — ${p.stage}.`,
  en: (p) =>
    `Two bodies hold one function at one stage: ${p.first}; ${p.second}. Function: “${p.narrow}”, stage: ${p.stage}.`,
};
const NESTED: Record<Locale, (p: Parties) => string> = {
  kk: (p) =>
    `Екі органның функцияларының бірі екіншісінің құрамына кіреді. ${p.first}: «${p.wide}». ${p.second}: «${p.narrow}». Кезеңі бір: ${p.stage}.`,
  ru: (p) =>
    `Функция одного органа входит в функцию другого. ${p.first}: «${p.wide}». ${p.second}: «${p.narrow}». Стадия одна: ${p.stage}.`,
  en: (p) =>
    `The function of one body is part of the other's. ${p.first}: “${p.wide}”. ${p.second}: “${p.narrow}”. The stage is the same: ${p.stage}.`,
};

const NO_AGREEMENT: LocalizedText = {
  kk: 'Тізілімде олардың арасында келісім де, өкілеттік беру де көрсетілмеген.',
  ru: 'Соглашения или делегирования между ними в реестре нет.',
  en: 'The register holds no agreement or delegation between them.',
};

type WayOut = 'delegate' | 'withdraw' | 'divide-function' | 'divide-place';

const WAYS_OUT: Record<WayOut, LocalizedText> = {
  delegate: {
    kk: 'Шешу жолы: өкілеттікті аудан аппаратына беру немесе бір органнан алып тастау; бірге орындалатын болса, келісім тіркеу.',
    ru: 'Выход: передать полномочие аппарату района или изъять его у одного из органов; если исполняют вместе — записать соглашение.',
    en: 'Way out: delegate the power to the district office or withdraw it from one body; if they act together, record an agreement.',
  },
  withdraw: {
    kk: 'Шешу жолы: бір органда қалдыру, екіншісінен алып тастау немесе кезеңдер бойынша бөлу; бірге орындалатын болса, келісім тіркеу.',
    ru: 'Выход: оставить одному органу и изъять у второго либо разделить по стадиям; если исполняют вместе — записать соглашение.',
    en: 'Way out: leave it with one body and withdraw it from the other, or divide it by stages; if they act together, record an agreement.',
  },
  'divide-function': {
    kk: 'Шешу жолы: кең функциядан осы бөлікті алып тастау немесе келісім тіркеу.',
    ru: 'Выход: исключить эту часть из более широкой функции либо записать соглашение.',
    en: 'Way out: take this part out of the wider function, or record an agreement.',
  },
  'divide-place': {
    kk: 'Шешу жолы: шекараны нақтылап, аумақты бөлу немесе келісім тіркеу.',
    ru: 'Выход: уточнить границу и разделить территорию либо записать соглашение.',
    en: 'Way out: settle the border and divide the territory, or record an agreement.',
  },
};

/** A small common strip is a question of borders, a nested function one of scope, a wide body over a district one of level. */
function wayOut({ measures: m }: PairFacts): WayOut {
  if (m.relation !== 'same') return 'divide-function';
  const [smaller, larger] = [Math.max(m.shareA, m.shareB), Math.min(m.shareA, m.shareB)];
  if (smaller < 0.5) return 'divide-place';
  return larger < 0.9 ? 'delegate' : 'withdraw';
}

const TITLES: Record<Locale, (p: Parties) => string> = {
  kk: (p) => `«${p.narrow}»: бір функция екі органда, кезеңі — ${p.stage}`,
  ru: (p) => `«${p.narrow}»: одна функция у двух органов, стадия — ${p.stage}`,
  en: (p) => `“${p.narrow}”: one function, two bodies, stage: ${p.stage}`,
};

/** Says in whole sentences who holds the same function, where, since when and what it touches. */
export function explainMandateDuplicate(facts: PairFacts): Wording {
  const { measures } = facts;
  return {
    title: inEveryLanguage((locale) => TITLES[locale](partiesOf(locale, facts))),
    explanation: inEveryLanguage((locale) =>
      paragraph([
        (measures.relation === 'same' ? SAME : NESTED)[locale](partiesOf(locale, facts)),
        placeSentence(locale, facts, measures.relation === 'descendant'),
        timeSentence(locale, facts),
        ...touchedSentences(locale, facts),
        measures.coveredShare > 0 ? null : NO_AGREEMENT[locale],
        WAYS_OUT[wayOut(facts)][locale],
      ]),
    ),
  };
}
