import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { areaM2, isInside, legsM, type Position } from './plane.js';

const FOLDER = 'infra/data/astana';

type Feature = { properties: Record<string, string | null>; geometry: { type: string; coordinates: unknown } };

/** A residential area: its outline (closed ring) and what its courtyards are named after. */
export type Area = { name: string; ring: Position[]; areaM2: number; district: string };

/** A street or road as one line. */
export type Road = { name: string; line: Position[]; lengthM: number; district: string };

/** The real places of Astana that works are put on. */
type City = { areas: Area[]; roads: Road[] };

type District = { id: string; rings: Position[][] };

const features = (file: string): Feature[] =>
  (JSON.parse(readFileSync(resolve(FOLDER, file), 'utf8')) as { features: Feature[] }).features;

function readDistricts(): District[] {
  return features('districts.geojson').map(({ properties, geometry }) => ({
    id: properties['id'] ?? '',
    rings: (geometry.coordinates as Position[][][]).map((polygon) => polygon[0] ?? []),
  }));
}

const districtAt = (districts: readonly District[], position: Position | undefined): string =>
  (position && districts.find(({ rings }) => rings.some((ring) => isInside(position, ring)))?.id) ?? 'esil';

function readAreas(districts: readonly District[]): Area[] {
  return features('residential_areas.geojson').map(({ properties, geometry }, index) => {
    const ring = (geometry.coordinates as Position[][])[0] ?? [];
    const name = properties['name_ru'] ?? `жилой массив ${index + 1}`;
    return { name, ring, areaM2: areaM2(ring), district: districtAt(districts, ring[0]) };
  });
}

const linesOf = ({ type, coordinates }: Feature['geometry']): Position[][] =>
  type === 'LineString' ? [coordinates as Position[]] : (coordinates as Position[][]);

function readRoads(districts: readonly District[]): Road[] {
  return ['major_roads.geojson', 'named_streets_sample.geojson'].flatMap((file) =>
    features(file).flatMap(({ properties, geometry }, index) =>
      linesOf(geometry).map((line) => ({
        name: properties['name'] ?? `магистраль ${index + 1}`,
        line,
        lengthM: legsM(line).reduce((sum, leg) => sum + leg, 0),
        district: districtAt(districts, line[0]),
      })),
    ),
  );
}

/** Reads residential areas, roads and districts of the shipped Astana set. */
export function readCity(): City {
  const districts = readDistricts();
  return { areas: readAreas(districts), roads: readRoads(districts).filter((road) => road.lengthM > 100) };
}
