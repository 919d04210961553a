import type { ScenarioStep } from '@abat/contracts';
import type pg from 'pg';

type Power = { code: string; holder: string; other: string; function: string };

// Powers that some finding is about, each with a body of the same city.
const POWERS = `
SELECT m.code, a.code AS holder, f.code AS function,
  'agency-' || split_part(a.code, '-', 2) || '-' || (split_part(a.code, '-', 3)::int + 1) % 8 AS other
FROM mandate m JOIN agency a ON a.id = m.agency_id JOIN city_function f ON f.id = m.function_id
WHERE upper_inf(m.valid) AND EXISTS (SELECT FROM finding d WHERE d.subject_a = m.id AND d.rule = 'mandate.duplicate' AND d.status <> 'closed')
ORDER BY md5(m.code) LIMIT 50`;

function stepOf({ code, holder, other, function: about }: Power, place: number): ScenarioStep {
  if (place % 5 < 2) return { action: 'withdraw', mandate: code };
  if (place % 5 < 4) return { action: 'transfer', mandate: code, agencies: [other] };
  const parties = [holder, other].map((agency) => ({ agency, side: 'party' as const }));
  return {
    action: 'addAgreement',
    kind: 'joint',
    title: code,
    parties,
    function: about,
    stages: [],
    objectKind: 'any',
  };
}

/** Fifty changes of a generated country where rules have run: powers withdrawn, handed on, shared by agreement. */
export async function fiftySteps(client: pg.Client): Promise<ScenarioStep[]> {
  const { rows } = await client.query<Power>(POWERS);
  return rows.map(stepOf);
}
