import type { EntityManager } from 'typeorm';

/** A mandate that is not in the register: of a draft or a scenario. Ids are uuids, days `YYYY-MM-DD`, money decimal text. */
export type OverlayMandate = {
  id: string;
  code: string;
  agencyId: string;
  functionId: string;
  stage: string;
  objectKind: string;
  territoryId: string;
  siteId: string | null;
  mode: string;
  withAgencyId: string | null;
  validFrom: string | null;
  validTo: string | null;
  amountFromKzt: string | null;
  amountToKzt: string | null;
  ownerKind: string | null;
  functionKind: string | null;
  legalActId: string | null;
  demo: boolean;
};

/** A mandate of the register that ends; `lastDay` null = it never was. */
export type EndedMandate = { id: string; lastDay: string | null };

/** An agreement that is not in the register, between two bodies: one row per pair, as `effective_agreement` has them. */
export type OverlayAgreement = {
  id: string;
  kind: string;
  agencyId: string;
  otherAgencyId: string;
  functionId: string | null;
  stages: string[];
  objectKind: string;
  territoryId: string | null;
  siteId: string | null;
  validFrom: string | null;
  validTo: string | null;
};

/** Money of a line from the overlay; a line of the register with this id is replaced. */
export type OverlayLine = {
  id: string;
  code: string;
  year: number;
  agencyId: string;
  functionId: string | null;
  territoryId: string | null;
  amountKzt: string;
  demo: boolean;
};

/**
 * Changes laid over the registers of powers for the rest of a transaction that must be rolled back.
 * `functionIds`: only powers in the branches of these functions are looked at (rules never relate powers of different
 * branches); null = all. `day`: the day the rules judge on.
 */
export type PowerOverlay = {
  functionIds: readonly string[] | null;
  day?: string;
  ended: readonly EndedMandate[];
  mandates: readonly OverlayMandate[];
  agreements?: readonly OverlayAgreement[];
  lines?: readonly OverlayLine[];
};

// Temporary tables stand before the views of the same name: the rules read them without knowing.
const TABLES = ['effective_mandate', 'effective_agreement', 'effective_line'] as const;
const CREATE = TABLES.map((name) => `CREATE TEMP TABLE ${name} (LIKE public.${name}) ON COMMIT DROP`).join(';');
// A tenth of the usual sample tells the planner enough, and takes a fifth of the time.
const INDEXES = [
  'SET LOCAL default_statistics_target = 10',
  'CREATE INDEX ON effective_mandate (id)',
  'CREATE INDEX ON effective_mandate (function_id, place_id, stage)',
  'CREATE INDEX ON effective_mandate (agency_id)',
  'CREATE INDEX ON effective_line (agency_id, year)',
  'ANALYZE pg_temp.effective_mandate',
  'ANALYZE pg_temp.effective_line',
  'SET LOCAL default_statistics_target TO DEFAULT',
].join(';');

const STORED_MANDATES = `
INSERT INTO pg_temp.effective_mandate
SELECT m.id, m.code, m.agency_id, m.function_id, m.path, m.stage, m.object_kind, m.kind_path, m.territory_id, m.site_id,
  m.place_id, m.mode, m.with_agency_id, m.valid * coalesce(daterange(NULL, e."lastDay", '[]'), '(,)'), m.amount,
  m.owner_kind, m.function_kind, m.legal_act_id, m.set_id, m.demo
FROM public.effective_mandate m
LEFT JOIN jsonb_to_recordset($1::jsonb) AS e (id uuid, "lastDay" date) ON e.id = m.id
WHERE (e.id IS NULL OR e."lastDay" IS NOT NULL AND NOT isempty(m.valid * daterange(NULL, e."lastDay", '[]')))
  AND ($2::uuid[] IS NULL OR m.function_id IN (
    SELECT f.id FROM city_function f WHERE subpath(f.path, 0, 1) IN (
      SELECT subpath(r.path, 0, 1) FROM city_function r WHERE r.id = ANY ($2::uuid[]))))`;

