import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { Target } from '@abat/access';
import type { BudgetLine, BudgetLineDraft, BudgetLinePatch, BudgetLineQuery } from '@abat/contracts';
import {
  Conditions,
  idsByCode,
  likePattern,
  provenanceColumns,
  resolveCode,
  resolveOptional,
  TransactionRunner,
  VersionedStore,
} from '@abat/platform';
import { given, refuseCycle, Register, type RegisterDefinition } from '@abat/registers';
import { DataSource, type EntityManager } from 'typeorm';
import { BudgetLineEntity } from '../persistence/budget-line.entity.js';

// `source` of a budget line is where the money comes from, as in the budget; it takes the place of the row's provenance.
const columns = `${provenanceColumns('b')}, b.code, b.year, a.code AS administrator, b.programme, b.subprogramme, f.code AS function,
  t.external_id AS territory, b.funding_source AS source, b.standing, b.planned_kzt::text AS "plannedKzt", b.adjusted_kzt::text AS "adjustedKzt",
  b.committed_kzt::text AS "committedKzt", b.paid_kzt::text AS "paidKzt",
  (SELECT coalesce(sum(x.amount_kzt), 0)::numeric(30, 2)::text FROM budget_allocation x WHERE x.budget_line_id = b.id) AS "allocatedKzt",
  p.code AS parent, b.note`;

const from = `budget_line b JOIN agency a ON a.id = b.administrator_id LEFT JOIN city_function f ON f.id = b.function_id
  LEFT JOIN territory t ON t.id = b.territory_id LEFT JOIN budget_line p ON p.id = b.parent_id`;

const PLAIN = [
  'code',
  'year',
  'programme',
  'subprogramme',
  'standing',
  'plannedKzt',
  'adjustedKzt',
  'committedKzt',
  'paidKzt',
  'note',
];

/** Budget lines of the city's administrators. */
@Injectable()
export class BudgetLineRegister extends Register<
  BudgetLineEntity,
  BudgetLine,
  BudgetLineQuery,
  BudgetLineDraft,
  BudgetLinePatch
> {
  protected readonly definition: RegisterDefinition = {
    action: 'budget.write',
    event: 'budget-line.changed',
    subject: 'budget-line',
    source: {
      from,
      columns,
      id: 'b.id',
      sorts: {
        code: { expression: 'b.code', type: 'text' },
        year: { expression: 'b.year', type: 'numeric' },
        planned: { expression: 'b.planned_kzt', type: 'numeric' },
      },
    },
  };
  protected readonly store = new VersionedStore(BudgetLineEntity);

  constructor(@InjectDataSource() dataSource: DataSource, transactions: TransactionRunner) {
    super(dataSource, transactions);
  }

  protected conditions(query: BudgetLineQuery): Conditions {
    return new Conditions()
      .when(query.code, (p) => `b.id IN (${idsByCode('budgetLine', p)})`)
      .when(query.agency, (p) => `b.administrator_id IN (${idsByCode('agency', p)})`)
      .when(
        query.function,
        (p) => `f.path <@ ANY (SELECT u.path FROM city_function u WHERE u.id IN (${idsByCode('function', p)}))`,
      )
      .when(query.territory, (p) => `b.territory_id IN (${idsByCode('territory', p)})`)
      .when(query.year, (p) => `b.year = ${p}`)
      .when(query.kind, (p) => `b.funding_source = ${p}`)
      .when(query.standing, (p) => `b.standing = ${p}`)
      .when(
        query.q && likePattern(query.q),
        (p) => `fold_text(concat_ws(' ', b.code, b.year, b.programme, b.subprogramme, b.note)) LIKE fold_text(${p})`,
      );
  }

  protected async columns(manager: EntityManager, input: BudgetLineDraft | BudgetLinePatch, stored: BudgetLine | null) {
    const found = {
      administratorId:
        input.administrator && (await resolveCode(manager, 'agency', input.administrator, 'administrator')),
      functionId: await resolveOptional(manager, 'function', { code: input.function, path: 'function' }),
      territoryId: await resolveOptional(manager, 'territory', { code: input.territory, path: 'territory' }),
      parentId: await resolveOptional(manager, 'budgetLine', { code: input.parent, path: 'parent' }),
      fundingSource: input.source,
    };
    const { parentId } = found;
    if (stored && parentId) await refuseCycle(manager, 'budget_line', { id: stored.id, parentId });
    return { ...given(input, PLAIN), ...given(found, Object.keys(found)) };
  }

  protected override async target(manager: EntityManager, id: string): Promise<Target> {
    const rows: Target[] = await manager.query(
      `SELECT b.administrator_id AS "agencyId", a.district_id AS "agencyDistrictId" FROM budget_line b JOIN agency a ON a.id = b.administrator_id WHERE b.id = $1`,
      [id],
    );
    return rows[0] ?? {};
  }

  protected override async audience(manager: EntityManager, id: string) {
    const rows: { agencyId: string; territoryId: string | null }[] = await manager.query(
      'SELECT administrator_id AS "agencyId", territory_id AS "territoryId" FROM budget_line WHERE id = $1',
      [id],
    );
    const territoryIds = rows.flatMap((row) => (row.territoryId ? [row.territoryId] : []));
    return { agencyIds: rows.map((row) => row.agencyId), territoryIds };
  }
}
