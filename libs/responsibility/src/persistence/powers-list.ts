import { likePattern } from '@abat/platform';
import type { Locale, MatrixMandate, Stage } from '@abat/contracts';
import type { EntityManager } from 'typeorm';
import { OVERLAP_RULE_LIST } from './words.js';
import { type PowerScope, SCOPED, scopeParameters } from './scope.js';

/** A power of the exported list, names in one language. */
export type ListedPower = {
  code: string;
  agency: string;
  functionCode: string;
  function: string;
  stage: Stage;
  kind: string;
  place: string;
  mode: MatrixMandate['mode'];
  from: string | null;
  to: string | null;
  act: string | null;
  article: string | null;
  set: string;
  findings: number;
};

const inLocale = (alias: string, locale: Locale, column = 'name'): string =>
  locale === 'ru' ? `${alias}.${column}_ru` : `coalesce(${alias}.${column}_${locale}, ${alias}.${column}_ru)`;

const statement = (locale: Locale): string => `
SELECT m.code, ${inLocale('a', locale)} AS agency, f.code AS "functionCode", ${inLocale('f', locale)} AS function, m.stage,
  ${inLocale('k', locale)} AS kind, coalesce(CASE WHEN s.id IS NOT NULL THEN coalesce(s.name_ru, s.external_id) END, ${inLocale('t', locale)}) AS place,
  m.mode, lower(m.valid)::text AS "from", last_day(m.valid)::text AS "to", ${inLocale('l', locale, 'title')} AS act, m.article,
  ${inLocale('e', locale)} AS set,
  (SELECT count(*)::int FROM finding d WHERE (d.subject_a = m.id OR d.subject_b = m.id) AND d.rule IN (${OVERLAP_RULE_LIST})
    AND d.status <> 'closed' AND d.period @> $1::date) AS findings
FROM (${SCOPED}) scoped JOIN mandate m ON m.id = scoped.id
JOIN agency a ON a.id = m.agency_id JOIN city_function f ON f.id = m.function_id JOIN object_kind k ON k.code = m.object_kind
JOIN territory t ON t.id = m.territory_id JOIN mandate_set e ON e.id = m.set_id
LEFT JOIN site s ON s.id = m.site_id LEFT JOIN legal_act l ON l.id = m.legal_act_id
ORDER BY f.path, m.stage, a.code, m.code`;

/** The powers behind a matrix. */
export function listPowers(manager: EntityManager, scope: PowerScope, locale: Locale): Promise<ListedPower[]> {
  return manager.query(statement(locale), scopeParameters(scope));
}

/** Codes of the functions whose name or code holds the text; letters are folded as in every search. */
export async function functionsNamed(manager: EntityManager, q: string): Promise<Set<string>> {
  const rows: { code: string }[] = await manager.query(
    `SELECT code FROM city_function
     WHERE fold_text(concat_text(name_ru, name_kk, name_en)) LIKE fold_text($1) OR fold_text(code) LIKE fold_text($1)`,
    [likePattern(q)],
  );
  return new Set(rows.map((row) => row.code));
}

/** Name of a user, for the head of an export. */
export async function userName(manager: EntityManager, userId: string): Promise<string> {
  const rows: { name: string }[] = await manager.query('SELECT name FROM app_user WHERE id = $1', [userId]);
  return rows[0]?.name ?? '';
}
