import type { ChangeHistogram } from '@abat/contracts';
import { isoTimestamp } from '@abat/platform';
import type { EntityManager } from 'typeorm';
import type { ChangeScope } from './change-reader.js';
import { SUBJECT_FACTS } from './subject-facts.js';
import { TOUCHED } from './touched.js';

// $1 since, $2 until, $3 district, $4 agency, $5 hour or day. Hours and days are the city's.
const STATEMENT = `
WITH ${TOUCHED}, ${SUBJECT_FACTS}, counted AS (
  SELECT date_trunc($5::text, t.at) AS at, count(*) FILTER (WHERE t.type = 'work')::int AS works,
    count(*) FILTER (WHERE t.type = 'finding')::int AS findings
  FROM touched t WHERE t.type IN ('work', 'finding') AND ($3::uuid IS NULL AND $4::uuid IS NULL OR EXISTS (SELECT FROM fact f WHERE f.type = t.type AND f.id = t.id
    AND ($3::uuid IS NULL OR f.districts @> ARRAY[$3::uuid]) AND ($4::uuid IS NULL OR f.agencies @> ARRAY[$4::uuid])))
  GROUP BY 1
)
SELECT ${isoTimestamp('$1::timestamptz')} AS since, ${isoTimestamp('$2::timestamptz')} AS until, $5::text AS step,
  (SELECT ${isoTimestamp('h.at')} FROM history h ORDER BY h.id LIMIT 1) AS first,
  coalesce((SELECT json_agg(json_build_object('at', ${isoTimestamp('c.at')}, 'works', c.works, 'findings', c.findings) ORDER BY c.at)
    FROM counted c), '[]') AS items`;

/** How many works and findings changed in each hour or day that has changes. */
export async function readHistogram(
  manager: EntityManager,
  { since, until, districtId, agencyId }: ChangeScope,
  step: 'hour' | 'day',
): Promise<ChangeHistogram> {
  const rows: ChangeHistogram[] = await manager.query(STATEMENT, [since, until, districtId, agencyId, step]);
  if (!rows[0]) throw new TypeError('a histogram is one row');
  return rows[0];
}
