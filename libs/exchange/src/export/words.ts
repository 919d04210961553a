import type { Locale } from '@abat/contracts';
import type { ExportKind } from './export-kinds.js';

/** Words of the head of an exported file. */
type HeadWords = {
  sheet: string;
  source: string;
  origins: string;
  none: string;
  dataOf: string;
  filters: string;
  noFilters: string;
  author: string;
  kinds: Record<ExportKind, string>;
};

const ru: HeadWords = {
  sheet: 'О файле',
  source: 'Источник',
  origins: 'Откуда строки',
  none: 'строк нет',
  dataOf: 'Данные на',
  filters: 'Отбор',
  noFilters: 'без отбора',
  author: 'Составил',
  kinds: {
    territories: 'Территории',
    sites: 'Объекты благоустройства',
    agencies: 'Органы',
    functions: 'Функции',
    mandates: 'Полномочия',
    works: 'Работы',
    'budget-lines': 'Бюджетные строки',
    restrictions: 'Ограничения',
    needs: 'Потребности',
    'base-features': 'Базовая карта',
    findings: 'Сигналы',
    alarms: 'Тревоги',
  },
};

const kk: HeadWords = {
  sheet: 'Файл туралы',
  source: 'Дереккөз',
  origins: 'Жолдар қайдан',
  none: 'жол жоқ',
  dataOf: 'Деректер уақыты',
  filters: 'Іріктеу',
  noFilters: 'іріктеусіз',
  author: 'Құрастырған',
  kinds: {
    territories: 'Аумақтар',
    sites: 'Абаттандыру объектілері',
    agencies: 'Мекемелер',
    functions: 'Функциялар',
    mandates: 'Өкілеттіктер',
    works: 'Жұмыстар',
    'budget-lines': 'Бюджет жолдары',
    restrictions: 'Шектеулер',
    needs: 'Қажеттіліктер',
    'base-features': 'Негізгі карта',
    findings: 'Ескертулер',
    alarms: 'Дабылдар',
  },
};

const en: HeadWords = {
  sheet: 'About',
  source: 'Source',
  origins: 'Rows come from',
  none: 'no rows',
  dataOf: 'Data as of',
  filters: 'Filters',
  noFilters: 'none',
  author: 'Made by',
  kinds: {
    territories: 'Territories',
    sites: 'Sites',
    agencies: 'Agencies',
    functions: 'Functions',
    mandates: 'Mandates',
    works: 'Works',
    'budget-lines': 'Budget lines',
    restrictions: 'Restrictions',
    needs: 'Needs',
    'base-features': 'Base map',
    findings: 'Findings',
    alarms: 'Alarms',
  },
};

export const EXPORT_HEAD_WORDS: Record<Locale, HeadWords> = { ru, kk, en };
