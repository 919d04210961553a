import { z } from 'zod';
import { ImportRefusal } from './failure.js';
import type { KindDefinition } from './kinds/field.js';

/**
 * How the columns of a foreign file become ours: `{"their column": "our field"}`. `{"our field": {"$const": value}}`
 * sets a field of every row; `{"their column": null}` leaves a column out.
 */
export const mappingSchema = z.record(
  z.string().min(1).max(200),
  z.union([
    z.string().min(1).max(100),
    z.null(),
    z.strictObject({ $const: z.union([z.string(), z.number(), z.boolean()]) }),
  ]),
);
export type Mapping = z.infer<typeof mappingSchema>;

const PLACE_FIELDS = ['lon', 'lat', 'wkt'];
const REPORT_PREFIX = 'rejected_';

const snake = (name: string): string =>
  name
    .trim()
    .replace(/([a-z\d])([A-Z])/g, '$1_$2')
    .replace(/[\s-]+/g, '_')
    .toLowerCase();

/** Translates column names of one file into field names of a kind and remembers what it met. */
export class ColumnNames {
  /** Fields the file has, at least in one row. */
  readonly seen = new Set<string>();
  readonly constants: Record<string, unknown> = {};
  private readonly known: Set<string>;
  private readonly cache = new Map<string, string | null>();
  private readonly unknown: string[] = [];

  /** @throws DomainError request.invalid when the mapping names a field the kind does not have */
  constructor(
    definition: KindDefinition,
    private readonly mapping: Mapping = {},
  ) {
    this.known = new Set([
      ...definition.fields.map((field) => field.name),
      ...(definition.geometry === 'none' ? [] : PLACE_FIELDS),
    ]);
    for (const [name, target] of Object.entries(mapping)) {
      const field = target !== null && typeof target === 'object' ? name : target;
      if (field !== null && !this.known.has(field))
        throw new ImportRefusal('mapping.unknown-field', {
          kind: definition.kind,
          field,
          fields: [...this.known].join(', '),
        });
      if (target !== null && typeof target === 'object') this.setConstant(name, target.$const);
    }
  }

  /** The field a column stands for; null when it is not used. */
  fieldOf(column: string): string | null {
    const cached = this.cache.get(column);
    if (cached !== undefined) return cached;
    const field = this.resolve(column);
    this.cache.set(column, field);
    if (field) this.seen.add(field);
    return field;
  }

  /** Columns met since the last call that stand for nothing. */
  takeUnknown(): string[] {
    return this.unknown.splice(0);
  }

  private setConstant(field: string, value: unknown): void {
    this.constants[field] = value;
    this.seen.add(field);
  }

  private resolve(column: string): string | null {
    const mapped = Object.hasOwn(this.mapping, column) ? this.mapping[column] : undefined;
    if (mapped === null) return null;
    if (typeof mapped === 'string') return mapped;
    const name = snake(column);
    if (name in this.constants) return null;
    if (this.known.has(name)) return name;
    if (!name.startsWith(REPORT_PREFIX)) this.unknown.push(column);
    return null;
  }
}
