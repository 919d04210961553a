import type { SourceRow } from '../../domain/source-row.js';
import { readRows, text } from '../data-files.js';
import { outerRing, SETTLEMENT_M2 } from '../places.js';
import { areaM2, distanceM, inRing, lengthM, type LonLat, middle, type Ring, shift } from '../plane.js';

/** A real place on which demonstration works are put. */
export type Courtyard = {
  type: 'courtyard';
  name: string;
  district: string;
  ring: Ring;
  middle: LonLat;
  areaM2: number;
};
export type Park = { type: 'park'; name: string; district: string; middle: LonLat; radiusM: number };
export type Road = { type: 'road'; name: string; district: string; line: LonLat[]; middle: LonLat; lengthM: number };
export type Place = Courtyard | Park | Road;
export type Inventory = { courtyards: Courtyard[]; parks: Park[]; roads: Road[] };

const SMALLEST_YARD_M2 = 2_000;
const ROAD_LENGTH_M = { least: 250, most: 600 } as const;
/** A road without a name is told by a named place this near, in metres. */
const NEAR_M = 900;
/** How a residential area without a name is called, with its number in the file. */
const NAMELESS = 'жилой квартал';

type District = { id: string; rings: Ring[] };

const districtOf = (districts: District[], at: LonLat): string =>
  districts.find(({ rings }) => rings.some((ring) => inRing(at, ring)))?.id ?? '';

function toCourtyard(row: SourceRow, districts: District[]): Courtyard {
  const ring = outerRing(row);
  const centre = middle(ring);
  const name = text(row, 'name_ru') || `${NAMELESS} № ${row.number}`;
  return {
    type: 'courtyard',
    name,
    district: districtOf(districts, centre),
    ring,
    middle: centre,
    areaM2: areaM2(ring),
  };
}

/** The first metres of a line, cut at a corner. */
function cut(line: LonLat[]): LonLat[] {
  const part: LonLat[] = [];
  for (const point of line) {
    part.push(point);
    if (lengthM(part) >= ROAD_LENGTH_M.most) break;
  }
  return part;
}

function toRoad(row: SourceRow, landmarks: Courtyard[], districts: District[]): Road[] {
  const { type, coordinates } = row.geometry as { type: string; coordinates: unknown };
  const lines = (type === 'MultiLineString' ? coordinates : [coordinates]) as LonLat[][];
  return lines.slice(0, 1).flatMap((whole) => {
    const line = cut(whole);
    const centre = line[Math.floor(line.length / 2)] as LonLat;
    const length = lengthM(line);
    if (length < ROAD_LENGTH_M.least || length > 2 * ROAD_LENGTH_M.most) return [];
    const name = text(row, 'name') || nearest(landmarks, centre) || `магистраль, участок № ${row.number}`;
    return [
      { type: 'road' as const, name, district: districtOf(districts, centre), line, middle: centre, lengthM: length },
    ];
  });
}

function nearest(landmarks: Courtyard[], at: LonLat): string {
  const ranked = landmarks.map((place) => ({ name: place.name, far: distanceM(place.middle, at) }));
  const best = ranked.reduce((a, b) => (b.far < a.far ? b : a));
  return best.far <= NEAR_M ? `магистраль у ${best.name}` : '';
}

/** Real courtyards under 10 ha, parks and stretches of main roads, each with its district. */
export async function readInventory(): Promise<Inventory> {
  const [districtRows, areas, parks, roads, streets] = await Promise.all(
    ['districts', 'residential_areas', 'parks_points', 'major_roads', 'named_streets_sample'].map((name) =>
      readRows(`${name}.geojson`),
    ),
  );
  const districts = (districtRows ?? []).map((row) => ({
    id: text(row, 'id'),
    rings: (row.geometry as { coordinates: Ring[][] }).coordinates.map(([ring]) => ring as Ring),
  }));
  const yards = (areas ?? []).map((row) => toCourtyard(row, districts));
  const named = yards.filter((yard) => !yard.name.startsWith(NAMELESS));
  return {
    courtyards: yards.filter((yard) => yard.areaM2 >= SMALLEST_YARD_M2 && yard.areaM2 < SETTLEMENT_M2 && yard.district),
    parks: (parks ?? []).map((row) => ({
      type: 'park',
      name: text(row, 'name_ru') || `сквер № ${row.number}`,
      district: text(row, 'district'),
      middle: (row.geometry as { coordinates: LonLat }).coordinates,
      radiusM: Number(row.fields.radius_m),
    })),
    roads: [...(streets ?? []), ...(roads ?? [])]
      .flatMap((row) => toRoad(row, named, districts))
      .filter((road) => road.district),
  };
}

/** A line through a courtyard from side to side, longer by 20 m at both ends, as a network crosses it. */
export function crossing({ ring, middle: centre }: Courtyard): LonLat[] {
  const [x, y] = ring[0] as LonLat;
  const [dx, dy] = [centre[0] - x, centre[1] - y];
  return [
    shift([x, y], -Math.sign(dx) * 20, -Math.sign(dy) * 20),
    centre,
    shift([x + 2 * dx, y + 2 * dy], Math.sign(dx) * 20, Math.sign(dy) * 20),
  ];
}
