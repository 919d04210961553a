import type { Locale, LocalizedText } from '@abat/contracts';
import type { Explained, Wording } from '../../domain/rule.js';
import type { SubjectFacts } from '../../domain/subject-facts.js';
import { formatArea, formatShare, inEveryLanguage, nameIn, paragraph, plural, quotable } from '../../domain/wording.js';
import { NOTHING } from '../power-pairs/parties.js';
import { kindSentence, STAGE_NAMES } from '../power-pairs/words.js';
import type { MandateGapMeasures, SiteGapMeasures, TerritoryGapMeasures } from './mandate-gap.measure.js';
import { caseText } from './mandate-gap.words.js';

type Facts = Explained<MandateGapMeasures>;
type Gap = { held: string; stage: string; place: string };

const NOWHERE: LocalizedText = { kk: 'белгісіз аумақ', ru: 'неизвестная территория', en: 'unknown territory' };
const UNNAMED: LocalizedText = { kk: 'белгісіз объект', ru: 'неизвестный объект', en: 'unknown site' };

const titleOf = (locale: Locale, { title, code }: SubjectFacts, missing: LocalizedText): string =>
  quotable(locale, title?.[locale] ?? code ?? missing[locale]);

const gapOf = (locale: Locale, { a, b }: Facts, m: TerritoryGapMeasures): Gap => ({
  held: quotable(locale, nameIn(locale, a.function, NOTHING)),
  stage: STAGE_NAMES[m.stage][locale],
  place: titleOf(locale, b, NOWHERE),
});

const TITLES: Record<Locale, (g: Gap) => string> = {
  kk: (g) => `«${g.held}»: жауапты ешкім жоқ, кезеңі — ${g.stage}, аумағы — ${g.place}`,
  ru: (g) => `«${g.held}»: никто не отвечает, стадия — ${g.stage}, территория — ${g.place}`,
  en: (g) => `“${g.held}”: nobody holds it, stage: ${g.stage}, territory: ${g.place}`,
};
const HEADS: Record<Locale, (g: Gap) => string> = {
  kk: (g) =>
    `Тізілім талабы бойынша бұл функцияға әр ауданда біреу жауап беруге тиіс, бірақ мұнда жауапты ешкім жоқ. Функциясы — «${g.held}», кезеңі — ${g.stage}, аумағы — ${g.place}.`,
  ru: (g) =>
    `По требованию реестра за эту функцию кто-то отвечает в каждом районе, но здесь не отвечает никто. Функция — «${g.held}», стадия — ${g.stage}, территория — ${g.place}.`,
  en: (g) =>
    `The register requires that somebody holds this function in every district, but here nobody does. Function: “${g.held}”, stage: ${g.stage}, territory: ${g.place}.`,
};

const WHOLE: Record<Locale, (area: string) => string> = {
  kk: (area) => `Бүкіл аумақ қамтылмаған: ${area}.`,
  ru: (area) => `Не охвачена вся территория: ${area}.`,
  en: (area) => `The whole territory is uncovered: ${area}.`,
};
const PART: Record<Locale, (area: string, share: string) => string> = {
  kk: (area, share) => `Қамтылмаған бөлігі — ${area}, бұл аумақтың ${share} бөлігі.`,
  ru: (area, share) => `Не охвачено ${area}, это ${share} территории.`,
  en: (area, share) => `${area} is uncovered, ${share} of the territory.`,
};

function areaSentence(locale: Locale, { gapM2, gapShare }: TerritoryGapMeasures): string {
  const area = formatArea(locale, gapM2);
  return gapShare >= 0.9995 ? WHOLE[locale](area) : PART[locale](area, formatShare(locale, gapShare));
}

function sitesSentence(locale: Locale, n: number): string {
  if (locale === 'kk') return `Осындай объект саны — ${n}.`;
  if (locale === 'en')
    return plural('en', n, { one: `There is ${n} such site there.`, other: `There are ${n} such sites there.` });
  return plural('ru', n, {
    one: `Там ${n} такой объект.`,
    few: `Там ${n} таких объекта.`,
    other: `Там ${n} таких объектов.`,
  });
}

const PARTLY: Record<Locale, (bodies: string) => string> = {
  kk: (bodies) => `Бір бөлігіне ғана жауап береді: ${bodies}.`,
  ru: (bodies) => `Лишь за часть отвечают: ${bodies}.`,
  en: (bodies) => `Only a part of it is held by: ${bodies}.`,
};
const NARROWER: LocalizedText = {
  kk: 'Тар функция немесе тар объект түрі кеңін толық жаппайды.',
  ru: 'Более узкая функция или вид объектов не закрывает более широкую.',
  en: 'A narrower function or kind of objects does not cover the wider one.',
};
const CASES: Record<Locale, (text: string) => string> = {
  kk: (text) => `Өкілеттік шартпен берілген, мына жағдайға жауап беретін орган жоқ: ${text}.`,
  ru: (text) => `Полномочие закреплено с условием, не охвачен случай: ${text}.`,
  en: (text) => `The power has a condition; this case is not covered: ${text}.`,
};

