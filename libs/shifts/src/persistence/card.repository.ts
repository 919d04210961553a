import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { type AlarmCardChange, DomainError, type RuleCode } from '@abat/contracts';
import { isoTimestamp } from '@abat/platform';
import { DataSource, type EntityManager } from 'typeorm';
import type { CardChange } from '../domain/cards/index.js';

type Row = CardChange & { rule: RuleCode };

/** Cards that somebody changed. */
@Injectable()
export class CardRepository {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  async changes(manager: EntityManager = this.dataSource.manager): Promise<Map<RuleCode, CardChange>> {
    const rows: Row[] = await manager.query(
      `SELECT rule, card, version, ${isoTimestamp('updated_at')} AS "updatedAt" FROM alarm_card`,
    );
    return new Map(rows.map(({ rule, ...row }) => [rule, row]));
  }

  /**
   * Stores a card in place of the one of this version.
   * @param card null = as it is shipped; its version still counts, so that nobody changes what they have not seen
   * @throws DomainError request.precondition-failed
   */
  async store(manager: EntityManager, rule: RuleCode, version: number, card: AlarmCardChange | null): Promise<void> {
    const value = card && JSON.stringify(card);
    const [rows]: [unknown[]] =
      version === 0
        ? [
            await manager.query(
              'INSERT INTO alarm_card (rule, card) VALUES ($1, $2) ON CONFLICT DO NOTHING RETURNING rule',
              [rule, value],
            ),
          ]
        : await manager.query(
            `UPDATE alarm_card SET card = $2, version = version + 1, updated_at = now() WHERE rule = $1 AND version = $3 RETURNING rule`,
            [rule, value, version],
          );
    if (rows.length > 0) return;
    const stored: { version: number }[] = await manager.query('SELECT version FROM alarm_card WHERE rule = $1', [rule]);
    throw new DomainError('request.precondition-failed', { currentVersion: stored[0]?.version ?? 0 });
  }
}
