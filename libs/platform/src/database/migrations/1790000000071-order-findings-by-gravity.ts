import type { MigrationInterface, QueryRunner } from 'typeorm';
import { runAll } from './statements.js';

// Severities are a thousand apart, scores reach a hundred.
const gravity = `
CREATE FUNCTION finding_gravity(severity text, score float8) RETURNS float8 LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT 1000 * array_position(ARRAY['info', 'low', 'medium', 'high', 'critical'], severity) + score
$$`;

const gravityIndex = `
CREATE INDEX finding_gravity_idx ON finding (finding_gravity(severity, score), id) INCLUDE (period, rule, severity, score)
WHERE status <> 'closed'`;

const scoreIndex = `
CREATE INDEX finding_score_idx ON finding (score, id) INCLUDE (period, rule, severity) WHERE status <> 'closed'`;

/** The gravest first: findings in the order of their severity, and of their score within one. */
export class OrderFindingsByGravity1790000000071 implements MigrationInterface {
  name = 'OrderFindingsByGravity1790000000071';

  async up(runner: QueryRunner): Promise<void> {
    await runAll(runner, [gravity, gravityIndex, 'DROP INDEX finding_score_idx']);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runAll(runner, [scoreIndex, 'DROP INDEX finding_gravity_idx', 'DROP FUNCTION finding_gravity(text, float8)']);
  }
}
