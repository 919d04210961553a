import type { Locale, LocalizedText, Stage } from '@abat/contracts';
import { lowerFirst } from '../../domain/wording.js';
import type { PairMeasures } from './measures.js';

/** Stages as they stand after a colon: no case endings needed. */
export const STAGE_NAMES: Record<Stage, LocalizedText> = {
  planning: { kk: 'жоспарлау', ru: 'планирование', en: 'planning' },
  financing: { kk: 'қаржыландыру', ru: 'финансирование', en: 'financing' },
  design: { kk: 'жобалау', ru: 'проектирование', en: 'design' },
  construction: { kk: 'құрылыс', ru: 'строительство', en: 'construction' },
  'current-repair': { kk: 'ағымдағы жөндеу', ru: 'текущий ремонт', en: 'current repair' },
  maintenance: { kk: 'күтіп ұстау', ru: 'содержание', en: 'maintenance' },
  control: { kk: 'бақылау', ru: 'контроль', en: 'control' },
  coordination: { kk: 'үйлестіру', ru: 'координация', en: 'coordination' },
  intake: { kk: 'өтініштерді қабылдау', ru: 'приём обращений', en: 'intake of requests' },
  acceptance: { kk: 'жұмысты қабылдау', ru: 'приёмка', en: 'acceptance' },
};

const ANY: LocalizedText = {
  kk: 'Барлық түрдегі объектілер қамтылған.',
  ru: 'Охвачены объекты всех видов.',
  en: 'Objects of every kind are covered.',
};

type Kind = Pick<PairMeasures, 'objectKind' | 'objectKindRu' | 'objectKindKk' | 'objectKindEn'>;

/** A whole sentence about the objects both sides cover; the name of the kind stands after a colon. */
export function kindSentence(locale: Locale, kind: Kind): string {
  if (kind.objectKind === 'any') return ANY[locale];
  if (locale === 'kk') return `Объект түрі: ${lowerFirst(kind.objectKindKk ?? kind.objectKindRu)}.`;
  if (locale === 'en') return `Kind of objects: ${lowerFirst(kind.objectKindEn ?? kind.objectKindRu)}.`;
  return `Вид объектов: ${lowerFirst(kind.objectKindRu)}.`;
}
