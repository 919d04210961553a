import type { Locale } from '@abat/contracts';
import type { Explained, Wording } from '../../domain/rule.js';
import { formatArea, formatMoney, formatShare } from '../../domain/wording.js';
import { bodies, type Sentence, timeApart, wordsOf } from '../work-pairs/words.js';
import type { WorkDuplicateMeasures } from './work-duplicate.measure.js';

type Says = Sentence<WorkDuplicateMeasures>;

const title: Says = {
  kk: (_m, { a, b }) => `Бір жұмыс екі рет жоспарланғанға ұқсайды: «${a}» және «${b}»`,
  ru: (_m, { a, b }) => `Похоже на одну работу дважды: «${a}» и «${b}»`,
  en: (_m, { a, b }) => `Possibly one work planned twice: “${a}” and “${b}”`,
};

const shares = (locale: Locale, m: WorkDuplicateMeasures): [string, string, string] => [
  formatArea(locale, m.overlapM2),
  formatShare(locale, m.shareA),
  formatShare(locale, m.shareB),
];
const place: Says = {
  kk: (m, { a, b }) => {
    const [area, first, second] = shares('kk', m);
    return `«${a}» жұмысы мен «${b}» жұмысы бір жерде орналасқан: ортақ аудан — ${area}, бұл бірінші жұмыстың ${first} бөлігі, екінші жұмыстың ${second} бөлігі.`;
  },
  ru: (m, { a, b }) => {
    const [area, first, second] = shares('ru', m);
    return `Работы «${a}» и «${b}» лежат на одном месте: общая площадь — ${area}, это ${first} первой работы и ${second} второй.`;
  },
  en: (m, { a, b }) => {
    const [area, first, second] = shares('en', m);
    return `The works “${a}” and “${b}” lie on the same place: they share ${area}, ${first} of the first and ${second} of the second.`;
  },
};

const kind: Says = {
  kk: (m) => {
    if (m.sameFunction) return 'Екеуінің де функциясы бір.';
    if (m.relatedFunction) return 'Бірінің функциясы екіншісінің функциясына кіреді.';
    return m.sameType ? 'Екеуі де бір түрдегі жұмыс.' : 'Функциялары әртүрлі, бірақ атаулары ұқсас.';
  },
  ru: (m) => {
    if (m.sameFunction) return 'У них одна и та же функция.';
    if (m.relatedFunction) return 'Функция одной работы входит в функцию другой.';
    return m.sameType ? 'Это работы одного вида.' : 'Функции разные, но названия похожи.';
  },
  en: (m) => {
    if (m.sameFunction) return 'They have the same function.';
    if (m.relatedFunction) return 'The function of one is part of the function of the other.';
    return m.sameType ? 'They are works of one type.' : 'Their functions differ, but their titles are alike.';
  },
};

/** Titles less alike than this are not worth a word. */
const ALIKE = 0.5;
const titles: Says = {
  kk: (m) => (m.titleSimilarity < ALIKE ? null : `Атауларының ұқсастығы — ${formatShare('kk', m.titleSimilarity)}.`),
  ru: (m) => (m.titleSimilarity < ALIKE ? null : `Сходство названий — ${formatShare('ru', m.titleSimilarity)}.`),
  en: (m) => (m.titleSimilarity < ALIKE ? null : `Their titles are ${formatShare('en', m.titleSimilarity)} alike.`),
};

const money: Says = {
  kk: ({ sameLine }) => {
    if (sameLine === null) return 'Кемінде біреуінің бюджет жолы көрсетілмеген.';
    return sameLine ? 'Екеуі де бір бюджет жолынан төленеді.' : 'Олар әртүрлі бюджет жолдарынан төленеді.';
  },
  ru: ({ sameLine }) => {
    if (sameLine === null) return 'Хотя бы у одной из них бюджетная строка не указана.';
    return sameLine ? 'Обе оплачиваются из одной бюджетной строки.' : 'Они оплачиваются из разных бюджетных строк.';
  },
  en: ({ sameLine }) => {
    if (sameLine === null) return 'At least one of them names no budget line.';
    return sameLine ? 'Both are paid from one budget line.' : 'They are paid from different budget lines.';
  },
};

function costs(locale: Locale, { costAKzt, costBKzt }: WorkDuplicateMeasures): [string, string] | null {
  return costAKzt === null || costBKzt === null ? null : [formatMoney(locale, costAKzt), formatMoney(locale, costBKzt)];
}
const cost: Says = {
  kk: (m) => {
    const known = costs('kk', m);
    return known && `Бірінші жұмыстың құны — ${known[0]}, екінші жұмыстың құны — ${known[1]}.`;
  },
  ru: (m) => {
    const known = costs('ru', m);
    return known && `Стоимость первой работы — ${known[0]}, второй — ${known[1]}.`;
  },
  en: (m) => {
    const known = costs('en', m);
    return known && `The first costs ${known[0]}, the second ${known[1]}.`;
  },
};

const wayOut: Says = {
  kk: () => 'Екеуі де қажет пе, тексеріңіз: біреуінен бас тартуға немесе екеуін бір жобаға біріктіруге болады.',
  ru: () => 'Проверьте, нужны ли обе: от одной можно отказаться или объединить их в один проект.',
  en: () => 'Check whether both are needed: one can be given up, or both can become one project.',
};

/** Says why two works look like one, and what can be done. */
export const explainWorkDuplicate = (facts: Explained<WorkDuplicateMeasures>): Wording =>
  wordsOf(facts, title, [place, kind, titles, timeApart, bodies, money, cost, wayOut]);
