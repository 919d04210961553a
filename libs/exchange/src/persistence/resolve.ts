import { type KindDefinition, type Reference } from '../domain/kinds/field.js';
import { KIND_SQL } from './kind-sql.js';
import type { Stage } from './stage.js';
import type { SqlSession } from './sql-session.js';

/** What judging needs to know of the run. */
export type JudgeContext = {
  session: SqlSession;
  stage: Stage;
  definition: KindDefinition;
  source: string;
  createMissing: boolean;
  demo: boolean;
  /** Fields the file has; others keep their stored value. */
  seen: ReadonlySet<string>;
};

type Joined = { field: string; join: string; id: string };

const byCode = (table: string, register: string) => (alias: string, value: string) => ({
  join: `LEFT JOIN ${table} ${alias} ON ${alias}.code = ${value}
    LEFT JOIN import_new ${alias}n ON ${alias}n.register = '${register}' AND ${alias}n.code = ${value}`,
  id: `coalesce(${alias}.id, ${alias}n.id)`,
});

/** SQL that finds the row a reference names, joined as `alias`; rows about to be made count. */
const TARGETS: Record<
  Reference['target'] | 'project' | 'legal-act',
  (alias: string, value: string) => { join: string; id: string }
> = {
  agency: byCode('agency', 'agency'),
  function: byCode('city_function', 'function'),
  project: byCode('project', 'project'),
  'budget-line': (alias, value) => ({
    join: `LEFT JOIN budget_line ${alias} ON ${alias}.code = ${value}`,
    id: `${alias}.id`,
  }),
  territory: (alias, value) => ({
    join: `LEFT JOIN LATERAL (SELECT x.id FROM territory x
      WHERE x.external_id = ${value} OR x.id::text = ${value} OR (${value} = 'city' AND x.kind = 'city')
      ORDER BY x.external_id = ${value} DESC, x.kind LIMIT 1) ${alias} ON true`,
    id: `${alias}.id`,
  }),
  'object-kind': (alias, value) => ({
    join: `LEFT JOIN object_kind ${alias} ON ${alias}.code = ${value}`,
    id: `${alias}.id`,
  }),
  'work-type': (alias, value) => ({
    join: `LEFT JOIN work_type ${alias} ON ${alias}.code = ${value}`,
    id: `${alias}.id`,
  }),
  'mandate-set': (alias, value) => ({
    join: `LEFT JOIN mandate_set ${alias} ON ${alias}.code = ${value}`,
    id: `${alias}.id`,
  }),
  // Sites of different sources may share a code: then only the id names one.
  site: (alias, value) => ({
    join: `LEFT JOIN LATERAL (SELECT (array_agg(x.id))[1] AS id FROM site x
      WHERE ${value} IS NOT NULL AND (x.external_id = ${value} OR x.id::text = ${value}) HAVING count(*) = 1) ${alias} ON true`,
    id: `${alias}.id`,
  }),
  'legal-act': (alias, value) => ({
    join: `LEFT JOIN LATERAL (SELECT x.id FROM legal_act x WHERE x.title_ru = ${value} OR x.code = ${value}
      ORDER BY x.code = ${value} DESC, x.id LIMIT 1) ${alias} ON true
      LEFT JOIN import_new ${alias}n ON ${alias}n.register = 'legal-act' AND ${alias}n.code = ${value}`,
    id: `coalesce(${alias}.id, ${alias}n.id)`,
  }),
};

/** Every reference of a kind, with those that an import may make itself. */
function joinsOf({ kind, references }: KindDefinition): Joined[] {
  const named = [
    ...references,
    ...(kind === 'works' ? [{ field: 'project', target: 'project' as const }] : []),
    ...(kind === 'mandates' ? [{ field: 'legal_basis', target: 'legal-act' as const }] : []),
  ];
  return named.map(({ field, target }, index) => ({ field, ...TARGETS[target](`ref${index}`, `s."${field}"`) }));
}

