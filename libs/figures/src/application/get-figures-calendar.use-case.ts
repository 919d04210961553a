import { Injectable } from '@nestjs/common';
import type { FiguresCalendar, FiguresCalendarQuery } from '@abat/contracts';
import { readCalendar } from '../persistence/calendar-reader.js';
import { FigureDesk } from './figure-desk.js';
import { yearOf } from './get-figures-now.use-case.js';

/** Works, findings and restrictions on every day of a year. */
@Injectable()
export class GetFiguresCalendar {
  constructor(private readonly desk: FigureDesk) {}

  /** @throws DomainError reference.unknown */
  async execute(query: FiguresCalendarQuery): Promise<FiguresCalendar> {
    const districtId = (await this.desk.district(query.district))?.id ?? null;
    return this.desk.answer(`calendar/${query.year ?? ''}/${districtId ?? ''}`, async (manager, { day }) => ({
      ...(await readCalendar(manager, { year: query.year ?? yearOf(day), districtId })),
      source: ['works', 'findings', 'restrictions', 'holidays'] as FiguresCalendar['source'],
      excluded: [],
    }));
  }
}
