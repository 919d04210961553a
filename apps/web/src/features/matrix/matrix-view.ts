import {
  isRowOf,
  type Matrix,
  type MatrixCell,
  type MatrixFunction,
  type MatrixRows,
  rowsWithParents,
  type Severity,
} from '@abat/contracts';

/** Rows up to this many stand open at first; a larger tree shows its roots. */
const OPEN_UP_TO = 200;

export type RowFilter = {
  toggled: ReadonlySet<string>;
  only: MatrixRows | null;
  fits: ((row: MatrixFunction) => boolean) | null;
};
export type ShownRow = { place: number; row: MatrixFunction; isParent: boolean; isClosed: boolean };

/** What one cell shows. Sets of stages are bits, as on the wire. */
export type ShownCell = {
  own: number;
  /** Held through a function above. */
  inherited: number;
  /** Held by functions below a closed row. */
  below: number;
  contested: number;
  mandates: number;
  overlaps: number;
  chains: number;
  worst: Severity | null;
};

/** The answer of the API made ready for looking up: rows by function, cells by row and column. */
export class MatrixView {
  /** One past the last row below a row. */
  private readonly ends: number[];
  private readonly lookup: Map<number, MatrixCell>[];
  private readonly cache = new Map<string, ShownCell>();

  constructor(readonly matrix: Matrix) {
    const { functions } = matrix;
    this.ends = functions.map((_row, place) => place + 1);
    for (let place = functions.length - 1; place >= 0; place -= 1) {
      const parent = functions[place]!.parent;
      if (parent !== null) this.ends[parent] = Math.max(this.ends[parent]!, this.ends[place]!);
    }
    this.lookup = functions.map((row) => new Map(row.cells.map((cell) => [cell.agency, cell])));
  }

  /** Rows in view: all below open parents, or what fits a filter with everything above it. */
  rows({ toggled, only, fits }: RowFilter): ShownRow[] {
    const { functions } = this.matrix;
    const kept =
      only || fits ? rowsWithParents(functions, (row) => (!only || isRowOf(row, only)) && (!fits || fits(row))) : null;
    const shown: ShownRow[] = [];
    for (let place = 0; place < functions.length; place += 1) {
      const row = functions[place]!;
      if (kept && !kept.has(place)) continue;
      const isParent = this.ends[place]! > place + 1;
      const isClosed = !kept && isParent && this.isClosed(row, toggled);
      shown.push({ place, row, isParent, isClosed });
      if (isClosed) place = this.ends[place]! - 1;
    }
    return shown;
  }

  private isClosed(row: MatrixFunction, toggled: ReadonlySet<string>): boolean {
    return this.matrix.functions.length > OPEN_UP_TO !== toggled.has(row.code);
  }

  /** What the cell of a row and a column shows; a closed row speaks for everything below it. */
  cell({ place, isClosed }: Pick<ShownRow, 'place' | 'isClosed'>, agency: number): ShownCell {
    const key = `${place}:${agency}:${isClosed ? 1 : 0}`;
    const known = this.cache.get(key);
    if (known) return known;
    const cell = this.makeCell(place, agency, isClosed);
    this.cache.set(key, cell);
    return cell;
  }

  private makeCell(place: number, agency: number, isClosed: boolean): ShownCell {
    const own = this.lookup[place]?.get(agency);
    const held = own?.stages ?? 0;
    const parts = isClosed ? this.partsBelow(place, agency) : [];
    const all = own ? [own, ...parts] : parts;
    return {
      own: held,
      inherited: this.above(place, agency) & ~held,
      below: union(parts, 'stages') & ~held,
      contested: union(all, 'contested'),
      mandates: sum(all, 'mandates'),
      overlaps: sum(all, 'overlaps'),
      chains: sum(all, 'chains'),
      worst: worstOf(all),
    };
  }

  private above(place: number, agency: number): number {
    const { functions } = this.matrix;
    let bits = 0;
    for (let at = functions[place]?.parent ?? null; at !== null; at = functions[at]!.parent)
      bits |= this.lookup[at]!.get(agency)?.stages ?? 0;
    return bits;
  }

  private partsBelow(place: number, agency: number): MatrixCell[] {
    const parts: MatrixCell[] = [];
    for (let at = place + 1; at < this.ends[place]!; at += 1) {
      const part = this.lookup[at]!.get(agency);
      if (part) parts.push(part);
    }
    return parts;
  }
}

const union = (cells: readonly MatrixCell[], key: 'stages' | 'contested'): number =>
  cells.reduce((bits, cell) => bits | (cell[key] ?? 0), 0);

const sum = (cells: readonly MatrixCell[], key: 'mandates' | 'overlaps' | 'chains'): number =>
  cells.reduce((total, cell) => total + (cell[key] ?? 0), 0);

const ORDER: readonly Severity[] = ['info', 'low', 'medium', 'high', 'critical'];

const worstOf = (cells: readonly MatrixCell[]): Severity | null =>
  ORDER.findLast((severity) => cells.some((cell) => cell.worst === severity)) ?? null;
