import type { RuleCode } from '@abat/contracts';
import { cardOf, CHANCE, type ShippedCard, STREET } from './card.js';

type WorkRule = Extract<RuleCode, `work.${string}`>;

/** Cards of alarms about works. */
export const WORK_CARDS: Record<WorkRule, ShippedCard> = {
  'work.clash': cardOf('operator', STREET, {
    meaning: {
      ru: 'Две работы займут одно место в одни и те же дни.',
      kk: 'Екі жұмыс бір орынды бір күндерде алады.',
      en: 'Two works take the same place on the same days.',
    },
    consequence: {
      ru: 'Бригады мешают друг другу, движение закрывают дважды, сроки обеих работ срываются.',
      kk: 'Бригадалар бір-біріне кедергі болады, қозғалыс екі рет жабылады, екі жұмыстың да мерзімі бұзылады.',
      en: 'Crews are in each other’s way, traffic is closed twice and both works run late.',
    },
    action: {
      ru: 'Проверьте место и даты, откройте предложенные сроки, свяжитесь с обеими сторонами и предложите перенос или общий график.',
      kk: 'Орны мен күндерін тексеріңіз, ұсынылған мерзімдерді ашыңыз, екі тараппен хабарласып, ауыстыруды немесе ортақ кестені ұсыныңыз.',
      en: 'Check place and dates, open the proposed days, call both parties and propose to move one work or share a schedule.',
    },
  }),
  'work.duplicate': cardOf('operator', STREET, {
    meaning: {
      ru: 'На одном месте запланированы одинаковые работы из разных строк или разными органами.',
      kk: 'Бір жерде әртүрлі жолдардан немесе әртүрлі органдар бірдей жұмыстарды жоспарлаған.',
      en: 'The same kind of work is planned twice on one place, by different bodies or from different lines.',
    },
    consequence: {
      ru: 'За одно и то же платят дважды.',
      kk: 'Бір нәрсеге екі рет ақы төленеді.',
      en: 'The same thing is paid for twice.',
    },
    action: {
      ru: 'Выясните, одна ли это работа. Если да, предложите отменить лишнюю и сообщите администратору бюджетной строки.',
      kk: 'Бұл бір жұмыс па, соны анықтаңыз. Солай болса, артығынан бас тартуды ұсынып, бюджет жолының әкімшісіне хабарлаңыз.',
      en: 'Find out whether it is one work. If so, propose to cancel the other and tell the administrator of the line.',
    },
  }),
  'work.repeat-dig': cardOf('operator', STREET, {
    meaning: {
      ru: 'Работа вскрывает новое покрытие или место на гарантии.',
      kk: 'Жұмыс жаңа жабынды немесе кепілдіктегі орынды қазады.',
      en: 'A work breaks a new surface or a place under guarantee.',
    },
    consequence: {
      ru: 'Гарантия теряется, свежее покрытие портят и восстанавливают за счёт города.',
      kk: 'Кепілдік жойылады, жаңа жабын бүлініп, қала есебінен қалпына келтіріледі.',
      en: 'The guarantee is lost and the fresh surface is repaired at the city’s expense.',
    },
    action: {
      ru: 'Остановите согласование до ответа: можно ли вести работу без вскрытия или после окончания защиты. Иначе требуйте восстановления за счёт исполнителя.',
      kk: 'Жауап келгенше келісуді тоқтатыңыз: қазбай істеуге немесе қорғау мерзімі біткен соң істеуге бола ма. Болмаса, орындаушы есебінен қалпына келтіруді талап етіңіз.',
      en: 'Hold the approval until it is answered whether the work can do without digging or wait. Otherwise demand repair at the contractor’s expense.',
    },
  }),
  'work.order': cardOf('operator', STREET, {
    meaning: {
      ru: 'Завершающая работа (покрытие, посадка) запланирована раньше работ на сетях в том же месте.',
      kk: 'Аяқтаушы жұмыс (жабын, отырғызу) сол жердегі желі жұмыстарынан бұрын жоспарланған.',
      en: 'Finishing work is planned before the network work on the same place.',
    },
    consequence: {
      ru: 'Новое благоустройство разроют ради труб и кабелей.',
      kk: 'Жаңа абаттандыру құбыр мен кабель үшін қайта қазылады.',
      en: 'The new surface is dug up for pipes and cables.',
    },
    action: {
      ru: 'Поменяйте порядок: сначала сети, потом покрытие и посадка. Предложите новые даты завершающей работы.',
      kk: 'Ретін ауыстырыңыз: алдымен желілер, содан кейін жабын мен отырғызу. Аяқтаушы жұмысқа жаңа күндер ұсыныңыз.',
      en: 'Turn the order round: networks first, then surface and planting. Propose new dates for the finishing work.',
    },
  }),
  'work.combine': cardOf('planner', CHANCE, {
    meaning: {
      ru: 'Две земляные работы рядом по месту и времени можно вести одним вскрытием.',
      kk: 'Орны мен уақыты жақын екі қазу жұмысын бір рет қазып орындауға болады.',
      en: 'Two digs close in place and time could share one trench or closure.',
    },
    consequence: {
      ru: 'Без объединения место раскопают дважды и заплатят за два восстановления.',
      kk: 'Біріктірмесе, жер екі рет қазылып, екі рет қалпына келтіруге ақы төленеді.',
      en: 'Without it the place is dug twice and restored twice.',
    },
    action: {
      ru: 'Предложите сторонам общий график и покажите оценку экономии.',
      kk: 'Тараптарға ортақ кесте ұсынып, үнемнің бағасын көрсетіңіз.',
      en: 'Propose a shared schedule to the parties and show the estimated saving.',
    },
  }),
  'work.season': cardOf('planner', STREET, {
    meaning: {
      ru: 'Работа запланирована вне сезона для своего вида.',
      kk: 'Жұмыс өз түріне арналған маусымнан тыс жоспарланған.',
      en: 'The work is planned outside the season of its type.',
    },
    consequence: {
      ru: 'Посадки гибнут, асфальт и плитка служат меньше срока.',
      kk: 'Екпелер өледі, асфальт пен төсеме тас мерзімінен бұрын бұзылады.',
      en: 'Plants die, asphalt and paving do not last.',
    },
    action: {
      ru: 'Предложите ближайшие дни внутри сезона или получите обоснование технологии.',
      kk: 'Маусым ішіндегі ең жақын күндерді ұсыныңыз немесе технологияның негіздемесін алыңыз.',
      en: 'Propose the nearest days within the season or ask for the technology to be justified.',
    },
  }),
  'work.event': cardOf('operator', STREET, {
    meaning: {
      ru: 'Работа мешает городскому событию или попадает на действующее ограничение.',
      kk: 'Жұмыс қалалық іс-шараға кедергі келтіреді немесе қолданыстағы шектеуге тап келеді.',
      en: 'The work is in the way of a city event or under a restriction in force.',
    },
    consequence: {
      ru: 'Людей не пустят на место события или работу остановят в последний день.',
      kk: 'Адамдар іс-шара орнына өте алмайды немесе жұмыс соңғы күні тоқтатылады.',
      en: 'People cannot reach the event, or the work is stopped on the last day.',
    },
    action: {
      ru: 'Согласуйте перерыв или перенос с исполнителем и организатором, проверьте объезд.',
      kk: 'Орындаушымен және ұйымдастырушымен үзілісті немесе ауыстыруды келісіңіз, айналма жолды тексеріңіз.',
      en: 'Agree a break or a move with the contractor and the organiser, check the detour.',
    },
  }),
  'work.no-handover': cardOf('executive', STREET, {
    meaning: {
      ru: 'Работа закончена, но не передана балансодержателю в срок.',
      kk: 'Жұмыс аяқталған, бірақ теңгерім ұстаушыға мерзімінде берілмеген.',
      en: 'The work is finished and was not handed over in time.',
    },
    consequence: {
      ru: 'За место никто не отвечает, гарантия не отсчитывается.',
      kk: 'Орынға ешкім жауап бермейді, кепілдік мерзімі басталмайды.',
      en: 'Nobody answers for the place and the guarantee does not run.',
    },
    action: {
      ru: 'Запросите акт приёмки у заказчика и назначьте срок передачи.',
      kk: 'Тапсырыс берушіден қабылдау актісін сұратып, тапсыру мерзімін белгілеңіз.',
      en: 'Ask the client for the acceptance act and set a date for the handover.',
    },
  }),
};
