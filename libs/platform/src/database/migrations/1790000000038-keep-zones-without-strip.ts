import type { MigrationInterface, QueryRunner } from 'typeorm';
import { citySrid, runAll } from './statements.js';

const strip = (shape: string): string => `ST_Buffer(${shape}, buffer_m, 4)`;

// A generated column cannot be told another expression: it is made anew, with its index and what the planner knows of it.
const zones = (expression: (shape: string) => string): string[] => [
  `ALTER TABLE work_zone DROP COLUMN zone_m, ADD COLUMN zone_m geometry(Geometry, ${citySrid()})
     GENERATED ALWAYS AS (${expression(`ST_Transform(geom, ${citySrid()})`)}) STORED`,
  'CREATE INDEX work_zone_clash_idx ON work_zone USING gist (zone_m, active)',
  'ANALYZE work_zone',
];

/** The place of a zone without a strip is its shape: a buffer of no metres would leave nothing of lines and points. */
export class KeepZonesWithoutStrip1790000000038 implements MigrationInterface {
  name = 'KeepZonesWithoutStrip1790000000038';

  async up(runner: QueryRunner): Promise<void> {
    await runAll(
      runner,
      zones((shape) => `CASE WHEN buffer_m = 0 THEN ${shape} ELSE ${strip(shape)} END`),
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runAll(runner, zones(strip));
  }
}
