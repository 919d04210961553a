import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { SearchHit } from '@abat/contracts';
import { bboxArray, likePattern } from '@abat/platform';
import { DataSource } from 'typeorm';

type Part = { type: SearchHit['type']; from: string; text: string; columns: string };

// Each part finds through its own trigram index; the best of each are mixed by similarity.
const PARTS: readonly Part[] = [
  {
    type: 'territory',
    from: 'territory_now x',
    text: 'concat_text(x.name_ru, x.name_kk, x.name_en)',
    columns: `x.id, x.external_id AS "externalId", x.name_ru AS ru, x.name_kk AS kk, x.name_en AS en, x.kind, ${bboxArray('x.geom')} AS bbox, x.demo`,
  },
  {
    type: 'agency',
    from: 'agency x',
    text: 'concat_text(x.name_ru, x.name_kk, x.name_en)',
    columns:
      'x.id, x.code AS "externalId", x.name_ru AS ru, x.name_kk AS kk, x.name_en AS en, x.tier AS kind, NULL::json AS bbox, x.demo',
  },
  {
    type: 'site',
    from: 'site x',
    text: 'concat_text(x.name_ru, x.name_kk, x.external_id)',
    columns: `x.id, x.external_id AS "externalId", coalesce(x.name_ru, x.name_kk, x.external_id) AS ru, x.name_kk AS kk, NULL::text AS en, x.kind, ${bboxArray('x.geom')} AS bbox, x.demo`,
  },
  {
    type: 'work',
    from: 'work x LEFT JOIN LATERAL (SELECT ST_Extent(z.geom)::geometry AS box FROM work_zone z WHERE z.work_id = x.id) e ON true',
    text: 'concat_text(x.title, x.external_id, x.contractor)',
    columns: `x.id, x.external_id AS "externalId", x.title AS ru, NULL::text AS kk, NULL::text AS en, x.status AS kind, ${bboxArray('e.box')} AS bbox, x.demo`,
  },
];

const select = (part: Part): string => `(SELECT '${part.type}' AS type, ${part.columns},
  word_similarity(fold_text($3), fold_text(${part.text})) AS rank
  FROM ${part.from} WHERE fold_text(${part.text}) LIKE fold_text($1) ORDER BY rank DESC, x.id LIMIT $2)`;

type Row = Omit<SearchHit, 'title'> & { ru: string; kk: string | null; en: string | null };

/** Finds places, works and bodies by part of a name; Kazakh and Russian letters that people mix up count as the same. */
@Injectable()
export class SearchPlaces {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  async execute(query: { q: string; limit: number }): Promise<SearchHit[]> {
    const rows: (Row & { rank: number })[] = await this.dataSource.query(
      `SELECT * FROM (${PARTS.map(select).join(' UNION ALL ')}) hits ORDER BY rank DESC, type, id LIMIT $2`,
      [likePattern(query.q), query.limit, query.q],
    );
    return rows.map(({ ru, kk, en, rank: _rank, ...hit }) => ({ ...hit, title: { ru, kk, en } }));
  }
}
