import { Injectable } from '@nestjs/common';
import type { FiguresWeek, FiguresWeekQuery } from '@abat/contracts';
import { mondayOf } from '../domain/monday.js';
import { readWeek } from '../persistence/week-reader.js';
import { FigureDesk } from './figure-desk.js';

/** Works of seven days by day and district, with their findings. */
@Injectable()
export class GetFiguresWeek {
  constructor(private readonly desk: FigureDesk) {}

  /** @throws DomainError reference.unknown */
  async execute(query: FiguresWeekQuery): Promise<FiguresWeek> {
    const districtId = (await this.desk.district(query.district))?.id ?? null;
    return this.desk.answer(`week/${query.from ?? ''}/${districtId ?? ''}`, async (manager, { day }) => ({
      ...(await readWeek(manager, { from: query.from ?? mondayOf(day), districtId })),
      source: ['works', 'findings', 'holidays'] as FiguresWeek['source'],
      excluded: [],
    }));
  }
}
