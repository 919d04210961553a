import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DomainError } from '@abat/contracts';
import { DataSource, type EntityManager } from 'typeorm';

/** Tables that keep what differs from the shipped content. */
export type KeptTable = 'scene' | 'screen_profile';

/** A row that somebody changed or added. `content` null = given back as shipped, or deleted. */
export type KeptRow<Content> = { id: string; code: string; content: Content | null; version: number };

/** A row as it was seen; version 0 = never stored. */
export type CodeVersion = { code: string; version: number };

/** Changed and added scenes and profiles. */
@Injectable()
export class KeptRepository {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  list<Content>(table: KeptTable, manager: EntityManager = this.dataSource.manager): Promise<KeptRow<Content>[]> {
    return manager.query(`SELECT id, code, content, version FROM ${table} ORDER BY code`);
  }

  /** The version of a row, also of one without content; 0 = never stored. */
  async versionOf(manager: EntityManager, table: KeptTable, code: string): Promise<number> {
    const rows: { version: number }[] = await manager.query(`SELECT version FROM ${table} WHERE code = $1`, [code]);
    return rows[0]?.version ?? 0;
  }

  /**
   * Stores content in place of the row that was seen.
   * @param content null = none of its own any more; its version still counts, so that nobody changes what they have not seen
   * @throws DomainError request.precondition-failed
   */
  async store(
    manager: EntityManager,
    table: KeptTable,
    { code, version }: CodeVersion,
    content: object | null,
  ): Promise<void> {
    const json = content && JSON.stringify(content);
    const [rows]: [unknown[]] =
      version === 0
        ? [
            await manager.query(
              `INSERT INTO ${table} (code, content) VALUES ($1, $2) ON CONFLICT DO NOTHING RETURNING id`,
              [code, json],
            ),
          ]
        : await manager.query(
            `UPDATE ${table} SET content = $3, version = version + 1, updated_at = now() WHERE code = $1 AND version = $2 RETURNING id`,
            [code, version, json],
          );
    if (rows.length > 0) return;
    const currentVersion = await this.versionOf(manager, table, code);
    throw new DomainError('request.precondition-failed', { currentVersion });
  }
}
