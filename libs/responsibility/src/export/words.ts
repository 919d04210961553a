import type { Locale, MatrixRows, Responsibility, Stage } from '@abat/contracts';

type Mode = Responsibility['holders'][number]['mode'];

/** Words of an exported matrix in one language. */
export type ExportWords = {
  matrix: string;
  powers: string;
  title: string;
  asOf: string;
  knownAt: string;
  filters: string;
  none: string;
  author: string;
  made: string;
  counts: (shown: number, all: number, powers: number) => string;
  function: string;
  gaps: string;
  overlap: string;
  key: string;
  filter: { territory: string; stage: string; set: string; function: string; agency: string; q: string; only: string };
  only: Record<MatrixRows, string>;
  columns: readonly string[];
  stages: Record<Stage, string>;
  modes: Record<Mode, string>;
};

const ru: ExportWords = {
  matrix: 'Матрица',
  powers: 'Полномочия',
  title: 'Матрица полномочий',
  asOf: 'Состояние на дату',
  knownAt: 'Реестры показаны на момент',
  filters: 'Отбор',
  none: 'без отбора',
  author: 'Составил',
  made: 'Время составления',
  counts: (shown, all, powers) => `Функций: ${shown} из ${all}. Полномочий: ${powers}.`,
  function: 'Функция',
  gaps: 'Пробелы',
  overlap: 'дублирований',
  key: 'В скобках: полномочие по более общей функции. Штриховка: дублирование, с числом сигналов.',
  filter: {
    territory: 'территория',
    stage: 'стадии',
    set: 'набор',
    function: 'функция',
    agency: 'орган',
    q: 'поиск',
    only: 'строки',
  },
  only: { held: 'только с полномочиями', overlaps: 'только с дублированием', gaps: 'только с пробелами' },
  columns: [
    'Код',
    'Орган',
    'Функция',
    'Стадия',
    'Объекты',
    'Территория или объект',
    'Порядок',
    'Действует с',
    'Действует по',
    'Основание',
    'Статья',
    'Набор',
    'Открытых сигналов',
  ],
  stages: {
    planning: 'планирование',
    financing: 'финансирование',
    design: 'проектирование',
    construction: 'строительство',
    'current-repair': 'текущий ремонт',
    maintenance: 'содержание',
    control: 'контроль',
    coordination: 'координация',
    intake: 'приём обращений',
    acceptance: 'приёмка',
  },
  modes: { exclusive: 'единолично', joint: 'совместно', delegated: 'передано', unstated: 'не указан' },
};

const kk: ExportWords = {
  matrix: 'Матрица',
  powers: 'Өкілеттіктер',
  title: 'Өкілеттіктер матрицасы',
  asOf: 'Күйі көрсетілген күн',
  knownAt: 'Тізілімдер көрсетілген сәт',
  filters: 'Іріктеу',
  none: 'іріктеусіз',
  author: 'Құрастырған',
  made: 'Құрастырылған уақыты',
  counts: (shown, all, powers) => `Функция саны: ${shown}, барлығы: ${all}. Өкілеттік саны: ${powers}.`,
  function: 'Функция',
  gaps: 'Олқылықтар',
  overlap: 'қайталану',
  key: 'Жақшада: жалпырақ функция бойынша өкілеттік. Штрих: қайталану, ескерту санымен.',
  filter: {
    territory: 'аумақ',
    stage: 'кезеңдер',
    set: 'жинақ',
    function: 'функция',
    agency: 'орган',
    q: 'іздеу',
    only: 'жолдар',
  },
  only: { held: 'өкілеттігі барлар ғана', overlaps: 'қайталануы барлар ғана', gaps: 'олқылығы барлар ғана' },
  columns: [
    'Коды',
    'Орган',
    'Функция',
    'Кезең',
    'Объектілер',
    'Аумақ немесе объект',
    'Тәртібі',
    'Басталуы',
    'Аяқталуы',
    'Негізі',
    'Бабы',
    'Жинақ',
    'Ашық ескерту саны',
  ],
  stages: {
    planning: 'жоспарлау',
    financing: 'қаржыландыру',
    design: 'жобалау',
    construction: 'құрылыс',
    'current-repair': 'ағымдағы жөндеу',
    maintenance: 'күтіп ұстау',
    control: 'бақылау',
    coordination: 'үйлестіру',
    intake: 'өтініштерді қабылдау',
    acceptance: 'жұмысты қабылдау',
  },
  modes: { exclusive: 'жеке-дара', joint: 'бірлесіп', delegated: 'берілген', unstated: 'көрсетілмеген' },
};

const en: ExportWords = {
  matrix: 'Matrix',
  powers: 'Powers',
  title: 'Matrix of powers',
  asOf: 'As of',
  knownAt: 'Registers as they stood at',
  filters: 'Filters',
  none: 'none',
  author: 'Made by',
  made: 'Made at',
  counts: (shown, all, powers) => `Functions: ${shown} of ${all}. Powers: ${powers}.`,
  function: 'Function',
  gaps: 'Gaps',
  overlap: 'overlaps',
  key: 'In brackets: held through a wider function. Hatched: overlap, with the number of findings.',
  filter: {
    territory: 'territory',
    stage: 'stages',
    set: 'set',
    function: 'function',
    agency: 'body',
    q: 'search',
    only: 'rows',
  },
  only: { held: 'only with powers', overlaps: 'only with overlaps', gaps: 'only with gaps' },
  columns: [
    'Code',
    'Body',
    'Function',
    'Stage',
    'Objects',
    'Territory or object',
    'Mode',
    'From',
    'To',
    'Legal basis',
    'Article',
    'Set',
    'Open findings',
  ],
  stages: {
    planning: 'planning',
    financing: 'financing',
    design: 'design',
    construction: 'construction',
    'current-repair': 'current repair',
    maintenance: 'maintenance',
    control: 'control',
    coordination: 'coordination',
    intake: 'intake of requests',
    acceptance: 'acceptance',
  },
  modes: { exclusive: 'alone', joint: 'jointly', delegated: 'delegated', unstated: 'not stated' },
};

export const EXPORT_WORDS: Record<Locale, ExportWords> = { ru, kk, en };
