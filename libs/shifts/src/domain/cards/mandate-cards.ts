import type { RuleCode } from '@abat/contracts';
import { cardOf, CHANCE, PAPER, type ShippedCard } from './card.js';

type MandateRule = Extract<RuleCode, `mandate.${string}`>;

/** Cards of alarms about powers. */
export const MANDATE_CARDS: Record<MandateRule, ShippedCard> = {
  'mandate.duplicate': cardOf('reviewer', PAPER, {
    meaning: {
      ru: 'Одну функцию на одной территории выполняют два органа без соглашения между ними.',
      kk: 'Бір аумақтағы бір функцияны екі орган өзара келісімсіз орындайды.',
      en: 'Two bodies hold the same function on the same territory without an agreement.',
    },
    consequence: {
      ru: 'Работу планируют и оплачивают дважды или каждый ждёт другого.',
      kk: 'Жұмыс екі рет жоспарланып, төленеді немесе әрқайсысы екіншісін күтеді.',
      en: 'Work is planned and paid for twice, or each waits for the other.',
    },
    action: {
      ru: 'Попросите обе стороны оценить сигнал; при споре вынесите на решение: разделить, объединить или передать полномочие.',
      kk: 'Екі тараптан да ескертуді бағалауды сұраңыз; дау болса, шешімге шығарыңыз: бөлу, біріктіру немесе өкілеттікті беру.',
      en: 'Ask both parties to assess the finding; if they disagree bring it to a decision: split, join or move the power.',
    },
  }),
  'mandate.duplicate-control': cardOf('reviewer', PAPER, {
    meaning: {
      ru: 'Одну функцию на одной территории контролируют несколько органов.',
      kk: 'Бір аумақтағы бір функцияны бірнеше орган бақылайды.',
      en: 'Several bodies control the same function on the same territory.',
    },
    consequence: {
      ru: 'Проверки повторяются, требования расходятся, ответственного не найти.',
      kk: 'Тексерулер қайталанады, талаптар қарама-қайшы болады, жауапты адам табылмайды.',
      en: 'Checks repeat, demands differ and nobody is answerable.',
    },
    action: {
      ru: 'Соберите основания контроля обеих сторон и предложите одного ответственного.',
      kk: 'Екі тараптың бақылау негіздерін жинап, бір жауаптыны ұсыныңыз.',
      en: 'Collect the legal grounds of both and propose one who answers.',
    },
  }),
  'mandate.gap': cardOf('reviewer', PAPER, {
    meaning: {
      ru: 'Обязательную функцию на этой территории никто не выполняет.',
      kk: 'Бұл аумақта міндетті функцияны ешкім орындамайды.',
      en: 'Nobody holds a function that must be covered on this territory.',
    },
    consequence: {
      ru: 'Место остаётся без хозяина, обращения жителей пересылают по кругу.',
      kk: 'Орын иесіз қалады, тұрғындардың өтініштері айналып жүре береді.',
      en: 'The place has no owner and residents’ requests go round in circles.',
    },
    action: {
      ru: 'Проверьте, не забыто ли полномочие в реестре. Если нет, предложите орган и правовое основание.',
      kk: 'Өкілеттік тізілімге енгізілмей қалған жоқ па, тексеріңіз. Олай болмаса, орган мен құқықтық негізді ұсыныңыз.',
      en: 'Check whether the mandate is missing from the register only. If not, propose a body and a legal basis.',
    },
  }),
  'mandate.unfunded': cardOf('executive', PAPER, {
    meaning: {
      ru: 'Полномочие есть, бюджетной строки на него в этом году нет.',
      kk: 'Өкілеттік бар, ал биыл оған бюджет жолы жоқ.',
      en: 'The power exists and has no budget line this year.',
    },
    consequence: {
      ru: 'Функцию не выполнят: без денег полномочие остаётся на бумаге.',
      kk: 'Функция орындалмайды: қаражатсыз өкілеттік қағаз жүзінде қалады.',
      en: 'The function is not done: without money a power is paper.',
    },
    action: {
      ru: 'Запросите у органа строку или планируемое уточнение бюджета, либо предложите передать полномочие тому, у кого есть деньги.',
      kk: 'Органнан бюджет жолын немесе жоспарланған нақтылауды сұраңыз, не өкілеттікті қаражаты бар органға беруді ұсыныңыз.',
      en: 'Ask the body for a line or a planned adjustment, or propose to move the power to who has the money.',
    },
  }),
  'mandate.unbacked-spending': cardOf('reviewer', PAPER, {
    meaning: {
      ru: 'Бюджетная строка оплачивает функцию, на которую у администратора нет полномочия.',
      kk: 'Бюджет жолы әкімшінің өкілеттігі жоқ функцияны төлейді.',
      en: 'A budget line pays for a function its administrator holds no mandate for.',
    },
    consequence: {
      ru: 'Расход могут признать необоснованным при проверке.',
      kk: 'Тексеру кезінде шығыс негізсіз деп танылуы мүмкін.',
      en: 'An audit may find the spending without ground.',
    },
    action: {
      ru: 'Уточните функцию строки у администратора; если она верна, оформите полномочие или соглашение.',
      kk: 'Жолдың функциясын әкімшіден нақтылаңыз; дұрыс болса, өкілеттікті немесе келісімді рәсімдеңіз.',
      en: 'Ask the administrator about the function of the line; if it is right, record a mandate or an agreement.',
    },
  }),
  'mandate.split-chain': cardOf('reviewer', PAPER, {
    meaning: {
      ru: 'Один орган строит, другой содержит, а передача между ними не оформлена.',
      kk: 'Бір орган салады, екіншісі күтіп ұстайды, ал арасындағы тапсыру рәсімделмеген.',
      en: 'One body builds and another maintains, and no handover is recorded.',
    },
    consequence: {
      ru: 'Построенное остаётся без ухода и без гарантии.',
      kk: 'Салынған объект күтімсіз әрі кепілдіксіз қалады.',
      en: 'What is built stays without upkeep and guarantee.',
    },
    action: {
      ru: 'Предложите сторонам порядок передачи: срок, акт, ответственные.',
      kk: 'Тараптарға тапсыру тәртібін ұсыныңыз: мерзімі, актісі, жауаптылары.',
      en: 'Propose to the parties how they hand over: when, by which act, who signs.',
    },
  }),
  'mandate.legal-basis': cardOf('reviewer', PAPER, {
    meaning: {
      ru: 'Правовое основание полномочия утратило силу, истекло, изменено или давно не пересматривалось.',
      kk: 'Өкілеттіктің құқықтық негізі жойылған, мерзімі өткен, өзгертілген немесе көптен қаралмаған.',
      en: 'The legal basis of a mandate is repealed, expired, amended or overdue for review.',
    },
    consequence: {
      ru: 'Решения органа можно оспорить.',
      kk: 'Органның шешімдеріне шағым жасауға болады.',
      en: 'Decisions of the body can be contested.',
    },
    action: {
      ru: 'Сверьте норму с действующей редакцией и обновите основание или предложите поправку.',
      kk: 'Норманы қолданыстағы редакциямен салыстырып, негізді жаңартыңыз немесе түзету ұсыныңыз.',
      en: 'Compare the norm with the text in force and renew the basis or propose an amendment.',
    },
  }),
  'mandate.similar-text': cardOf('reviewer', CHANCE, {
    meaning: {
      ru: 'Положения двух органов говорят об одной функции разными словами.',
      kk: 'Екі органның ережелері бір функцияны әртүрлі сөзбен айтады.',
      en: 'The regulations of two bodies say the same thing in other words.',
    },
    consequence: {
      ru: 'За разными словами может скрываться дублирование.',
      kk: 'Әртүрлі сөздің астарында қайталану жасырынуы мүмкін.',
      en: 'A duplicate may hide behind the words.',
    },
    action: {
      ru: 'Прочитайте оба пункта рядом и подтвердите или отклоните сходство.',
      kk: 'Екі тармақты қатар оқып, ұқсастығын растаңыз немесе қабылдамаңыз.',
      en: 'Read both passages side by side and confirm or dismiss the likeness.',
    },
  }),
  'mandate.contested': cardOf('reviewer', PAPER, {
    meaning: {
      ru: 'Органы снова и снова отвечают жителям, что это не их вопрос.',
      kk: 'Органдар тұрғындарға бұл біздің мәселе емес деп қайта-қайта жауап береді.',
      en: 'Bodies keep answering residents that it is not theirs.',
    },
    consequence: {
      ru: 'Обращения не решают, доверие падает.',
      kk: 'Өтініштер шешілмейді, сенім төмендейді.',
      en: 'Requests stay unanswered and trust falls.',
    },
    action: {
      ru: 'Назначьте отвечающего до решения и вынесите границу функции на рассмотрение.',
      kk: 'Шешім шыққанша жауаптыны тағайындап, функцияның шегін қарауға шығарыңыз.',
      en: 'Name who answers for now and bring the border of the function to a decision.',
    },
  }),
};
