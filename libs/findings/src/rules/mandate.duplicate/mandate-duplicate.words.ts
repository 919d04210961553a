import type { LocalizedText, ObjectKind, Stage } from '@abat/contracts';

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

/** Whole sentences about the objects both sides cover. */
export const KIND_SENTENCES: Record<ObjectKind, LocalizedText> = {
  any: {
    kk: 'Барлық түрдегі объектілер қамтылған.',
    ru: 'Охвачены объекты всех видов.',
    en: 'Objects of every kind are covered.',
  },
  courtyard: { kk: 'Объект түрі: аулалар.', ru: 'Вид объектов: дворы.', en: 'Kind of objects: courtyards.' },
  'public-space': {
    kk: 'Объект түрі: қоғамдық кеңістіктер.',
    ru: 'Вид объектов: общественные пространства.',
    en: 'Kind of objects: public spaces.',
  },
  park: { kk: 'Объект түрі: саябақтар.', ru: 'Вид объектов: парки.', en: 'Kind of objects: parks.' },
  street: { kk: 'Объект түрі: көшелер.', ru: 'Вид объектов: улицы.', en: 'Kind of objects: streets.' },
  network: {
    kk: 'Объект түрі: инженерлік желілер.',
    ru: 'Вид объектов: инженерные сети.',
    en: 'Kind of objects: engineering networks.',
  },
  other: { kk: 'Объект түрі: өзгелері.', ru: 'Вид объектов: прочие.', en: 'Kind of objects: others.' },
};
