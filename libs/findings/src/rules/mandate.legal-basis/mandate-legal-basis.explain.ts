import type { Locale, LocalizedText } from '@abat/contracts';
import type { Explained, Wording } from '../../domain/rule.js';
import { formatDay, inEveryLanguage, nameIn, paragraph, quotable } from '../../domain/wording.js';
import { NOBODY, NOTHING } from '../power-pairs/parties.js';
import { STAGE_NAMES } from '../power-pairs/words.js';
import type { LegalReason, MandateLegalBasisMeasures } from './mandate-legal-basis.measure.js';

type Facts = Explained<MandateLegalBasisMeasures>;

const NO_ACT: LocalizedText = { kk: 'белгісіз акт', ru: 'неизвестный акт', en: 'unknown act' };

const heldIn = (locale: Locale, { a }: Facts): string => quotable(locale, nameIn(locale, a.function, NOTHING));
const actIn = (locale: Locale, { b }: Facts): string => quotable(locale, b.title?.[locale] ?? b.code ?? NO_ACT[locale]);

const TITLES: Record<LegalReason, Record<Locale, (held: string) => string>> = {
  repealed: {
    kk: (held) => `«${held}»: құқықтық негіздің күші жойылған`,
    ru: (held) => `«${held}»: правовое основание утратило силу`,
    en: (held) => `“${held}”: the legal basis is repealed`,
  },
  expired: {
    kk: (held) => `«${held}»: құқықтық негіздің мерзімі өткен`,
    ru: (held) => `«${held}»: срок правового основания истёк`,
    en: (held) => `“${held}”: the legal basis has expired`,
  },
  draft: {
    kk: (held) => `«${held}»: құқықтық негіз әлі жоба күйінде`,
    ru: (held) => `«${held}»: правовое основание — ещё проект`,
    en: (held) => `“${held}”: the legal basis is still a draft`,
  },
  amended: {
    kk: (held) => `«${held}»: құқықтық негіз өзгерген`,
    ru: (held) => `«${held}»: правовое основание изменилось`,
    en: (held) => `“${held}”: the legal basis was amended`,
  },
  review: {
    kk: (held) => `«${held}»: құқықтық негізді қайта қарау мерзімі өткен`,
    ru: (held) => `«${held}»: срок пересмотра правового основания прошёл`,
    en: (held) => `“${held}”: the review of the legal basis is overdue`,
  },
};

const HEADS: Record<Locale, (holder: string, held: string, stage: string) => string> = {
  kk: (holder, held, stage) => `Жауапты орган: ${holder}. Функциясы — «${held}», кезеңі — ${stage}.`,
  ru: (holder, held, stage) => `Отвечает: ${holder}. Функция — «${held}», стадия — ${stage}.`,
  en: (holder, held, stage) => `Holder: ${holder}. Function: “${held}”, stage: ${stage}.`,
};

const ACTS: Record<Locale, (act: string) => string> = {
  kk: (act) => `Өкілеттіктің негізі — «${act}».`,
  ru: (act) => `Полномочие основано на акте «${act}».`,
  en: (act) => `The power rests on “${act}”.`,
};

type Since = { dated: (day: string) => string; undated: string };

const REASONS: Record<LegalReason, Record<Locale, Since>> = {
  repealed: {
    kk: {
      dated: (day) => `Бұл актінің күші жойылған, ол ${day} күнінен бастап қолданылмайды.`,
      undated: 'Бұл актінің күші жойылған, күні тізілімде көрсетілмеген.',
    },
    ru: {
      dated: (day) => `Этот акт утратил силу и не действует с ${day}.`,
      undated: 'Этот акт утратил силу, дата в реестре не указана.',
    },
    en: {
      dated: (day) => `The act is repealed and has no force since ${day}.`,
      undated: 'The act is repealed; the register does not say since when.',
    },
  },
  expired: {
    kk: {
      dated: (day) => `Актінің мерзімі бітті, ол ${day} күнінен бастап қолданылмайды.`,
      undated: 'Актінің мерзімі бітті.',
    },
    ru: { dated: (day) => `Срок акта истёк, он не действует с ${day}.`, undated: 'Срок акта истёк.' },
    en: { dated: (day) => `The act has expired and has no force since ${day}.`, undated: 'The act has expired.' },
  },
  draft: {
    kk: { dated: () => 'Акт әлі қабылданбаған, бұл — жоба.', undated: 'Акт әлі қабылданбаған, бұл — жоба.' },
    ru: { dated: () => 'Акт ещё не принят, это проект.', undated: 'Акт ещё не принят, это проект.' },
    en: {
      dated: () => 'The act is not adopted yet, it is a draft.',
      undated: 'The act is not adopted yet, it is a draft.',
    },
  },
  amended: {
    kk: {
      dated: (day) => `Акт ${day} күні, өкілеттік басталғаннан кейін өзгертілген.`,
      undated: 'Акт өзгертілген, күні тізілімде көрсетілмеген.',
    },
    ru: {
      dated: (day) => `Акт изменён ${day}, уже после начала полномочия.`,
      undated: 'Акт изменён, дата в реестре не указана.',
    },
    en: {
      dated: (day) => `The act was amended on ${day}, after the power began.`,
      undated: 'The act was amended; the register does not say when.',
    },
  },
  review: {
    kk: {
      dated: (day) => `Актіні ${day} күніне дейін қайта қарау керек еді.`,
      undated: 'Актіні қайта қарау мерзімі өтті.',
    },
    ru: { dated: (day) => `Акт нужно было пересмотреть до ${day}.`, undated: 'Срок пересмотра акта прошёл.' },
    en: { dated: (day) => `The act was due for review by ${day}.`, undated: 'The review of the act is overdue.' },
  },
};

