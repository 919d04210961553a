import type { ImportRemarkCode } from '@abat/contracts';
import type { z } from 'zod';
import { coerce, UNFIT } from './coerce.js';
import { checkGeometry, type CheckedGeometry } from './geometry/check-geometry.js';
import { toEwkbHex } from './geometry/ewkb.js';
import { parseWkt, WktError } from './geometry/wkt.js';
import type { WorkArea } from './geometry/work-area.js';
import type { Field, KindDefinition } from './kinds/field.js';
import type { ColumnNames } from './mapping.js';
import type { Remark, RemarkParams } from './remark.js';
import type { SourceRow } from './source-row.js';

/** A row ready to be staged: values in the order of the kind's fields, geometry as hexadecimal EWKB. */
export type StagedRow = { number: number; values: unknown[]; geometry: string | null };
export type RowVerdict = { staged: StagedRow | null; remarks: Remark[] };

const CODE_BY_TYPE: Record<Field['type'], ImportRemarkCode> = {
  code: 'code.invalid',
  text: 'text.invalid',
  choice: 'value.not-allowed',
  date: 'date.invalid',
  boolean: 'boolean.invalid',
  integer: 'number.invalid',
  money: 'money.invalid',
};

const show = (value: unknown): string =>
  (typeof value === 'string' ? value : (JSON.stringify(value) ?? String(value))).slice(0, 80);

/** Judges rows of one kind one by one: fields by the contract's schema, places by {@link checkGeometry}. */
export class RowJudge {
  private readonly byName: Map<string, Field>;
  private readonly byProp: Map<string, Field>;

  constructor(
    private readonly definition: KindDefinition,
    private readonly columns: ColumnNames,
    private readonly area: WorkArea | null,
  ) {
    this.byName = new Map(definition.fields.map((field) => [field.name, field]));
    this.byProp = new Map(definition.fields.map((field) => [field.prop, field]));
  }

  judge(row: SourceRow): RowVerdict {
    const given = this.translate(row);
    const remarks: Remark[] = [];
    const id = given[this.definition.key];
    const externalId = typeof id === 'string' || typeof id === 'number' ? String(id).slice(0, 200) : null;
    const remark = (code: ImportRemarkCode, field: string | null, params: RemarkParams, more: Partial<Remark> = {}) =>
      remarks.push({ row: row.number, verdict: 'rejected', field, code, params, externalId, place: null, ...more });
    for (const column of this.columns.takeUnknown())
      remark('column.unknown', column, { column: column.slice(0, 80) }, { verdict: 'warning' });
    if (row.fault) {
      remark(row.fault.code, null, row.fault.params);
      return { staged: null, remarks };
    }
    const values = this.checkFields(given, remark);
    const geometry = this.checkPlace(row, given, remark);
    if (values && geometry !== undefined) return { staged: { number: row.number, values, geometry }, remarks };
    return { staged: null, remarks };
  }

  private translate(row: SourceRow): Record<string, unknown> {
    const given: Record<string, unknown> = { ...this.columns.constants };
    for (const column in row.fields) {
      const field = this.columns.fieldOf(column);
      if (field !== null) given[field] = row.fields[column];
    }
    if (given[this.definition.key] === undefined && row.featureId !== undefined)
      given[this.definition.key] = row.featureId;
    return given;
  }

  private checkFields(given: Record<string, unknown>, remark: AddRemark): unknown[] | null {
    const input: Record<string, unknown> = {};
    for (const [name, value] of Object.entries(given)) {
      const field = this.byName.get(name);
      const coerced = field && coerce(field, value);
      if (field && coerced !== undefined) input[field.prop] = coerced;
    }
    const parsed = this.definition.schema.safeParse(input);
    if (!parsed.success) {
      this.explain(parsed.error, { input, given, remark });
      return null;
    }
    if (!this.periodInOrder(parsed.data, remark)) return null;
    return this.definition.fields.map((field) => parsed.data[field.prop] ?? null);
  }

  private periodInOrder(data: Record<string, unknown>, remark: AddRemark): boolean {
    if (!this.definition.period) return true;
    const [first, last] = this.definition.period;
    const start = data[this.byName.get(first)?.prop ?? ''];
    const end = data[this.byName.get(last)?.prop ?? ''];
    if (typeof start !== 'string' || typeof end !== 'string' || start <= end) return true;
    remark('dates.reversed', last, { start, end });
    return false;
  }

  private explain(
    error: z.ZodError,
    at: { input: Record<string, unknown>; given: Record<string, unknown>; remark: AddRemark },
  ): void {
    const told = new Set<string>();
    for (const issue of error.issues) {
      const field = this.byProp.get(String(issue.path[0]));
      if (!field || told.has(field.name)) continue;
      told.add(field.name);
      const value = at.input[field.prop];
      if (value === undefined) at.remark('field.required', field.name, {});
      else if (value === UNFIT || issue.code !== 'invalid_value')
        at.remark(CODE_BY_TYPE[field.type], field.name, { value: show(at.given[field.name]), allowed: '' });
      else
        at.remark('value.not-allowed', field.name, {
          value: show(at.given[field.name]),
          allowed: issue.values.map(String).join(', '),
        });
    }
  }

  /** EWKB, null when there is none and none is needed, undefined when the row is rejected for it. */
  private checkPlace(row: SourceRow, given: Record<string, unknown>, remark: AddRemark): string | null | undefined {
    const { definition } = this;
    if (definition.geometry === 'none') return null;
    const value = this.placeOf(row, given, remark);
    if (value === undefined) return undefined;
    if (value === null) {
      if (definition.geometry === 'optional') return null;
      remark('geometry.missing', 'geometry', {});
      return undefined;
    }
    const area = this.area && (definition.nearCity ? this.area : { ...this.area, fromCity: false });
    const checked: CheckedGeometry = checkGeometry(value, { polygonsOnly: definition.polygonsOnly, area });
    if (!checked.ok) {
      remark(checked.fault.code, 'geometry', checked.fault.params, { place: checked.fault.place });
      return undefined;
    }
    if (checked.ringsClosed) remark('geometry.ring-closed', 'geometry', {}, { verdict: 'warning' });
    return toEwkbHex(checked.geometry);
  }

  private placeOf(row: SourceRow, given: Record<string, unknown>, remark: AddRemark): unknown {
    if (row.geometry !== undefined) return row.geometry;
    const wkt = blankToNull(given.wkt);
    if (typeof wkt === 'string') {
      try {
        return parseWkt(wkt);
      } catch (error) {
        if (!(error instanceof WktError)) throw error;
        remark('geometry.wkt', 'wkt', { detail: error.message });
        return undefined;
      }
    }
    const [lon, lat] = [blankToNull(given.lon), blankToNull(given.lat)];
    if (lon === null && lat === null) return null;
    return { type: 'Point', coordinates: [toDegrees(lon), toDegrees(lat)] };
  }
}

type AddRemark = (code: ImportRemarkCode, field: string | null, params: RemarkParams, more?: Partial<Remark>) => void;

const blankToNull = (value: unknown): unknown =>
  value === undefined || (typeof value === 'string' && value.trim() === '') ? null : value;

// A decimal comma is what a spreadsheet in Russian or Kazakh writes.
function toDegrees(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  return /^\s*[-+]?\d+([.,]\d+)?\s*$/.test(value) ? Number(value.replace(',', '.')) : value;
}
