import {
  MAX_PROGRAMME_GROUPS,
  type ProgrammeGroup,
  type ProgrammeGroupBy,
  type ProgrammeGroupQuery,
  type ProgrammeGroups,
  type ProgrammeSums,
  WORK_STATUSES,
} from '@abat/contracts';
import { isoTimestamp } from '@abat/platform';
import { openFinding, todayAt } from '@abat/moments';
import { workConditions } from '@abat/works';
import type { EntityManager } from 'typeorm';

const names = (alias: string): string =>
  `json_build_object('ru', ${alias}.name_ru, 'kk', coalesce(${alias}.name_kk, ${alias}.name_ru), 'en', coalesce(${alias}.name_en, ${alias}.name_ru))`;

/** `id`: what a work is gathered by, over w (and s, its districts by share). The rest reads the name behind it (g). */
type GroupShape = { id: string; key: string; label: string; join: string; order: string };

const named = (id: string, table: string, code = 'code'): GroupShape => ({
  id,
  key: `coalesce(x.${code}, '')`,
  label: `CASE WHEN x.id IS NULL THEN NULL ELSE ${names('x')} END`,
  join: `LEFT JOIN ${table} x ON x.id = g.id`,
  order: 'x.name_ru COLLATE "kk-x-icu" NULLS LAST',
});

const plain = (id: string, order: string): GroupShape => ({
  id,
  key: `coalesce(g.id::text, '')`,
  label: 'NULL::json',
  join: '',
  order,
});

const statusOrder = `array_position(ARRAY[${WORK_STATUSES.map((status) => `'${status}'`).join(', ')}], g.id)`;

/** How works are gathered. */
export const GROUP_SHAPES: Record<ProgrammeGroupBy, GroupShape> = {
  none: plain('NULL::text', 'g.id'),
  status: plain('w.status', statusOrder),
  month: plain(`to_char(w.starts_on, 'YYYY-MM')`, 'g.id'),
  agency: named('w.agency_id', 'agency'),
  function: { ...named('w.function_id', 'city_function'), order: 'x.path NULLS LAST' },
  district: named('s.territory_id', 'territory', 'external_id'),
  project: {
    ...named('w.project_id', 'project'),
    label: `CASE WHEN x.id IS NULL THEN NULL ELSE json_build_object('ru', x.title, 'kk', x.title, 'en', x.title) END`,
    order: 'x.title COLLATE "kk-x-icu" NULLS LAST',
  },
};

// The greatest share of every work at once: far cheaper than asking for each work.
const MAIN_SHARES = `LEFT JOIN (SELECT DISTINCT ON (work_id) work_id, territory_id FROM work_territory
  ORDER BY work_id, share DESC, territory_id DESC) s ON s.work_id = w.id`;

/** Works with what they are gathered by. */
export const groupedFrom = (groupBy: ProgrammeGroupBy): string =>
  groupBy === 'district' ? `work w ${MAIN_SHARES}` : 'work w';

// A finding between two works of one group counts once there; between two groups, once in each; in the sum of all, once.
const statement = ({ groupBy, at }: ProgrammeGroupQuery, where: string, most: number | null): string => {
  const shape = GROUP_SHAPES[groupBy];
  return `
WITH chosen AS MATERIALIZED (
  SELECT w.id AS work_id, ${shape.id} AS id, w.status <> 'cancelled' AS counts, w.cost_kzt, w.starts_on, w.ends_on FROM ${groupedFrom(groupBy)} ${where}
), sides AS (
  SELECT a.work_id AS a, b.work_id AS b, a.id AS a_group, b.id AS b_group FROM finding d
  LEFT JOIN chosen a ON a.work_id = d.subject_a LEFT JOIN chosen b ON b.work_id = d.subject_b
  WHERE ${openFinding(todayAt(at))} AND d.subject_type <> 'mandate' AND (a.work_id IS NOT NULL OR b.work_id IS NOT NULL)
), flagged AS (
  SELECT e.id, grouping(e.id) AS level, count(*) AS findings FROM (
    SELECT a_group AS id FROM sides WHERE a IS NOT NULL
    UNION ALL SELECT b_group FROM sides WHERE b IS NOT NULL AND (a IS NULL OR a_group IS DISTINCT FROM b_group)) e
  GROUP BY e.id
), sums AS (
  SELECT c.id, grouping(c.id) AS level, count(*) AS works, coalesce(sum(c.cost_kzt) FILTER (WHERE c.counts), 0) AS cost,
    count(*) FILTER (WHERE c.counts AND c.cost_kzt IS NULL) AS unpriced, count(*) FILTER (WHERE NOT c.counts) AS cancelled,
    sum(c.ends_on - c.starts_on + 1) FILTER (WHERE c.counts) AS days, min(c.starts_on) AS first, max(c.ends_on) AS last
  FROM chosen c GROUP BY GROUPING SETS ((c.id), ())
)
SELECT g.level, ${shape.key} AS key, ${shape.label} AS label, g.works::int, g.cost::numeric(30, 2)::text AS "costKzt", g.unpriced::int, g.cancelled::int,
  CASE WHEN g.level = 1 THEN (SELECT count(*) FROM sides) ELSE coalesce(f.findings, 0) END::int AS findings,
  coalesce(g.days, 0)::int AS days, g.first::text AS start, g.last::text AS "end", count(*) OVER ()::int AS lines
FROM sums g LEFT JOIN flagged f ON f.id IS NOT DISTINCT FROM g.id AND g.level = 0 ${shape.join}
ORDER BY g.level DESC, ${shape.order}, key LIMIT ${most === null ? 'ALL' : most + 1}`;
};

type Line = ProgrammeGroup & { level: number; lines: number };

const sumsOf = ({ works, costKzt, unpriced, cancelled, findings, days, start, end }: Line): ProgrammeSums => ({
  works,
  costKzt,
  unpriced,
  cancelled,
  findings,
  days,
  start,
  end,
});

/** Sums of the filtered works, per group and over all. With `at` run it by `readAt`. `most` groups are listed; null: every one. */
export async function readGroups(
  manager: EntityManager,
  query: ProgrammeGroupQuery,
  { most }: { most: number | null } = { most: MAX_PROGRAMME_GROUPS },
): Promise<ProgrammeGroups> {
  const { groupBy, ...filters } = query;
  const { at } = query;
  const conditions = workConditions(filters);
  const lines: Line[] = await manager.query(statement(query, conditions.where, most), conditions.parameters);
  const moment: { asOf: string }[] = await manager.query(`SELECT ${isoTimestamp('now()')} AS "asOf"`);
  const [all, ...groups] = lines as [Line, ...Line[]];
  return {
    asOf: at ?? moment[0]!.asOf,
    groupBy,
    total: sumsOf(all),
    groups: all.lines - 1,
    items: groups.map((group) => ({ key: group.key, label: group.label, ...sumsOf(group) })),
  };
}
