import { DomainError } from './domain-error.js';
import type { LocalizedText } from './primitives.js';

/**
 * Why a value does not fit, where "not valid" says too little: the `code` of a field error. The code is the contract;
 * words may be reworded.
 */
export const FIELD_REASONS = {
  'answer.without-day': {
    ru: 'Ответ и его дата указываются вместе',
    kk: 'Жауап пен оның күні бірге көрсетіледі',
    en: 'An answer and its day go together',
  },
  'answer.without-question': {
    ru: 'Ответ возможен только на запрос: укажите его дату',
    kk: 'Жауап сұрау салынғаннан кейін ғана беріледі: сұрау күнін көрсетіңіз',
    en: 'An answer follows a question: state the day of the question',
  },
  'answer.before-question': {
    ru: 'Ответ дан раньше запроса',
    kk: 'Жауап сұраудан бұрын берілген',
    en: 'Answered before it was asked',
  },
  'question.future': {
    ru: 'Дата запроса ещё не наступила',
    kk: 'Сұрау күні әлі келген жоқ',
    en: 'The day of the question has not come yet',
  },
  'answer.future': {
    ru: 'Дата ответа ещё не наступила',
    kk: 'Жауап күні әлі келген жоқ',
    en: 'The day of the answer has not come yet',
  },
  'report.future': {
    ru: 'День отчёта ещё не наступил',
    kk: 'Есеп күні әлі келген жоқ',
    en: 'The day of the report has not come yet',
  },
  'permit.ends-before-start': {
    ru: 'Разрешение кончается раньше, чем выдано',
    kk: 'Рұқсаттың мерзімі берілген күнінен бұрын бітеді',
    en: 'The permit ends before it was issued',
  },
  'finish.future': {
    ru: 'День окончания работы ещё не наступил',
    kk: 'Жұмыстың аяқталған күні әлі келген жоқ',
    en: 'The day the work ended has not come yet',
  },
  'completion.future': {
    ru: 'День выполнения ещё не наступил',
    kk: 'Орындалған күні әлі келген жоқ',
    en: 'The day it was carried out has not come yet',
  },
  'handover.future': {
    ru: 'Дата передачи ещё не наступила',
    kk: 'Беру күні әлі келген жоқ',
    en: 'The day of the handover has not come yet',
  },
  'handover.before-start': {
    ru: 'Передача раньше начала работы',
    kk: 'Жұмыс басталғанға дейін берілген',
    en: 'Handed over before the work started',
  },
  'handover.before-finish': {
    ru: 'Передача раньше окончания работы',
    kk: 'Жұмыс аяқталғанға дейін берілген',
    en: 'Handed over before the work was finished',
  },
  'guarantee.ends-before-handover': {
    ru: 'Гарантия кончается раньше передачи',
    kk: 'Кепілдік теңгерімге берілгенге дейін бітеді',
    en: 'The guarantee ends before the handover',
  },
  'need.foreign-body': {
    ru: 'Это чужой орган: укажите свой орган или орган своего района',
    kk: 'Бұл өзге орган: өз органыңызды немесе өз ауданыңыздың органын көрсетіңіз',
    en: 'This body is not yours: name your own or one of your district',
  },
  'need.foreign-district': {
    ru: 'Потребность без органа можно завести только в своём районе: укажите его или место в нём',
    kk: 'Органы көрсетілмеген қажеттілік тек өз ауданыңызда енгізіледі: ауданды немесе ондағы орынды көрсетіңіз',
    en: 'A need without a body can only be one of your own district: name it or a place in it',
  },
  'need.no-body': {
    ru: 'Укажите свой орган: потребность без органа заводят планировщик района и ситуационный центр',
    kk: 'Өз органыңызды көрсетіңіз: органы көрсетілмеген қажеттілікті аудан жоспарлаушысы мен жағдаяттық орталық енгізеді',
    en: 'Name your body: needs without one are entered by the planner of the district and by the centre',
  },
} as const satisfies Record<string, LocalizedText>;
export type FieldReason = keyof typeof FIELD_REASONS;

export const isFieldReason = (code: string): code is FieldReason => Object.hasOwn(FIELD_REASONS, code);

/** One field whose value does not fit, for a reason people have words for. */
export const unfit = (path: string, reason: FieldReason): DomainError =>
  new DomainError('request.invalid', {
    detail: FIELD_REASONS[reason],
    errors: [{ path, code: reason, message: FIELD_REASONS[reason].en }],
  });