const WAYS_OUT: Record<Locale, (bodies: string) => string> = {
  kk: (bodies) => `Шешу жолы — өкілеттікті мына органдардың біріне бекіту: ${bodies}.`,
  ru: (bodies) => `Выход — закрепить полномочие за одним из органов: ${bodies}.`,
  en: (bodies) => `The way out is to give the power to one of these bodies: ${bodies}.`,
};
const SOMEBODY: LocalizedText = {
  kk: 'Шешу жолы: өкілеттікті бір органға бекіту.',
  ru: 'Выход: закрепить полномочие за одним органом.',
  en: 'Way out: give the power to one body.',
};
const EXTEND: LocalizedText = {
  kk: 'Шешу жолы: өкілеттікті бүкіл аумаққа және барлық жағдайға кеңейту немесе қалған бөлігін басқа органға бекіту.',
  ru: 'Выход: распространить полномочие на всю территорию и все случаи либо закрепить остаток за другим органом.',
  en: 'Way out: extend the power to the whole territory and to every case, or give the rest to another body.',
};

function candidatesText(locale: Locale, m: MandateGapMeasures): string {
  const office = { kk: m.officeKk ?? m.officeRu, ru: m.officeRu, en: m.officeEn ?? m.officeRu };
  const akimat = { kk: m.akimatKk ?? m.akimatRu, ru: m.akimatRu, en: m.akimatEn ?? m.akimatRu };
  return [office[locale], akimat[locale]].filter(Boolean).join('; ');
}

function wayOut(locale: Locale, m: TerritoryGapMeasures): string {
  if (m.partlyRu !== null && !m.narrower) return EXTEND[locale];
  const bodies = candidatesText(locale, m);
  return bodies ? WAYS_OUT[locale](bodies) : SOMEBODY[locale];
}

function territoryText(locale: Locale, facts: Facts, m: TerritoryGapMeasures): string {
  const partly = { kk: m.partlyKk ?? m.partlyRu, ru: m.partlyRu, en: m.partlyEn ?? m.partlyRu }[locale];
  return paragraph([
    HEADS[locale](gapOf(locale, facts, m)),
    areaSentence(locale, m),
    kindSentence(locale, m),
    m.sitesInGap > 0 ? sitesSentence(locale, m.sitesInGap) : null,
    partly ? PARTLY[locale](partly) : null,
    m.narrower ? NARROWER[locale] : null,
    m.conditional ? CASES[locale](caseText(locale, m)) : null,
    wayOut(locale, m),
  ]);
}

const SITE_TITLES: Record<Locale, (site: string) => string> = {
  kk: (site) => `«${site}»: теңгерім ұстаушысы көрсетілмеген`,
  ru: (site) => `«${site}»: балансодержатель не указан`,
  en: (site) => `“${site}”: no balance holder in the register`,
};
const SITE_HEADS: Record<Locale, (site: string) => string> = {
  kk: (site) =>
    `Тізілімде объектінің теңгерім ұстаушысы көрсетілмеген: «${site}». Бұл объект иесіз деген сөз емес: мәлімет тізілімге енгізілмеген.`,
  ru: (site) =>
    `В реестре не указан балансодержатель объекта: «${site}». Это не значит, что объект бесхозный: сведений нет в реестре.`,
  en: (site) =>
    `The register names no balance holder of this site: “${site}”. That does not prove it has no owner: the register does not know.`,
};
const SITE_WAYS_OUT: Record<Locale, (bodies: string) => string> = {
  kk: (bodies) =>
    `Шешу жолы — теңгерім ұстаушыны анықтап, тізілімге енгізу; ол болмаса, объектіні мына органдардың бірінің теңгеріміне беру: ${bodies}.`,
  ru: (bodies) =>
    `Выход — установить балансодержателя и внести его в реестр, а если его нет, передать объект на баланс одному из органов: ${bodies}.`,
  en: (bodies) =>
    `The way out is to find the balance holder and enter it or, if there is none, to hand the site over to one of these bodies: ${bodies}.`,
};
const SITE_SOMEBODY: LocalizedText = {
  kk: 'Шешу жолы: теңгерім ұстаушыны анықтап, тізілімге енгізу.',
  ru: 'Выход: установить балансодержателя и внести его в реестр.',
  en: 'Way out: find the balance holder and enter it.',
};

function siteText(locale: Locale, { b }: Facts, m: SiteGapMeasures): string {
  const bodies = candidatesText(locale, m);
  return paragraph([
    SITE_HEADS[locale](titleOf(locale, b, UNNAMED)),
    kindSentence(locale, m),
    bodies ? SITE_WAYS_OUT[locale](bodies) : SITE_SOMEBODY[locale],
  ]);
}

/** Says what must be held here, how much of it nobody holds, who holds a part, and who could take it. */
export function explainMandateGap(facts: Facts): Wording {
  const m = facts.measures;
  if (m.level === 'site')
    return {
      title: inEveryLanguage((locale) => SITE_TITLES[locale](titleOf(locale, facts.b, UNNAMED))),
      explanation: inEveryLanguage((locale) => siteText(locale, facts, m)),
    };
  return {
    title: inEveryLanguage((locale) => TITLES[locale](gapOf(locale, facts, m))),
    explanation: inEveryLanguage((locale) => territoryText(locale, facts, m)),
  };
}
