import { type Locale, type ProgrammeExportQuery, type ProgrammeGroupBy, SEVERITIES } from '@abat/contracts';
import { openFinding, todayAt } from '@abat/moments';
import { idsByCode } from '@abat/platform';
import { liveEnd, workConditions } from '@abat/works';
import type { EntityManager, QueryRunner } from 'typeorm';
import { MAIN_DISTRICT } from './programme-parts.js';
import { programmeSource } from './programme-source.js';

/** One work as a line of a file: names in the language of the reader, days `YYYY-MM-DD`, money in tenge. */
export type ExportedWork = {
  key: string;
  title: string;
  number: string;
  status: string;
  agency: string;
  function: string;
  district: string | null;
  project: string | null;
  phase: string | null;
  start: string;
  end: string;
  finishedOn: string | null;
  certainty: string;
  days: number;
  cost: string | null;
  contractor: string | null;
  progress: number | null;
  findings: number;
  severest: string | null;
  nuisance: number | null;
  baselineStart: string | null;
  baselineEnd: string | null;
  slip: number | null;
  baselineCost: string | null;
  slipCost: string | null;
};

const inLocale = (alias: string, locale: Locale): string =>
  locale === 'ru' ? `${alias}.name_ru` : `coalesce(${alias}.name_${locale}, ${alias}.name_ru)`;

const KEYS: Record<ProgrammeGroupBy, string> = {
  none: `''`,
  project: `coalesce(p.code, '')`,
  agency: 'a.code',
  function: 'f.code',
  district: `coalesce(t.external_id, '')`,
  status: 'w.status',
  month: `to_char(w.starts_on, 'YYYY-MM')`,
};

const gravity = `array_position(ARRAY[${SEVERITIES.map((name) => `'${name}'`).join(', ')}], d.severity)`;

/** Lines in the order of their groups ($n: the keys of the groups in order), then as the screen sorts them. */
function statement(query: ProgrammeExportQuery, where: string, keys: string): string {
  const { groupBy, sort, locale, at } = query;
  const today = todayAt(at);
  const isOpen = openFinding(today);
  const order = programmeSource(at).sorts[sort.replace(/^-/, '')]!.expression;
  const direction = sort.startsWith('-') ? 'DESC' : 'ASC';
  return `
SELECT ${KEYS[groupBy]} AS key, w.title, w.external_id AS number, w.status, ${inLocale('a', locale)} AS agency, ${inLocale('f', locale)} AS function,
  ${inLocale('t', locale)} AS district, p.title AS project, p.phase, w.starts_on::text AS start, w.ends_on::text AS "end",
  w.finished_on::text AS "finishedOn", w.date_certainty AS certainty,
  w.ends_on - w.starts_on + 1 AS days, w.cost_kzt::text AS cost, w.contractor, w.progress_percent AS progress,
  e.findings, e.severest, n.score AS nuisance, b.starts_on::text AS "baselineStart", b.ends_on::text AS "baselineEnd",
  ${liveEnd('w', today)} - b.ends_on AS slip, b.cost_kzt::text AS "baselineCost", (w.cost_kzt - b.cost_kzt)::text AS "slipCost"
FROM work w JOIN agency a ON a.id = w.agency_id JOIN city_function f ON f.id = w.function_id
LEFT JOIN project p ON p.id = w.project_id LEFT JOIN work_nuisance n ON n.work_id = w.id
LEFT JOIN territory t ON t.id = ${MAIN_DISTRICT}
LEFT JOIN LATERAL (SELECT x.starts_on, x.ends_on, x.cost_kzt FROM baseline_work x JOIN baseline l ON l.id = x.baseline_id
  WHERE x.work_id = w.id ORDER BY l.frozen_on DESC, l.id DESC LIMIT 1) b ON true
LEFT JOIN LATERAL (SELECT count(*)::int AS findings, (array_agg(d.severity ORDER BY ${gravity} DESC))[1] AS severest FROM (
  SELECT d.severity FROM finding d WHERE d.subject_a = w.id AND ${isOpen}
  UNION ALL SELECT d.severity FROM finding d WHERE d.subject_b = w.id AND ${isOpen}) d) e ON true
LEFT JOIN unnest(${keys}::text[]) WITH ORDINALITY AS g (key, place) ON g.key = ${KEYS[groupBy]}
${where}
ORDER BY g.place, ${order} ${direction} NULLS LAST, w.id ${direction}`;
}

/** Reads the filtered works one after another; memory does not grow with their number. With `at` after `lookAt`. */
export async function streamWorks(
  runner: QueryRunner,
  query: ProgrammeExportQuery,
  keys: readonly string[],
): Promise<AsyncIterable<ExportedWork>> {
  const { groupBy: _groupBy, sort: _sort, locale: _locale, columns: _columns, ...filters } = query;
  const conditions = workConditions(filters);
  const sql = statement(query, conditions.where, conditions.bind(keys));
  return runner.stream(sql, conditions.parameters);
}

const NAMED = { agency: 'agency', function: 'city_function', territory: 'territory', workType: 'work_type' } as const;

/** Names behind the codes a filter holds; a code nobody knows stands for itself. */
export async function namesOfFilter(
  manager: EntityManager,
  query: ProgrammeExportQuery,
): Promise<Partial<Record<keyof typeof NAMED | 'project', string>>> {
  const nameOf = async (code: string, sql: string): Promise<string> => {
    const rows: { name: string }[] = await manager.query(sql, [code]);
    return rows[0]?.name ?? code;
  };
  const found: Record<string, string> = {};
  for (const [name, table] of Object.entries(NAMED) as [keyof typeof NAMED, string][]) {
    const code = query[name];
    const column = inLocale('x', query.locale);
    if (code)
      found[name] = await nameOf(
        code,
        `SELECT ${column} AS name FROM ${table} x WHERE x.id IN (${idsByCode(name, '$1')})`,
      );
  }
  if (query.project)
    found['project'] = await nameOf(
      query.project,
      `SELECT title AS name FROM project WHERE id IN (${idsByCode('project', '$1')})`,
    );
  return found;
}
