import type { Locale, LocalizedText } from '@abat/contracts';
import type { Explained, Wording } from '../../domain/rule.js';
import { formatArea, formatMoney, formatShare } from '../../domain/wording.js';
import { bodies, dayCount, type Named, type Sentence, wordsOf } from '../work-pairs/words.js';
import type { WorkOrderMeasures } from './work-order.measure.js';

type Says = Sentence<WorkOrderMeasures>;

/** The finishing work and the digging by name. */
const roles = ({ finishing }: WorkOrderMeasures, { a, b }: Named): { top: string; dig: string } =>
  finishing === 'a' ? { top: a, dig: b } : { top: b, dig: a };

const title: Says = {
  kk: (m, names) => {
    const { top, dig } = roles(m, names);
    return `Жұмыс реті бұзылған: «${top}» жұмысынан кейін «${dig}» жұмысы қазады`;
  },
  ru: (m, names) => {
    const { top, dig } = roles(m, names);
    return `Порядок нарушен: сначала «${top}», потом вскрытие — «${dig}»`;
  },
  en: (m, names) => {
    const { top, dig } = roles(m, names);
    return `Wrong order: “${top}” first, then the digging of “${dig}”`;
  },
};

const size = (locale: Locale, m: WorkOrderMeasures): [string, string] => [
  formatArea(locale, m.overlapM2),
  formatShare(locale, m.shareOfFinishing),
];
const place: Says = {
  kk: (m, names) => {
    const { top, dig } = roles(m, names);
    const [area, share] = size('kk', m);
    return `«${top}» — аяқтаушы жұмыс (жабын, отырғызу), ал «${dig}» жұмысы сол жерді одан кейін қазады: ортақ аудан — ${area}, бұл аяқталатын жердің ${share} бөлігі.`;
  },
  ru: (m, names) => {
    const { top, dig } = roles(m, names);
    const [area, share] = size('ru', m);
    return `Работа «${top}» — завершающая (покрытие, посадка), а работа «${dig}» вскрывает землю там же, но позже: общая площадь — ${area}, это ${share} сделанного.`;
  },
  en: (m, names) => {
    const { top, dig } = roles(m, names);
    const [area, share] = size('en', m);
    return `“${top}” finishes the surface, and “${dig}” opens the ground there later: they share ${area}, ${share} of what is finished.`;
  },
};

const time: Says = {
  kk: ({ overlapDays, gapDays }) => {
    if (overlapDays > 0) return `Екі жұмыс бірге жүретін күндер: ${dayCount('kk', overlapDays)}.`;
    return gapDays === 0
      ? 'Қазу аяқтаушы жұмыстан кейін бірден басталады.'
      : `Аяқтаушы жұмыс пен қазудың арасы — ${dayCount('kk', gapDays)}.`;
  },
  ru: ({ overlapDays, gapDays }) => {
    if (overlapDays > 0) return `Одновременно обе работы идут ${dayCount('ru', overlapDays)}.`;
    return gapDays === 0
      ? 'Вскрытие начинается сразу после завершающей работы.'
      : `Между завершающей работой и вскрытием ${dayCount('ru', gapDays)}.`;
  },
  en: ({ overlapDays, gapDays }) => {
    if (overlapDays > 0) return `Both go on at once for ${dayCount('en', overlapDays)}.`;
    return gapDays === 0
      ? 'The digging begins as soon as the surface is finished.'
      : `The digging begins ${dayCount('en', gapDays)} after the surface is finished.`;
  },
};

const UNKNOWN_COST: LocalizedText = {
  kk: 'Аяқтаушы жұмыстың құны тізілімде көрсетілмеген.',
  ru: 'Стоимость завершающей работы в реестре не указана.',
  en: 'The register does not tell the cost of the finishing.',
};
const cost: Says = {
  kk: ({ costAtRiskKzt: kzt }) =>
    kzt === null ? UNKNOWN_COST.kk : `Қайта жасалатын бөліктің құны шамамен ${formatMoney('kk', kzt)}.`,
  ru: ({ costAtRiskKzt: kzt }) =>
    kzt === null ? UNKNOWN_COST.ru : `Переделывать придётся примерно на ${formatMoney('ru', kzt)}.`,
  en: ({ costAtRiskKzt: kzt }) =>
    kzt === null ? UNKNOWN_COST.en : `About ${formatMoney('en', kzt)} of work would have to be done again.`,
};

const CERTAINTY: Record<'none' | 'one' | 'both', LocalizedText> = {
  none: {
    kk: 'Екі жұмыстың да мерзімі жоспарлы: ретін әлі ауыстыруға болады.',
    ru: 'Сроки обеих работ плановые: порядок ещё можно поменять.',
    en: 'The dates of both works are planned: the order can still be changed.',
  },
  one: {
    kk: 'Бір жұмыстың мерзімі түпкілікті, екіншісінікі жоспарлы.',
    ru: 'У одной работы сроки твёрдые, у другой — плановые.',
    en: 'The dates of one work are firm, those of the other are planned.',
  },
  both: {
    kk: 'Екі жұмыстың да мерзімі түпкілікті.',
    ru: 'Сроки обеих работ твёрдые.',
    en: 'The dates of both works are firm.',
  },
};
function certaintyOf({ certaintyFinishing, certaintyDigging }: WorkOrderMeasures): LocalizedText {
  const firm = [certaintyFinishing, certaintyDigging].filter((side) => side === 'firm').length;
  return CERTAINTY[firm === 2 ? 'both' : firm === 1 ? 'one' : 'none'];
}
const certainty: Says = { kk: (m) => certaintyOf(m).kk, ru: (m) => certaintyOf(m).ru, en: (m) => certaintyOf(m).en };

const wayOut: Says = {
  kk: (m, names) => {
    const { top, dig } = roles(m, names);
    return `Шешу жолы: алдымен «${dig}» жұмысын, содан кейін «${top}» жұмысын жүргізу.`;
  },
  ru: (m, names) => {
    const { top, dig } = roles(m, names);
    return `Выход: сначала провести работу «${dig}», затем работу «${top}».`;
  },
  en: (m, names) => {
    const { top, dig } = roles(m, names);
    return `The way out: do “${dig}” first, then “${top}”.`;
  },
};

/** Says which work finishes what the other opens again, what that costs and how to change it. */
export const explainWorkOrder = (facts: Explained<WorkOrderMeasures>): Wording =>
  wordsOf(facts, title, [place, time, cost, certainty, bodies, wayOut]);
