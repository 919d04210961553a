import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { fieldError } from '@abat/platform';
import { LRUCache } from 'lru-cache';
import { DataSource, type EntityManager } from 'typeorm';
import {
  type DistrictName,
  type FigureMoment,
  readDistrict,
  readState,
  type RegisterState,
} from '../persistence/figure-head.js';
import { OneAtATime } from './one-at-a-time.js';

/** For so long an answer is given again without asking whether anything changed: many screens ask at once. */
const UNASKED_MS = 1_000;
/** A figure counts in windows up to now: an unchanged register still gives another figure after a while. */
const LONGEST_MS = 60_000;
const MOST_KEPT = 400;

type Head = FigureMoment;
type Kept = { state: RegisterState; checkedAt: number; madeAt: number; answer: Promise<unknown> };

/** Reads figures, and keeps each answer until a register changes: a wall event makes a thousand screens ask the same. */
@Injectable()
export class FigureDesk {
  private readonly kept = new LRUCache<string, Kept>({ max: MOST_KEPT });
  private readonly counts = new OneAtATime();

  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /**
   * The answer to a question, counted anew when a register changed or a minute went by. While it is being counted, who
   * asks later waits for one further count: under steady changes counts would otherwise pile up.
   * @param question everything the answer depends on besides the registers and the clock
   */
  async answer<Answer extends object>(
    question: string,
    count: (manager: EntityManager, head: Head) => Promise<Answer>,
  ): Promise<Answer & Head> {
    const known = this.kept.get(question);
    if (known && performance.now() - known.checkedAt < UNASKED_MS) return known.answer as Promise<Answer & Head>;
    return this.counts.do(question, () => this.look(question, count));
  }

  /** @throws DomainError reference.unknown when a district is named that the city has not */
  async district(code: string | undefined): Promise<DistrictName | null> {
    if (!code) return null;
    const district = await readDistrict(this.dataSource.manager, code);
    if (!district) throw fieldError('reference.unknown', 'district', `unknown district: ${code}`);
    return district;
  }

  private async look<Answer extends object>(
    question: string,
    count: (manager: EntityManager, head: Head) => Promise<Answer>,
  ): Promise<Answer & Head> {
    const known = this.kept.get(question);
    const now = performance.now();
    const state = await readState(this.dataSource.manager);
    if (known && isSame(known.state, state) && now - known.madeAt < LONGEST_MS) {
      known.checkedAt = now;
      return known.answer as Promise<Answer & Head>;
    }
    const answer = this.read(state.head, count);
    this.kept.set(question, { state, checkedAt: now, madeAt: now, answer });
    answer.catch(() => this.kept.delete(question));
    return answer;
  }

  private read<Answer extends object>(
    head: Head,
    count: (manager: EntityManager, head: Head) => Promise<Answer>,
  ): Promise<Answer & Head> {
    return this.dataSource.transaction('READ COMMITTED', async (manager) => {
      await manager.query("SET TRANSACTION READ ONLY; SET LOCAL jit = off; SET LOCAL statement_timeout = '20s'");
      return { ...head, ...(await count(manager, head)) };
    });
  }
}

const isSame = (a: RegisterState, b: RegisterState): boolean =>
  a.lastSeq === b.lastSeq && a.head.changedAt === b.head.changedAt && a.head.day === b.head.day;
