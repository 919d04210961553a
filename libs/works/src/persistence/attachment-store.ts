import type { Target } from '@abat/access';
import {
  type Attachment,
  type AttachmentOwner,
  type AttachmentRequest,
  DomainError,
  type PlaceSource,
} from '@abat/contracts';
import { isoTimestamp, type RowVersion } from '@abat/platform';
import type { EntityManager } from 'typeorm';
import { needTarget, projectTarget, workTarget } from './work-target.js';

const TABLES: Record<AttachmentOwner, { table: string; belongsTo: string }> = {
  'progress-report': { table: 'progress_report', belongsTo: 'work_id' },
  handover: { table: 'handover', belongsTo: 'work_id' },
  permit: { table: 'permit', belongsTo: 'work_id' },
  project: { table: 'project', belongsTo: 'id' },
  need: { table: 'need', belongsTo: 'id' },
};

/**
 * Whose record it is, for rights.
 * @throws DomainError resource.not-found when the record is gone
 */
export async function ownerTarget(manager: EntityManager, owner: AttachmentOwner, ownerId: string): Promise<Target> {
  const { table, belongsTo } = TABLES[owner];
  const rows: { id: string }[] = await manager.query(`SELECT ${belongsTo} AS id FROM ${table} WHERE id = $1`, [
    ownerId,
  ]);
  if (!rows[0]) throw new DomainError('resource.not-found');
  if (owner === 'project') return projectTarget(manager, ownerId);
  return owner === 'need' ? needTarget(manager, ownerId) : workTarget(manager, rows[0].id);
}

// Projects and needs have no work of their own to be far from.
const WORK_OF = Object.entries(TABLES)
  .filter(([, { belongsTo }]) => belongsTo === 'work_id')
  .map(([owner, { table }]) => `WHEN '${owner}' THEN (SELECT o.work_id FROM ${table} o WHERE o.id = t.owner_id)`)
  .join(' ');
const DISTANCE = `(SELECT round(min(ST_Distance(z.geom_m, ST_Transform(t.place, ST_SRID(z.geom_m))))::numeric, 1)::float8
  FROM work_zone z WHERE z.work_id = CASE t.owner_type ${WORK_OF} END)`;

/** Attachments chosen by SQL over the alias `t`, oldest first. */
export function listAttachments(manager: EntityManager, where: string, values: unknown[]): Promise<Attachment[]> {
  return manager.query(
    `SELECT t.id, t.version, t.owner_type AS owner, t.owner_id AS "ownerId", t.file_name AS "fileName", t.media_type AS "mediaType",
       t.size_bytes::integer AS "sizeBytes", t.sha256, ${isoTimestamp('t.taken_at')} AS "takenAt",
       CASE WHEN t.place IS NOT NULL THEN json_build_array(ST_X(t.place), ST_Y(t.place)) END AS place, t.place_source AS "placeSource",
       ${DISTANCE} AS "distanceM", ${isoTimestamp('t.created_at')} AS "createdAt",
       u.name AS "createdBy"
     FROM attachment t LEFT JOIN app_user u ON u.id = t.user_id WHERE ${where} ORDER BY t.id`,
    values,
  );
}

/** A file about to be kept. */
export type NewAttachment = Pick<AttachmentRequest, 'owner' | 'ownerId' | 'clientId'> & {
  fileName: string;
  mediaType: string;
  sizeBytes: number;
  sha256: string;
  storageKey: string;
  /** With its offset, or in the time of the city. */
  takenAt: string | null;
  place: [lon: number, lat: number] | null;
  placeSource: PlaceSource | null;
  userId: string;
};

export async function insertAttachment(manager: EntityManager, row: NewAttachment): Promise<string> {
  const rows: { id: string }[] = await manager.query(
    `INSERT INTO attachment (owner_type, owner_id, file_name, media_type, size_bytes, sha256, storage_key, taken_at, place, user_id, place_source, client_id)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8::timestamptz, ST_SetSRID(ST_Point($9, $10), 4326), (SELECT id FROM app_user WHERE id = $11), $12, $13)
     RETURNING id`,
    [
      row.owner,
      row.ownerId,
      row.fileName,
      row.mediaType,
      row.sizeBytes,
      row.sha256,
      row.storageKey,
      row.takenAt,
      row.place?.[0] ?? null,
      row.place?.[1] ?? null,
      row.userId,
      row.placeSource,
      row.clientId ?? null,
    ],
  );
  return rows[0]?.id ?? '';
}

type StoredFile = { fileName: string; mediaType: string; sha256: string; storageKey: string };

/** Where the bytes lie; null when there is no such attachment. */
export async function storedFile(manager: EntityManager, id: string): Promise<StoredFile | null> {
  const rows: StoredFile[] = await manager.query(
    'SELECT file_name AS "fileName", media_type AS "mediaType", sha256, storage_key AS "storageKey" FROM attachment WHERE id = $1',
    [id],
  );
  return rows[0] ?? null;
}

/** Deletes the row and gives the key of its file. @throws DomainError resource.not-found, request.precondition-failed */
export async function deleteAttachment(manager: EntityManager, row: RowVersion): Promise<string> {
  const rows: { version: number; key: string }[] = await manager.query(
    'SELECT version, storage_key AS key FROM attachment WHERE id = $1 FOR UPDATE',
    [row.id],
  );
  const [stored] = rows;
  if (!stored) throw new DomainError('resource.not-found');
  if (stored.version !== row.version)
    throw new DomainError('request.precondition-failed', { currentVersion: stored.version });
  await manager.query('DELETE FROM attachment WHERE id = $1', [row.id]);
  return stored.key;
}

const GONE = Object.entries(TABLES)
  .map(
    ([owner, { table }]) =>
      `(t.owner_type = '${owner}' AND NOT EXISTS (SELECT FROM ${table} o WHERE o.id = t.owner_id))`,
  )
  .join(' OR ');

/** Deletes rows whose record is gone and gives the keys of their files. */
export async function takeOrphans(manager: EntityManager): Promise<string[]> {
  const rows: { key: string }[] = await manager.query(
    `WITH gone AS (DELETE FROM attachment t WHERE ${GONE} RETURNING t.storage_key AS key) SELECT key FROM gone`,
  );
  return rows.map(({ key }) => key);
}

/** Those of the keys that no row names. */
export async function unnamedKeys(manager: EntityManager, keys: readonly string[]): Promise<string[]> {
  const rows: { key: string }[] = await manager.query(
    'SELECT k.key FROM unnest($1::text[]) AS k (key) WHERE NOT EXISTS (SELECT FROM attachment t WHERE t.storage_key = k.key)',
    [keys],
  );
  return rows.map(({ key }) => key);
}
