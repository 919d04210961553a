import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import {
  fieldError,
  type WorkSeason,
  type WorkSeasonDraft,
  type WorkSeasonPatch,
  type WorkSeasonQuery,
} from '@abat/contracts';
import {
  Conditions,
  idsByCode,
  likePattern,
  namedChoice,
  provenanceColumns,
  resolveOptional,
  TransactionRunner,
  VersionedStore,
} from '@abat/platform';
import { given, Register, type RegisterDefinition } from '@abat/registers';
import { DataSource, type EntityManager } from 'typeorm';
import { WorkSeasonEntity } from '../../persistence/work-type.entity.js';

const columns = `${provenanceColumns('s')}, y.code AS "workType", s.from_day AS "fromDay", s.to_day AS "toDay", s.note`;

/** Days of every year on which works of a type may be done. */
@Injectable()
export class WorkSeasonRegister extends Register<
  WorkSeasonEntity,
  WorkSeason,
  WorkSeasonQuery,
  WorkSeasonDraft,
  WorkSeasonPatch
> {
  protected readonly definition: RegisterDefinition = {
    action: 'function.write',
    event: 'work-type.changed',
    subject: 'work-season',
    source: {
      from: 'work_season s JOIN work_type y ON y.id = s.work_type_id',
      columns,
      id: 's.id',
      sorts: { fromDay: { expression: 's.from_day', type: 'text', notNull: true } },
    },
  };
  protected readonly store = new VersionedStore(WorkSeasonEntity);
  protected override readonly choices = { workType: namedChoice('workType', 's.work_type_id') };

  constructor(@InjectDataSource() dataSource: DataSource, transactions: TransactionRunner) {
    super(dataSource, transactions);
  }

  protected conditions(query: WorkSeasonQuery): Conditions {
    return new Conditions()
      .when(query.workType, (p) => `s.work_type_id IN (${idsByCode('workType', p)})`)
      .when(
        query.q && likePattern(query.q),
        (p) => `fold_text(concat_text(y.code, y.name_ru, y.name_kk, y.name_en, s.note)) LIKE fold_text(${p})`,
      );
  }

  protected async columns(manager: EntityManager, input: WorkSeasonDraft | WorkSeasonPatch, stored: WorkSeason | null) {
    const [from, to] = [input.fromDay ?? stored?.fromDay ?? '', input.toDay ?? stored?.toDay ?? ''];
    if (to < from) throw fieldError('request.invalid', 'toDay', 'the season ends before it starts');
    const workTypeId = await resolveOptional(manager, 'workType', { code: input.workType, path: 'workType' });
    return { ...given(input, ['fromDay', 'toDay', 'note']), ...(workTypeId ? { workTypeId } : {}) };
  }

  /** The rules look at the type; a season that moved concerns the one it left as well. */
  protected override async toldIds(manager: EntityManager, id: string): Promise<string[]> {
    const rows: { id: string }[] = await manager.query(
      `SELECT work_type_id AS id FROM work_season WHERE id = $1
       UNION SELECT (h.before ->> 'work_type_id')::uuid FROM (SELECT before FROM history
         WHERE entity = 'work_season' AND entity_id = $1 AND action = 'update' ORDER BY id DESC LIMIT 1) h`,
      [id],
    );
    return rows.map((row) => row.id);
  }
}
