import { OPEN_FINDING_STATUSES } from '@abat/contracts';
import { literals } from '@abat/platform';

/**
 * SQL: a finding (alias d) that is open and not past. What all agreed on is open no more.
 * @param today SQL of the day from which it is not past
 */
export const openFinding = (today: string): string =>
  `d.status IN (${literals(OPEN_FINDING_STATUSES)}) AND NOT d.period << daterange(${today}, NULL)`;
