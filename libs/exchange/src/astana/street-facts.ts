import { classOfHighway } from '../domain/street-class.js';

/** A file that tells the major roads from the rest and no more: taken as the lower of the two classes that may be. */
const MAJOR = { value: 'major', class: 'main' } as const;
const MOST_LANES = 20;

/** Class and lanes of a street as its tags tell them; null when they do not. */
export function streetFacts(tags: Readonly<Record<string, unknown>>): {
  streetClass: string | null;
  lanes: number | null;
} {
  const lanes = Number(tags['lanes'] ?? Number.NaN);
  return {
    streetClass: classOfHighway(tags['highway']) ?? (tags['class'] === MAJOR.value ? MAJOR.class : null),
    lanes: Number.isInteger(lanes) && lanes >= 1 && lanes <= MOST_LANES ? lanes : null,
  };
}
