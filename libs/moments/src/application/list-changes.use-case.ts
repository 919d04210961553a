import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { Changes, ChangesQuery } from '@abat/contracts';
import { DataSource } from 'typeorm';
import { readChanges } from '../persistence/change-reader.js';
import { inWindow } from './change-window.js';

/** What changed between two moments, newest first, with counts per kind over the whole window. */
@Injectable()
export class ListChanges {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /** @throws DomainError reference.unknown, request.invalid for a cursor that is not ours */
  execute(query: ChangesQuery): Promise<Changes> {
    return inWindow(this.dataSource, query, (manager, scope) => readChanges(manager, scope, query));
  }
}
