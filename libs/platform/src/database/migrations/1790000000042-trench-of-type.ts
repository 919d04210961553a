import type { MigrationInterface, QueryRunner } from 'typeorm';

// What is drilled or pulled below the ground opens none of it, whatever its type usually does.
const DIGS = `
CREATE FUNCTION work_digs(type_id uuid, held_function_id uuid, how text) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT how IS DISTINCT FROM 'trenchless' AND coalesce((
    SELECT t.trench FROM work_type t
    WHERE t.id = coalesce(type_id, (SELECT f.work_type_id FROM function_work_type f WHERE f.function_id = held_function_id))
  ), false)
$$`;

/** Whether a work that does not say it opens the ground does: by its type, or that of its function. Stored works stay as they are. */
export class TrenchOfType1790000000042 implements MigrationInterface {
  name = 'TrenchOfType1790000000042';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(DIGS);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP FUNCTION work_digs(uuid, uuid, text)');
  }
}
