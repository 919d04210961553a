import type { Locale, Severity } from '@abat/contracts';

/** Words of the workbook, by language. */
export type WorkbookWords = {
  sheets: { summary: string; rules: string; agencies: string; findings: string; powers: string; chains: string };
  summary: Record<
    | 'scenario'
    | 'effectiveOn'
    | 'asOf'
    | 'author'
    | 'year'
    | 'closed'
    | 'opened'
    | 'remaining'
    | 'overlapKm2'
    | 'gaps'
    | 'gapKm2'
    | 'chainAverage'
    | 'chainMax'
    | 'total',
    string
  >;
  before: string;
  after: string;
  columns: Record<
    | 'measure'
    | 'rule'
    | 'agency'
    | 'mandates'
    | 'works'
    | 'moneyKzt'
    | 'requests'
    | 'staff'
    | 'worksPerEmployee'
    | 'outcome'
    | 'number'
    | 'severity'
    | 'title'
    | 'parties'
    | 'period'
    | 'explanation'
    | 'change'
    | 'step'
    | 'code'
    | 'function'
    | 'stage'
    | 'objects'
    | 'territory'
    | 'bodies',
    string
  >;
  outcome: { closed: string; opened: string; remaining: string };
  change: { ended: string; created: string };
  noData: string;
  listed: string;
  severity: Record<Severity, string>;
  rules: Record<string, string>;
};

const ru: WorkbookWords = {
  sheets: {
    ...{ summary: 'Итоги', rules: 'По правилам', agencies: 'По органам' },
    ...{ findings: 'Сигналы', powers: 'Полномочия', chains: 'Цепочки' },
  },
  summary: {
    scenario: 'Сценарий',
    effectiveOn: 'Первый день нового порядка',
    asOf: 'Рассчитано (время города)',
    author: 'Автор',
    year: 'Бюджетный год',
    closed: 'Закрывается сигналов',
    opened: 'Возникает сигналов',
    remaining: 'Остаётся сигналов',
    overlapKm2: 'Площадь дублирования, км²',
    gaps: 'Пробелы',
    gapKm2: 'Площадь пробелов, км²',
    chainAverage: 'Органов в цепочке согласования, в среднем',
    chainMax: 'Органов в цепочке согласования, наибольшее',
    total: 'Всего сигналов',
  },
  before: 'Было',
  after: 'Станет',
  columns: {
    measure: 'Показатель',
    rule: 'Правило',
    agency: 'Орган',
    mandates: 'Полномочий',
    works: 'Работ',
    moneyKzt: 'Деньги года, тенге',
    requests: 'Обращений',
    staff: 'Сотрудников',
    worksPerEmployee: 'Работ на сотрудника',
    outcome: 'Что с сигналом',
    number: '№',
    severity: 'Важность',
    title: 'Сигнал',
    parties: 'Стороны',
    period: 'Период',
    explanation: 'Объяснение',
    change: 'Изменение',
    step: 'Шаг',
    code: 'Код',
    function: 'Функция',
    stage: 'Стадия',
    objects: 'Вид объектов',
    territory: 'Территория',
    bodies: 'Органов в цепочке',
  },
  outcome: { closed: 'закрывается', opened: 'возникает', remaining: 'остаётся' },
  change: { ended: 'прекращается', created: 'возникает' },
  noData: 'нет данных',
  listed: 'Показано сигналов',
  severity: {
    ...{ info: 'к сведению', low: 'низкая', medium: 'средняя' },
    ...{ high: 'высокая', critical: 'критическая' },
  },
  rules: {
    'mandate.duplicate': 'Дублирование функций',
    'mandate.duplicate-control': 'Двойной контроль',
    'mandate.gap': 'Пробел: никто не отвечает',
    'mandate.unfunded': 'Полномочие без денег',
    'mandate.unbacked-spending': 'Расход без полномочия',
    'mandate.split-chain': 'Разорванная цепочка',
    'mandate.legal-basis': 'Правовое основание',
    'mandate.similar-text': 'Сходные положения',
    'mandate.contested': 'Спорная ответственность',
    'work.clash': 'Столкновение работ',
    'work.duplicate': 'Повторяющиеся работы',
    'work.repeat-dig': 'Повторное вскрытие',
    'work.order': 'Нарушен порядок работ',
    'work.combine': 'Работы можно совместить',
    'work.season': 'Работы вне сезона',
    'work.event': 'Мероприятие, запрет',
    'work.no-handover': 'Не передано на баланс',
  },
};