const NEW_MANDATES = `
INSERT INTO pg_temp.effective_mandate
SELECT d.id, d.code, d."agencyId", d."functionId", f.path, d.stage, d."objectKind", k.path, d."territoryId", d."siteId",
  coalesce(d."siteId", d."territoryId"), d.mode, d."withAgencyId", day_range(d."validFrom", d."validTo") * a.valid,
  numrange(d."amountFromKzt", d."amountToKzt"), d."ownerKind", d."functionKind", d."legalActId", main_mandate_set(), d.demo
FROM jsonb_to_recordset($1::jsonb) AS d (id uuid, code text, "agencyId" uuid, "functionId" uuid, stage text, "objectKind" text,
  "territoryId" uuid, "siteId" uuid, mode text, "withAgencyId" uuid, "validFrom" date, "validTo" date,
  "amountFromKzt" numeric, "amountToKzt" numeric, "ownerKind" text, "functionKind" text, "legalActId" uuid, demo boolean)
JOIN agency a ON a.id = d."agencyId" JOIN city_function f ON f.id = d."functionId" JOIN object_kind k ON k.code = d."objectKind"
WHERE NOT isempty(day_range(d."validFrom", d."validTo") * a.valid)`;

const AGREEMENTS = `
INSERT INTO pg_temp.effective_agreement
SELECT * FROM public.effective_agreement
UNION ALL
SELECT d.id, d.kind, least(d."agencyId", d."otherAgencyId"), greatest(d."agencyId", d."otherAgencyId"), f.path,
  ARRAY(SELECT jsonb_array_elements_text(d.stages)), k.path, d."territoryId", d."siteId",
  coalesce(d."siteId", d."territoryId"), day_range(d."validFrom", d."validTo")
FROM jsonb_to_recordset($1::jsonb) AS d (id uuid, kind text, "agencyId" uuid, "otherAgencyId" uuid, "functionId" uuid,
  stages jsonb, "objectKind" text, "territoryId" uuid, "siteId" uuid, "validFrom" date, "validTo" date)
JOIN object_kind k ON k.code = d."objectKind" LEFT JOIN city_function f ON f.id = d."functionId"`;

const LINES = `
WITH changed AS (
  SELECT * FROM jsonb_to_recordset($1::jsonb) AS d (id uuid, code text, year integer, "agencyId" uuid, "functionId" uuid,
    "territoryId" uuid, "amountKzt" numeric, demo boolean)
)
INSERT INTO pg_temp.effective_line
SELECT l.* FROM public.effective_line l WHERE l.id NOT IN (SELECT id FROM changed)
UNION ALL
SELECT d.id, d.code, d.year, d."agencyId", d."functionId", f.path, d."territoryId", d."amountKzt", d.demo, true
FROM changed d LEFT JOIN city_function f ON f.id = d."functionId"`;

/** Lays changes over the registers for this transaction, which the caller rolls back (or a savepoint of it). */
export async function overlayPowers(manager: EntityManager, overlay: PowerOverlay): Promise<void> {
  await manager.query(`SET LOCAL client_min_messages = warning; SET LOCAL jit = off; ${CREATE}`);
  await manager.query(STORED_MANDATES, [JSON.stringify(overlay.ended), overlay.functionIds]);
  await manager.query(NEW_MANDATES, [JSON.stringify(overlay.mandates)]);
  await manager.query(AGREEMENTS, [JSON.stringify(overlay.agreements ?? [])]);
  await manager.query(LINES, [JSON.stringify(overlay.lines ?? [])]);
  await manager.query(INDEXES);
  if (overlay.day) await judgePowersOn(manager, overlay.day);
}

/** The day that the rules about powers judge on, for the rest of the transaction. */
export async function judgePowersOn(manager: EntityManager, day: string): Promise<void> {
  await manager.query("SELECT set_config('abat.day', $1, true)", [day]);
}
