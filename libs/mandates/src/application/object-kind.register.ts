import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { ObjectKindDraft, ObjectKindPatch, ObjectKindQuery, ObjectKindRow } from '@abat/contracts';
import {
  Conditions,
  likePattern,
  provenanceColumns,
  resolveCode,
  TransactionRunner,
  VersionedStore,
} from '@abat/platform';
import { DatedRegister, given, refuseCycle, type RegisterDefinition } from '@abat/registers';
import { DataSource, type EntityManager } from 'typeorm';
import { ObjectKindEntity } from '../persistence/power.entity.js';
import { inKind } from '../persistence/scope.js';
import { treeOrder } from '../persistence/tree-order.js';

const columns = `${provenanceColumns('k')}, k.code, p.code AS parent, k.name_ru AS "nameRu", k.name_kk AS "nameKk", k.name_en AS "nameEn",
  nlevel(k.path) - 1 AS depth`;

/** The tree of object kinds. Its root `any` covers every kind. */
@Injectable()
export class ObjectKindRegister extends DatedRegister<
  ObjectKindEntity,
  ObjectKindRow,
  ObjectKindQuery,
  ObjectKindDraft,
  ObjectKindPatch
> {
  protected readonly definition: RegisterDefinition = {
    action: 'function.write',
    event: 'object-kind.changed',
    subject: 'object-kind',
    source: {
      from: 'object_kind k LEFT JOIN object_kind p ON p.id = k.parent_id',
      columns,
      id: 'k.id',
      sorts: {
        path: { expression: treeOrder('object_kind', 'k'), type: 'text' },
        name: { expression: 'k.name_ru COLLATE "kk-x-icu"', type: 'text' },
        code: { expression: 'k.code', type: 'text' },
      },
    },
  };
  protected readonly store = new VersionedStore(ObjectKindEntity);

  constructor(@InjectDataSource() dataSource: DataSource, transactions: TransactionRunner) {
    super(dataSource, transactions);
  }

  protected conditions(query: ObjectKindQuery): Conditions {
    return new Conditions()
      .when(query.kind, (p) => inKind('k.code', p))
      .when(
        query.q && likePattern(query.q),
        (p) => `fold_text(concat_ws(' ', k.code, k.name_ru, k.name_kk, k.name_en)) LIKE fold_text(${p})`,
      );
  }

  protected async columns(
    manager: EntityManager,
    input: ObjectKindDraft | ObjectKindPatch,
    stored: ObjectKindRow | null,
  ) {
    const parentId = input.parent && (await resolveCode(manager, 'objectKind', input.parent, 'parent'));
    if (stored && parentId) await refuseCycle(manager, 'object_kind', { id: stored.id, parentId });
    return { ...given(input, ['code', 'nameRu', 'nameKk', 'nameEn']), ...(parentId ? { parentId } : {}) };
  }
}
