import type { BoundingBox, MapSquare } from '@abat/contracts';

/** Collects WHERE conditions with numbered parameters; values never enter the SQL text. */
export class Conditions {
  private readonly parts: string[] = [];
  private readonly values: unknown[] = [];

  /** Adds a value and gives its placeholder (`$3`). */
  bind(value: unknown): string {
    this.values.push(value);
    return `$${this.values.length}`;
  }

  /** Adds a condition. Build it with {@link bind} for every value. */
  add(sql: string): this {
    this.parts.push(`(${sql})`);
    return this;
  }

  /** Adds the condition made by `build` when the value is given. */
  when<Value>(value: Value | undefined | null, build: (placeholder: string, value: Value) => string): this {
    if (value === undefined || value === null) return this;
    return this.add(build(this.bind(value), value));
  }

  /** The box as a geometry in EPSG:4326. */
  envelope(box: BoundingBox): string {
    const [west, south, east, north] = [box.west, box.south, box.east, box.north].map((value) => this.bind(value));
    return `ST_MakeEnvelope(${west}::float8, ${south}::float8, ${east}::float8, ${north}::float8, 4326)`;
  }

  /** A square of the map as a geometry in EPSG:3857. */
  square({ zoom, column, row }: MapSquare): string {
    const [z, x, y] = [zoom, column, row].map((value) => this.bind(value));
    return `ST_TileEnvelope(${z}::int, ${x}::int, ${y}::int)`;
  }

  /** `WHERE ...` or nothing. */
  get where(): string {
    return this.parts.length > 0 ? `WHERE ${this.parts.join(' AND ')}` : '';
  }

  get parameters(): unknown[] {
    return [...this.values];
  }

  /** An independent copy: the list adds its cursor to one and counts with the other. */
  copy(): Conditions {
    const copy = new Conditions();
    copy.parts.push(...this.parts);
    copy.values.push(...this.values);
    return copy;
  }
}

/** Matches part of a text after folding letters; `%` and `_` lose their meaning. */
export function likePattern(q: string): string {
  return `%${q.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
}
