import { Injectable } from '@nestjs/common';
import type { FiguresMoney, FiguresMoneyQuery } from '@abat/contracts';
import { excludedOf } from '../persistence/figure-head.js';
import { readMoney } from '../persistence/money-reader.js';
import { FigureDesk } from './figure-desk.js';
import { yearOf } from './get-figures-now.use-case.js';

/** Money of a year by administrator and source. */
@Injectable()
export class GetFiguresMoney {
  constructor(private readonly desk: FigureDesk) {}

  /** @throws DomainError reference.unknown */
  async execute(query: FiguresMoneyQuery): Promise<FiguresMoney> {
    const districtId = (await this.desk.district(query.district))?.id ?? null;
    return this.desk.answer(`money/${query.year ?? ''}/${districtId ?? ''}`, async (manager, { day }) => {
      const money = await readMoney(manager, { year: query.year ?? yearOf(day), districtId });
      return {
        ...money,
        source: ['budget-lines'] as FiguresMoney['source'],
        excluded: excludedOf(money.excluded),
      };
    });
  }
}
