import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { Role } from '@abat/contracts';
import { DataSource, type EntityManager } from 'typeorm';
import type { Identity, PersonalKind } from '../domain/identity.js';
import { IdentityCache } from './identity-cache.js';

/** A session ends after 12 hours without use and in any case 7 days after signing in. */
const IDLE = `interval '12 hours'`;
const LONGEST = `interval '7 days'`;
/** Use is written down at most this often. */
const RENEW_EVERY = `interval '10 minutes'`;

/** Seconds a browser keeps the cookie: the longest life; the server decides earlier by itself. */
export const SESSION_COOKIE_S = 7 * 24 * 3_600;

type IdentityRow = {
  id: string;
  expires_ms: string;
  user_id: string;
  name: string;
  role: Role;
  district_id: string | null;
  agency_id: string | null;
};

const columns = `c.id, (extract(epoch FROM c.expires_at) * 1000)::bigint AS expires_ms,
  u.id AS user_id, u.name, u.role, u.district_id, u.agency_id`;

const valid = {
  session: `session c JOIN app_user u ON u.id = c.user_id WHERE c.ended_at IS NULL AND c.expires_at > now() AND NOT u.disabled`,
  token: `api_token c JOIN app_user u ON u.id = c.user_id WHERE c.revoked_at IS NULL AND c.expires_at > now() AND NOT u.disabled`,
};

const toIdentity = (kind: PersonalKind, row: IdentityRow): Identity => ({
  principal: {
    userId: row.user_id,
    name: row.name,
    role: row.role,
    districtId: row.district_id,
    agencyId: row.agency_id,
  },
  credential: { kind, id: row.id },
  expiresAt: Number(row.expires_ms),
});

/**
 * Sessions and tokens with the users they stand for. Secrets come in hashed. What ends or changes one also drops it
 * from the cache, inside the caller's transaction.
 */
@Injectable()
export class CredentialRepository {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly cache: IdentityCache,
  ) {}

  /** The identity behind a secret that is neither ended nor expired and whose user is not disabled. */
  async findByHash(kind: PersonalKind, secretHash: string): Promise<Identity | null> {
    const rows: IdentityRow[] = await this.dataSource.query(
      `SELECT ${columns} FROM ${valid[kind]} AND c.secret_hash = $1`,
      [secretHash],
    );
    return rows[0] ? toIdentity(kind, rows[0]) : null;
  }

  /** Identities of the credentials that are still good, in no order. */
  async findValid(kind: PersonalKind, ids: readonly string[]): Promise<Identity[]> {
    if (ids.length === 0) return [];
    const rows: IdentityRow[] = await this.dataSource.query(
      `SELECT ${columns} FROM ${valid[kind]} AND c.id = ANY ($1::uuid[])`,
      [ids],
    );
    return rows.map((row) => toIdentity(kind, row));
  }

  /** Moves the end of used sessions forward. */
  async renewSessions(ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return;
    await this.dataSource.query(
      `UPDATE session SET expires_at = least(now() + ${IDLE}, created_at + ${LONGEST})
       WHERE id = ANY ($1::uuid[]) AND ended_at IS NULL AND expires_at > now()
         AND expires_at < least(now() + ${IDLE} - ${RENEW_EVERY}, created_at + ${LONGEST})`,
      [ids],
    );
  }

  async insertSession(
    manager: EntityManager,
    session: { userId: string; secretHash: string; address: string | null; userAgent: string | null },
  ): Promise<void> {
    await manager.query(
      `INSERT INTO session (user_id, secret_hash, expires_at, address, user_agent) VALUES ($1, $2, now() + ${IDLE}, $3, $4)`,
      [session.userId, session.secretHash, session.address, session.userAgent],
    );
    await manager.query(`DELETE FROM session WHERE user_id = $1 AND expires_at < now() - ${LONGEST}`, [session.userId]);
  }

  async endSession(manager: EntityManager, secretHash: string): Promise<void> {
    await manager.query('UPDATE session SET ended_at = now() WHERE secret_hash = $1 AND ended_at IS NULL', [
      secretHash,
    ]);
    await this.cache.forget([secretHash]);
  }

  async endSessionsOf(manager: EntityManager, userId: string): Promise<void> {
    await this.forgetUser(manager, userId);
    await manager.query('UPDATE session SET ended_at = now() WHERE user_id = $1 AND ended_at IS NULL', [userId]);
  }

  async insertToken(
    manager: EntityManager,
    token: { userId: string; secretHash: string; days: number; label: string },
  ): Promise<void> {
    await manager.query(
      `INSERT INTO api_token (user_id, secret_hash, label, expires_at) VALUES ($1, $2, $3, now() + make_interval(days => $4))`,
      [token.userId, token.secretHash, token.label, token.days],
    );
  }

  /** Revokes every token of a user. @returns how many there were */
  async revokeTokensOf(manager: EntityManager, userId: string): Promise<number> {
    await this.forgetUser(manager, userId);
    const [, count]: [unknown, number] = await manager.query(
      'UPDATE api_token SET revoked_at = now() WHERE user_id = $1 AND revoked_at IS NULL',
      [userId],
    );
    return count;
  }

  /** Makes every credential of a user be read anew from PostgreSQL: the rights behind it have changed. */
  async forgetUser(manager: EntityManager, userId: string): Promise<void> {
    const rows: { secret_hash: string }[] = await manager.query(
      `SELECT secret_hash FROM session WHERE user_id = $1 AND expires_at > now()
       UNION ALL SELECT secret_hash FROM api_token WHERE user_id = $1 AND expires_at > now()`,
      [userId],
    );
    await this.cache.forget(rows.map((row) => row.secret_hash));
  }
}
