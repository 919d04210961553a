import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Injectable } from '@nestjs/common';
import type { Locale } from '@abat/contracts';
import { explainRemark } from '../domain/remark.js';
import type { SourceRow } from '../domain/source-row.js';
import { type Cell, csvLine } from '../export/export-cell.js';
import { RemarkRepository, type Rejection } from '../persistence/remark.repository.js';
import type { OpenedFile } from '../readers/open-file.js';

const BOM = '\ufeff';
const REPORT_COLUMNS = ['rejected_row', 'rejected_field', 'rejected_code', 'rejected_reason'];

const reportOf = ({ row, field, code, params }: Rejection, locale: Locale): Cell[] => [
  row,
  field,
  code,
  explainRemark(code, params, locale),
];

type RejectedRow = { row: SourceRow; report: Cell[] };

/** Writes the rejected rows of a run beside its file, each with the reason: mended, they can be imported again. */
@Injectable()
export class WriteRejected {
  constructor(private readonly remarks: RemarkRepository) {}

  /** @returns the path written: `<file>.rejected.geojson` or `<file>.rejected.csv` */
  async execute(runId: string, path: string, file: OpenedFile, locale: Locale): Promise<string> {
    const spatial = file.format === 'geojson' || file.format === 'geojson-sequence';
    const target = `${path}.rejected.${spatial ? 'geojson' : 'csv'}`;
    const rejected = this.rejectedRows(runId, file, locale);
    await pipeline(Readable.from(spatial ? toGeoJson(rejected) : toCsv(rejected)), createWriteStream(target));
    return target;
  }

  // Both come in the order of the rows, so one pass over the file meets every rejection.
  private async *rejectedRows(runId: string, file: OpenedFile, locale: Locale): AsyncGenerator<RejectedRow> {
    const rejections = this.remarks.rejections(runId);
    let next = await rejections.next();
    for await (const row of file.rows()) {
      if (next.done) return;
      if (next.value.row !== row.number) continue;
      yield { row, report: reportOf(next.value, locale) };
      next = await rejections.next();
    }
  }
}

function toCell(value: unknown): Cell {
  if (value === undefined || value === null) return null;
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  return typeof value === 'object' ? JSON.stringify(value) : (value as Cell);
}

async function* toCsv(rows: AsyncIterable<RejectedRow>): AsyncGenerator<string> {
  let columns: string[] | null = null;
  for await (const { row, report } of rows) {
    if (!columns) {
      columns = Object.keys(row.fields);
      yield BOM + csvLine([...columns, ...REPORT_COLUMNS]);
    }
    yield csvLine([...columns.map((column) => toCell(row.fields[column])), ...report]);
  }
}

async function* toGeoJson(rows: AsyncIterable<RejectedRow>): AsyncGenerator<string> {
  yield '{"type":"FeatureCollection","features":[';
  let separator = '\n';
  for await (const { row, report } of rows) {
    const feature = {
      type: 'Feature',
      ...(row.featureId === undefined ? {} : { id: row.featureId }),
      properties: {
        ...row.fields,
        ...Object.fromEntries(report.map((value, index) => [REPORT_COLUMNS[index], value])),
      },
      geometry: row.geometry ?? null,
    };
    yield separator + JSON.stringify(feature);
    separator = ',\n';
  }
  yield '\n]}\n';
}
