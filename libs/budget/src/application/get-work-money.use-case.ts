import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { type Allocation, DomainError, type WorkMoney } from '@abat/contracts';
import { DataSource } from 'typeorm';

/** Which budget lines pay for a work. */
@Injectable()
export class GetWorkMoney {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /** @throws DomainError resource.not-found */
  async execute(workId: string): Promise<WorkMoney> {
    const works: { costKzt: string | null }[] = await this.dataSource.query(
      'SELECT cost_kzt::text AS "costKzt" FROM work WHERE id = $1',
      [workId],
    );
    if (!works[0]) throw new DomainError('resource.not-found');
    const items: Allocation[] = await this.dataSource.query(
      `SELECT x.id, b.code AS "budgetLine", a.code AS administrator, b.year, b.funding_source AS source, coalesce(x.amount_kzt, 0)::text AS "amountKzt"
       FROM budget_allocation x JOIN budget_line b ON b.id = x.budget_line_id JOIN agency a ON a.id = b.administrator_id
       WHERE x.work_id = $1 ORDER BY x.amount_kzt DESC NULLS LAST, b.code`,
      [workId],
    );
    return { costKzt: works[0].costKzt, items };
  }
}
