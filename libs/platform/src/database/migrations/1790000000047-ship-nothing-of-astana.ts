import type { MigrationInterface, QueryRunner } from 'typeorm';
import { runAll } from './statements.js';

const elsewhere = `NOT EXISTS (SELECT FROM territory WHERE external_id = 'astana')
  AND NOT EXISTS (SELECT FROM setting WHERE key = 'astana.loaded')`;

// As migration 22 shipped them; what people changed has another version.
const SEASONS = `(VALUES ('greening', '04-15', '05-31'), ('greening', '09-15', '11-05'), ('road', '05-01', '10-15'),
  ('footway', '04-15', '10-31'), ('courtyard', '04-15', '10-31'), ('public-space', '04-15', '10-31')) AS s (code, from_day, to_day)`;

const takeSeasons = `
DELETE FROM work_season w USING work_type t, ${SEASONS}
WHERE t.id = w.work_type_id AND w.source = 'abat' AND w.version = 1 AND (t.code, w.from_day, w.to_day) = (s.code, s.from_day, s.to_day)
  AND ${elsewhere}`;

const giveSeasons = `
INSERT INTO work_season (source, work_type_id, from_day, to_day)
SELECT 'abat', t.id, s.from_day, s.to_day FROM ${SEASONS} JOIN work_type t ON t.code = s.code ON CONFLICT DO NOTHING`;

const NOTES = {
  'rule.work.clash': 'metres added around a work; practice of GIPOD (Flanders), not a legal norm of Kazakhstan',
  'rule.mandate.duplicate': 'overlaps of territories up to these are slivers of drawing',
  'restriction.fresh-surface':
    'years a new surface is not to be dug; least years of the road guarantee norm of December 2025 (4-8 after construction or capital repair, 3-6 after medium repair); that it reaches city streets is not confirmed',
  'work.nuisance': 'weights of the parts of nuisance and what counts as full; own suggestion, no norm',
};

/**
 * What every installation starts with is of no city and of no language: seasons of Astana's climate come with its set,
 * and what shipped values rest on is told by the screen in the language of its reader.
 */
export class ShipNothingOfAstana1790000000047 implements MigrationInterface {
  name = 'ShipNothingOfAstana1790000000047';

  async up(runner: QueryRunner): Promise<void> {
    await runAll(runner, [takeSeasons]);
    for (const [key, note] of Object.entries(NOTES))
      await runner.query("UPDATE setting SET note = '' WHERE key = $1 AND note = $2", [key, note]);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const [key, note] of Object.entries(NOTES))
      await runner.query("UPDATE setting SET note = $2 WHERE key = $1 AND note = ''", [key, note]);
    await runAll(runner, [giveSeasons]);
  }
}
