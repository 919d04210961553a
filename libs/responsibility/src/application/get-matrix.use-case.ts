import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { Matrix, MatrixQuery } from '@abat/contracts';
import { dayAsFilter, readAt } from '@abat/moments';
import { DataSource } from 'typeorm';
import { readMatrix } from '../persistence/matrix-reader.js';
import { resolveScope } from '../persistence/scope.js';

/** Function x body: who holds which stages, where they overlap and what nobody holds. */
@Injectable()
export class GetMatrix {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /** @throws DomainError reference.unknown, request.invalid for a moment that is to come */
  execute(asked: MatrixQuery): Promise<Matrix> {
    const query = dayAsFilter(asked);
    return readAt(this.dataSource, query.at, async (manager) =>
      readMatrix(manager, await resolveScope(manager, query)),
    );
  }
}
