import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { ChangeHistogram, ChangeHistogramQuery } from '@abat/contracts';
import { DataSource } from 'typeorm';
import { readHistogram } from '../persistence/histogram-reader.js';
import { inWindow } from './change-window.js';

/** How much changed per hour or day, for the slider through time. */
@Injectable()
export class GetChangeHistogram {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /** @throws DomainError reference.unknown */
  execute(query: ChangeHistogramQuery): Promise<ChangeHistogram> {
    return inWindow(this.dataSource, query, (manager, scope) => readHistogram(manager, scope, query.step));
  }
}
