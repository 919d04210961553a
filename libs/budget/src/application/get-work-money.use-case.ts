import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { type Allocation, DomainError, type WorkMoney } from '@abat/contracts';
import { readAt } from '@abat/moments';
import { DataSource, type EntityManager } from 'typeorm';

/** Which budget lines pay for a work. */
@Injectable()
export class GetWorkMoney {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /**
   * Of now or of a moment of the past.
   * @throws DomainError resource.not-found, request.invalid for a moment that is to come
   */
  execute(workId: string, at?: string): Promise<WorkMoney> {
    return readAt(this.dataSource, at, (manager) => this.read(manager, workId));
  }

  private async read(manager: EntityManager, workId: string): Promise<WorkMoney> {
    const works: { costKzt: string | null }[] = await manager.query(
      'SELECT cost_kzt::text AS "costKzt" FROM work WHERE id = $1',
      [workId],
    );
    if (!works[0]) throw new DomainError('resource.not-found');
    const items: Allocation[] = await manager.query(
      `SELECT x.id, b.code AS "budgetLine", a.code AS administrator, b.year, b.funding_source AS source, coalesce(x.amount_kzt, 0)::text AS "amountKzt"
       FROM budget_allocation x JOIN budget_line b ON b.id = x.budget_line_id JOIN agency a ON a.id = b.administrator_id
       WHERE x.work_id = $1 ORDER BY x.amount_kzt DESC NULLS LAST, b.code`,
      [workId],
    );
    return { costKzt: works[0].costKzt, items };
  }
}
