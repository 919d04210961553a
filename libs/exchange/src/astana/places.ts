import type { SourceRow } from '../domain/source-row.js';
import { readRows, text } from './data-files.js';
import { areaM2, circle, type LonLat, type Ring } from './plane.js';
import { streetFacts } from './street-facts.js';

type ImportRow = Omit<SourceRow, 'number'>;

/** Residential areas from this size on are whole settlements, not courtyards (square metres). */
export const SETTLEMENT_M2 = 100_000;

const CITY_ID = 'astana';

/** What maps of Astana show first, degrees: its streets with some air around, without the steppe in the south of its outline. */
export const CITY_VIEW = [71.235, 51, 71.665, 51.295] as const;

/** The city and its districts as rows of the kind territories. */
export async function territoryRows(): Promise<ImportRow[]> {
  const [city, districts, codes] = await Promise.all([
    readRows('city.geojson'),
    readRows('districts.geojson'),
    readRows('district_codes.csv'),
  ]);
  const codeOf = new Map(codes.map((row) => [text(row, 'territory'), row]));
  const cityRows = city.map((row) => ({
    fields: { external_id: CITY_ID, kind: 'city', name_ru: 'Астана', name_kk: 'Астана', name_en: 'Astana' },
    geometry: row.geometry,
  }));
  const districtRows = districts.map((row) => {
    const id = text(row, 'id');
    const code = codeOf.get(id);
    return {
      fields: {
        external_id: id,
        kind: 'district',
        name_ru: text(row, 'name_ru'),
        name_kk: text(row, 'name_kk'),
        name_en: code ? text(code, 'name_en') : '',
        parent: CITY_ID,
        valid_from: code ? text(code, 'valid_from') : '',
      },
      geometry: row.geometry,
    };
  });
  return [...cityRows, ...districtRows];
}

/** Outer ring of a polygon feature. */
export const outerRing = (row: SourceRow): Ring => (row.geometry as { coordinates: Ring[] }).coordinates[0] ?? [];

async function residentialRows(): Promise<ImportRow[]> {
  return (await readRows('residential_areas.geojson')).map((row) => ({
    fields: {
      external_id: text(row, 'osm_id'),
      kind: areaM2(outerRing(row)) < SETTLEMENT_M2 ? 'courtyard' : 'other',
      name_ru: text(row, 'name_ru'),
      name_kk: text(row, 'name_kk'),
      geometry_accuracy: 'as-given',
    },
    geometry: row.geometry,
  }));
}

async function parkRows(): Promise<ImportRow[]> {
  return (await readRows('parks_points.geojson')).map((row) => ({
    fields: {
      external_id: text(row, 'osm_id'),
      kind: 'park',
      name_ru: text(row, 'name_ru'),
      name_kk: text(row, 'name_kk'),
      geometry_accuracy: 'approximate',
    },
    geometry: circle((row.geometry as { coordinates: LonLat }).coordinates, Number(row.fields.radius_m)),
  }));
}

async function streetRows(): Promise<ImportRow[]> {
  return (await readRows('named_streets_sample.geojson')).map((row) => ({
    fields: {
      external_id: `street-${String(row.number).padStart(2, '0')}`,
      kind: 'street',
      name_ru: text(row, 'name'),
      geometry_accuracy: 'as-given',
    },
    geometry: row.geometry,
  }));
}

/** Courtyards, settlements, parks and streets as rows of the kind sites. */
export async function siteRows(): Promise<ImportRow[]> {
  return (await Promise.all([residentialRows(), parkRows(), streetRows()])).flat();
}

const BASE_FILES = [
  { file: 'major_roads.geojson', kind: 'road', name: '' },
  { file: 'named_streets_sample.geojson', kind: 'street', name: 'name' },
  { file: 'bus_stops_sample.geojson', kind: 'bus-stop', name: 'name_ru' },
  { file: 'malls.geojson', kind: 'mall', name: 'name' },
] as const;

function baseFields(row: SourceRow, kind: string, name: string): ImportRow['fields'] {
  const { streetClass, lanes } = streetFacts(row.fields);
  return {
    external_id: `${kind}/${text(row, 'osm_id') || text(row, '@id') || String(row.number).padStart(4, '0')}`,
    kind,
    name_ru: name ? text(row, name) : '',
    name_kk: text(row, 'name_kk') || text(row, 'name:kk'),
    street_class: streetClass,
    lanes,
  };
}

/** Roads, streets, stops and shopping centres of the base map as rows of the kind base-features. */
export async function baseFeatureRows(): Promise<ImportRow[]> {
  const layers = BASE_FILES.map(async ({ file, kind, name }) =>
    (await readRows(file)).map((row) => ({ fields: baseFields(row, kind, name), geometry: row.geometry })),
  );
  return (await Promise.all(layers)).flat();
}
