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
import { given, refuseCycle, Register, type RegisterDefinition } from '@abat/registers';
import { DataSource, type EntityManager } from 'typeorm';
import { FunctionEntity } from '../persistence/mandate.entity.js';
import { inBranch } from '../persistence/scope.js';

const columns = `${provenanceColumns('f')}, f.code, p.code AS parent, f.name_ru AS "nameRu", f.name_kk AS "nameKk", f.name_en AS "nameEn",
  nlevel(f.path) - 1 AS depth, f.incomplete`;

/** The tree of functions. */
@Injectable()
export class FunctionRegister extends Register<
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
      from: 'city_function f LEFT JOIN city_function p ON p.id = f.parent_id',
      columns,
      id: 'f.id',
      sorts: {
        path: { expression: 'f.path', type: 'ltree' },
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
    if (stored && parentId) await refuseCycle(manager, 'city_function', { id: stored.id, parentId });
    return {
      ...given(input, ['code', 'nameRu', 'nameKk', 'nameEn']),
      ...(parentId === undefined ? {} : { parentId }),
      incomplete: false,
    };
  }
}
