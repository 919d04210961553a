import type { MigrationInterface, QueryRunner } from 'typeorm';
import { retrack, runAll } from './statements.js';

const TRACKED = retrack('resolution', ", 'r.finding_id'");

// A work stood then as the first change since found it; one that nobody changed stands so still.
const recall = `
UPDATE resolution r SET days_before = d.days
FROM (SELECT o.id, jsonb_agg(jsonb_build_object('work', w.id, 'start', coalesce(h.before ->> 'starts_on', w.starts_on::text),
    'end', coalesce(h.before ->> 'ends_on', w.ends_on::text))) AS days
  FROM resolution o CROSS JOIN LATERAL jsonb_array_elements(o.plan -> 'moves') m JOIN work w ON w.id = (m ->> 'work')::uuid
  LEFT JOIN LATERAL (SELECT e.before FROM history e WHERE e.entity_id = w.id AND e.entity = 'work' AND e.action = 'update'
    AND e.at >= o.created_at ORDER BY e.id LIMIT 1) h ON true
  GROUP BY o.id) d WHERE d.id = r.id`;

const KEEPER_NAMES = "'{keeperRu,keeperKk,keeperEn}'::text[]";

/** The measures of repeat digs, `told` of the body `k` whose surface it is. */
const keepers = (told: string): string => `
UPDATE finding f SET measures = (f.measures - ${KEEPER_NAMES} - 'keeper') || jsonb_build_object(${told})
FROM finding o LEFT JOIN restriction r ON r.id = o.subject_b LEFT JOIN work w ON w.id = r.work_id LEFT JOIN agency k ON k.id = w.agency_id
WHERE o.id = f.id AND f.rule = 'work.repeat-dig'`;

// The history keeps what it has: nobody changed a resolution or a finding.
const silently = (table: string, statement: string): string[] => [
  `ALTER TABLE ${table} DISABLE TRIGGER USER`,
  statement,
  `ALTER TABLE ${table} ENABLE TRIGGER USER`,
];

/**
 * What findings and their resolutions tell stays true. A resolution that moves works keeps the days they had when it was
 * proposed: afterwards the works have the new ones. A repeat dig names the body whose surface it is by its code: the body
 * may be renamed.
 */
export class KeepWhatFindingsTell1790000000070 implements MigrationInterface {
  name = 'KeepWhatFindingsTell1790000000070';

  async up(runner: QueryRunner): Promise<void> {
    await runAll(runner, [
      "ALTER TABLE resolution ADD COLUMN days_before jsonb NOT NULL DEFAULT '[]'",
      ...silently('resolution', recall),
      ...TRACKED,
      ...silently('finding', keepers("'keeper', k.code")),
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runAll(runner, [
      ...silently('finding', keepers("'keeperRu', k.name_ru, 'keeperKk', k.name_kk, 'keeperEn', k.name_en")),
      'ALTER TABLE resolution DROP COLUMN days_before',
      ...TRACKED,
    ]);
  }
}
