import type { ImportCounts } from '@abat/contracts';
import { appendEvents, type OutboxEvent } from '@abat/live';
import { KIND_SQL } from './kind-sql.js';
import type { JudgeContext } from './resolve.js';
import type { SqlSession } from './sql-session.js';

/** Up to this many changed rows their ids travel with the event, so that detection looks at them only. */
export const MAX_LISTED_IDS = 500;

type Touched = { ids: string[] | null; agencies: string[] | null; territories: string[] | null };

const TOUCHED: Partial<Record<string, { agencies?: string; territories?: string }>> = {
  works: { agencies: 'r.agency_id', territories: 'SELECT w.territory_id FROM work_territory w WHERE w.work_id = r.id' },
  mandates: { agencies: 'r.agency_id', territories: 'SELECT r.territory_id' },
  territories: { territories: 'SELECT r.id' },
};

async function touchedBy({ session, definition }: JudgeContext): Promise<Touched> {
  const { agencies, territories } = TOUCHED[definition.kind] ?? {};
  const changed = "FROM import_row r WHERE r.action IN ('create', 'update')";
  const districts = `(SELECT array_agg(DISTINCT x.id) FROM import_row r, LATERAL (${territories ?? 'SELECT NULL::uuid'}) x(id)
    WHERE r.action IN ('create', 'update') AND x.id IS NOT NULL)`;
  const [touched] = await session.rows<Touched>(
    `SELECT CASE WHEN count(*) <= ${MAX_LISTED_IDS} THEN array_agg(r.id ORDER BY r.row_no) END AS ids,
       ${agencies ? `array_agg(DISTINCT ${agencies})` : 'NULL'} AS agencies, ${districts} AS territories ${changed}`,
  );
  return touched ?? { ids: null, agencies: null, territories: null };
}

/** Tells of a bulk change by one event, however many rows it had. */
export async function tellOfChange(context: JudgeContext, { created, updated }: ImportCounts): Promise<void> {
  if (created + updated === 0) return;
  const { kind } = context.definition;
  const { ids, agencies, territories } = await touchedBy(context);
  const data = { bulk: true, kind, created, updated, ...(ids ? { ids } : {}) };
  const event: OutboxEvent = {
    type: KIND_SQL[kind].event,
    agencyIds: agencies ?? [],
    territoryIds: territories ?? [],
    data,
  };
  await appendEvents(context.session.manager, [event]);
}

type RunEvent = {
  type: 'import.progressed' | 'import.finished';
  runId: string;
  createdBy: string | null;
  data: Record<string, unknown>;
};

/** Tells the person who imports, and the staff, how a run goes. */
export async function tellOfRun(session: Pick<SqlSession, 'manager'>, event: RunEvent): Promise<void> {
  await appendEvents(session.manager, [
    {
      type: event.type,
      rooms: ['staff', ...(event.createdBy ? [`user:${event.createdBy}`] : [])],
      subject: { type: 'import', id: event.runId },
      data: event.data,
    },
  ]);
}
