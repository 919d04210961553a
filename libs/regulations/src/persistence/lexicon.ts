import { Injectable } from '@nestjs/common';
import type { RegulationLanguage } from '@abat/contracts';
import type { EntityManager } from 'typeorm';
import { stemKazakh } from '../domain/kazakh-stem.js';
import { FunctionDictionary, type NearRoots } from '../domain/propose-function.js';
import { type Lemma, OFFICIAL_WORDS, wordsOf } from '../domain/words.js';

type Named = { id: string; nameRu: string; nameKk: string | null; depth: number };
type Lemmatise = (text: string) => Lemma[];

/** Trigram likeness from which two roots of one beginning count as one word misspelt or ended otherwise. */
const NEAR = 0.45;

/** Words and their roots: Russian by the stemmer of PostgreSQL's full-text search, Kazakh by our own. */
@Injectable()
export class Lexicon {
  /** A function that gives the telling words of any of these texts with their roots, each root once. */
  async lemmatiser(manager: EntityManager, language: RegulationLanguage, texts: readonly string[]): Promise<Lemmatise> {
    const words = [...new Set(texts.flatMap(wordsOf))];
    const roots = await this.roots(manager, language, [...words, ...OFFICIAL_WORDS[language]]);
    const official = new Set(OFFICIAL_WORDS[language].map((word) => roots.get(word)));
    return (text) => {
      const lemmas = new Map<string, Lemma>();
      for (const form of wordsOf(text)) {
        const lemma = roots.get(form);
        if (lemma && !official.has(lemma) && !lemmas.has(lemma)) lemmas.set(lemma, { form, lemma });
      }
      return [...lemmas.values()];
    };
  }

  /** The dictionary of functions by their names in one language. Names that are missing in Kazakh take no part. */
  async dictionary(manager: EntityManager, language: RegulationLanguage): Promise<FunctionDictionary> {
    const rows: Named[] = await manager.query(
      'SELECT id, name_ru AS "nameRu", name_kk AS "nameKk", nlevel(path) AS depth FROM city_function ORDER BY code',
    );
    const nameOf = (row: Named): string => (language === 'kk' ? (row.nameKk ?? '') : row.nameRu);
    const lemmasOf = await this.lemmatiser(manager, language, rows.map(nameOf));
    return new FunctionDictionary(
      rows.map((row) => ({
        functionId: row.id,
        depth: row.depth,
        lemmas: lemmasOf(nameOf(row)).map(({ lemma }) => lemma),
      })),
    );
  }

  /** Roots of a text that nearly are roots of the dictionary, by trigrams; only those with the same beginning. */
  async nearRoots(manager: EntityManager, text: readonly string[], dictionary: readonly string[]): Promise<NearRoots> {
    const rows: { said: string; known: string }[] = await manager.query(
      `SELECT DISTINCT ON (t.root) t.root AS said, d.root AS known FROM unnest($1::text[]) t (root)
       JOIN unnest($2::text[]) d (root) ON left(d.root, 3) = left(t.root, 3) AND d.root <> t.root AND similarity(d.root, t.root) >= $3
       WHERE t.root <> ALL ($2::text[]) ORDER BY t.root, similarity(d.root, t.root) DESC, d.root`,
      [text, dictionary, NEAR],
    );
    return new Map(rows.map(({ said, known }) => [said, known]));
  }

  private async roots(
    manager: EntityManager,
    language: RegulationLanguage,
    words: readonly string[],
  ): Promise<Map<string, string>> {
    if (language === 'kk') return new Map(words.map((word) => [word, stemKazakh(word)]));
    // No lexeme = a stop word.
    const rows: { word: string; root: string | null }[] = await manager.query(
      `SELECT word, (ts_lexize('russian_stem', word))[1] AS root FROM unnest($1::text[]) word`,
      [words],
    );
    return new Map(rows.flatMap(({ word, root }) => (root ? [[word, root] as const] : [])));
  }
}
