import type { Locale, LocalizedText } from '@abat/contracts';
import type { Explained, Wording } from '../../domain/rule.js';
import { inEveryLanguage, nameIn, paragraph, plural, quotable } from '../../domain/wording.js';
import { NOTHING } from '../power-pairs/parties.js';
import type { MandateContestedMeasures } from './mandate-contested.measure.js';

type Facts = Explained<MandateContestedMeasures>;
type Contest = { about: string; place: string };

const NOWHERE: LocalizedText = { kk: 'белгісіз аумақ', ru: 'неизвестная территория', en: 'unknown territory' };

const contestOf = (locale: Locale, { a, b }: Facts): Contest => ({
  about: quotable(locale, nameIn(locale, a.function, NOTHING)),
  place: quotable(locale, b.title?.[locale] ?? b.code ?? NOWHERE[locale]),
});

const TITLES: Record<Locale, (c: Contest) => string> = {
  kk: (c) => `«${c.about}»: өтініштерді бірі біріне сілтейді, аумағы — ${c.place}`,
  ru: (c) => `«${c.about}»: от обращений отказываются, территория — ${c.place}`,
  en: (c) => `“${c.about}”: bodies refuse requests, territory: ${c.place}`,
};
const HEADS: Record<Locale, (c: Contest) => string> = {
  kk: (c) =>
    `Органдар осы функция бойынша өтініштерді «біздікі емес» деп қайтарады. Функциясы — «${c.about}», аумағы — ${c.place}.`,
  ru: (c) => `На обращения по этой функции органы отвечают «не наше». Функция — «${c.about}», территория — ${c.place}.`,
  en: (c) =>
    `Bodies answer requests about this function with “not ours”. Function: “${c.about}”, territory: ${c.place}.`,
};

function refusalsSentence(locale: Locale, { refusals, requests, windowDays }: MandateContestedMeasures): string {
  if (locale === 'kk')
    return `Соңғы ${windowDays} күнде бас тарту саны — ${refusals}, ондай өтініш саны — ${requests}.`;
  if (locale === 'en') {
    const times = plural('en', refusals, { one: `${refusals} refusal`, other: `${refusals} refusals` });
    const asked = plural('en', requests, { one: `${requests} request`, other: `${requests} requests` });
    return `Within ${windowDays} days: ${times} of ${asked}.`;
  }
  const times = plural('ru', refusals, {
    one: `${refusals} отказ`,
    few: `${refusals} отказа`,
    other: `${refusals} отказов`,
  });
  const asked = plural('ru', requests, { one: `${requests} обращению`, other: `${requests} обращениям` });
  const days = plural('ru', windowDays, {
    one: `${windowDays} день`,
    few: `${windowDays} дня`,
    other: `${windowDays} дней`,
  });
  return `За ${days}: ${times} по ${asked}.`;
}

function bouncedSentence(locale: Locale, n: number): string {
  if (locale === 'kk') return `Бірнеше рет қайтарылған өтініш саны — ${n}.`;
  if (locale === 'en')
    return plural('en', n, {
      one: `${n} request was refused more than once.`,
      other: `${n} requests were refused more than once.`,
    });
  return plural('ru', n, {
    one: `${n} обращение отклонили не один раз.`,
    few: `${n} обращения отклонили не один раз.`,
    other: `${n} обращений отклонили не один раз.`,
  });
}

const BODIES: Record<Locale, (names: string) => string> = {
  kk: (names) => `Бас тартқан органдар: ${names}.`,
  ru: (names) => `Отказывались: ${names}.`,
  en: (names) => `Refused by: ${names}.`,
};
const WAY_OUT: LocalizedText = {
  kk: 'Шешу жолы: осы аумақта бұл функцияға жауап беретін бір органды белгілеп, өтініштерді соған жолдау.',
  ru: 'Выход: назначить здесь за эту функцию один орган и направлять обращения ему.',
  en: 'Way out: name one holder of this function here and route the requests to it.',
};

/** Says for which function where bodies refuse requests, how often, who refuses. */
export function explainMandateContested(facts: Facts): Wording {
  const m = facts.measures;
  const names: LocalizedText = { kk: m.bodiesKk, ru: m.bodiesRu, en: m.bodiesEn };
  return {
    title: inEveryLanguage((locale) => TITLES[locale](contestOf(locale, facts))),
    explanation: inEveryLanguage((locale) =>
      paragraph([
        HEADS[locale](contestOf(locale, facts)),
        refusalsSentence(locale, m),
        m.bounced > 0 ? bouncedSentence(locale, m.bounced) : null,
        BODIES[locale](names[locale]),
        WAY_OUT[locale],
      ]),
    ),
  };
}
