import { BOW_TIE } from './drafts.js';
import { PLACES, squareAt } from './works.js';

const polygon = (...coordinates: unknown[]): object => ({ type: 'Polygon', coordinates });
const [lon, lat] = PLACES.baiterek;

/** What makes the draft of a work refused, and with which code. */
export const BAD_WORKS: [title: string, changes: Record<string, unknown>, code: string][] = [
  ['swapped coordinates', { geometry: { type: 'Point', coordinates: [lat, lon] } }, 'geometry.outside-city'],
  ['a place in Almaty city', { geometry: { type: 'Point', coordinates: [76.9, 43.25] } }, 'geometry.outside-city'],
  ['a place at the antimeridian', { geometry: { type: 'Point', coordinates: [180, -90] } }, 'geometry.outside-city'],
  ['a place at null island', { geometry: { type: 'Point', coordinates: [0, 0] } }, 'geometry.outside-city'],
  ['metres instead of degrees', { geometry: { type: 'Point', coordinates: [600_000, 5_660_000] } }, 'request.invalid'],
  ['coordinates null', { geometry: { type: 'Point', coordinates: [null, null] } }, 'request.invalid'],
  ['coordinates as text', { geometry: { type: 'Point', coordinates: ['71.43', '51.12'] } }, 'request.invalid'],
  ['an empty polygon', { geometry: polygon() }, 'request.invalid'],
  ['an empty ring', { geometry: polygon([]) }, 'request.invalid'],
  [
    'a ring of three corners',
    {
      geometry: polygon([
        [lon, lat],
        [lon, lat + 0.01],
        [lon, lat],
      ]),
    },
    'request.invalid',
  ],
  [
    'a ring that is not closed',
    {
      geometry: polygon([
        [lon, lat],
        [lon + 0.01, lat],
        [lon, lat + 0.01],
        [lon + 0.01, lat + 0.01],
      ]),
    },
    '',
  ],
  [
    'a polygon without area',
    {
      geometry: polygon([
        [lon, lat],
        [lon, lat],
        [lon, lat],
        [lon, lat],
      ]),
    },
    'geometry.invalid',
  ],
  [
    'a line of one repeated point',
    {
      geometry: {
        type: 'LineString',
        coordinates: [
          [lon, lat],
          [lon, lat],
        ],
      },
    },
    'geometry.invalid',
  ],
  ['a polygon that crosses itself', { geometry: BOW_TIE }, 'geometry.invalid'],
  ['a GeometryCollection', { geometry: { type: 'GeometryCollection', geometries: [] } }, 'request.invalid'],
  ['a Feature instead of a geometry', { geometry: { type: 'Feature', geometry: BOW_TIE } }, 'request.invalid'],
  ['an unknown type of geometry', { geometry: { type: 'Circle', coordinates: [lon, lat] } }, 'request.invalid'],
  [
    'more positions than allowed',
    { geometry: { type: 'MultiPoint', coordinates: Array.from({ length: 50_001 }, () => [lon, lat]) } },
    'request.invalid',
  ],
  ['reversed dates', { start: '2031-06-30', end: '2031-06-01' }, 'request.invalid'],
  ['a day that does not exist', { start: '2031-02-30' }, 'request.invalid'],
  ['a date with a time', { start: '2031-06-01T00:00:00Z' }, 'request.invalid'],
  ['the year 9999', { end: '9999-12-31' }, 'request.invalid'],
  ['the year 0000', { start: '0000-01-01' }, 'request.invalid'],
  ['an unknown agency', { agency: 'dep-magic' }, 'reference.unknown'],
  ['an unknown function', { function: 'magic' }, 'reference.unknown'],
  ['an unknown budget line', { budgetLine: 'no-money' }, 'reference.unknown'],
  ['an unknown project', { project: 'no-project' }, 'reference.unknown'],
  ['an unknown status', { status: 'half-done' }, 'request.invalid'],
  ['an unknown field', { salary: 1 }, 'request.invalid'],
  ['an id of its own', { id: '0190a000-0000-7000-8000-000000000001' }, 'request.invalid'],
  ['money as a number', { costKzt: 100 }, 'request.invalid'],
  ['money below zero', { costKzt: '-1' }, 'request.invalid'],
  ['money with three decimals', { costKzt: '1.001' }, 'request.invalid'],
  ['money beyond range', { costKzt: '99999999999999999' }, 'request.invalid'],
  ['money in powers', { costKzt: '1e5' }, 'request.invalid'],
  ['a title of spaces', { title: '   ' }, 'request.invalid'],
  ['a title with NUL', { title: 'Плит\u0000ка' }, 'request.invalid'],
  ['a title with a line break', { title: 'Плит\nка' }, 'request.invalid'],
  ['a title of 501 letters', { title: 'ы'.repeat(501) }, 'request.invalid'],
  ['a title of a million letters', { title: 'ы'.repeat(1_000_000) }, 'request.invalid'],
  ['a title that is a list', { title: ['a'] }, 'request.invalid'],
  ['a title that is an object', { title: { $ne: null } }, 'request.invalid'],
  ['a note with NUL', { note: 'а\u0000б' }, 'request.invalid'],
  ['SQL in a code', { agency: "x'; DROP TABLE work; --" }, 'request.invalid'],
  ['SQL without spaces in a code', { agency: 'x/**/OR/**/1' }, 'request.invalid'],
  [
    'zones and a geometry',
    { zones: [{ start: '2031-01-01', end: '2031-01-02', geometry: squareAt(PLACES.expo) }] },
    'request.invalid',
  ],
  [
    '101 zones',
    {
      start: undefined,
      end: undefined,
      geometry: undefined,
      zones: Array.from({ length: 101 }, () => ({
        start: '2031-01-01',
        end: '2031-01-02',
        geometry: squareAt(PLACES.expo),
      })),
    },
    'request.invalid',
  ],
  [
    'a place that holds the city and all around it',
    { geometry: squareAt(PLACES.baiterek, 200_000, -100_000) },
    'geometry.outside-city',
  ],
  ['a place as large as a district', { geometry: squareAt(PLACES.baiterek, 10_000) }, 'geometry.too-wide'],
  ['no zones', { start: undefined, end: undefined, geometry: undefined, zones: [] }, 'request.invalid'],
];
