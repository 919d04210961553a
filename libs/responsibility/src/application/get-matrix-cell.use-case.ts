import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { MatrixCellDetail, MatrixCellQuery } from '@abat/contracts';
import { DataSource } from 'typeorm';
import { type CellScope, readCell } from '../persistence/cell-reader.js';
import { resolveScope } from '../persistence/scope.js';

/** Powers, acts, money and findings of one body for one function. */
@Injectable()
export class GetMatrixCell {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /** @throws DomainError reference.unknown */
  async execute(query: MatrixCellQuery): Promise<MatrixCellDetail> {
    const scope = await resolveScope(this.dataSource.manager, query);
    return readCell(this.dataSource.manager, scope as CellScope);
  }
}
