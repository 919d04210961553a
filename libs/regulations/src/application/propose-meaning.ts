import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { proposeStage } from '../domain/stage.js';
import type { ReadRegulation } from '../domain/read-regulation.js';
import { Lexicon } from '../persistence/lexicon.js';
import type { NewStatement } from '../persistence/regulation.repository.js';

/** Proposes function and stage of every statement of a document. */
@Injectable()
export class ProposeMeaning {
  constructor(private readonly lexicon: Lexicon) {}

  async execute(
    manager: EntityManager,
    { language, statements }: Pick<ReadRegulation, 'language' | 'statements'>,
  ): Promise<NewStatement[]> {
    const lemmasOf = await this.lexicon.lemmatiser(
      manager,
      language,
      statements.map(({ text }) => text),
    );
    const dictionary = await this.lexicon.dictionary(manager, language);
    const read = statements.map((statement) => ({ ...statement, lemmas: lemmasOf(statement.text) }));
    const roots = [...new Set(read.flatMap(({ lemmas }) => lemmas.map(({ lemma }) => lemma)))];
    const near = await this.lexicon.nearRoots(manager, roots, dictionary.roots);
    return read.map((statement) => ({
      ...statement,
      functions: dictionary.propose(statement.lemmas, near),
      stage: proposeStage(statement.text, language),
    }));
  }
}
