import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { FiguresFlow, FiguresFlowQuery } from '@abat/contracts';
import { resolveOptional } from '@abat/platform';
import { DataSource } from 'typeorm';
import { readFlow } from '../persistence/flow-reader.js';
import { FigureDesk } from './figure-desk.js';

/** Function, stage and body of the powers of today. */
@Injectable()
export class GetFiguresFlow {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly desk: FigureDesk,
  ) {}

  /** @throws DomainError reference.unknown */
  async execute(query: FiguresFlowQuery): Promise<FiguresFlow> {
    const districtId = (await this.desk.district(query.district))?.id ?? null;
    const asked = { code: query.function, path: 'function' };
    const functionId = (await resolveOptional(this.dataSource.manager, 'function', asked)) ?? null;
    return this.desk.answer(`flow/${districtId ?? ''}/${functionId ?? ''}`, async (manager) => ({
      ...(await readFlow(manager, { districtId, functionId })),
      source: ['mandates', 'requirements', 'findings'] as FiguresFlow['source'],
      excluded: [],
    }));
  }
}
