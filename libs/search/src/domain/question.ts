/** What somebody typed into the search. `words` are looked for all together, in any order. */
export type Question = { words: string[]; number: number | null; letter: string | null };

/** Letters people put before a number, in both alphabets: F-17, Ф-17. */
const LETTERS: Record<string, string> = {
  ...{ f: 'F', ф: 'F', a: 'A', а: 'A', w: 'W', p: 'P', п: 'P', d: 'D', д: 'D', s: 'S', с: 'S' },
  ...{ r: 'R', n: 'N', н: 'N' },
};
const NUMBER = /^(?:(\p{L})\s?[-–]?\s?|№\s?)?(\d{1,9})$/u;
/** More words find nothing more. */
const MOST_WORDS = 6;

/** Reads what was typed. A short number may stand alone, after № or after the letter of its type. */
export function questionOf(q: string): Question {
  const text = q.trim().toLowerCase();
  const words = [...new Set(text.split(/\s+/u))].filter(Boolean).slice(0, MOST_WORDS);
  const match = NUMBER.exec(text);
  const letter = match?.[1] ? LETTERS[match[1]] : null;
  // A letter that stands for no type makes it a name: "к5".
  if (!match || letter === undefined) return { words, number: null, letter: null };
  return { words, number: Number(match[2]), letter };
}
