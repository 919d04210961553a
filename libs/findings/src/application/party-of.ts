import { belongsTo, type Principal } from '@abat/access';
import { fieldError } from '@abat/contracts';
import { resolveCode } from '@abat/platform';
import type { EntityManager } from 'typeorm';

/** An agency that takes part in a finding, as rights see it. Ids are uuids. */
export type Party = { agencyId: string; agencyDistrictId: string | null };

/**
 * The party that a code names.
 * @throws DomainError reference.unknown (no such agency), request.invalid (not a party), both on `agency`
 */
export async function partyOf(manager: EntityManager, code: string, agencyIds: readonly string[]): Promise<Party> {
  const agencyId = await resolveCode(manager, 'agency', code, 'agency');
  if (!agencyIds.includes(agencyId)) throw fieldError('request.invalid', 'agency', `${code} is not a party`);
  const rows: { district: string | null }[] = await manager.query(
    'SELECT district_id AS district FROM agency WHERE id = $1',
    [agencyId],
  );
  return { agencyId, agencyDistrictId: rows[0]?.district ?? null };
}

/**
 * Whether somebody speaks for a body that is not the own one. Who does has to say why: it is told with what was said.
 * @param reason what was written, and the path it stands at in the request
 * @throws DomainError request.invalid
 */
export function speaksOnBehalf(
  principal: Principal,
  party: Party,
  reason: { path: string; text: string | null | undefined },
): boolean {
  if (belongsTo(principal, party)) return false;
  if (!reason.text) throw fieldError('request.invalid', reason.path, 'required when speaking for another body');
  return true;
}
