import type { Locale, LocalizedText } from '@abat/contracts';
import { nameIn, quotable } from '../../domain/wording.js';
import type { PairFacts } from './sentences.js';
import { STAGE_NAMES } from './words.js';

/** Stands for a body that is gone. */
export const NOBODY: LocalizedText = { kk: 'белгісіз орган', ru: 'неизвестный орган', en: 'unknown body' };
/** Stands for a function that is gone. */
export const NOTHING: LocalizedText = { kk: 'белгісіз функция', ru: 'неизвестная функция', en: 'unknown function' };

/** The parties as the sentence needs them: the holder of the wider function first. */
export type Parties = { first: string; second: string; wide: string; narrow: string; stage: string };

/** Names of both sides in one language. */
export function partiesOf(locale: Locale, { a, b, measures }: PairFacts): Parties {
  const [wide, narrow] = measures.relation === 'descendant' ? [b, a] : [a, b];
  return {
    first: nameIn(locale, wide.agency, NOBODY),
    second: nameIn(locale, narrow.agency, NOBODY),
    wide: quotable(locale, nameIn(locale, wide.function, NOTHING)),
    narrow: quotable(locale, nameIn(locale, narrow.function, NOTHING)),
    stage: STAGE_NAMES[measures.stage][locale],
  };
}
