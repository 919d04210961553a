import type { Locale } from '@abat/contracts';
import type { Explained, Wording } from '../../domain/rule.js';
import { formatArea, formatDay, formatShare } from '../../domain/wording.js';
import { dayCount, type Sentence, SURFACE_NAMES, wordsOf } from '../work-pairs/words.js';
import type { WorkRepeatDigMeasures } from './work-repeat-dig.measure.js';

type Says = Sentence<WorkRepeatDigMeasures>;

const title: Says = {
  kk: ({ kind }, { a }) =>
    kind === 'guarantee' ? `«${a}» жұмысы кепілдіктегі жерді қазады` : `«${a}» жұмысы жаңа жабынды қазады`,
  ru: ({ kind }, { a }) =>
    kind === 'guarantee' ? `Работа «${a}» вскрывает место на гарантии` : `Работа «${a}» вскрывает свежее покрытие`,
  en: ({ kind }, { a }) =>
    kind === 'guarantee' ? `“${a}” opens a place under guarantee` : `“${a}” opens a fresh surface`,
};

const size = (locale: Locale, m: WorkRepeatDigMeasures): [string, string] => [
  formatArea(locale, m.overlapM2),
  formatShare(locale, m.shareOfWork),
];
const place: Says = {
  kk: (m, { a, b }) => {
    const [area, share] = size('kk', m);
    const where = m.kind === 'guarantee' ? 'кепілдігі бітпеген жерді' : 'қорғалатын жаңа жабынды';
    return `«${a}» жұмысы ${where} қазады: қазылатын аудан — ${area}, бұл жұмыстың ${share} бөлігі. Шектеу: «${b}».`;
  },
  ru: (m, { a, b }) => {
    const [area, share] = size('ru', m);
    const where = m.kind === 'guarantee' ? 'место, которое ещё на гарантии' : 'свежее покрытие, которое ещё защищено';
    return `Работа «${a}» вскрывает ${where}: площадь вскрытия — ${area}, это ${share} работы. Ограничение: «${b}».`;
  },
  en: (m, { a, b }) => {
    const [area, share] = size('en', m);
    const where = m.kind === 'guarantee' ? 'a place still under guarantee' : 'a fresh surface that is still protected';
    return `“${a}” opens ${where}: ${area}, ${share} of the work. The restriction: “${b}”.`;
  },
};

const surfaceOf = (locale: Locale, { surface }: WorkRepeatDigMeasures): string | null =>
  (surface && SURFACE_NAMES[surface]?.[locale]) || null;
const surface: Says = {
  kk: (m) => (surfaceOf('kk', m) ? `Жабыны: ${surfaceOf('kk', m)}.` : null),
  ru: (m) => (surfaceOf('ru', m) ? `Покрытие: ${surfaceOf('ru', m)}.` : null),
  en: (m) => (surfaceOf('en', m) ? `The surface: ${surfaceOf('en', m)}.` : null),
};

const left: Says = {
  kk: (m) =>
    `Қорғау ${formatDay('kk', m.protectedUntil)} күні аяқталады; қазу басталғанда оған дейін ${dayCount('kk', m.daysLeft)} қалады.`,
  ru: (m) =>
    `Защита действует по ${formatDay('ru', m.protectedUntil)}; от начала вскрытия до её конца — ${dayCount('ru', m.daysLeft)}.`,
  en: (m) =>
    `The protection lasts until ${formatDay('en', m.protectedUntil)}, ${dayCount('en', m.daysLeft)} from the start of the digging.`,
};

const state: Says = {
  kk: (m) => (m.state === 'proposed' ? 'Бұл шектеу ұсынылған, бірақ әлі расталмаған.' : null),
  ru: (m) => (m.state === 'proposed' ? 'Это ограничение предложено, но ещё не подтверждено.' : null),
  en: (m) => (m.state === 'proposed' ? 'This restriction is proposed and not confirmed yet.' : null),
};

// Without a keeper the other body is not known either: then nothing is said of it.
const keeper: Says = {
  kk: (m, { bodyB }) => (m.keeper ? `Жабынды жасаған орган: ${bodyB}.` : null),
  ru: (m, { bodyB }) => (m.keeper ? `Покрытие сделал орган: ${bodyB}.` : null),
  en: (m, { bodyB }) => (m.keeper ? `The surface was made by: ${bodyB}.` : null),
};
const digger: Says = {
  kk: (_m, { bodyA }) => `Қазатын орган: ${bodyA}.`,
  ru: (_m, { bodyA }) => `Вскрывает орган: ${bodyA}.`,
  en: (_m, { bodyA }) => `The body that digs: ${bodyA}.`,
};

const wayOut: Says = {
  kk: () =>
    'Шешу жолы: жерді қазбай, траншеясыз әдіспен жүргізу, жұмысты қорғау мерзімінен кейінге жылжыту немесе жабынды толық қалпына келтіру туралы келісу.',
  ru: () =>
    'Выход: проложить без вскрытия, бестраншейно, перенести работу за срок защиты или согласовать полное восстановление покрытия.',
  en: () =>
    'The way out: work without a trench, move the work behind the protection, or agree on restoring the surface in full.',
};

/** Says which protected surface a work opens, how long it should still lie, and how to spare it. */
export const explainWorkRepeatDig = (facts: Explained<WorkRepeatDigMeasures>): Wording =>
  wordsOf(facts, title, [place, surface, left, state, keeper, digger, wayOut]);
