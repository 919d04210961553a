import type { Writable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { ImportKind } from '@abat/contracts';
import { DataSource } from 'typeorm';
import { EXPORTS, type ExportDefinition } from './export-kinds.js';
import { type ExportFormat, type ExportRow, WRITERS } from './writers.js';

const asWkt = ({ sql, fields }: ExportDefinition): string =>
  `SELECT ${fields.map((field) => `e."${field}"`).join(', ')}, ST_AsText(ST_GeomFromGeoJSON(e.geometry), 7) AS wkt FROM (${sql}) e`;

/** Writes all rows of a kind with the fields of an import. */
@Injectable()
export class ExportRows {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /** @returns number of rows written */
  async execute(kind: ImportKind, format: ExportFormat, out: Writable): Promise<number> {
    const definition = EXPORTS[kind];
    const runner = this.dataSource.createQueryRunner();
    try {
      await runner.startTransaction('REPEATABLE READ');
      const sql = format !== 'geojson' && definition.spatial ? asWkt(definition) : definition.sql;
      const rows: AsyncIterable<ExportRow> = await runner.stream(sql);
      const count = await WRITERS[format](rows, definition, out);
      await runner.commitTransaction();
      return count;
    } finally {
      await runner.release();
    }
  }
}
