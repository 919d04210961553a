import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Geometry } from '@abat/contracts';

export const PLACE_CODES = [
  ...(['kabanbay-batyr', 'turan', 'turkestan', 'akmeshit', 'sauran', 'bukhar-zhyrau'] as const),
  ...(['inzhu-arena', 'highvill-park-2', 'argento', 'vivaldi', 'seven-house'] as const),
  ...(['expo-towers', 'zheruyik', 'botanical-garden', 'lovers-park', 'keruen'] as const),
  ...(['stop-kerey-zhanibek', 'stop-botanical-garden', 'stop-baiterek-ansar'] as const),
] as const;
export type PlaceCode = (typeof PLACE_CODES)[number];

/** A place of Astana as the city data of the project know it: a piece of a street, a courtyard, a park, a mall, a stop. */
export type Place = {
  code: PlaceCode;
  kind: 'street' | 'courtyard' | 'park' | 'mall' | 'bus-stop';
  nameRu: string;
  nameKk: string;
  nameEn: string;
  /** Which piece of a street; undefined = the whole place. */
  piece?: string;
  /** Codes of the districts its shape lies in. */
  districts: string[];
  /** Where in `infra/data/astana` its shape stands. */
  source: { file: string; name?: string; osm_id?: string };
  /** EPSG:4326. A park is its centre, as in its source. */
  geometry: Geometry;
  /**
   * Two points of its shape, EPSG:4326: metres are counted from the first towards the second (along the street, or along the
   * longest side of the courtyard, which then lies on the left). undefined = east and north of its point.
   */
  frame?: [[number, number], [number, number]];
};

type PlaceProperties = { code: string; kind: string; name_ru: string; name_kk: string; name_en: string } & {
  district: string[];
  source: Place['source'];
  piece?: string;
  frame?: Place['frame'];
};
type PlaceFeature = { properties: PlaceProperties; geometry: Geometry };

const { features } = JSON.parse(readFileSync(resolve('test/support/places-of-astana.geojson'), 'utf8')) as {
  features: PlaceFeature[];
};

const placeOf = ({ properties: p, geometry }: PlaceFeature): Place => ({
  ...{ code: p.code as PlaceCode, kind: p.kind as Place['kind'], geometry, source: p.source, districts: p.district },
  ...{ nameRu: p.name_ru, nameKk: p.name_kk, nameEn: p.name_en, piece: p.piece, frame: p.frame },
});

export const PLACES = Object.fromEntries(
  features.map((feature) => [feature.properties.code, placeOf(feature)]),
) as Record<PlaceCode, Place>;

/** A rectangle: its corner and its size, metres. */
export type Box = { x: number; y: number; w: number; h: number };

/** A shape at a named place, as `PLACE_SHAPE` reads it. */
export type Spot = { origin: number[]; toward?: number[]; wkt: string } | { whole: Geometry };

/** A rectangle as WKT; a string is WKT already. */
export const wktOf = (shape: Box | string): string => {
  if (typeof shape === 'string') return shape;
  const { x, y, w, h } = shape;
  const corners = [
    [x, y],
    [x + w, y],
    [x + w, y + h],
    [x, y + h],
    [x, y],
  ];
  return `POLYGON((${corners.map((point) => point.join(' ')).join(',')}))`;
};

/** A shape in metres of the city SRID at a place: `x` along it, `y` to the left of it (or east and north of its point). */
export function at(code: PlaceCode, shape: Box | string): Spot {
  const { frame, geometry } = PLACES[code];
  const [origin, toward] = frame ?? [geometry.type === 'Point' ? (geometry.coordinates as number[]) : [], undefined];
  return { origin, ...(toward ? { toward } : {}), wkt: wktOf(shape) };
}

/** The true shape of a place. */
export const whole = (code: PlaceCode): Spot => ({ whole: PLACES[code].geometry });

/**
 * SQL function `place_shape(text)`: a `Spot` as JSON becomes a geometry of EPSG:4326. Metres are those of EPSG:32642, the SRID of
 * the city: turning and moving a shape keeps every distance and area in it.
 */
export const PLACE_SHAPE = `
CREATE FUNCTION place_shape(spot text) RETURNS geometry LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE WHEN s.j ? 'whole' THEN ST_GeomFromGeoJSON(s.j -> 'whole') ELSE ST_Transform(ST_Translate(
    ST_Rotate(ST_GeomFromText(s.j ->> 'wkt', 32642), coalesce(radians(90) - ST_Azimuth(m.origin, m.toward), 0)),
    ST_X(m.origin), ST_Y(m.origin)), 4326) END
  FROM (SELECT spot::jsonb AS j) s, LATERAL (SELECT
    ST_Transform(ST_SetSRID(ST_MakePoint((s.j #>> '{origin,0}')::float8, (s.j #>> '{origin,1}')::float8), 4326), 32642) AS origin,
    ST_Transform(ST_SetSRID(ST_MakePoint((s.j #>> '{toward,0}')::float8, (s.j #>> '{toward,1}')::float8), 4326), 32642) AS toward) m
$$`;
