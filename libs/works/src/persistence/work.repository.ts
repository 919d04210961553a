import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type {
  ChoiceCounts,
  DateCertainty,
  Geometry,
  HistoryEntry,
  Page,
  Work,
  WorkChoicesQuery,
  WorkQuery,
  WorkStatus,
  WorkSummary,
} from '@abat/contracts';
import { readAt, todayAt } from '@abat/moments';
import { countChoices, DomainError, kept, keysetPage, VersionedStore } from '@abat/platform';
import { readHistory } from '@abat/registers';
import { DataSource, type EntityManager } from 'typeorm';
import { uuidv7 } from 'uuidv7';
import type { Days } from '../domain/zone-plan.js';
import { workChoices } from './work-choices.js';
import { workConditions } from './work-conditions.js';
import { WorkEntity } from './work.entity.js';
import { measureFrom } from './work-distance.js';
import { workColumns, WORK_FROM, WORK_SHAPE_COLUMNS, workSource } from './work-select.js';

/** A zone about to be stored. */
export type NewZone = { geometry: Geometry; start: string; end: string };

/** The facts rights and events need of a stored work. */
export type WorkStanding = {
  id: string;
  version: number;
  agencyId: string;
  agencyDistrictId: string | null;
  projectId: string | null;
  hindersTraffic: boolean;
  startsOn: string;
  endsOn: string;
  status: WorkStatus;
  finishedOn: string | null;
  dateCertainty: DateCertainty;
  durationDays: number | null;
  handed: boolean;
  districtIds: string[];
};

// What a standing holds besides the columns of the work.
const STANDING = `w.agency_id AS "agencyId", a.district_id AS "agencyDistrictId", w.project_id AS "projectId",
  EXISTS (SELECT FROM handover h WHERE h.work_id = w.id) AS handed,
  ARRAY(SELECT territory_id::text FROM work_territory WHERE work_id = w.id) AS "districtIds"`;
const ZONE_DAYS = `(SELECT coalesce(json_agg(json_build_object('start', z.starts_on, 'end', z.ends_on) ORDER BY z.number), '[]')
  FROM work_zone z WHERE z.work_id = w.id) AS zones`;

type ReadWork = Work & Pick<WorkStanding, 'agencyId' | 'agencyDistrictId' | 'projectId' | 'handed' | 'districtIds'>;

/** Works with their zones and shares per district. Methods that take a manager run in the caller's transaction. */
@Injectable()
export class WorkRepository {
  readonly store = new VersionedStore(WorkEntity);

  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  list(query: WorkQuery): Promise<Page<WorkSummary>> {
    const { limit, cursor, sort, withGeometry, near, withinM, ...filters } = query;
    const conditions = workConditions(filters);
    const plain = workSource(withGeometry === 'true', todayAt(query.at));
    const source = near ? measureFrom(plain, conditions, { near, withinM, isPast: query.at !== undefined }) : plain;
    return readAt(this.dataSource, query.at, (manager) =>
      keysetPage(manager, { ...source, unordered: query.at !== undefined }, { limit, cursor, sort }, conditions),
    );
  }

  /** How many works the list would have with each choice of the filter `by`, under its other filters. */
  counts({ by, ...query }: WorkChoicesQuery): Promise<ChoiceCounts> {
    const conditions = workConditions({ ...query, [by]: by === 'period' ? 'all' : undefined });
    const choice = workChoices(query.at)[by];
    return readAt(this.dataSource, query.at, (manager) =>
      countChoices(manager, { from: 'work w', choice, conditions }),
    );
  }

  /**
   * The work as it was stored at a moment.
   * @throws DomainError resource.not-found when there was none, request.invalid for a moment that is to come
   */
  getAt(id: string, at: string): Promise<Work> {
    return readAt(this.dataSource, at, (manager) => this.getById(id, manager, todayAt(at)));
  }

  /** @throws DomainError resource.not-found */
  async getById(
    id: string,
    manager: EntityManager = this.dataSource.manager,
    today: string = todayAt(undefined),
  ): Promise<Work> {
    const rows: Work[] = await manager.query(
      kept(`SELECT ${workColumns(today)}, ${WORK_SHAPE_COLUMNS} FROM ${WORK_FROM} WHERE w.id = $1`),
      [id],
    );
    if (!rows[0]) throw new DomainError('resource.not-found');
    return rows[0];
  }

  /**
   * Locks the work for the rest of the transaction; rows that only refer to it (its nuisance) may be written meanwhile.
   * @throws DomainError resource.not-found
   */
  async standing(manager: EntityManager, id: string): Promise<WorkStanding & { zones: Days[] }> {
    const rows: (WorkStanding & { zones: Days[] })[] = await manager.query(
      kept(`SELECT w.id, w.version, w.hinders_traffic AS "hindersTraffic", w.starts_on::text AS "startsOn", w.ends_on::text AS "endsOn",
         w.status, w.finished_on::text AS "finishedOn", w.date_certainty AS "dateCertainty",
         w.duration_days AS "durationDays", ${STANDING}, ${ZONE_DAYS}
       FROM work w JOIN agency a ON a.id = w.agency_id WHERE w.id = $1 FOR NO KEY UPDATE OF w`),
      [id],
    );
    if (!rows[0]) throw new DomainError('resource.not-found');
    return rows[0];
  }

