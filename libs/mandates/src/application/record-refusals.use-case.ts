import { Injectable } from '@nestjs/common';
import { authorize, type Principal } from '@abat/access';
import { fieldError, type RefusalBatch, type RefusalReceipt } from '@abat/contracts';
import { appendEvents } from '@abat/live';
import { type Register, resolveCode, TransactionRunner } from '@abat/platform';
import type { EntityManager } from 'typeorm';

/** Clocks of two systems differ by less. */
const CLOCK_TOLERANCE_MS = 300_000;

type Row = {
  requestExternalId: string;
  agencyId: string;
  functionId: string;
  territoryId: string;
  refusedAt: string;
  note: string | null;
};
type Stored = { id: string; agencyId: string; territoryId: string };

/** Records that bodies answered "not ours". A whole batch is taken or refused; what is known already stays as it is. */
@Injectable()
export class RecordRefusals {
  constructor(private readonly transactions: TransactionRunner) {}

  /** @throws DomainError access.denied, reference.unknown or request.invalid with the path of the field */
  execute(principal: Principal, batch: RefusalBatch): Promise<RefusalReceipt> {
    authorize(principal, 'import.run');
    return this.transactions.run({ id: principal.userId, label: principal.name }, async (manager) => {
      const created = await store(manager, batch.source, await resolve(manager, batch.items));
      if (created.length > 0)
        await appendEvents(manager, [
          {
            type: 'refusal.changed',
            agencyIds: distinct(created.map((row) => row.agencyId)),
            territoryIds: distinct(created.map((row) => row.territoryId)),
            data: { bulk: true, ids: created.map((row) => row.id), created: created.length },
          },
        ]);
      return { created: created.length, known: batch.items.length - created.length };
    });
  }
}

const distinct = (ids: readonly string[]): string[] => [...new Set(ids)];

// A batch names the same few bodies and functions again and again.
function codeBook(manager: EntityManager): (register: Register, code: string, path: string) => Promise<string> {
  const known = new Map<string, string>();
  return async (register, code, path) => {
    const key = `${register} ${code}`;
    const id = known.get(key) ?? (await resolveCode(manager, register, code, path));
    known.set(key, id);
    return id;
  };
}

async function resolve(manager: EntityManager, items: RefusalBatch['items']): Promise<Row[]> {
  const idOf = codeBook(manager);
  const latest = Date.now() + CLOCK_TOLERANCE_MS;
  const rows: Row[] = [];
  for (const [index, item] of items.entries()) {
    const at = `items.${index}`;
    const refusedAt = new Date(item.refusedAt);
    if (refusedAt.getTime() > latest)
      throw fieldError('request.invalid', `${at}.refusedAt`, 'a refusal cannot lie in the future');
    rows.push({
      requestExternalId: item.requestExternalId,
      agencyId: await idOf('agency', item.agency, `${at}.agency`),
      functionId: await idOf('function', item.function, `${at}.function`),
      territoryId: await idOf('territory', item.territory, `${at}.territory`),
      refusedAt: refusedAt.toISOString(),
      note: item.note ?? null,
    });
  }
  return rows;
}

function store(manager: EntityManager, source: string, rows: readonly Row[]): Promise<Stored[]> {
  return manager.query(
    `INSERT INTO request_refusal (source, request_external_id, agency_id, function_id, territory_id, refused_at, note)
     SELECT $1, r."requestExternalId", r."agencyId", r."functionId", r."territoryId", r."refusedAt", r.note
     FROM jsonb_to_recordset($2::jsonb) AS r ("requestExternalId" text, "agencyId" uuid, "functionId" uuid, "territoryId" uuid,
       "refusedAt" timestamptz, note text)
     ON CONFLICT DO NOTHING RETURNING id, agency_id AS "agencyId", territory_id AS "territoryId"`,
    [source, JSON.stringify(rows)],
  );
}
