import type { Explained, Wording } from '../../domain/rule.js';
import { formatShare, lowerFirst } from '../../domain/wording.js';
import { dayCount, dayRange, type Sentence, wordsOf } from '../work-pairs/words.js';
import type { WorkSeasonMeasures } from './work-season.measure.js';

type Says = Sentence<WorkSeasonMeasures>;

const title: Says = {
  kk: (_m, { a }) => `«${a}» жұмысы маусымнан тыс`,
  ru: (_m, { a }) => `Работа «${a}» — вне сезона`,
  en: (_m, { a }) => `“${a}” is out of season`,
};

const outside: Says = {
  kk: (m, { a }) =>
    `«${a}» жұмысының түрі: ${lowerFirst(m.typeKk ?? m.typeRu)}. Оның барлық мерзімі — ${dayCount('kk', m.days)}, маусымнан тысы — ${dayCount('kk', m.daysOutside)} (${formatShare('kk', m.shareOutside)}).`,
  ru: (m, { a }) =>
    `Вид работы «${a}»: ${lowerFirst(m.typeRu)}. Всего в ней ${dayCount('ru', m.days)}, из них вне сезона — ${dayCount('ru', m.daysOutside)} (${formatShare('ru', m.shareOutside)}).`,
  en: (m, { a }) =>
    `“${a}” is of the type: ${lowerFirst(m.typeEn ?? m.typeRu)}. It takes ${dayCount('en', m.days)}, ${m.daysOutside} of them out of season (${formatShare('en', m.shareOutside)}).`,
};

const certainty: Says = {
  kk: (m) =>
    m.certainty === 'firm' ? 'Жұмыстың мерзімі түпкілікті.' : 'Жұмыстың мерзімі жоспарлы: оны әлі жылжытуға болады.',
  ru: (m) => (m.certainty === 'firm' ? 'Сроки работы твёрдые.' : 'Сроки работы плановые: их ещё можно сдвинуть.'),
  en: (m) => (m.certainty === 'firm' ? 'Its dates are firm.' : 'Its dates are planned: they can still be moved.'),
};

const wayOut: Says = {
  kk: ({ windowFrom: from, windowTo: to }) =>
    from
      ? `Шешу жолы: жұмысты қолайлы маусымға сыйғызу: ${dayRange('kk', from, to)}.`
      : 'Шешу жолы: жұмысты келесі маусымға жылжыту.',
  ru: ({ windowFrom: from, windowTo: to }) =>
    from
      ? `Выход: уложить работу в подходящий сезон: ${dayRange('ru', from, to)}.`
      : 'Выход: перенести работу на следующий сезон.',
  en: ({ windowFrom: from, windowTo: to }) =>
    from
      ? `The way out: fit the work into the season ${dayRange('en', from, to)}.`
      : 'The way out: move the work to the next season.',
};

/** Says how much of a work lies outside of the season of its kind, and which season suits. */
export const explainWorkSeason = (facts: Explained<WorkSeasonMeasures>): Wording =>
  wordsOf(facts, title, [outside, certainty, wayOut]);
