import type { RegulationSection } from '@abat/contracts';
import { LAST_POINT_LEVEL } from './marker.js';

/** What a heading opens: a section whose points mean something, or one that means nothing here. */
export type Opened = RegulationSection | 'other';

const WORDS: readonly [RegulationSection, RegExp][] = [
  ['functions', /(?<!\p{L})функци(?:я|и|й|ям|ями|ях|ялар\p{L}*)(?!\p{L})/iu],
  ['rights', /(?<!\p{L})(?:прав(?:а|ами|о)(?!\p{L})|обязанност\p{L}*|құқықтар\p{L}*|құқығы\p{L}*)/iu],
  ['powers', /(?<!\p{L})(?:полномочи\p{L}*|компетенци\p{L}*|өкілетті\p{L}*|құзырет\p{L}*)/iu],
  ['tasks', /(?<!\p{L})(?:задач\p{L}*|міндеттер\p{L}*|міндеті)(?!\p{L})/iu],
];

// A list is announced: "осуществляет следующие функции:", "к полномочиям относятся:", "мынадай функцияларды атқарады:".
const ANNOUNCED = /следующи\p{L}*|относ\p{L}*|являются|входят|мынадай|келесі|жатады|болып табылады/iu;
const OTHER =
  /^(?:общие положения|организация деятельности|имущество|реорганизация|упразднение|заключительные положения|ответственность|руководство|жалпы ереже|.*қызметін ұйымдастыру|.*мүлкі$|.*қайта ұйымдастыру|қорытынды ереже)/iu;
const FIRST_WORD =
  /^(?:(?:основн\p{L}*|специальн\p{L}*|общи\p{L}*|главн\p{L}*|его|их)\s+){0,2}(?:функци|прав(?:а|о)(?!\p{L})|обязанност|полномоч|компетенц|задач)/iu;
const KAZAKH_END = /(?:функциялар\p{L}*|құқықтар\p{L}*|өкілетті\p{L}*|құзырет\p{L}*|міндеттер\p{L}*)[\s:.]*$/iu;

/** No heading is longer. */
const LONGEST = 300;

const wordCount = (text: string): number => text.split(/\s+/u).length;

/** The section that words of a heading name; several of them at once name the one whose points are functions. */
function namedSection(text: string): RegulationSection | null {
  return WORDS.find(([, pattern]) => pattern.test(text))?.[0] ?? null;
}

const kindsNamed = (text: string): number => WORDS.filter(([, pattern]) => pattern.test(text)).length;

function isShortTitle(text: string): boolean {
  if (text.length > 140 || text.includes(';')) return false;
  if (FIRST_WORD.test(text)) return !text.endsWith('.') && wordCount(text) <= 12;
  return KAZAKH_END.test(text) && wordCount(text) <= 9;
}

function isAnnouncement(text: string): boolean {
  return text.endsWith(':') && (ANNOUNCED.test(text) || wordCount(text) <= 6);
}

const isCapitals = (text: string): boolean => /^[\p{Lu}\s\d«»",.-]{8,}$/u.test(text) && wordCount(text) >= 2;

function chapterSection(text: string): Opened {
  // "Миссия, основные задачи, функции, права и обязанности" names everything: the points below have headings of their own.
  return kindsNamed(text) > 2 ? 'other' : (namedSection(text) ?? 'other');
}

// "2) обязанности:" inside a list of powers; a longer text with a colon announces parts of one function.
const isBareHeading = (text: string): boolean => text.endsWith(':') && wordCount(text) <= 3 && isShortTitle(text);
const isOther = (text: string): boolean => OTHER.test(text) && wordCount(text) <= 10 && !text.endsWith(';');

function pointSection(text: string): Opened | null {
  if (isShortTitle(text) || isAnnouncement(text)) {
    const named = namedSection(text);
    if (named) return kindsNamed(text) > 2 ? 'other' : named;
  }
  return isOther(text) ? 'other' : null;
}

/**
 * The section that a paragraph opens as a heading; null when it is none.
 * @param level level of its marker, null without one
 */
export function headingSection(text: string, level: number | null): Opened | null {
  if (text.length > LONGEST) return null;
  if (level === 0) return chapterSection(text);
  if (level !== null && level > LAST_POINT_LEVEL) return isBareHeading(text) ? namedSection(text) : null;
  const opened = pointSection(text);
  if (opened !== null || level !== null) return opened;
  return isCapitals(text) ? (namedSection(text) ?? 'other') : null;
}
