import { Injectable } from '@nestjs/common';
import type { FiguresDistricts, FiguresDistrictsQuery } from '@abat/contracts';
import { readDistricts } from '../persistence/districts-reader.js';
import { excludedOf } from '../persistence/figure-head.js';
import { FigureDesk } from './figure-desk.js';
import { yearOf } from './get-figures-now.use-case.js';

/** Key figures of every district with their last twelve weeks. */
@Injectable()
export class GetFiguresDistricts {
  constructor(private readonly desk: FigureDesk) {}

  execute(query: FiguresDistrictsQuery): Promise<FiguresDistricts> {
    return this.desk.answer(`districts/${query.year ?? ''}`, async (manager, { day }) => {
      const year = query.year ?? yearOf(day);
      const { items, knownSince, excluded } = await readDistricts(manager, year);
      return {
        source: ['findings', 'works', 'resolutions', 'budget-lines'],
        excluded: excludedOf(excluded),
        year,
        knownSince,
        items,
      } satisfies Omit<FiguresDistricts, 'asOf' | 'changedAt' | 'day'>;
    });
  }
}
