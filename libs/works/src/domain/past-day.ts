import { type FieldReason, unfit } from '@abat/contracts';

/** A field that tells on which day something happened, and why a day to come does not fit. */
type PastDay = { path: string; day: string | null | undefined; reason: FieldReason };

/**
 * What happened did not happen on a day to come. `today` is the day of the city; days are `YYYY-MM-DD`.
 * @throws DomainError request.invalid on `path`
 */
export function refuseFuture({ path, day, reason }: PastDay, today: string): void {
  if (day && day > today) throw unfit(path, reason);
}