  /**
   * The work as the transaction left it, with what rights and events need of it.
   * @throws DomainError resource.not-found
   */
  async changed(manager: EntityManager, id: string): Promise<{ work: Work; standing: WorkStanding }> {
    const rows: ReadWork[] = await manager.query(
      kept(
        `SELECT ${workColumns(todayAt(undefined))}, ${WORK_SHAPE_COLUMNS}, ${STANDING} FROM ${WORK_FROM} WHERE w.id = $1`,
      ),
      [id],
    );
    if (!rows[0]) throw new DomainError('resource.not-found');
    const { agencyId, agencyDistrictId, projectId, handed, districtIds, ...work } = rows[0];
    const { version, hindersTraffic, start, end, status, finishedOn, dateCertainty, durationDays } = work;
    const days = { startsOn: start, endsOn: end, dateCertainty, durationDays };
    const own = { id, version, hindersTraffic, status, finishedOn, ...days };
    return { work, standing: { ...own, agencyId, agencyDistrictId, projectId, handed, districtIds } };
  }

  /** Stores zones in place of those the work has and measures its shares per district anew. */
  async replaceZones(manager: EntityManager, workId: string, zones: readonly NewZone[]): Promise<void> {
    await manager.query('DELETE FROM work_zone WHERE work_id = $1', [workId]);
    const rows = zones.map((zone, index) => ({ ...zone, id: uuidv7(), number: index + 1 }));
    await manager.query(
      `INSERT INTO work_zone (id, work_id, number, starts_on, ends_on, buffer_m, geom)
       SELECT r.id, $1, r.number, r.start, r."end", (SELECT work_buffer_m(w.hinders_traffic, w.work_type_id, w.function_id) FROM work w WHERE w.id = $1),
         ST_Force2D(ST_SetSRID(ST_GeomFromGeoJSON(r.geometry), 4326))
       FROM jsonb_to_recordset($2::jsonb) AS r (id uuid, number int, start date, "end" date, geometry jsonb)`,
      [workId, JSON.stringify(rows)],
    );
    await manager.query('SELECT work_refresh_territory(ARRAY[$1::uuid])', [workId]);
  }

  /** Moves the days of all zones that carry the days of the whole work. */
  async moveZones(manager: EntityManager, workId: string, days: { start: string; end: string }): Promise<void> {
    await manager.query(
      kept('UPDATE work_zone SET starts_on = $2, ends_on = $3 WHERE work_id = $1 AND (starts_on, ends_on) <> ($2, $3)'),
      [workId, days.start, days.end],
    );
  }

  /** Strips of the zones by hindrance, type and function of the work. */
  async rebuffer(manager: EntityManager, workId: string): Promise<void> {
    await manager.query('SELECT work_rebuffer(ARRAY[$1::uuid])', [workId]);
  }

  /** Whether works of the kind open the ground; the kind is that of the function where there is no own type. */
  async digs(
    manager: EntityManager,
    kind: { workTypeId: string | null; functionId: string | undefined; method: string | null },
  ): Promise<boolean> {
    const rows: { digs: boolean }[] = await manager.query('SELECT work_digs($1, $2, $3) AS digs', [
      kind.workTypeId,
      kind.functionId,
      kind.method,
    ]);
    return rows[0]?.digs ?? false;
  }

  /**
   * Whether a stored work opens the ground when it becomes of another kind. What is not given of the kind stays.
   * @returns null when what is stored is not what its kind says: then somebody said it, and it stays
   */
  async digsAnew(
    manager: EntityManager,
    workId: string,
    kind: { workTypeId?: string | null; functionId?: string; method?: string | null },
  ): Promise<boolean | null> {
    const rows: { digs: boolean }[] = await manager.query(
      `SELECT work_digs(CASE WHEN $2::jsonb ? 'workTypeId' THEN k."workTypeId" ELSE w.work_type_id END,
         coalesce(k."functionId", w.function_id), CASE WHEN $2::jsonb ? 'method' THEN k.method ELSE w.method END) AS digs
       FROM work w, jsonb_to_record($2::jsonb) AS k ("workTypeId" uuid, "functionId" uuid, method text)
       WHERE w.id = $1 AND w.surface_breaking = work_digs(w.work_type_id, w.function_id, w.method)`,
      [workId, JSON.stringify(kind)],
    );
    return rows[0]?.digs ?? null;
  }

  /** Ties the work to one budget line with its cost, or to none. */
  async allocate(manager: EntityManager, workId: string, lineId: string | null): Promise<void> {
    await manager.query(
      'DELETE FROM budget_allocation WHERE work_id = $1 AND budget_line_id IS DISTINCT FROM $2::uuid',
      [workId, lineId],
    );
    if (!lineId) return;
    await manager.query(
      `INSERT INTO budget_allocation (budget_line_id, work_id, amount_kzt) SELECT $2, id, cost_kzt FROM work WHERE id = $1
       ON CONFLICT (work_id, budget_line_id) DO UPDATE SET amount_kzt = excluded.amount_kzt
       WHERE budget_allocation.amount_kzt IS DISTINCT FROM excluded.amount_kzt`,
      [workId, lineId],
    );
  }

  /** Keeps a work's only allocation equal to its cost. */
  async followCost(manager: EntityManager, workId: string): Promise<void> {
    await manager.query(
      `UPDATE budget_allocation x SET amount_kzt = w.cost_kzt FROM work w
       WHERE w.id = $1 AND x.work_id = w.id AND x.amount_kzt IS DISTINCT FROM w.cost_kzt
         AND (SELECT count(*) FROM budget_allocation WHERE work_id = $1) = 1`,
      [workId],
    );
  }

  /**
   * Changes of the work, its zones and its money, newest first; references are told by their codes. With `at` as far as
   * they were made then.
   * @throws DomainError request.invalid for a moment that is to come
   */
  history(id: string, at?: string): Promise<HistoryEntry[]> {
    return readAt(this.dataSource, at, (manager) => readHistory(manager, { entity: 'work', id, at }));
  }
}