function reasonSentence(locale: Locale, { reason, since }: MandateLegalBasisMeasures): string {
  const words = REASONS[reason][locale];
  return since ? words.dated(formatDay(locale, since)) : words.undated;
}

const REPLACED: Record<Locale, (act: string) => string> = {
  kk: (act) => `Оның орнына мына акт қабылданған: «${act}».`,
  ru: (act) => `Вместо него действует «${act}».`,
  en: (act) => `It was replaced by “${act}”.`,
};

function replacedSentence(locale: Locale, m: MandateLegalBasisMeasures): string | null {
  const title = { kk: m.replacedByKk, ru: m.replacedByRu, en: m.replacedByEn }[locale] ?? m.replacedByRu;
  return title ? REPLACED[locale](quotable(locale, title)) : null;
}

type WayOut = 'replace' | 'withdraw' | 'adopt' | 'confirm' | 'review';

const WAYS_OUT: Record<WayOut, LocalizedText> = {
  replace: {
    kk: 'Шешу жолы: жаңа акт бұл өкілеттікті бере ме — тексеріп, негізін соған ауыстыру; бермесе, өкілеттікті алып тастау.',
    ru: 'Выход: проверить, даёт ли это полномочие новый акт, и указать его основанием; если не даёт — прекратить полномочие.',
    en: 'Way out: check whether the new act gives this power and name it as the basis; if it does not, end the power.',
  },
  withdraw: {
    kk: 'Шешу жолы: қолданыстағы актіні негіз етіп көрсету немесе өкілеттікті тоқтату.',
    ru: 'Выход: указать основанием действующий акт либо прекратить полномочие.',
    en: 'Way out: name an act in force as the basis, or end the power.',
  },
  adopt: {
    kk: 'Шешу жолы: актіні қабылдау немесе қолданыстағы актіні негіз етіп көрсету.',
    ru: 'Выход: принять акт либо указать основанием действующий.',
    en: 'Way out: adopt the act, or name one in force as the basis.',
  },
  confirm: {
    kk: 'Шешу жолы: жаңа редакцияны тексеріп, өкілеттікті сол күннен жаңа мерзіммен жазу.',
    ru: 'Выход: сверить с новой редакцией и записать полномочие новым сроком с её даты.',
    en: 'Way out: check it against the new wording and record the power anew from that day.',
  },
  review: {
    kk: 'Шешу жолы: актіні қайта қарап, келесі қарау күнін белгілеу.',
    ru: 'Выход: пересмотреть акт и назначить дату следующего пересмотра.',
    en: 'Way out: review the act and set the day of the next review.',
  },
};

function wayOut({ reason, replacedBy }: MandateLegalBasisMeasures): WayOut {
  if (reason === 'draft') return 'adopt';
  if (reason === 'amended') return 'confirm';
  if (reason === 'review') return 'review';
  return replacedBy ? 'replace' : 'withdraw';
}

/** Says whose power rests on which act, what is wrong with the act since when, and what took its place. */
export function explainMandateLegalBasis(facts: Facts): Wording {
  const m = facts.measures;
  return {
    title: inEveryLanguage((locale) => TITLES[m.reason][locale](heldIn(locale, facts))),
    explanation: inEveryLanguage((locale) =>
      paragraph([
        HEADS[locale](nameIn(locale, facts.a.agency, NOBODY), heldIn(locale, facts), STAGE_NAMES[m.stage][locale]),
        ACTS[locale](actIn(locale, facts)),
        reasonSentence(locale, m),
        replacedSentence(locale, m),
        WAYS_OUT[wayOut(m)][locale],
      ]),
    ),
  };
}
