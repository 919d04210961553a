import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { MatrixCellDetail, MatrixCellQuery } from '@abat/contracts';
import { dayAsFilter, readAt } from '@abat/moments';
import { DataSource } from 'typeorm';
import { type CellScope, readCell } from '../persistence/cell-reader.js';
import { resolveScope } from '../persistence/scope.js';

/** Powers, acts, money and findings of one body for one function. */
@Injectable()
export class GetMatrixCell {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /** @throws DomainError reference.unknown, request.invalid for a moment that is to come */
  execute(asked: MatrixCellQuery): Promise<MatrixCellDetail> {
    const query = dayAsFilter(asked);
    return readAt(this.dataSource, query.at, async (manager) =>
      readCell(manager, (await resolveScope(manager, query)) as CellScope),
    );
  }
}
