import { Injectable } from '@nestjs/common';
import type { FiguresNow, FiguresNowQuery } from '@abat/contracts';
import { excludedOf } from '../persistence/figure-head.js';
import { readNow } from '../persistence/now-reader.js';
import { FigureDesk } from './figure-desk.js';

/** Key figures of the city or a district now. Requests have no register yet: that is told, and is not 0. */
@Injectable()
export class GetFiguresNow {
  constructor(private readonly desk: FigureDesk) {}

  /** @throws DomainError reference.unknown */
  async execute(query: FiguresNowQuery): Promise<FiguresNow> {
    const district = await this.desk.district(query.district);
    return this.desk.answer(`now/${district?.id ?? ''}`, async (manager, { day }) => {
      const figures = await readNow(manager, { year: yearOf(day), districtId: district?.id ?? null });
      return {
        ...figures,
        source: ['findings', 'works', 'resolutions', 'budget-lines'],
        excluded: excludedOf(figures.excluded),
        district,
        requests: { count: null, reason: 'source.not-connected' },
      } satisfies Omit<FiguresNow, 'asOf' | 'changedAt' | 'day'>;
    });
  }
}

/** The year of a day `YYYY-MM-DD`. */
export const yearOf = (day: string): number => Number(day.slice(0, 4));
