import type { Explained, Wording } from '../../domain/rule.js';
import { formatDay } from '../../domain/wording.js';
import { dayCount, type Sentence, wordsOf } from '../work-pairs/words.js';
import type { WorkNoHandoverMeasures } from './work-no-handover.measure.js';

type Says = Sentence<WorkNoHandoverMeasures>;

const title: Says = {
  kk: (_m, { a }) => `«${a}» жұмысы аяқталған, бірақ теңгерімге берілмеген`,
  ru: (_m, { a }) => `Работа «${a}» завершена, но не передана на баланс`,
  en: (_m, { a }) => `“${a}” is finished but not handed over`,
};

const ended: Says = {
  kk: (m, { a }) =>
    m.endIsReported
      ? `«${a}» жұмысы ${formatDay('kk', m.finishedOn)} күні аяқталды, тапсыру құжаты тізілімде жоқ.`
      : `«${a}» жұмысы аяқталған деп белгіленген, жоспарлы соңғы күні — ${formatDay('kk', m.finishedOn)}; нақты күні мен тапсыру құжаты тізілімде жоқ.`,
  ru: (m, { a }) =>
    m.endIsReported
      ? `Работа «${a}» завершена ${formatDay('ru', m.finishedOn)}, документа о передаче в реестре нет.`
      : `Работа «${a}» отмечена завершённой, её плановый последний день — ${formatDay('ru', m.finishedOn)}; ни фактического дня, ни документа о передаче в реестре нет.`,
  en: (m, { a }) =>
    m.endIsReported
      ? `“${a}” was finished on ${formatDay('en', m.finishedOn)}; the register has no document of its handover.`
      : `“${a}” is marked as finished, planned to end on ${formatDay('en', m.finishedOn)}; the register has neither the real day nor a document of its handover.`,
};

const late: Says = {
  kk: (m) =>
    `Тапсыруға берілген мерзім — ${dayCount('kk', m.deadlineDays)}, соңғы күні — ${formatDay('kk', m.dueOn)}; кешігу — ${dayCount('kk', m.daysLate)}.`,
  ru: (m) =>
    `Срок передачи — ${dayCount('ru', m.deadlineDays)}, последний день — ${formatDay('ru', m.dueOn)}; просрочка — ${dayCount('ru', m.daysLate)}.`,
  en: (m) =>
    `The deadline is ${dayCount('en', m.deadlineDays)} and ended on ${formatDay('en', m.dueOn)}; it is ${dayCount('en', m.daysLate)} late.`,
};

const body: Says = {
  kk: (_m, { bodyA }) => `Жұмысты жүргізген орган: ${bodyA}.`,
  ru: (_m, { bodyA }) => `Работу вёл орган: ${bodyA}.`,
  en: (_m, { bodyA }) => `The body that ran the work: ${bodyA}.`,
};

const wayOut: Says = {
  kk: () => 'Шешу жолы: жұмысты қабылдау, теңгерім ұстаушысын белгілеу және тапсыру құжатын тізілімге енгізу.',
  ru: () => 'Выход: принять работу, назвать балансодержателя и внести документ о передаче в реестр.',
  en: () => 'The way out: accept the work, name the balance holder and enter the document of the handover.',
};

/** Says since when a finished work has no holder, and what ends that. */
export const explainWorkNoHandover = (facts: Explained<WorkNoHandoverMeasures>): Wording =>
  wordsOf(facts, title, [ended, late, body, wayOut]);
