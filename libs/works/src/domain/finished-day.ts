import { unfit } from '@abat/contracts';

/**
 * The day a work really ended is not to come. `today` is the day of the city; days are `YYYY-MM-DD`.
 * @throws DomainError request.invalid on `finishedOn`
 */
export function refuseFinishedDay(finishedOn: string, today: string): void {
  if (finishedOn > today) throw unfit('finishedOn', 'finish.future');
}
