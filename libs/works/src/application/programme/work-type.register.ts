import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import {
  DomainError,
  type WorkType,
  type WorkTypeDraft,
  type WorkTypePatch,
  type WorkTypeQuery,
} from '@abat/contracts';
import { Conditions, likePattern, provenanceColumns, TransactionRunner, VersionedStore } from '@abat/platform';
import { followSurface, followTrenchOfType, given, Register, type RegisterDefinition } from '@abat/registers';
import { DataSource, type EntityManager } from 'typeorm';
import { WorkTypeEntity } from '../../persistence/work-type.entity.js';

const FIELDS = [
  'code',
  'nameRu',
  'nameKk',
  'nameEn',
  'rank',
  'trench',
  'surface',
  'bufferM',
  'hinderedBufferM',
  'noise',
];

const columns = `${provenanceColumns('y')}, y.code, y.name_ru AS "nameRu", y.name_kk AS "nameKk", y.name_en AS "nameEn", y.rank, y.trench,
  y.surface, y.buffer_m AS "bufferM", y.hindered_buffer_m AS "hinderedBufferM", y.noise`;

/** Kinds of works. */
@Injectable()
export class WorkTypeRegister extends Register<WorkTypeEntity, WorkType, WorkTypeQuery, WorkTypeDraft, WorkTypePatch> {
  protected readonly definition: RegisterDefinition = {
    action: 'function.write',
    event: 'work-type.changed',
    subject: 'work-type',
    source: {
      from: 'work_type y',
      columns,
      id: 'y.id',
      sorts: {
        rank: { expression: 'y.rank', type: 'numeric' },
        code: { expression: 'y.code', type: 'text', notNull: true },
        name: { expression: 'y.name_ru COLLATE "kk-x-icu"', type: 'text', notNull: true },
      },
    },
  };
  protected readonly store = new VersionedStore(WorkTypeEntity);

  constructor(@InjectDataSource() dataSource: DataSource, transactions: TransactionRunner) {
    super(dataSource, transactions);
  }

  protected conditions(query: WorkTypeQuery): Conditions {
    return new Conditions().when(
      query.q && likePattern(query.q),
      (p) => `fold_text(concat_ws(' ', y.code, y.name_ru, y.name_kk, y.name_en)) LIKE fold_text(${p})`,
    );
  }

  protected columns(_manager: EntityManager, input: WorkTypeDraft | WorkTypePatch) {
    return Promise.resolve(given(input, FIELDS));
  }

  /** Works of the type get its strips, leave its surface and open the ground as it does. */
  protected override async afterWrite(manager: EntityManager, id: string, input: WorkTypeDraft | WorkTypePatch) {
    if (input.trench !== undefined) await followTrenchOfType(manager, id);
    if (input.surface !== undefined) await followSurface(manager, 'coalesce(w.work_type_id, f.work_type_id) = $1', id);
    if (input.bufferM === undefined && input.hinderedBufferM === undefined) return;
    await manager.query(
      `SELECT work_rebuffer(array_agg(w.id)) FROM work w JOIN function_work_type f ON f.function_id = w.function_id
       WHERE coalesce(w.work_type_id, f.work_type_id) = $1 HAVING count(*) > 0`,
      [id],
    );
  }

  /** Restrictions name types by their codes: without the type they would hold for no work at all. */
  protected override async beforeRemove(manager: EntityManager, id: string): Promise<void> {
    const named: unknown[] = await manager.query(
      'SELECT 1 FROM restriction r JOIN work_type y ON y.code = ANY (r.work_types) WHERE y.id = $1 LIMIT 1',
      [id],
    );
    if (named.length > 0) throw new DomainError('resource.in-use');
  }
}
