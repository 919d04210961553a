import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { authorize, holds, type Principal } from '@abat/access';
import type { SearchHit, SearchQuery, SearchResponse, SearchType } from '@abat/contracts';
import { NameFindings } from '@abat/findings';
import { DataSource, type EntityManager } from 'typeorm';
import { type Question, questionOf } from '../domain/question.js';
import { SEARCH_PARTS } from '../persistence/search-parts.js';
import {
  findingsOf,
  type FoundSignal,
  type RankedHit,
  type RankedHits,
  readHits,
  SIDES,
  signalsByNumber,
} from '../persistence/search-reader.js';

/** Findings told because one of their sides was found. */
const MOST_FINDINGS = 5;
/** Longer than this nobody waits for a search. */
const TIMEOUT = '5s';

type Ranked = SearchHit & { rank: number };

/**
 * Finds everything by part of a name, code or short number; letters of Kazakh and Russian that people mix up count as
 * the same. People are found only by who manages them.
 */
@Injectable()
export class SearchEverything {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly nameFindings: NameFindings,
  ) {}

  /** The likest first; a short number before every name. */
  execute(principal: Principal, { q, limit, type }: SearchQuery): Promise<SearchResponse> {
    authorize(principal, 'read');
    const question = questionOf(q);
    const isAsked = (one: SearchType): boolean => type === undefined || type.includes(one);
    const mayFindPeople = holds(principal.role, 'user.manage');
    const parts = SEARCH_PARTS.filter((part) => isAsked(part.type) && (part.type !== 'person' || mayFindPeople));
    return this.dataSource.transaction('READ COMMITTED', async (manager) => {
      await manager.query(`SET TRANSACTION READ ONLY; SET LOCAL jit = off; SET LOCAL statement_timeout = '${TIMEOUT}'`);
      const found = await readHits(manager, parts, { question, q, limit });
      const hits = found.hits.map(named);
      const signals = await this.signals(manager, question, found);
      const told = signals.hits.filter((hit) => isAsked(hit.type));
      const items = [...hits, ...told]
        .toSorted((one, other) => other.rank - one.rank || one.type.localeCompare(other.type))
        .slice(0, limit)
        .map(({ rank: _rank, ...hit }) => hit);
      const isCut = found.isCut || (signals.isCut && isAsked('finding'));
      return { items, total: found.total + told.length, atLeast: isCut };
    });
  }

  /** Findings and alarms that go with the hits; `isCut`: not every finding of everything that was found is told. */
  private async signals(
    manager: EntityManager,
    question: Question,
    { hits, sides }: RankedHits,
  ): Promise<{ hits: Ranked[]; isCut: boolean }> {
    const ids = hits.filter(({ type }) => SIDES.has(type)).map(({ id }) => id);
    const byNumber = await signalsByNumber(manager, question);
    const ofSides = await findingsOf(manager, ids, MOST_FINDINGS + 1);
    const bySide = ofSides.slice(0, MOST_FINDINGS);
    const found = [...byNumber, ...bySide.filter(({ id }) => !byNumber.some((signal) => signal.id === id))];
    const names = await this.nameFindings.execute(
      found.map(({ findingId }) => findingId),
      manager,
    );
    const told = found.flatMap(({ findingId, ...signal }: FoundSignal) => {
      const name = names.get(findingId);
      return name ? [{ ...signal, externalId: String(signal.number), title: name.title }] : [];
    });
    return { hits: told, isCut: ofSides.length > MOST_FINDINGS || sides > ids.length };
  }
}

const named = ({ ru, kk, en, ...hit }: RankedHit): Ranked => ({ ...hit, title: { ru, kk, en } });
