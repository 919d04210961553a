import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { Matrix, MatrixQuery } from '@abat/contracts';
import { DataSource } from 'typeorm';
import { readMatrix } from '../persistence/matrix-reader.js';
import { resolveScope } from '../persistence/scope.js';

/** Function x body: who holds which stages, where they overlap and what nobody holds. */
@Injectable()
export class GetMatrix {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /** @throws DomainError reference.unknown */
  async execute(query: MatrixQuery): Promise<Matrix> {
    return readMatrix(this.dataSource.manager, await resolveScope(this.dataSource.manager, query));
  }
}
