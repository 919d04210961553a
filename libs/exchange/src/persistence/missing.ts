import type { JudgeContext } from './resolve.js';

/** Registers in which an import may make rows that its own rows name, and how such a row is made. */
const MAKERS = {
  agency: `INSERT INTO agency (id, code, tier, name_ru, source, demo, incomplete)
    SELECT id, code, 'other', code, $1, $2::boolean, true FROM import_new WHERE register = 'agency' ORDER BY code`,
  function: `INSERT INTO city_function (id, code, name_ru, source, demo, incomplete)
    SELECT id, code, code, $1, $2::boolean, true FROM import_new WHERE register = 'function' ORDER BY code`,
  project: `INSERT INTO project (id, code, title, source, demo)
    SELECT id, code, code, $1, $2::boolean FROM import_new WHERE register = 'project' ORDER BY code`,
  'legal-act': `INSERT INTO legal_act (id, code, title_ru, source, demo)
    SELECT id, 'act-' || left(md5(code), 10), code, $1, $2::boolean FROM import_new WHERE register = 'legal-act' ORDER BY code`,
} as const;
export type MakeableRegister = keyof typeof MAKERS;

const KNOWN: Record<MakeableRegister, (value: string) => string> = {
  agency: (value) => `SELECT FROM agency x WHERE x.code = ${value}`,
  function: (value) => `SELECT FROM city_function x WHERE x.code = ${value}`,
  project: (value) => `SELECT FROM project x WHERE x.code = ${value}`,
  'legal-act': (value) => `SELECT FROM legal_act x WHERE x.title_ru = ${value} OR x.code = ${value}`,
};

/**
 * Notes the codes that rows name and nobody knows in the temporary table `import_new`, where the resolution of codes
 * finds them. Nothing is made yet: a dry run or a refused file leaves no trace.
 */
export async function noteMissing(context: JudgeContext): Promise<void> {
  const { session, definition } = context;
  await session.run('DROP TABLE IF EXISTS pg_temp.import_new');
  await session.run('CREATE TEMP TABLE import_new (register text, code text, id uuid, PRIMARY KEY (register, code))');
  if (definition.kind === 'mandates') await note(context, 'legal_basis', 'legal-act');
  if (!context.createMissing) return;
  for (const { field, target } of definition.references)
    if (target === 'agency' || target === 'function') await note(context, field, target);
  if (definition.kind === 'works') await note(context, 'project', 'project');
}

async function note({ session }: JudgeContext, field: string, register: MakeableRegister): Promise<void> {
  await session.run(
    `WITH missing AS (SELECT s."${field}" AS code, min(s.row_no) AS row_no FROM import_stage s
       WHERE s.ok AND s."${field}" IS NOT NULL AND NOT EXISTS (${KNOWN[register](`s."${field}"`)}) GROUP BY 1),
     noted AS (INSERT INTO import_new SELECT $1, code, uuid_v7() FROM missing ON CONFLICT DO NOTHING RETURNING code)
     INSERT INTO import_said (row_no, verdict, field, code, params)
     SELECT row_no, 'warning', $2, 'reference.created', jsonb_build_object('value', code, 'register', $1::text)
     FROM missing JOIN noted USING (code) ORDER BY row_no`,
    [register, field],
  );
}

/** Makes what was noted: agencies and functions as incomplete records. */
export async function makeMissing({ session, source, demo }: JudgeContext): Promise<void> {
  const registers = await session.rows<{ register: MakeableRegister }>('SELECT DISTINCT register FROM import_new');
  for (const { register } of registers) await session.run(MAKERS[register], [source, demo]);
}
