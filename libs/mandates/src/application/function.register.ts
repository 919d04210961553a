import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { CityFunction, FunctionDraft, FunctionPatch, FunctionQuery } from '@abat/contracts';
import {
  Conditions,
  likePattern,
  provenanceColumns,
  resolveOptional,
  TransactionRunner,
  VersionedStore,
} from '@abat/platform';
import {
  DatedRegister,
  followSurface,
  followTrenchOfFunction,
  given,
  refuseCycle,
  type RegisterDefinition,
} from '@abat/registers';
import { DataSource, type EntityManager } from 'typeorm';
import { FunctionEntity } from '../persistence/mandate.entity.js';
import { inBranch } from '../persistence/scope.js';
import { treeOrder } from '../persistence/tree-order.js';

const columns = `${provenanceColumns('f')}, f.code, p.code AS parent, f.name_ru AS "nameRu", f.name_kk AS "nameKk", f.name_en AS "nameEn",
  y.code AS "workType", nlevel(f.path) - 1 AS depth, f.incomplete`;

const OF_BRANCH =
  'w.work_type_id IS NULL AND EXISTS (SELECT FROM city_function u WHERE u.id = $1 AND d.path <@ u.path)';

/** The tree of functions. */
@Injectable()
export class FunctionRegister extends DatedRegister<
  FunctionEntity,
  CityFunction,
  FunctionQuery,
  FunctionDraft,
  FunctionPatch
> {
  protected readonly definition: RegisterDefinition = {
    action: 'function.write',
    event: 'function.changed',
    subject: 'function',
    source: {
      from: 'city_function f LEFT JOIN city_function p ON p.id = f.parent_id LEFT JOIN work_type y ON y.id = f.work_type_id',
      columns,
      id: 'f.id',
      sorts: {
        path: { expression: treeOrder('city_function', 'f'), type: 'text' },
        name: { expression: 'f.name_ru COLLATE "kk-x-icu"', type: 'text' },
        code: { expression: 'f.code', type: 'text' },
      },
    },
  };
  protected readonly store = new VersionedStore(FunctionEntity);

  constructor(@InjectDataSource() dataSource: DataSource, transactions: TransactionRunner) {
    super(dataSource, transactions);
  }

  protected conditions(query: FunctionQuery): Conditions {
    return new Conditions()
      .when(query.function, (p) => inBranch('f.path', p))
      .when(
        query.q && likePattern(query.q),
        (p) => `fold_text(concat_text(f.name_ru, f.name_kk, f.name_en)) LIKE fold_text(${p})`,
      );
  }

  protected async columns(manager: EntityManager, input: FunctionDraft | FunctionPatch, stored: CityFunction | null) {
    const parentId = await resolveOptional(manager, 'function', { code: input.parent, path: 'parent' });
    const workTypeId = await resolveOptional(manager, 'workType', { code: input.workType, path: 'workType' });
    if (stored && parentId) await refuseCycle(manager, 'city_function', { id: stored.id, parentId });
    return {
      ...given(input, ['code', 'nameRu', 'nameKk', 'nameEn']),
      ...(parentId === undefined ? {} : { parentId }),
      ...(workTypeId === undefined ? {} : { workTypeId }),
      incomplete: false,
    };
  }

  /** The strips of works, the surfaces they left and whether they dig follow the type of their function, own or inherited. */
  protected override async afterWrite(manager: EntityManager, id: string, input: FunctionDraft | FunctionPatch) {
    if (input.workType === undefined && input.parent === undefined) return;
    await followSurface(manager, OF_BRANCH, id);
    await followTrenchOfFunction(manager, id);
    await manager.query(
      `SELECT work_rebuffer(array_agg(w.id)) FROM work w JOIN city_function d ON d.id = w.function_id
       JOIN city_function u ON d.path <@ u.path WHERE u.id = $1 HAVING count(*) > 0`,
      [id],
    );
  }
}
