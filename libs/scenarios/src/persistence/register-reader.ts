import type { ScenarioStep } from '@abat/contracts';
import type { EntityManager } from 'typeorm';
import type { PlannedFrom, PlannedLine, Registers } from '../domain/plan.js';

type Codes = {
  agencies: string[];
  functions: string[];
  territories: string[];
  kinds: string[];
  mandates: string[];
  lines: string[];
};

const given = (...codes: (string | null | undefined)[]): string[] => codes.filter((code): code is string => !!code);

function codesOf(step: ScenarioStep): Partial<Codes> {
  switch (step.action) {
    case 'grant':
      return {
        ...{
          agencies: step.agencies,
          functions: [step.function],
          territories: [step.territory],
          kinds: [step.objectKind],
        },
      };
    case 'withdraw':
      return { mandates: [step.mandate] };
    case 'transfer':
      return { mandates: [step.mandate], agencies: step.agencies, territories: given(step.territory) };
    case 'split':
      return {
        mandates: [step.mandate],
        agencies: step.parts.map((part) => part.agency),
        territories: given(...step.parts.map((part) => part.territory)),
      };
    case 'merge':
      return { mandates: step.mandates, agencies: [step.agency], territories: [step.territory] };
    case 'moveMoney':
      return { lines: [step.line], agencies: [step.agency] };
    case 'addAgreement':
      return {
        agencies: step.parties.map((party) => party.agency),
        functions: given(step.function),
        territories: given(step.territory),
        kinds: [step.objectKind],
      };
  }
}

function allCodes(steps: readonly ScenarioStep[]): Codes {
  const named = steps.map(codesOf);
  const of = (name: keyof Codes): string[] => [...new Set(named.flatMap((codes) => codes[name] ?? []))];
  return {
    ...{ agencies: of('agencies'), functions: of('functions'), territories: of('territories') },
    ...{ kinds: of('kinds'), mandates: of('mandates'), lines: of('lines') },
  };
}

const MANDATES = `
SELECT m.id, m.code, m.agency_id AS "agencyId", m.function_id AS "functionId", m.stage, m.object_kind AS "objectKind",
  m.territory_id AS "territoryId", m.site_id AS "siteId", m.owner_kind AS "ownerKind", m.function_kind AS "functionKind",
  m.amount_from_kzt::text AS "amountFromKzt", m.amount_to_kzt::text AS "amountToKzt",
  lower(m.valid)::text AS "validFrom", last_day(m.valid)::text AS "validTo"
FROM mandate m WHERE m.code = ANY ($1::text[]) OR m.id::text = ANY ($1::text[])`;

const LINE = `l.id, l.code, l.year, l.agency_id AS "agencyId", l.function_id AS "functionId", l.territory_id AS "territoryId", l.amount_kzt::text AS "amountKzt"`;

const byCode = <Row extends { code: string }>(rows: readonly Row[]): Map<string, Row> =>
  new Map(rows.map((row) => [row.code, row]));

async function ids(manager: EntityManager, sql: string, codes: readonly string[]): Promise<Map<string, string>> {
  const rows: { code: string; id: string }[] = await manager.query(sql, [codes]);
  return new Map(rows.map(({ code, id }) => [code, id]));
}

const TERRITORIES = `
SELECT c.code, t.id FROM unnest($1::text[]) AS c (code)
JOIN territory t ON t.external_id = c.code OR t.id::text = c.code OR c.code = 'city' AND t.kind = 'city'`;

/** Reads what the steps name. Money that may go along is that of the holders of transferred powers in `year`. */
export async function readRegisters(
  manager: EntityManager,
  steps: readonly ScenarioStep[],
  year: number,
): Promise<Registers> {
  const codes = allCodes(steps);
  const agencies: { code: string; id: string; districtId: string | null }[] = await manager.query(
    'SELECT code, id, district_id AS "districtId" FROM agency WHERE code = ANY ($1::text[])',
    [codes.agencies],
  );
  const mandates: PlannedFrom[] = await manager.query(MANDATES, [codes.mandates]);
  const lines: PlannedLine[] = await manager.query(
    `SELECT ${LINE} FROM effective_line l WHERE l.code = ANY ($1::text[])`,
    [codes.lines],
  );
  const kinds = await ids(manager, 'SELECT code, id FROM object_kind WHERE code = ANY ($1::text[])', codes.kinds);
  const along = await linesAlong(manager, mandates, year);
  return {
    agencies: byCode(agencies),
    functions: await ids(manager, 'SELECT code, id FROM city_function WHERE code = ANY ($1::text[])', codes.functions),
    territories: await ids(manager, TERRITORIES, [...codes.territories, 'city']),
    kinds: new Set(kinds.keys()),
    mandates: byCode(mandates),
    lines: byCode(lines),
    linesFor: (agencyId, functionId) => along.get(`${agencyId}|${functionId}`) ?? [],
  };
}

async function linesAlong(
  manager: EntityManager,
  mandates: readonly PlannedFrom[],
  year: number,
): Promise<Map<string, PlannedLine[]>> {
  const rows: (PlannedLine & { key: string })[] = await manager.query(
    `SELECT DISTINCT d.agency_id || '|' || d.function_id AS key, ${LINE}
     FROM unnest($1::uuid[], $2::uuid[]) AS d (agency_id, function_id) JOIN city_function f ON f.id = d.function_id
     JOIN effective_line l ON l.agency_id = d.agency_id AND l.path <@ f.path AND l.year = $3 AND l.leaf ORDER BY l.code`,
    [mandates.map((mandate) => mandate.agencyId), mandates.map((mandate) => mandate.functionId), year],
  );
  const found = new Map<string, PlannedLine[]>();
  for (const { key, ...line } of rows) found.set(key, [...(found.get(key) ?? []), line]);
  return found;
}
