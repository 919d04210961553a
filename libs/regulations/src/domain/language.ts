import type { RegulationLanguage } from '@abat/contracts';

const KAZAKH_LETTERS = /[әғқңөұүһі]/giu;
const CYRILLIC = /\p{Script=Cyrillic}/gu;
const KAZAKH_WORDS =
  /(?<!\p{L})(?:және|бойынша|үшін|туралы|мен|арқылы|жылғы|ереже|басқарма\p{L}*|жүзеге|асырады)(?!\p{L})/giu;
const RUSSIAN_WORDS = /(?<!\p{L})(?:и|в|на|по|для|или|при|осуществляет|положение|управлени\p{L}*)(?!\p{L})/giu;

/** Kazakh letters are about every eighth letter of a Kazakh text; names of streets alone stay below this share. */
const KAZAKH_SHARE = 0.04;

const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;

/** The language of a document by its letters, in doubt by its words; null when it is neither Kazakh nor Russian. */
export function recogniseLanguage(text: string): RegulationLanguage | null {
  const letters = count(text, CYRILLIC);
  if (letters < 20) return null;
  if (count(text, KAZAKH_LETTERS) / letters >= KAZAKH_SHARE) return 'kk';
  return count(text, KAZAKH_WORDS) > count(text, RUSSIAN_WORDS) ? 'kk' : 'ru';
}
