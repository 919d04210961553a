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

/** SQL of the register a reference points to, joined as `alias`. */
const TARGETS: Record<Reference['target'], (alias: string, value: string) => string> = {
  agency: (alias, value) => `LEFT JOIN agency ${alias} ON ${alias}.code = ${value}`,
  function: (alias, value) => `LEFT JOIN city_function ${alias} ON ${alias}.code = ${value}`,
  'budget-line': (alias, value) => `LEFT JOIN budget_line ${alias} ON ${alias}.code = ${value}`,
  territory: (alias, value) => `LEFT JOIN LATERAL (SELECT x.id FROM territory x
    WHERE x.external_id = ${value} OR x.id::text = ${value} OR (${value} = 'city' AND x.kind = 'city')
    ORDER BY x.external_id = ${value} DESC, x.kind LIMIT 1) ${alias} ON true`,
};

/** References besides those every kind declares: a project and a legal act are found or made by name. */
const lookups = ({ kind }: KindDefinition): { field: string; join: string }[] => {
  if (kind === 'works') return [{ field: 'project', join: 'LEFT JOIN project pj ON pj.code = s.project' }];
  if (kind !== 'mandates') return [];
  return [
    {
      field: 'legal_basis',
      join: `LEFT JOIN LATERAL (SELECT x.id FROM legal_act x WHERE x.title_ru = s.legal_basis OR x.code = s.legal_basis
        ORDER BY x.code = s.legal_basis DESC, x.id LIMIT 1) pj ON true`,
    },
  ];
};

/**
 * Looks up every code and the stored row of each staged row into the temporary table `import_row`: `id`, `known`,
 * `known_source`, `<field>_id` of each reference, `parent_id`.
 */
export async function resolveRows(context: JudgeContext): Promise<void> {
  const { definition, session } = context;
  const { table } = KIND_SQL[definition.kind];
  const joins = definition.references.map((reference, index) =>
    TARGETS[reference.target](`ref${index}`, `s."${reference.field}"`),
  );
  const found = [
    ...definition.references.map((reference, index) => `ref${index}.id AS "${reference.field}_id"`),
    ...lookups(definition).map(({ field }) => `pj.id AS "${field}_id"`),
  ];
  const identity = `t."${definition.key}" = s."${definition.key}"${definition.unique === 'source' ? ' AND t.source = $1' : ''}`;
  await session.run('DROP TABLE IF EXISTS pg_temp.import_row');
  await session.run(
    `CREATE TEMP TABLE import_row AS
     SELECT s.*, coalesce(t.id, uuid_v7()) AS id, t.id IS NOT NULL AS known, t.source AS known_source, $1::text AS run_source,
       NULL::uuid AS parent_id, NULL::text AS action ${found.map((column) => `, ${column}`).join('')}
     FROM import_stage s LEFT JOIN ${table} t ON ${identity}
     ${joins.join(' ')} ${lookups(definition).map(({ join }) => join).join(' ')}
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

const CREATABLE = {
  agency: `INSERT INTO agency (code, tier, name_ru, source, incomplete, demo) SELECT code, 'other', code, $1, true, $2`,
  function: `INSERT INTO city_function (code, name_ru, source, incomplete, demo) SELECT code, code, $1, true, $2`,
} as const;
const TABLES = { agency: 'agency', function: 'city_function' } as const;

/** Makes agencies and functions that rows name and nobody knows, and remarks each on the first row that names it. */
export async function createMissing(context: JudgeContext): Promise<void> {
  for (const { field, target } of context.definition.references) {
    if (target !== 'agency' && target !== 'function') continue;
    await context.session.run(
      `WITH missing AS (SELECT s."${field}" AS code, min(s.row_no) AS row_no FROM import_stage s
         WHERE s.ok AND s."${field}" IS NOT NULL AND NOT EXISTS (SELECT FROM ${TABLES[target]} x WHERE x.code = s."${field}") GROUP BY 1),
       made AS (${CREATABLE[target]} FROM missing ORDER BY code ON CONFLICT (code) DO NOTHING RETURNING code)
       INSERT INTO import_said (row_no, verdict, field, code, params, external_id)
       SELECT row_no, 'warning', $3, 'reference.created', jsonb_build_object('value', code, 'register', $4::text), NULL
       FROM missing JOIN made USING (code) ORDER BY row_no`,
      [context.source, context.demo, field, target],
    );
  }
  if (context.definition.kind === 'works')
    await context.session.run(
      `INSERT INTO project (code, title, source, demo) SELECT DISTINCT s.project, s.project, $1, $2::boolean FROM import_stage s
       WHERE s.ok AND s.project IS NOT NULL ON CONFLICT (code) DO NOTHING`,
      [context.source, context.demo],
    );
}

/** Makes legal acts that mandates name by a title nobody knows; the code is made from the title. */
export async function createLegalActs({ session, source, demo }: JudgeContext): Promise<void> {
  await session.run(
    `INSERT INTO legal_act (code, title_ru, source, demo)
     SELECT DISTINCT 'act-' || left(md5(s.legal_basis), 10), s.legal_basis, $1, $2::boolean FROM import_stage s
     WHERE s.ok AND s.legal_basis IS NOT NULL
       AND NOT EXISTS (SELECT FROM legal_act x WHERE x.title_ru = s.legal_basis OR x.code = s.legal_basis)
     ON CONFLICT (code) DO NOTHING`,
    [source, demo],
  );
}

/** Rejects rows that name a code nobody knows. */
export async function rejectUnknown({ stage, definition }: JudgeContext): Promise<void> {
  const named = [...definition.references.map(({ field }) => field), ...(definition.kind === 'works' ? ['project'] : [])];
  for (const field of named)
    await stage.reject({
      from: 'import_row',
      where: `r."${field}" IS NOT NULL AND r."${field}_id" IS NULL`,
      code: 'reference.unknown',
      field,
      params: `jsonb_build_object('value', r."${field}")`,
    });
  if (definition.kind === 'mandates')
    await stage.reject({
      from: 'import_row',
      where: 'r.with_agency_id = r.agency_id',
      code: 'reference.self',
      field: 'with_agency',
      params: "'{}'::jsonb",
    });
}
