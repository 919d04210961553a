import type { Lemma } from './words.js';

/** A function of the dictionary by the roots of its name in one language; `depth` counts what stands above it. */
export type DictionaryEntry = { functionId: string; lemmas: readonly string[]; depth: number };
/** A function a text seems to mean; `words` are those of the text that say so. */
export type FunctionProposal = { functionId: string; score: number; words: string[] };
/** Roots of a text that are nearly a root of the dictionary, by trigrams: dictionary root by text root. */
export type NearRoots = ReadonlyMap<string, string>;

const LEAST = 0.34;
const MOST = 3;
/** What is left of the score of a name that says next to nothing of the text. */
const FLOOR = 0.6;

const round = (score: number): number => Math.round(score * 100) / 100;

/** How much a root tells: one that stands in half of the names tells little. */
function rarity(dictionary: readonly DictionaryEntry[]): (lemma: string) => number {
  const counts = new Map<string, number>();
  for (const { lemmas } of dictionary)
    for (const lemma of new Set(lemmas)) counts.set(lemma, (counts.get(lemma) ?? 0) + 1);
  return (lemma) => Math.log(1 + dictionary.length / (counts.get(lemma) ?? 1));
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

/** Functions by names; made once for a document. */
export class FunctionDictionary {
  private readonly weight: (lemma: string) => number;

  constructor(private readonly entries: readonly DictionaryEntry[]) {
    this.weight = rarity(entries);
  }

  /** Every root of the dictionary, once. */
  get roots(): string[] {
    return [...new Set(this.entries.flatMap((entry) => entry.lemmas))];
  }

  /**
   * Functions whose name a text carries, best first. The score is the part of the name's telling roots found in the
   * text, less where another name says more of the text: "благоустройство дворов" means more than "благоустройство".
   */
  propose(text: readonly Lemma[], near: NearRoots = new Map()): FunctionProposal[] {
    const found = new Map<string, string>();
    for (const { lemma, form } of text)
      for (const root of [lemma, near.get(lemma)]) if (root && !found.has(root)) found.set(root, form);
    const candidates = this.entries.map((entry) => this.judge(entry, found)).filter(({ part }) => part >= LEAST);
    const most = Math.max(...candidates.map(({ said }) => said));
    return candidates
      .map((candidate) => ({
        ...candidate,
        score: round(candidate.part * (FLOOR + (1 - FLOOR) * (candidate.said / most))),
      }))
      .sort((one, other) => other.score - one.score || other.depth - one.depth)
      .slice(0, MOST)
      .map(({ functionId, score, words }) => ({ functionId, score, words }));
  }

  private judge(entry: DictionaryEntry, found: ReadonlyMap<string, string>) {
    const lemmas = [...new Set(entry.lemmas)];
    const matched = lemmas.filter((lemma) => found.has(lemma));
    const said = sum(matched.map(this.weight));
    const whole = sum(lemmas.map(this.weight));
    return {
      ...{ functionId: entry.functionId, depth: entry.depth, part: whole === 0 ? 0 : said / whole, said },
      words: [...new Set(matched.map((lemma) => found.get(lemma) ?? lemma))],
    };
  }
}
