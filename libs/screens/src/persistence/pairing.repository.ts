import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { Pairing } from '@abat/contracts';
import { isoTimestamp } from '@abat/platform';
import { DataSource, type EntityManager } from 'typeorm';

/** A paired wall may fetch its cookie for this long after the code was typed in. */
const FETCH_WITHIN = `interval '10 minutes'`;
const KEPT_AFTER_END = `interval '1 hour'`;

/** Walls that wait to be paired. Secrets come in hashed. */
@Injectable()
export class PairingRepository {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /** Stores a code; null when another wall shows it just now. */
  async insert(code: string, secretHash: string, minutes: number): Promise<Pairing | null> {
    await this.dataSource.query(`DELETE FROM screen_pairing WHERE expires_at < now() - ${KEPT_AFTER_END}`);
    const rows: Pairing[] = await this.dataSource.query(
      `INSERT INTO screen_pairing (code, secret_hash, expires_at) VALUES ($1, $2, now() + make_interval(mins => $3))
       ON CONFLICT DO NOTHING RETURNING code, ${isoTimestamp('expires_at')} AS "expiresAt"`,
      [code, secretHash, minutes],
    );
    return rows[0] ?? null;
  }

  async findWaiting(secretHash: string): Promise<Pairing | null> {
    const rows: Pairing[] = await this.dataSource.query(
      `SELECT code, ${isoTimestamp('expires_at')} AS "expiresAt" FROM screen_pairing
       WHERE secret_hash = $1 AND screen_id IS NULL AND expires_at > now()`,
      [secretHash],
    );
    return rows[0] ?? null;
  }

  /** Takes a code that is shown now; who comes second waits for the first and finds none. @returns the uuid or null */
  async lockByCode(manager: EntityManager, code: string): Promise<string | null> {
    const rows: { id: string }[] = await manager.query(
      `SELECT id FROM screen_pairing WHERE code = $1 AND screen_id IS NULL AND expires_at > now() FOR UPDATE`,
      [code],
    );
    return rows[0]?.id ?? null;
  }

  async claim(manager: EntityManager, id: string, screenId: string): Promise<void> {
    await manager.query('UPDATE screen_pairing SET screen_id = $2 WHERE id = $1', [id, screenId]);
  }

  /** The screen a wall was paired as, once: whoever asks again gets null. */
  async deliver(manager: EntityManager, secretHash: string): Promise<string | null> {
    const [rows]: [{ screenId: string }[]] = await manager.query(
      `UPDATE screen_pairing SET delivered_at = now()
       WHERE secret_hash = $1 AND screen_id IS NOT NULL AND delivered_at IS NULL AND expires_at > now() - ${FETCH_WITHIN}
       RETURNING screen_id AS "screenId"`,
      [secretHash],
    );
    return rows[0]?.screenId ?? null;
  }
}