/**
 * Looks up every code and the stored row of each staged row into the temporary table `import_row`: `id`, `known`,
 * `known_source`, `<field>_id` of each reference, `parent_id`.
 */
export async function resolveRows(context: JudgeContext): Promise<void> {
  const { definition, session } = context;
  const { table } = KIND_SQL[definition.kind];
  const joins = joinsOf(definition);
  const identity = `t."${definition.key}" = s."${definition.key}"${definition.unique === 'source' ? ' AND t.source = $1' : ''}`;
  await session.run('DROP TABLE IF EXISTS pg_temp.import_row');
  await session.run(
    `CREATE TEMP TABLE import_row AS
     SELECT s.*, coalesce(t.id, uuid_v7()) AS id, t.id IS NOT NULL AS known, t.source AS known_source, $1::text AS run_source,
       NULL::uuid AS parent_id, NULL::text AS action ${joins.map(({ field, id }) => `, ${id} AS "${field}_id"`).join('')}
     FROM import_stage s LEFT JOIN ${table} t ON ${identity}
     ${joins.map(({ join }) => join).join(' ')}
     WHERE s.ok ORDER BY s.row_no`.replaceAll('$1', literal(context.source)),
  );
  await session.run('CREATE INDEX ON import_row (row_no)');
  await session.run('CREATE INDEX ON import_row (id)');
  await session.run('ANALYZE import_row');
}

// CREATE TABLE AS takes no parameters.
const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/** Rejects later rows whose key an earlier row of the same file has, naming that row. */
export async function rejectDuplicates({ session, definition }: JudgeContext): Promise<void> {
  const { key } = definition;
  await session.run('ANALYZE import_stage');
  await session.run(
    `WITH first AS (SELECT "${key}" AS key, min(row_no) AS row_no FROM import_stage WHERE ok GROUP BY 1 HAVING count(*) > 1),
     bad AS (UPDATE import_stage s SET ok = false FROM first f WHERE f.key = s."${key}" AND s.ok AND s.row_no > f.row_no
       RETURNING s.row_no, f.row_no AS first_row, f.key)
     INSERT INTO import_said (row_no, verdict, field, code, params, external_id)
     SELECT row_no, 'rejected', $1, 'row.duplicate', jsonb_build_object('first', first_row::text), key FROM bad ORDER BY row_no`,
    [key],
  );
}

/** Rejects rows that name a code nobody knows. */
export async function rejectUnknown({ stage, definition }: JudgeContext): Promise<void> {
  const named = [
    ...definition.references.map(({ field }) => field),
    ...(definition.kind === 'works' ? ['project'] : []),
  ];
  for (const field of named)
    await stage.reject({
      from: 'import_row',
      where: `r."${field}" IS NOT NULL AND r."${field}_id" IS NULL`,
      code: 'reference.unknown',
      field,
      params: `jsonb_build_object('value', r."${field}")`,
    });
  if (definition.kind === 'mandates')
    for (const check of MANDATE_CHECKS) await stage.reject({ from: 'import_row', ...check });
}

const MANDATE_CHECKS = [
  {
    where: 'r.with_agency_id = r.agency_id',
    code: 'reference.self',
    field: 'with_agency',
    params: "'{}'::jsonb",
  },
  {
    where: 'r.amount_to_kzt <= coalesce(r.amount_from_kzt, 0)',
    code: 'amounts.reversed',
    field: 'amount_to_kzt',
    params: "jsonb_build_object('from', coalesce(r.amount_from_kzt, 0)::text, 'to', r.amount_to_kzt::text)",
  },
  {
    where: `r.site_id IS NOT NULL AND NOT EXISTS (
      SELECT FROM territory_boundary b JOIN site s ON s.id = r.site_id
      WHERE b.territory_id = r.territory_id AND b.valid && day_range(r.valid_from, r.valid_to)
        AND ST_Intersects(b.geom_m, s.geom_m) AND NOT ST_Touches(b.geom_m, s.geom_m))`,
    code: 'site.outside',
    field: 'site',
    params: "jsonb_build_object('value', r.site)",
  },
];
