import { Injectable } from '@nestjs/common';
import { TransactionRunner, systemActor } from '@abat/platform';
import { followBoundaries } from '@abat/registers';

const OVERRUNNING = `SELECT w.id FROM work w WHERE w.status = 'running' AND w.ends_on < current_date
  UNION SELECT z.work_id FROM work_zone z WHERE z.expected_to IS NOT NULL`;

/**
 * Days pass. Boundaries of districts begin or end to hold: works get the shares of today. Works under way pass the end
 * planned for them: their zones are expected to be worked on for some days more. Doing it again changes nothing.
 */
@Injectable()
export class FollowDays {
  constructor(private readonly transactions: TransactionRunner) {}

  async execute(): Promise<void> {
    await this.transactions.run(systemActor('boundaries'), (manager) => followBoundaries(manager, null));
    await this.transactions.run(systemActor('work-days'), async (manager) => {
      // Whoever changes a work locks it first: days that change meanwhile are seen.
      const rows: { id: string }[] = await manager.query(
        `SELECT id FROM work WHERE id IN (${OVERRUNNING}) ORDER BY id FOR UPDATE`,
      );
      await manager.query('SELECT work_expect($1::uuid[])', [rows.map(({ id }) => id)]);
    });
  }
}
