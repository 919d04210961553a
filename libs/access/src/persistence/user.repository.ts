import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { Locale, Page, Role, User } from '@abat/contracts';
import { Conditions, keysetPage, type KeysetRequest, likePattern } from '@abat/platform';
import { DataSource, type EntityManager } from 'typeorm';

type UserRow = Omit<User, 'createdAt' | 'updatedAt'> & { createdAt: Date; updatedAt: Date };

/** Columns of a user that may change. Ids are uuids. */
export type UserFields = {
  name: string;
  role: Role;
  districtId: string | null;
  agencyId: string | null;
  passwordHash: string;
  locale: Locale;
  disabled: boolean;
};

/** A user about to be stored; `email` in lower case. */
export type NewUser = Omit<UserFields, 'disabled'> & { email: string; demo: boolean };

const COLUMN: Record<keyof UserFields, string> = {
  name: 'name',
  role: 'role',
  districtId: 'district_id',
  agencyId: 'agency_id',
  passwordHash: 'password_hash',
  locale: 'locale',
  disabled: 'disabled',
};

const FROM = `app_user u LEFT JOIN territory d ON d.id = u.district_id LEFT JOIN agency a ON a.id = u.agency_id`;
const COLUMNS = `u.id, u.email, u.name, u.role, d.external_id AS district, a.code AS agency, u.locale, u.disabled, u.demo,
  u.version, u.created_at AS "createdAt", u.updated_at AS "updatedAt"`;
const LIST = {
  from: FROM,
  columns: COLUMNS,
  id: 'u.id',
  sorts: { email: { expression: 'u.email', type: 'text' as const } },
};

const toUser = (row: UserRow): User => ({
  ...row,
  createdAt: row.createdAt.toISOString(),
  updatedAt: row.updatedAt.toISOString(),
});

/** Users as stored. */
@Injectable()
export class UserRepository {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  async list(request: KeysetRequest & { q?: string | undefined }): Promise<Page<User>> {
    const conditions = new Conditions().when(
      request.q && likePattern(request.q),
      (pattern) => `fold_text(concat_text(u.email, u.name, a.code)) LIKE fold_text(${pattern})`,
    );
    const page = await keysetPage<UserRow>(this.dataSource.manager, LIST, request, conditions);
    return { ...page, items: page.items.map(toUser) };
  }

  async findById(id: string, manager: EntityManager = this.dataSource.manager): Promise<User | null> {
    const rows: UserRow[] = await manager.query(`SELECT ${COLUMNS} FROM ${FROM} WHERE u.id = $1`, [id]);
    return rows[0] ? toUser(rows[0]) : null;
  }

  /** What signing in and commands need to know. `email` in lower case. */
  async findByEmail(email: string): Promise<{ id: string; passwordHash: string; disabled: boolean } | null> {
    const rows: { id: string; passwordHash: string; disabled: boolean }[] = await this.dataSource.query(
      'SELECT id, password_hash AS "passwordHash", disabled FROM app_user WHERE email = $1',
      [email],
    );
    return rows[0] ?? null;
  }

  /** @returns the id of the new user; a taken e-mail breaks `app_user_email_key` */
  async insert(manager: EntityManager, user: NewUser): Promise<string> {
    const rows: { id: string }[] = await manager.query(
      `INSERT INTO app_user (email, name, role, district_id, agency_id, password_hash, locale, demo)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8) RETURNING id`,
      [user.email, user.name, user.role, user.districtId, user.agencyId, user.passwordHash, user.locale, user.demo],
    );
    return rows[0]?.id ?? '';
  }

  /** Changes the given fields when the stored version is the given one. @returns false when it is not */
  async update(
    manager: EntityManager,
    user: { id: string; version: number },
    fields: Partial<UserFields>,
  ): Promise<boolean> {
    const given = Object.entries(fields).filter(([, value]) => value !== undefined) as [keyof UserFields, unknown][];
    const assignments = given.map(([field], index) => `${COLUMN[field]} = $${index + 3}`);
    const [, count]: [unknown, number] = await manager.query(
      `UPDATE app_user SET ${[...assignments, 'version = version + 1', 'updated_at = now()'].join(', ')}
       WHERE id = $1 AND version = $2`,
      [user.id, user.version, ...given.map(([, value]) => value)],
    );
    return count === 1;
  }

  /** Locks every active administrator, so that two of them cannot remove each other at once. */
  async lockActiveAdministrators(manager: EntityManager): Promise<string[]> {
    const rows: { id: string }[] = await manager.query(
      `SELECT id FROM app_user WHERE role = 'administrator' AND NOT disabled ORDER BY id FOR UPDATE`,
    );
    return rows.map((row) => row.id);
  }

  /** The uuid of a district by uuid or external id. */
  async findDistrictId(manager: EntityManager, district: string): Promise<string | null> {
    const rows: { id: string }[] = await manager.query(
      `SELECT id FROM territory WHERE kind = 'district' AND (external_id = $1 OR id::text = $1)`,
      [district],
    );
    return rows[0]?.id ?? null;
  }

  /** The uuid of an agency by code. */
  async findAgencyId(manager: EntityManager, code: string): Promise<string | null> {
    const rows: { id: string }[] = await manager.query('SELECT id FROM agency WHERE code = $1', [code]);
    return rows[0]?.id ?? null;
  }
}
