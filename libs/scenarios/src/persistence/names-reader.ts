import type { Comparison, Locale } from '@abat/contracts';
import type { EntityManager } from 'typeorm';

/** Names of the bodies, functions, kinds and places that a comparison calls by code; keys as `agency|code`. */
export async function readNames(
  manager: EntityManager,
  { changes, chains }: Comparison,
  locale: Locale,
): Promise<Map<string, string>> {
  const name = `coalesce(CASE $5 WHEN 'kk' THEN name_kk WHEN 'en' THEN name_en END, name_ru)`;
  const rows: { key: string; name: string }[] = await manager.query(
    `SELECT 'agency|' || code AS key, ${name} AS name FROM agency WHERE code = ANY ($1::text[])
     UNION ALL SELECT 'function|' || code, ${name} FROM city_function WHERE code = ANY ($2::text[])
     UNION ALL SELECT 'kind|' || code, ${name} FROM object_kind WHERE code = ANY ($3::text[])
     UNION ALL SELECT 'territory|' || external_id, ${name} FROM territory WHERE external_id = ANY ($4::text[])`,
    [
      changes.map((power) => power.agency),
      [...changes.map((power) => power.function), ...chains.map((chain) => chain.function)],
      changes.map((power) => power.objectKind),
      [...changes.map((power) => power.territory), ...chains.map((chain) => chain.territory)],
      locale,
    ],
  );
  return new Map(rows.map(({ key, name: text }) => [key, text]));
}
