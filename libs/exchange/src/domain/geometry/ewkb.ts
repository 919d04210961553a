import type { Geometry } from '@abat/contracts';

const TYPE_NUMBERS = {
  Point: 1,
  LineString: 2,
  Polygon: 3,
  MultiPoint: 4,
  MultiLineString: 5,
  MultiPolygon: 6,
} as const satisfies Record<Geometry['type'], number>;

const SRID_FLAG = 0x20000000;
const SRID = 4326;

type Nested = number | Nested[];

/** Writes little-endian EWKB into one buffer that grows as needed. */
class Writer {
  private buffer = Buffer.allocUnsafe(1024);
  private at = 0;

  header(type: number, withSrid: boolean): void {
    this.reserve(9);
    this.at = this.buffer.writeUInt8(1, this.at);
    this.at = this.buffer.writeUInt32LE(withSrid ? type | SRID_FLAG : type, this.at);
    if (withSrid) this.at = this.buffer.writeUInt32LE(SRID, this.at);
  }

  count(value: number): void {
    this.reserve(4);
    this.at = this.buffer.writeUInt32LE(value, this.at);
  }

  position([lon, lat]: number[]): void {
    this.reserve(16);
    this.at = this.buffer.writeDoubleLE(lon ?? 0, this.at);
    this.at = this.buffer.writeDoubleLE(lat ?? 0, this.at);
  }

  positions(list: number[][]): void {
    this.count(list.length);
    for (const position of list) this.position(position);
  }

  get hex(): string {
    return this.buffer.toString('hex', 0, this.at);
  }

  private reserve(bytes: number): void {
    if (this.at + bytes <= this.buffer.length) return;
    const larger = Buffer.allocUnsafe((this.buffer.length + bytes) * 2);
    this.buffer.copy(larger, 0, 0, this.at);
    this.buffer = larger;
  }
}

const SINGLE = { MultiPoint: 'Point', MultiLineString: 'LineString', MultiPolygon: 'Polygon' } as const;

function writeBody(writer: Writer, type: Geometry['type'], coordinates: Nested[]): void {
  if (type === 'Point') return writer.position(coordinates as number[]);
  if (type === 'LineString') return writer.positions(coordinates as number[][]);
  writer.count(coordinates.length);
  if (type === 'Polygon') {
    for (const ring of coordinates) writer.positions(ring as number[][]);
    return;
  }
  const part = SINGLE[type];
  for (const member of coordinates) {
    writer.header(TYPE_NUMBERS[part], false);
    writeBody(writer, part, member as Nested[]);
  }
}

/** Hexadecimal EWKB (EPSG:4326, two dimensions) that PostGIS reads in a COPY without parsing text. */
export function toEwkbHex(geometry: Geometry): string {
  const writer = new Writer();
  writer.header(TYPE_NUMBERS[geometry.type], true);
  writeBody(writer, geometry.type, geometry.coordinates as Nested[]);
  return writer.hex;
}
