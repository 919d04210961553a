import type { SourceRow } from '../domain/source-row.js';
import { readRows, text } from './data-files.js';
import { outerRing } from './places.js';
import { circle, inRing, type LonLat, middle, type Ring } from './plane.js';
import { millionsToTenge } from './registers.js';

type ImportRow = Omit<SourceRow, 'number'>;

const DISTRICT = 'almaty';
const USUAL_RADIUS_M = 50;
/** Line of the budget facts that holds the five public spaces of 2022. */
const LINE_2022 = 'b2022s';
const APPROXIMATE = 'Место условное: в исследовании названо без координат.';

/** Named places of the programme that our files know, by a part of their name. */
const KNOWN_NAMES = ['Президентский', 'Интернациональный', 'Железнодорожный', 'Дружбы'];

type Finder = (name: string, index: number) => LonLat;

async function placeFinder(): Promise<Finder> {
  const [districts, parks, areas] = await Promise.all([
    readRows('districts.geojson'),
    readRows('parks_points.geojson'),
    readRows('residential_areas.geojson'),
  ]);
  const known: { name: string; at: LonLat }[] = [
    ...parks.map((row) => ({ name: text(row, 'name_ru'), at: (row.geometry as { coordinates: LonLat }).coordinates })),
    ...areas.map((row) => ({ name: text(row, 'name_ru'), at: middle(outerRing(row)) })),
  ];
  const district = districts.find((row) => text(row, 'id') === DISTRICT);
  const outline = (district?.geometry as { coordinates: Ring[][] }).coordinates.map(([ring]) => ring as Ring);
  const yards = areas.map((row) => middle(outerRing(row))).filter((at) => outline.some((ring) => inRing(at, ring)));
  return (name, index) => {
    const part = KNOWN_NAMES.find((known) => name.includes(known));
    const found = part === undefined ? undefined : known.find((place) => place.name.includes(part));
    // Stand-ins are spread over the built-up part of the district: in the middle of every few residential areas.
    return found?.at ?? (yards[(index * 7 + 3) % yards.length] as LonLat);
  };
}

const NOTES: Record<string, string> = {
  2022: 'Выполнено в 2022 году; известен только год, дни условные.',
  2023: 'Запланировано на 2023 год, деньги были потребностью, исполнение в исследовании не указано; дни условные.',
};

function toWork(row: SourceRow, at: LonLat): ImportRow {
  const year = text(row, 'year');
  const builder = text(row, 'builder');
  const amount = text(row, 'amount_mln_kzt');
  const area = Number(text(row, 'area_m2'));
  return {
    fields: {
      external_id: `almaty-programme-${year}-${String(row.number).padStart(2, '0')}`,
      title: `Общественное пространство: ${text(row, 'name_ru')}`,
      agency: builder,
      function: 'improvement.public-space',
      stage: 'construction',
      surface_breaking: true,
      hinders_traffic: false,
      start: `${year}-01-01`,
      end: `${year}-12-31`,
      date_certainty: 'planned',
      status: year === '2022' ? 'finished' : 'planned',
      cost_kzt: amount === '' ? '' : millionsToTenge(amount),
      budget_line: year === '2022' && builder === 'akim-almaty' ? LINE_2022 : '',
      note: `${NOTES[year] ?? ''} ${APPROXIMATE}`,
      geometry_accuracy: 'approximate',
    },
    geometry: circle(at, area > 0 ? Math.sqrt(area / Math.PI) : USUAL_RADIUS_M),
  };
}

/** The public spaces of the Almaty district programme 2022-2023 as works with approximate places. */
export async function almatyProgrammeRows(): Promise<ImportRow[]> {
  const [rows, find] = await Promise.all([readRows('almaty_district_programme.csv'), placeFinder()]);
  return rows.map((row, index) => toWork(row, find(text(row, 'name_ru'), index)));
}
