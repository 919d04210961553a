import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import {
  DomainError,
  type MapNote,
  type MapNoteDraft,
  type MapNotePatch,
  type MapNoteQuery,
  type Page,
} from '@abat/contracts';
import { Conditions, idsByCode, isoTimestamp, keysetPage, type KeysetSource, likePattern } from '@abat/platform';
import { DataSource, type EntityManager } from 'typeorm';

/** A note before it is known who looks at it. */
export type StoredNote = Omit<MapNote, 'own'>;

const SOURCE: KeysetSource = {
  from: 'map_note n JOIN app_user u ON u.id = n.user_id LEFT JOIN territory t ON t.id = n.district_id',
  narrow: 'map_note n',
  columns: `n.id, n.number::int AS number, n.text, json_build_array(ST_X(n.geom), ST_Y(n.geom)) AS at, ${isoTimestamp('n.until')} AS until,
    json_build_object('id', u.id, 'name', u.name, 'role', u.role) AS author,
    CASE WHEN t.id IS NOT NULL THEN json_build_object('id', t.id, 'nameRu', t.name_ru, 'nameKk', t.name_kk, 'nameEn', t.name_en) END AS district,
    ${isoTimestamp('n.created_at')} AS "createdAt", ${isoTimestamp('n.updated_at')} AS "updatedAt", n.version`,
  id: 'n.id',
  sorts: { createdAt: { expression: 'n.created_at', type: 'timestamptz', notNull: true } },
};

const point = (lon: string, lat: string): string => `ST_SetSRID(ST_MakePoint(${lon}::float8, ${lat}::float8), 4326)`;
const districtOf = (geom: string): string =>
  `(SELECT d.id FROM territory_now d WHERE d.kind = 'district' AND ST_Covers(d.geom, ${geom}) ORDER BY d.id LIMIT 1)`;

/** Stored notes. */
@Injectable()
export class MapNoteRepository {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  list(query: MapNoteQuery): Promise<Page<StoredNote>> {
    const { limit, cursor, sort, bbox, q, district, state } = query;
    const conditions = new Conditions()
      .when(district, (p) => `n.district_id IN (${idsByCode('territory', p)})`)
      .when(q && likePattern(q), (p) => `fold_text(n.text) LIKE fold_text(${p})`);
    if (bbox) conditions.add(`n.geom && ${conditions.envelope(bbox)}`);
    if (state === 'current') conditions.add('n.until IS NULL OR n.until > now()');
    return keysetPage(this.dataSource.manager, SOURCE, { limit, cursor, sort }, conditions);
  }

  /** @throws DomainError resource.not-found */
  async getById(manager: EntityManager, id: string): Promise<StoredNote> {
    const rows: StoredNote[] = await manager.query(`SELECT ${SOURCE.columns} FROM ${SOURCE.from} WHERE n.id = $1`, [
      id,
    ]);
    if (!rows[0]) throw new DomainError('resource.not-found');
    return rows[0];
  }

  async lock(manager: EntityManager, id: string): Promise<void> {
    await manager.query('SELECT FROM map_note WHERE id = $1 FOR UPDATE', [id]);
  }

  /** Stores a note with the district it lies in. @returns its id */
  async insert(manager: EntityManager, { text, at, until }: MapNoteDraft, userId: string): Promise<string> {
    const rows: { id: string }[] = await manager.query(
      `INSERT INTO map_note (text, until, user_id, geom, district_id)
       SELECT $1, $2, $3, p.geom, ${districtOf('p.geom')} FROM (SELECT ${point('$4', '$5')} AS geom) p RETURNING id`,
      [text, until, userId, ...at],
    );
    return rows[0]?.id as string;
  }

  /** Changes a locked note; what is not given stays. */
  async update(manager: EntityManager, id: string, { text, at, until }: MapNotePatch): Promise<void> {
    await manager.query(
      `UPDATE map_note SET text = coalesce($2, text), until = CASE WHEN $3 THEN $4::timestamptz ELSE until END,
         version = version + 1, updated_at = now() WHERE id = $1`,
      [id, text ?? null, until !== undefined, until ?? null],
    );
    if (at)
      await manager.query(
        `UPDATE map_note n SET geom = p.geom, district_id = ${districtOf('p.geom')}
         FROM (SELECT ${point('$2', '$3')} AS geom) p WHERE n.id = $1`,
        [id, ...at],
      );
  }

  async remove(manager: EntityManager, id: string): Promise<void> {
    await manager.query('DELETE FROM map_note WHERE id = $1', [id]);
  }
}
