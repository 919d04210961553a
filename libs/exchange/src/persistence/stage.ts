import type { ImportKind } from '@abat/contracts';
import type { StagedRow } from '../domain/judge-row.js';
import { type KindDefinition, SQL_TYPES } from '../domain/kinds/field.js';
import type { Remark } from '../domain/remark.js';
import { copyLine } from './copy-text.js';
import type { SqlSession } from './sql-session.js';

/** How much of its area or length a geometry may lose or gain by repair, as a share. */
export const MAX_REPAIR_CHANGE = 0.05;

/** Kinds whose tables have a metric copy of the shape. */
const MEASURED_KINDS: ReadonlySet<ImportKind> = new Set(['territories', 'sites', 'works', 'restrictions']);

const REMARK_COLUMNS = 'row_no, verdict, field, code, params, external_id, lon, lat';

/** The temporary tables of one import: rows that passed the first look, and remarks on all of them. */
export class Stage {
  private readonly columns: string;

  constructor(
    private readonly session: SqlSession,
    readonly definition: KindDefinition,
  ) {
    this.columns = ['row_no', ...definition.fields.map((field) => `"${field.name}"`), 'geom'].join(', ');
  }

  async create(): Promise<void> {
    const columns = this.definition.fields.map((field) => `"${field.name}" ${SQL_TYPES[field.type]}`);
    await this.session.run('DROP TABLE IF EXISTS pg_temp.import_stage, pg_temp.import_said, pg_temp.import_row');
    await this.session.run(
      `CREATE TEMP TABLE import_stage (row_no integer, ${columns.join(', ')}, geom geometry(Geometry, 4326), ok boolean NOT NULL DEFAULT true)`,
    );
    await this.session.run(
      `CREATE TEMP TABLE import_said (id bigint GENERATED ALWAYS AS IDENTITY, row_no integer, verdict text, field text,
       code text, params jsonb, external_id text, lon double precision, lat double precision)`,
    );
  }

  /** Stores a batch. */
  async add(rows: readonly StagedRow[], remarks: readonly Remark[]): Promise<void> {
    await this.session.copy(
      `import_stage (${this.columns})`,
      rows.map((row) => copyLine([row.number, ...row.values, row.geometry])),
    );
    await this.say(remarks);
  }

  async say(remarks: readonly Remark[]): Promise<void> {
    await this.session.copy(
      `import_said (${REMARK_COLUMNS})`,
      remarks.map((remark) =>
        copyLine([
          remark.row,
          remark.verdict,
          remark.field,
          remark.code,
          JSON.stringify(remark.params),
          remark.externalId,
          remark.place?.[0],
          remark.place?.[1],
        ]),
      ),
    );
  }

  /** Rejects rows of import_row (or import_stage) chosen by SQL; `params` is a jsonb expression over `r`. */
  async reject(choice: { from: string; where: string; code: string; field: string; params: string }): Promise<number> {
    const { key } = this.definition;
    const rejected = await this.session.count(
      `WITH bad AS (UPDATE ${choice.from} r SET ok = false WHERE r.ok AND (${choice.where}) RETURNING r.*)
       INSERT INTO import_said (${REMARK_COLUMNS})
       SELECT r.row_no, 'rejected', $1, $2, ${choice.params}, r."${key}", NULL, NULL FROM bad r ORDER BY r.row_no`,
      [choice.field, choice.code],
    );
    return rejected;
  }

  /**
   * Lets PostGIS judge all shapes at once. A repair keeps the dimension of the shape and most of its size; anything else
   * is refused with the place of the fault.
   */
  async judgeShapes(): Promise<void> {
    if (this.definition.geometry === 'none') return;
    const size = (geom: string) => `CASE ST_Dimension(s.geom) WHEN 2 THEN ST_Area(${geom}) ELSE ST_Length(${geom}) END`;
    await this.session.run(
      `WITH bad AS (
         SELECT s.row_no, ST_IsValidDetail(s.geom) AS detail, s.geom,
           ST_CollectionExtract(ST_MakeValid(s.geom), ST_Dimension(s.geom) + 1) AS repaired
         FROM import_stage s WHERE s.geom IS NOT NULL AND NOT ST_IsValid(s.geom)
       ), sized AS (
         SELECT s.row_no, s.detail, s.repaired, NOT ST_IsEmpty(s.repaired) AND ST_IsValid(s.repaired) AND
           abs((${size('s.repaired')}) - (${size('s.geom')})) <= $1 * greatest((${size('s.repaired')}), (${size('s.geom')})) AS fits
         FROM bad s
       ), changed AS (
         UPDATE import_stage t SET ok = coalesce(z.fits, false), geom = CASE WHEN z.fits THEN z.repaired ELSE t.geom END
         FROM sized z WHERE z.row_no = t.row_no RETURNING t.row_no, t."${this.definition.key}" AS key, z.fits, z.detail
       )
       INSERT INTO import_said (${REMARK_COLUMNS})
       SELECT row_no, CASE WHEN fits THEN 'warning' ELSE 'rejected' END, 'geometry',
         CASE WHEN fits THEN 'geometry.repaired' ELSE 'geometry.invalid' END,
         jsonb_build_object('detail', (detail).reason), key, ST_X((detail).location), ST_Y((detail).location)
       FROM changed ORDER BY row_no`,
      [MAX_REPAIR_CHANGE],
    );
    // As their table keeps them, so that the row is found unchanged the next time; what is moved is a millimetre.
    if (MEASURED_KINDS.has(this.definition.kind))
      await this.session.run(
        'UPDATE import_stage SET geom = whole_in_metres(geom) WHERE ok AND NOT is_whole_in_metres(geom)',
      );
  }
}
