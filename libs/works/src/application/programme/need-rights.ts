import { authorize, type Principal, type Target } from '@abat/access';
import { DomainError, type ErrorCode, FIELD_REASONS, type FieldReason } from '@abat/contracts';

type Refusal = { code: ErrorCode; path: string; reason: FieldReason };

/** Why it is refused and at which field that could be mended. */
function refusalOf({ role, districtId }: Principal, { agencyId }: Target): Refusal {
  if (agencyId) return { code: 'access.outside-agency', path: 'agency', reason: 'need.foreign-body' };
  return role === 'planner' && districtId !== null
    ? { code: 'access.outside-district', path: 'territory', reason: 'need.foreign-district' }
    : { code: 'access.outside-agency', path: 'agency', reason: 'need.no-body' };
}

/**
 * Lets the principal write a need, or refuses and says at which field. It is written by its body; one that names none yet,
 * such as a wish of residents, by the planners of the district it lies in.
 * @param need as {@link needTarget} tells it
 * @throws DomainError access.denied, access.outside-agency (the body is another's; none is named by whoever serves no
 * district), access.outside-district (no body, and another district or none)
 */
export function authorizeNeed(principal: Principal, need: Target): void {
  try {
    authorize(principal, 'project.write', need);
  } catch (cause) {
    if (!(cause instanceof DomainError) || cause.code === 'access.denied') throw cause;
    const { code, path, reason } = refusalOf(principal, need);
    const detail = FIELD_REASONS[reason];
    throw new DomainError(code, { cause, detail, errors: [{ path, code: reason, message: detail.en }] });
  }
}
