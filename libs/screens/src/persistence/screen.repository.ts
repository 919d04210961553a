import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DomainError, type Screen, type ScreenDraft, type ScreenPatch, type Shown } from '@abat/contracts';
import { fieldError, idsByCode, isoTimestamp, type RowVersion } from '@abat/platform';
import { DataSource, type EntityManager } from 'typeorm';

/** A screen as stored; whether it sleeps depends on the hour. */
export type StoredScreen = Omit<Screen, 'asleep'>;
/** Columns that people choose. */
export type ScreenFields = Omit<ScreenDraft, 'code'>;
/** Who shows a cookie: `revoked` = a screen that was taken off. */
export type TokenHolder = { id: string; name: string; revoked: boolean };

/** Without a word for this long a screen counts as away. */
const SILENT_AFTER = `interval '90 seconds'`;
/** What a screen says of itself is written down at most this often, unless it shows something else. */
const NOTED_EVERY = `interval '10 seconds'`;

const SELECT = `SELECT s.id, s.number::int AS number, s.name, s.profile, s.scenes,
    CASE WHEN d.id IS NOT NULL THEN json_build_object('id', d.id, 'externalId', d.external_id, 'nameRu', d.name_ru,
      'nameKk', d.name_kk, 'nameEn', d.name_en) END AS "focusDistrict",
    s.theme, s.locale, s.sleep, s.drift, s.break_in_s AS "breakInS", s.shown, ${isoTimestamp('s.paired_at')} AS "pairedAt",
    u.name AS "pairedBy", ${isoTimestamp('seen.at')} AS "lastSeenAt", coalesce(seen.at > now() - ${SILENT_AFTER}, false) AS online,
    seen.scene_shown AS "sceneShown", seen.build, s.version
  FROM screen s JOIN app_user u ON u.id = s.paired_by LEFT JOIN territory d ON d.id = s.focus_district_id
    LEFT JOIN screen_seen seen ON seen.screen_id = s.id
  WHERE s.revoked_at IS NULL`;

const json = (value: unknown): string | null => (value === null || value === undefined ? null : JSON.stringify(value));

/** Paired screens. A revoked one is found by its cookie only. */
@Injectable()
export class ScreenRepository {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  list(): Promise<StoredScreen[]> {
    return this.dataSource.query(`${SELECT} ORDER BY s.number`);
  }

  /** @throws DomainError resource.not-found */
  async getById(id: string, manager: EntityManager = this.dataSource.manager): Promise<StoredScreen> {
    const rows: StoredScreen[] = await manager.query(`${SELECT} AND s.id = $1`, [id]);
    if (!rows[0]) throw new DomainError('resource.not-found');
    return rows[0];
  }

  async findByToken(tokenHash: string): Promise<TokenHolder | null> {
    const rows: TokenHolder[] = await this.dataSource.query(
      'SELECT id, name, revoked_at IS NOT NULL AS revoked FROM screen WHERE token_hash = $1',
      [tokenHash],
    );
    return rows[0] ?? null;
  }

  /** Which of these screens are still paired. */
  async findCurrent(ids: readonly string[]): Promise<{ id: string; name: string }[]> {
    if (ids.length === 0) return [];
    return this.dataSource.query('SELECT id, name FROM screen WHERE id = ANY ($1::uuid[]) AND revoked_at IS NULL', [
      ids,
    ]);
  }

  /** @returns its id */
  async insert(manager: EntityManager, fields: ScreenFields, userId: string): Promise<string> {
    const district = await districtId(manager, fields.focusDistrict);
    const rows: { id: string }[] = await manager.query(
      `INSERT INTO screen (name, profile, scenes, focus_district_id, theme, locale, sleep, drift, break_in_s, paired_by)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) RETURNING id`,
      [
        ...[fields.name, fields.profile, json(fields.scenes), district, fields.theme, fields.locale],
        ...[json(fields.sleep), fields.drift, fields.breakInS, userId],
      ],
    );
    return rows[0]?.id as string;
  }

