/** Thrown when a text is not WKT; the message says where. */
export class WktError extends Error {}

const NAMES: Record<string, string> = {
  POINT: 'Point',
  MULTIPOINT: 'MultiPoint',
  LINESTRING: 'LineString',
  MULTILINESTRING: 'MultiLineString',
  POLYGON: 'Polygon',
  MULTIPOLYGON: 'MultiPolygon',
  GEOMETRYCOLLECTION: 'GeometryCollection',
};

/** Brackets within brackets of the deepest type, MULTIPOLYGON (((x y))). */
const MOST_LEVELS = 3;

/** Walks over the signs of a WKT. Numbers are read as they stand, so that NaN is found by the check of positions. */
class WktParser {
  private at = 0;

  constructor(private readonly text: string) {}

  parse(): { type: string; coordinates: unknown } {
    const type = this.head();
    if (type === 'GeometryCollection' || /^EMPTY\s*$/i.test(this.text.slice(this.at))) return { type, coordinates: [] };
    const list = this.list(MOST_LEVELS);
    if (this.text.slice(this.at).trim() !== '') throw this.unexpected();
    return { type, coordinates: shape(type, list) };
  }

  private head(): string {
    const head = /^\s*(?:SRID=(\d+);)?\s*([A-Z]+)\s*(ZM?|M)?\s*/i.exec(this.text);
    const [whole, srid = '4326', name = ''] = head ?? [''];
    const type = NAMES[name.toUpperCase()];
    if (!type) throw new WktError(this.text.slice(0, 20));
    if (srid !== '4326') throw new WktError(`SRID=${srid}`);
    this.at = whole.length;
    return type;
  }

  private list(levels: number): unknown[] {
    if (levels === 0) throw this.unexpected();
    this.expect('(');
    const items: unknown[] = [];
    do items.push(this.peek() === '(' ? this.list(levels - 1) : this.position());
    while (this.accept(','));
    this.expect(')');
    return items;
  }

  private position(): unknown[] {
    const match = /^[^,()]+/.exec(this.text.slice(this.at, this.at + 200));
    const numbers = match?.[0].trim().split(/\s+/) ?? [];
    if (!match || numbers.length < 2 || numbers.length > 4) throw this.unexpected();
    this.at += match[0].length;
    return numbers.map((number) => (/^[-+]?(\d|\.\d)/.test(number) ? Number(number) : number));
  }

  private peek(): string {
    while (/\s/.test(this.text[this.at] ?? '')) this.at += 1;
    return this.text[this.at] ?? '';
  }

  private accept(sign: string): boolean {
    if (this.peek() !== sign) return false;
    this.at += 1;
    return true;
  }

  private expect(sign: string): void {
    if (!this.accept(sign)) throw this.unexpected();
  }

  private unexpected(): WktError {
    return new WktError(`${this.at + 1}: «${this.text.slice(this.at, this.at + 15)}»`);
  }
}

// POINT (1 2) has one level less than the list that was read; MULTIPOINT may bracket each point.
function shape(type: string, list: unknown[]): unknown {
  if (type === 'Point') return list[0];
  if (type !== 'MultiPoint') return list;
  return list.map((item) => (Array.isArray(item) && Array.isArray(item[0]) ? item[0] : item));
}

/**
 * Reads WKT (or EWKT of EPSG:4326) into the shape of a GeoJSON geometry; positions are checked elsewhere.
 * @throws WktError
 */
export function parseWkt(text: string): { type: string; coordinates: unknown } {
  return new WktParser(text).parse();
}
