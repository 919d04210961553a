import type { MigrationInterface, QueryRunner } from 'typeorm';
import { citySrid, runAll } from './statements.js';

/** Which findings are open is told by the indexes of their sides alone: the tiles of a whole city need no row of them. */
const sides = (told: string): string[] =>
  ['a', 'b'].flatMap((side) => [
    `DROP INDEX finding_${side}_idx`,
    `CREATE INDEX finding_${side}_idx ON finding (subject_${side}) INCLUDE (${told}) WHERE status <> 'closed'`,
  ]);

/** What the programme shows beside works, each with the column of the row it is a part of. */
const SHOWN = ["'project'", "'milestone', 'project_id'", "'baseline', 'project_id'"];

const zone = (computed: string): string => `
CREATE VIEW past.work_zone AS
SELECT z.*, daterange(z.starts_on, z.ends_on, '[]') AS active, ST_Transform(ST_PointOnSurface(z.geom), 3857)::geometry(Point, 3857) AS point${computed}
FROM past.work_zone_row z`;

// The stored columns and those that are computed from them, so that places are compared in the past as they are now.
const measuredZone = (): string =>
  zone(`, ST_Transform(z.geom, ${citySrid()}) AS geom_m,
  CASE WHEN z.buffer_m = 0 THEN ST_Transform(z.geom, ${citySrid()}) ELSE ST_Buffer(ST_Transform(z.geom, ${citySrid()}), z.buffer_m, 4) END AS zone_m`);

const measuredRestriction = (): string => `
CREATE VIEW past.restriction AS SELECT r.*, ST_Transform(r.geom, ${citySrid()}) AS geom_m FROM past.restriction_row r`;

/**
 * One number says the same everywhere: what is open is no longer all that is not closed, and while the past is shown the
 * programme and restrictions are those of then.
 */
export class SameNumbersEverywhere1790000000053 implements MigrationInterface {
  name = 'SameNumbersEverywhere1790000000053';

  async up(runner: QueryRunner): Promise<void> {
    await runAll(runner, [
      ...sides('period, status'),
      ...SHOWN.map((table) => `SELECT past.show(${table})`),
      'DROP VIEW past.work_zone',
      measuredZone(),
      'ALTER VIEW past.restriction RENAME TO restriction_row',
      measuredRestriction(),
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runAll(runner, [
      'DROP VIEW past.restriction',
      'ALTER VIEW past.restriction_row RENAME TO restriction',
      'DROP VIEW past.work_zone',
      zone(''),
      ...['project', 'milestone', 'baseline'].map((table) => `DROP VIEW past.${table}`),
      ...sides('period'),
    ]);
  }
}