  /** Changes what is given. @throws DomainError resource.not-found, request.precondition-failed, reference.unknown */
  async update(manager: EntityManager, row: RowVersion, patch: ScreenPatch): Promise<void> {
    const screen = await this.lock(manager, row.id);
    if (screen.version !== row.version)
      throw new DomainError('request.precondition-failed', { currentVersion: screen.version });
    const fields = { ...screen, focusDistrict: screen.focusDistrict?.id ?? null, ...patch };
    await manager.query(
      `UPDATE screen SET name = $2, profile = $3, scenes = $4, focus_district_id = $5, theme = $6, locale = $7, sleep = $8,
         drift = $9, break_in_s = $10, version = version + 1, updated_at = now() WHERE id = $1`,
      [
        ...[row.id, fields.name, fields.profile, json(fields.scenes)],
        ...[await districtId(manager, fields.focusDistrict), fields.theme, fields.locale, json(fields.sleep)],
        ...[fields.drift, fields.breakInS],
      ],
    );
  }

  async giveToken(manager: EntityManager, id: string, tokenHash: string): Promise<void> {
    await manager.query('UPDATE screen SET token_hash = $2 WHERE id = $1', [id, tokenHash]);
  }

  /** @returns the hash of its cookie @throws DomainError resource.not-found, request.precondition-failed */
  async revoke(manager: EntityManager, row: RowVersion): Promise<string | null> {
    const { version } = await this.lock(manager, row.id);
    if (version !== row.version) throw new DomainError('request.precondition-failed', { currentVersion: version });
    const [rows]: [{ tokenHash: string | null }[]] = await manager.query(
      `UPDATE screen SET revoked_at = now(), shown = NULL, version = version + 1, updated_at = now() WHERE id = $1
       RETURNING token_hash AS "tokenHash"`,
      [row.id],
    );
    return rows[0]?.tokenHash ?? null;
  }

  /** Puts something on a screen; its settings keep their version. @throws DomainError resource.not-found */
  async show(manager: EntityManager, id: string, shown: Shown | null): Promise<void> {
    await this.lock(manager, id);
    await manager.query('UPDATE screen SET shown = $2 WHERE id = $1', [id, json(shown)]);
  }

  async note(id: string, sceneShown: string | null, build: string | null): Promise<void> {
    await this.dataSource.query(
      `INSERT INTO screen_seen (screen_id, scene_shown, build) VALUES ($1, $2, $3)
       ON CONFLICT (screen_id) DO UPDATE SET at = now(), scene_shown = excluded.scene_shown, build = excluded.build
       WHERE screen_seen.at < now() - ${NOTED_EVERY}
         OR (screen_seen.scene_shown, screen_seen.build) IS DISTINCT FROM (excluded.scene_shown, excluded.build)`,
      [id, sceneShown, build],
    );
  }

  /** Names of the current screens that ask for a profile or list a scene. */
  async namesOfUsers(manager: EntityManager, column: 'profile' | 'scenes', code: string): Promise<string[]> {
    const uses = {
      profile: 'profile = $1',
      scenes: "scenes @> jsonb_build_array(jsonb_build_object('scene', $1::text))",
    };
    const rows: { name: string }[] = await manager.query(
      `SELECT name FROM screen WHERE revoked_at IS NULL AND ${uses[column]} ORDER BY number`,
      [code],
    );
    return rows.map(({ name }) => name);
  }

  private async lock(manager: EntityManager, id: string): Promise<StoredScreen> {
    await manager.query('SELECT FROM screen WHERE id = $1 FOR UPDATE', [id]);
    return this.getById(id, manager);
  }
}

async function districtId(manager: EntityManager, code: string | null): Promise<string | null> {
  if (code === null) return null;
  const rows: { id: string }[] = await manager.query(
    `SELECT id FROM territory WHERE kind = 'district' AND id IN (${idsByCode('territory', '$1')}) LIMIT 1`,
    [code],
  );
  if (!rows[0]) throw fieldError('reference.unknown', 'focusDistrict', `unknown district: ${code}`);
  return rows[0].id;
}

/** Tables of what may be shown besides scenes. */
const SHOWABLE = { finding: 'finding', work: 'work', site: 'site' } as const;

/** @throws DomainError reference.unknown when there is no such row */
export async function assertShowable(manager: EntityManager, kind: keyof typeof SHOWABLE, id: string): Promise<void> {
  const rows: unknown[] = await manager.query(`SELECT 1 FROM ${SHOWABLE[kind]} WHERE id = $1`, [id]);
  if (rows.length === 0) throw fieldError('reference.unknown', 'id', `unknown ${kind}: ${id}`);
}
