import { type Geometry, type ImportRemarkCode, MAX_POSITIONS } from '@abat/contracts';
import type { RemarkParams } from '../remark.js';
import { type Box, holds, swapped, type WorkArea } from './work-area.js';

export type GeometryFault = { code: ImportRemarkCode; params: RemarkParams; place: [number, number] | null };
export type CheckedGeometry =
  { ok: true; geometry: Geometry; ringsClosed: boolean } | { ok: false; fault: GeometryFault };

/** How many array levels stand around a position in each type. */
const LEVELS = {
  Point: 0,
  MultiPoint: 1,
  LineString: 1,
  MultiLineString: 2,
  Polygon: 2,
  MultiPolygon: 3,
} as const satisfies Record<Geometry['type'], number>;
const POLYGONAL: readonly string[] = ['Polygon', 'MultiPolygon'];

class Fault extends Error {
  constructor(
    readonly code: ImportRemarkCode,
    readonly params: RemarkParams = {},
    readonly place: [number, number] | null = null,
  ) {
    super(code);
  }
}

type Position = [number, number];
type Nested = Position | Nested[];

/** Reads nested coordinates, drops heights, closes rings and measures the box on the way. */
class CoordinateReader {
  readonly box: Box = [Infinity, Infinity, -Infinity, -Infinity];
  ringsClosed = false;
  private count = 0;

  constructor(private readonly type: Geometry['type']) {}

  read(value: unknown, level: number): Nested {
    if (level === 0) return this.position(value);
    if (!Array.isArray(value)) throw new Fault('geometry.position', { value: short(value) });
    if (value.length === 0) throw new Fault('geometry.empty');
    const parts = value.map((part: unknown) => this.read(part, level - 1));
    if (level === 1) this.checkLength(parts as Position[]);
    return parts;
  }

  private position(value: unknown): Position {
    if (!Array.isArray(value) || value.length < 2) throw new Fault('geometry.position', { value: short(value) });
    const [lon, lat] = value as unknown[];
    if (typeof lon !== 'number' || typeof lat !== 'number' || !Number.isFinite(lon) || !Number.isFinite(lat))
      throw new Fault('geometry.position', { value: short(value) });
    this.count += 1;
    if (this.count > MAX_POSITIONS) throw new Fault('geometry.too-large', { limit: String(MAX_POSITIONS) });
    this.widen(lon, lat);
    return [lon, lat];
  }

  private widen(lon: number, lat: number): void {
    const { box } = this;
    if (lon < box[0]) box[0] = lon;
    if (lat < box[1]) box[1] = lat;
    if (lon > box[2]) box[2] = lon;
    if (lat > box[3]) box[3] = lat;
  }

  private checkLength(positions: Position[]): void {
    if (this.type === 'MultiPoint') return;
    const [first] = positions;
    const last = positions.at(-1);
    if (POLYGONAL.includes(this.type) && first && last && (first[0] !== last[0] || first[1] !== last[1])) {
      positions.push([first[0], first[1]]);
      this.ringsClosed = true;
    }
    const least = POLYGONAL.includes(this.type) ? 4 : 2;
    if (positions.length < least)
      throw new Fault('geometry.invalid', { detail: `${positions.length} < ${least}` }, first ?? null);
  }
}

const short = (value: unknown): string => (JSON.stringify(value) ?? 'undefined').slice(0, 60);
const inWorld = (box: Box): boolean => holds([-180, -90, 180, 90], box);
const corner = (box: Box): Position => [box[0], box[1]];
const shown = (box: Box): string => `${box[0]}, ${box[1]}`;

function checkPlace(box: Box, area: WorkArea | null): void {
  if (!inWorld(box)) {
    if (area && holds(area.box, swapped(box))) throw new Fault('geometry.swapped', { value: shown(box) });
    throw new Fault('geometry.out-of-world', { value: shown(box) });
  }
  if (!area || holds(area.box, box)) return;
  if (holds(area.box, swapped(box))) throw new Fault('geometry.swapped', { value: shown(box) }, corner(box));
  if (area.fromCity) throw new Fault('geometry.outside-city', { value: shown(box) }, corner(box));
}

const isType = (type: unknown): type is Geometry['type'] => typeof type === 'string' && Object.hasOwn(LEVELS, type);

/** What a geometry must be besides well-formed. */
export type GeometryDemand = { polygonsOnly: boolean; area: WorkArea | null };

function memberOf(value: unknown, name: 'type' | 'coordinates'): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;
}

function typeOf(value: unknown, polygonsOnly: boolean): Geometry['type'] {
  const type = memberOf(value, 'type');
  if (isType(type) && (!polygonsOnly || POLYGONAL.includes(type))) return type;
  throw new Fault('geometry.unsuitable', { type: typeof type === 'string' ? type.slice(0, 40) : short(type) });
}

/**
 * Checks a GeoJSON geometry (RFC 7946, EPSG:4326): type, numbers, world, order of the coordinates, place.
 * Validity of rings is left to PostGIS. Heights are dropped, open rings closed.
 */
export function checkGeometry(value: unknown, demand: GeometryDemand): CheckedGeometry {
  try {
    const type = typeOf(value, demand.polygonsOnly);
    const coordinates = memberOf(value, 'coordinates');
    if (Array.isArray(coordinates) && coordinates.length === 0) throw new Fault('geometry.empty');
    const reader = new CoordinateReader(type);
    const read = reader.read(coordinates, LEVELS[type]);
    checkPlace(reader.box, demand.area);
    return { ok: true, geometry: { type, coordinates: read } as Geometry, ringsClosed: reader.ringsClosed };
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    return { ok: false, fault: { code: error.code, params: error.params, place: error.place } };
  }
}
