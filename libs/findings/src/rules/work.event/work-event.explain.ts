import type { Locale } from '@abat/contracts';
import type { Explained, Wording } from '../../domain/rule.js';
import { formatArea, formatShare } from '../../domain/wording.js';
import { dayCount, dayRange, type Sentence, wordsOf } from '../work-pairs/words.js';
import type { WorkEventMeasures } from './work-event.measure.js';

type Says = Sentence<WorkEventMeasures>;
type Kind = WorkEventMeasures['kind'];

const TITLES: Record<Locale, Record<Kind, (work: string, what: string) => string>> = {
  kk: {
    event: (work, what) => `«${work}» жұмысы іс-шарамен тұспа-тұс: «${what}»`,
    ban: (work, what) => `«${work}» жұмысы тыйыммен тұспа-тұс: «${what}»`,
    season: (work, what) => `«${work}» жұмысы жабық маусыммен тұспа-тұс: «${what}»`,
  },
  ru: {
    event: (work, what) => `Работа «${work}» попадает на мероприятие: «${what}»`,
    ban: (work, what) => `Работа «${work}» попадает под запрет: «${what}»`,
    season: (work, what) => `Работа «${work}» попадает на закрытый сезон: «${what}»`,
  },
  en: {
    event: (work, what) => `“${work}” meets an event: “${what}”`,
    ban: (work, what) => `“${work}” falls under a ban: “${what}”`,
    season: (work, what) => `“${work}” falls into a closed season: “${what}”`,
  },
};
const title: Says = {
  kk: ({ kind }, { a, b }) => TITLES.kk[kind](a, b),
  ru: ({ kind }, { a, b }) => TITLES.ru[kind](a, b),
  en: ({ kind }, { a, b }) => TITLES.en[kind](a, b),
};

const KINDS: Record<Locale, Record<Kind, string>> = {
  kk: { event: 'Іс-шара', ban: 'Тыйым', season: 'Жабық маусым' },
  ru: { event: 'Мероприятие', ban: 'Запрет', season: 'Закрытый сезон' },
  en: { event: 'The event', ban: 'The ban', season: 'The closed season' },
};
const size = (locale: Locale, m: WorkEventMeasures): [string, string] => [
  formatArea(locale, m.overlapM2),
  formatShare(locale, m.shareOfWork),
];
const place: Says = {
  kk: (m, { a, b }) => {
    if (m.cityWide) return `${KINDS.kk[m.kind]} бүкіл қаланы қамтиды: «${b}». «${a}» жұмысы сол күндерге келеді.`;
    const [area, share] = size('kk', m);
    return `${KINDS.kk[m.kind]}: «${b}». «${a}» жұмысымен ортақ аудан — ${area}, бұл жұмыстың ${share} бөлігі.`;
  },
  ru: (m, { a, b }) => {
    if (m.cityWide) return `${KINDS.ru[m.kind]} во всём городе: «${b}». Работа «${a}» приходится на эти дни.`;
    const [area, share] = size('ru', m);
    return `${KINDS.ru[m.kind]}: «${b}». Общая площадь с работой «${a}» — ${area}, это ${share} работы.`;
  },
  en: (m, { a, b }) => {
    if (m.cityWide) return `${KINDS.en[m.kind]} “${b}” holds in the whole city, and “${a}” falls on its days.`;
    const [area, share] = size('en', m);
    return `${KINDS.en[m.kind]} “${b}” and the work “${a}” share ${area}, ${share} of the work.`;
  },
};

const time: Says = {
  kk: (m, _names, { from, to }) => `Ортақ мерзімі — ${dayCount('kk', m.overlapDays)}: ${dayRange('kk', from, to)}.`,
  ru: (m, _names, { from, to }) => `Общий срок — ${dayCount('ru', m.overlapDays)}: ${dayRange('ru', from, to)}.`,
  en: (m, _names, { from, to }) => `They share ${dayCount('en', m.overlapDays)}: ${dayRange('en', from, to)}.`,
};

const reason: Says = {
  kk: (m) => {
    if (m.hindersTraffic) return 'Жұмыс көлік қозғалысына кедергі келтіреді.';
    return m.breaksSurface ? 'Жұмыс жерді қазады.' : null;
  },
  ru: (m) => {
    if (m.hindersTraffic) return 'Работа мешает движению транспорта.';
    return m.breaksSurface ? 'Работа вскрывает землю.' : null;
  },
  en: (m) => {
    if (m.hindersTraffic) return 'The work hinders traffic.';
    return m.breaksSurface ? 'The work opens the ground.' : null;
  },
};

const state: Says = {
  kk: (m) => (m.state === 'proposed' ? 'Бұл шектеу ұсынылған, бірақ әлі расталмаған.' : null),
  ru: (m) => (m.state === 'proposed' ? 'Это ограничение предложено, но ещё не подтверждено.' : null),
  en: (m) => (m.state === 'proposed' ? 'This restriction is proposed and not confirmed yet.' : null),
};

const wayOut: Says = {
  kk: (m) => {
    if (m.unavoidableDays === 0) return 'Шешу жолы: жұмысты өзінің жоспарлы мерзімі ішінде басқа күндерге қою.';
    return 'Шешу жолы: жұмысты осы күндерден тыс жылжыту немесе осы күндерге орынды босату.';
  },
  ru: (m) => {
    if (m.unavoidableDays === 0) return 'Выход: поставить работу на другие дни внутри её планового срока.';
    return 'Выход: перенести работу за эти дни или освободить место на это время.';
  },
  en: (m) => {
    if (m.unavoidableDays === 0) return 'The way out: put the work on other days inside its planned window.';
    return 'The way out: move the work out of these days, or clear the place for that time.';
  },
};

/** Says which event, ban or closed season a work falls on, and how to keep out of its way. */
export const explainWorkEvent = (facts: Explained<WorkEventMeasures>): Wording =>
  wordsOf(facts, title, [place, time, reason, state, wayOut]);
