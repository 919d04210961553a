import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { PreviewFinding, WorkPreview } from '@abat/contracts';
import { DataSource, type EntityManager } from 'typeorm';
import { readMovable, type WorkStanding } from '../persistence/movable-work.js';
import { readNames } from '../persistence/names-reader.js';
import { type Obstacles, readObstacles } from '../persistence/obstacle-reader.js';
import { guardPreview } from '../persistence/preview-reader.js';
import type { WorkDraft } from '../rules/work-pairs/draft.js';
import { findingsOfDraft } from './draft-findings.js';
import type { PreparedDraft } from './preview-draft.js';
import { prepareWork } from './preview-work.js';

/** A work, stored or drafted, that can be judged on other days. `standing` is null for a draft. */
export type MovableWork = { draft: PreparedDraft & { subject: 'work' }; standing: WorkStanding | null };

/** Days of the zones of a work, in their order. */
export type ZoneDays = readonly { start: string; end: string }[];

/** Judges works on days they do not have: by the very rules that judge stored works, nothing is stored. */
@Injectable()
export class MovableWorks {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /** Runs `read` in a transaction that is rolled back and gives up after some seconds. */
  async rolledBack<Result>(read: (manager: EntityManager) => Promise<Result>): Promise<Result> {
    const runner = this.dataSource.createQueryRunner();
    try {
      await runner.startTransaction();
      await guardPreview(runner.manager);
      return await read(runner.manager);
    } finally {
      if (runner.isTransactionActive) await runner.rollbackTransaction();
      await runner.release();
    }
  }

  /** @throws DomainError reference.unknown, geometry.* with the path of the field */
  async ofPreview(manager: EntityManager, work: WorkPreview): Promise<MovableWork> {
    return { draft: await prepareWork(manager, work), standing: null };
  }

  /** @throws DomainError resource.not-found */
  async ofStored(manager: EntityManager, id: string): Promise<MovableWork> {
    const { measured, standing, externalId } = await readMovable(manager, id);
    const { title, demo } = measured;
    const row = { id, externalId, title, demo, ...(await readNames(manager, measured)) };
    return { draft: { subject: 'work', id, row, measured }, standing };
  }

  /** Everything that lies on the place of the work so many days around it. */
  obstacles(manager: EntityManager, { draft }: MovableWork, horizonDays: number): Promise<Obstacles> {
    return readObstacles(manager, draft.measured, horizonDays);
  }

  /** Every finding the work would have with its zones on the given days, without their shapes. */
  async findingsOn(manager: EntityManager, { draft }: MovableWork, days: ZoneDays): Promise<PreviewFinding[]> {
    const zones = draft.measured.zones.map((zone, index): WorkDraft['zones'][number] => ({ ...zone, ...days[index] }));
    const moved = { ...draft, measured: { ...draft.measured, zones } };
    return (await findingsOfDraft(manager, moved, 'whole')).items;
  }
}
