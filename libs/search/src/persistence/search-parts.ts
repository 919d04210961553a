import type { SearchType } from '@abat/contracts';
import { bboxArray } from '@abat/platform';

/**
 * One register to search. `text` is folded and matched, by its trigram index where there is one; only what is told is
 * joined and measured. `letter` stands before its short numbers.
 */
export type SearchPart = {
  type: Exclude<SearchType, 'finding' | 'alarm'>;
  table: string;
  text: string;
  columns: string;
  joins?: string;
  where?: string;
  letter?: string;
  /** Rows of it may be many: words too short for its index are not looked for. */
  large?: true;
};

const named = (kind: string): string => `x.name_ru AS ru, x.name_kk AS kk, x.name_en AS en, ${kind} AS kind`;
const titled = (title: string, kind: string): string =>
  `${title} AS ru, NULL::text AS kk, NULL::text AS en, ${kind} AS kind`;
/** Function and body of a mandate: many bodies hold the same function. */
const held = (language: 'ru' | 'kk' | 'en'): string =>
  `concat_ws(' · ', coalesce(f.name_${language}, f.name_ru), coalesce(a.name_${language}, a.name_ru)) AS name_${language}`;
const NO_BOX = 'NULL::json AS bbox';
const NO_NUMBER = 'NULL::int AS number';
const NUMBER = 'x.number::int AS number';

/** Everything the search finds by a name of its own. */
export const SEARCH_PARTS: readonly SearchPart[] = [
  {
    type: 'territory',
    table: 'territory_now',
    text: 'concat_text(x.name_ru, x.name_kk, x.name_en)',
    columns: `x.external_id AS "externalId", ${NO_NUMBER}, ${named('x.kind')}, ${bboxArray('x.geom')} AS bbox, x.demo`,
  },
  {
    type: 'agency',
    table: 'agency',
    text: 'concat_text(x.name_ru, x.name_kk, x.name_en)',
    columns: `x.code AS "externalId", ${NO_NUMBER}, ${named('x.tier')}, ${NO_BOX}, x.demo`,
  },
  {
    type: 'function',
    table: 'city_function',
    text: "concat_ws(' ', x.name_ru, x.name_kk, x.name_en, x.code)",
    columns: `x.code AS "externalId", ${NO_NUMBER}, ${named('NULL::text')}, ${NO_BOX}, x.demo`,
  },
  {
    type: 'site',
    table: 'site',
    letter: 'S',
    large: true,
    text: 'concat_text(x.name_ru, x.name_kk, x.external_id)',
    columns: `x.external_id AS "externalId", ${NUMBER}, coalesce(x.name_ru, x.name_kk, x.external_id) AS ru, x.name_kk AS kk, NULL::text AS en,
      x.kind, ${bboxArray('x.geom')} AS bbox, x.demo`,
  },
  {
    type: 'work',
    table: 'work',
    letter: 'W',
    large: true,
    text: 'concat_text(x.title, x.external_id, x.contractor)',
    joins:
      'LEFT JOIN LATERAL (SELECT ST_Extent(z.geom)::geometry AS box FROM work_zone z WHERE z.work_id = x.id) e ON true',
    columns: `x.external_id AS "externalId", ${NUMBER}, ${titled('x.title', 'x.status')}, ${bboxArray('e.box')} AS bbox, x.demo`,
  },
  {
    type: 'project',
    table: 'project',
    letter: 'P',
    text: "concat_ws(' ', x.title, x.code)",
    columns: `x.code AS "externalId", ${NUMBER}, ${titled('x.title', 'x.phase')}, ${NO_BOX}, x.demo`,
  },
  {
    type: 'need',
    table: 'need',
    letter: 'D',
    text: "concat_ws(' ', x.title, x.external_id)",
    columns: `x.external_id AS "externalId", ${NUMBER}, ${titled('x.title', 'x.status')}, ${bboxArray('x.geom')} AS bbox, x.demo`,
  },
  {
    type: 'mandate',
    table: `(SELECT m.*, ${held('ru')}, ${held('kk')}, ${held('en')}
      FROM mandate m JOIN city_function f ON f.id = m.function_id JOIN agency a ON a.id = m.agency_id)`,
    text: "concat_ws(' ', x.name_ru, x.name_kk, x.name_en, x.code)",
    columns: `x.code AS "externalId", ${NO_NUMBER}, ${named('x.stage')}, ${NO_BOX}, x.demo`,
  },
  {
    type: 'budget-line',
    table: 'budget_line',
    text: "concat_ws(' ', x.code, x.programme, x.subprogramme)",
    columns: `x.code AS "externalId", ${NO_NUMBER}, ${titled("concat_ws(' · ', x.code, coalesce(x.subprogramme, x.programme))", 'x.year::text')}, ${NO_BOX}, x.demo`,
  },
  {
    type: 'legal-act',
    table: 'legal_act',
    text: "concat_ws(' ', x.title_ru, x.title_kk, x.code)",
    columns: `x.code AS "externalId", ${NO_NUMBER}, x.title_ru AS ru, x.title_kk AS kk, NULL::text AS en, NULL::text AS kind, ${NO_BOX}, x.demo`,
  },
  {
    type: 'restriction',
    table: 'restriction',
    letter: 'R',
    text: 'concat_text(x.note, x.external_id, x.title)',
    columns: `x.external_id AS "externalId", ${NUMBER}, ${titled('coalesce(x.title, x.note, x.external_id)', 'x.kind')}, ${bboxArray('x.geom')} AS bbox, x.demo`,
  },
  {
    type: 'note',
    table: 'map_note',
    letter: 'N',
    where: '(x.until IS NULL OR x.until > now())',
    text: 'x.text',
    columns: `x.number::text AS "externalId", ${NUMBER}, ${titled('left(x.text, 120)', 'NULL::text')}, ${bboxArray('x.geom')} AS bbox, false AS demo`,
  },
  {
    type: 'person',
    table: 'app_user',
    where: 'NOT x.disabled',
    text: "concat_ws(' ', x.name, x.email)",
    columns: `x.email AS "externalId", ${NO_NUMBER}, ${titled('x.name', 'x.role')}, ${NO_BOX}, x.demo`,
  },
];
