import type { Principal } from '@abat/access';
import { DomainError } from '@abat/contracts';

/** The uuid of the screen that asks. @throws DomainError access.denied when a person asks */
export function ownScreenId({ screenId }: Principal): string {
  if (screenId === undefined) throw new DomainError('access.denied');
  return screenId;
}