const kk: WorkbookWords = {
  sheets: {
    ...{ summary: 'Қорытынды', rules: 'Қағидалар бойынша', agencies: 'Органдар бойынша' },
    ...{ findings: 'Ескертулер', powers: 'Өкілеттіктер', chains: 'Тізбектер' },
  },
  summary: {
    scenario: 'Сценарий',
    effectiveOn: 'Жаңа тәртіптің бірінші күні',
    asOf: 'Есептелген уақыты (қала уақыты)',
    author: 'Авторы',
    year: 'Бюджет жылы',
    closed: 'Жабылатын ескертулер',
    opened: 'Пайда болатын ескертулер',
    remaining: 'Қалатын ескертулер',
    overlapKm2: 'Қайталану ауданы, км²',
    gaps: 'Олқылықтар',
    gapKm2: 'Олқылық ауданы, км²',
    chainAverage: 'Келісу тізбегіндегі органдар, орта есеппен',
    chainMax: 'Келісу тізбегіндегі органдар, ең көбі',
    total: 'Барлық ескерту',
  },
  before: 'Бұрын',
  after: 'Кейін',
  columns: {
    measure: 'Көрсеткіш',
    rule: 'Қағида',
    agency: 'Орган',
    mandates: 'Өкілеттік саны',
    works: 'Жұмыс саны',
    moneyKzt: 'Жылдық қаражат, теңге',
    requests: 'Өтініш саны',
    staff: 'Қызметкер саны',
    worksPerEmployee: 'Бір қызметкерге шаққандағы жұмыс',
    outcome: 'Ескерту күйі',
    number: '№',
    severity: 'Маңыздылығы',
    title: 'Ескерту',
    parties: 'Тараптар',
    period: 'Кезең',
    explanation: 'Түсіндірме',
    change: 'Өзгеріс',
    step: 'Қадам',
    code: 'Коды',
    function: 'Функция',
    stage: 'Кезеңі',
    objects: 'Объект түрі',
    territory: 'Аумақ',
    bodies: 'Тізбектегі орган саны',
  },
  outcome: { closed: 'жабылады', opened: 'пайда болады', remaining: 'қалады' },
  change: { ended: 'тоқтатылады', created: 'беріледі' },
  noData: 'дерек жоқ',
  listed: 'Көрсетілген ескертулер',
  severity: { info: 'мәлімет үшін', low: 'төмен', medium: 'орташа', high: 'жоғары', critical: 'аса маңызды' },
  rules: {
    'mandate.duplicate': 'Функциялардың қайталануы',
    'mandate.duplicate-control': 'Қосарланған бақылау',
    'mandate.gap': 'Олқылық: жауаптысы жоқ',
    'mandate.unfunded': 'Қаражатсыз өкілеттік',
    'mandate.unbacked-spending': 'Өкілеттіксіз шығыс',
    'mandate.split-chain': 'Үзілген тізбек',
    'mandate.legal-basis': 'Құқықтық негіз',
    'mandate.similar-text': 'Ұқсас ережелер',
    'mandate.contested': 'Даулы жауапкершілік',
    'work.clash': 'Жұмыстардың қабаттасуы',
    'work.duplicate': 'Қайталанатын жұмыстар',
    'work.repeat-dig': 'Қайта қазу',
    'work.order': 'Жұмыс реті бұзылған',
    'work.combine': 'Жұмыстарды біріктіруге болады',
    'work.season': 'Маусымнан тыс жұмыс',
    'work.event': 'Іс-шара не тыйым',
    'work.no-handover': 'Теңгерімге берілмеген',
  },
};

const en: WorkbookWords = {
  sheets: {
    ...{ summary: 'Summary', rules: 'By rule', agencies: 'By body' },
    ...{ findings: 'Findings', powers: 'Powers', chains: 'Chains' },
  },
  summary: {
    scenario: 'Scenario',
    effectiveOn: 'First day of the new order',
    asOf: 'Calculated (city time)',
    author: 'Author',
    year: 'Budget year',
    closed: 'Findings closed',
    opened: 'Findings opened',
    remaining: 'Findings remaining',
    overlapKm2: 'Duplicated area, km²',
    gaps: 'Gaps',
    gapKm2: 'Area of gaps, km²',
    chainAverage: 'Bodies in the approval chain, mean',
    chainMax: 'Bodies in the approval chain, most',
    total: 'All findings',
  },
  before: 'Before',
  after: 'After',
  columns: {
    measure: 'Measure',
    rule: 'Rule',
    agency: 'Body',
    mandates: 'Powers',
    works: 'Works',
    moneyKzt: 'Money of the year, tenge',
    requests: 'Requests',
    staff: 'Staff',
    worksPerEmployee: 'Works per employee',
    outcome: 'Outcome',
    number: 'No.',
    severity: 'Severity',
    title: 'Finding',
    parties: 'Parties',
    period: 'Period',
    explanation: 'Explanation',
    change: 'Change',
    step: 'Step',
    code: 'Code',
    function: 'Function',
    stage: 'Stage',
    objects: 'Kind of objects',
    territory: 'Territory',
    bodies: 'Bodies in the chain',
  },
  outcome: { closed: 'closed', opened: 'opened', remaining: 'remaining' },
  change: { ended: 'ends', created: 'begins' },
  noData: 'no data',
  listed: 'Findings listed',
  severity: { info: 'info', low: 'low', medium: 'medium', high: 'high', critical: 'critical' },
  rules: {
    'mandate.duplicate': 'Duplicate functions',
    'mandate.duplicate-control': 'Double control',
    'mandate.gap': 'Gap: nobody answers',
    'mandate.unfunded': 'Power without money',
    'mandate.unbacked-spending': 'Spending without a power',
    'mandate.split-chain': 'Split chain',
    'mandate.legal-basis': 'Legal basis',
    'mandate.similar-text': 'Similar statements',
    'mandate.contested': 'Contested responsibility',
    'work.clash': 'Clash of works',
    'work.duplicate': 'Duplicate works',
    'work.repeat-dig': 'Repeat dig',
    'work.order': 'Wrong order of works',
    'work.combine': 'Works that can be combined',
    'work.season': 'Work out of season',
    'work.event': 'Event or ban',
    'work.no-handover': 'Not handed over',
  },
};

/** The workbook speaks one language; names of bodies and places come from the registers. */
export const WORKBOOK_WORDS: Record<Locale, WorkbookWords> = { kk, ru, en };
