import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type Area, readCity, type Road } from './city.js';
import { isInside, moved, type Position, stretch, vector } from './plane.js';
import { Lottery, Random } from './random.js';

/** The same works on every machine and in every version. */
const SEED = 20_260_601;

type Geometry = { type: 'Polygon' | 'LineString' | 'Point'; coordinates: unknown };

/** A work as a row of the import kind `works`. */
export type WorkFeature = { type: 'Feature'; properties: Record<string, unknown>; geometry: Geometry };

type Place = { where: string; district: string; geometry: Geometry };
type Task = { title: string; agency: (district: string) => string; function: string; breaking: boolean };

const office = (district: string): string => `akim-${district}`;
const department = (code: string) => (): string => code;

const task = (title: string, code: string, agency: Task['agency'], breaking = false): Task => ({
  title,
  function: code,
  agency,
  breaking,
});

const COURTYARD = new Lottery<Task>([
  [task('Благоустройство двора', 'improvement.courtyard', office, true), 40],
  [task('Детская площадка', 'improvement.playground', office), 15],
  [task('Озеленение двора', 'improvement.greening', department('dep-environment')), 20],
  [task('Освещение двора', 'improvement.lighting', office), 10],
  [task('Водопроводный ввод', 'networks.water', department('dep-utilities'), true), 15],
]);
const STREET = new Lottery<Task>([
  [task('Ремонт дороги', 'streets.road-repair', department('dep-transport'), true), 25],
  [task('Ремонт тротуара', 'streets.pavement', office, true), 20],
  [task('Реконструкция тепловой сети', 'networks.heat', department('dep-utilities'), true), 20],
  [task('Ливневая канализация', 'networks.storm', department('dep-utilities'), true), 15],
  [task('Кабельная линия', 'networks.power', department('dep-utilities'), true), 10],
  [task('Посадка деревьев', 'improvement.greening', department('dep-environment')), 10],
]);
const SPOT = new Lottery<Task>([
  [task('Опора освещения', 'improvement.lighting', department('dep-utilities')), 40],
  [task('Устранение аварии на сети', 'networks.water', department('dep-utilities'), true), 30],
  [task('Малые архитектурные формы', 'improvement.furniture', office), 30],
]);

const STATUSES = new Lottery<string>([
  ['planned', 45],
  ['approved', 27],
  ['running', 10],
  ['finished', 10],
  ['accepted', 5],
  ['cancelled', 3],
]);

/** Shares of the year's works that start in each month: the ground is frozen from November to April. */
const MONTHS = new Lottery([2, 2, 4, 9, 17, 18, 15, 12, 9, 7, 3, 2].map((share, month) => [month, share] as const));

const DAY_MS = 86_400_000;
const day = (time: number): string => new Date(time).toISOString().slice(0, 10);

function days(random: Random, longest: number): { start: string; end: string } {
  const start = Date.UTC(random.integer(2026, 2027), MONTHS.draw(random), random.integer(1, 28));
  const last = Math.min(start + random.integer(2, longest) * DAY_MS, Date.UTC(2027, 11, 31));
  return { start: day(start), end: day(last) };
}

function insideOf(random: Random, ring: readonly Position[]): Position {
  const [lons, lats] = [ring.map(([lon]) => lon), ring.map(([, lat]) => lat)];
  for (let attempt = 0; attempt < 50; attempt += 1) {
    const position: Position = [
      random.between(Math.min(...lons), Math.max(...lons)),
      random.between(Math.min(...lats), Math.max(...lats)),
    ];
    if (isInside(position, ring)) return position;
  }
  return random.pick(ring);
}

/** A yard between houses: a rectangle turned somehow, sometimes L-shaped. */
function yard(random: Random, centre: Position): Geometry {
  const [halfA, halfB] = [random.between(8, 40), random.between(6, 25)];
  const angle = random.between(0, Math.PI);
  const cut = random.between(0.2, 0.7);
  const corners: [number, number][] = random.chance(0.3)
    ? [
        [-1, -1],
        [1, -1],
        [1, 1],
        [cut, 1],
        [cut, -cut],
        [-1, -cut],
      ]
    : [
        [-1, -1],
        [1, -1],
        [1, 1],
        [-1, 1],
      ];
  const ring = corners.map(([a, b]) => {
    const [along, across] = [a * halfA, b * halfB];
    return moved(
      centre,
      along * Math.cos(angle) - across * Math.sin(angle),
      along * Math.sin(angle) + across * Math.cos(angle),
    );
  });
  return { type: 'Polygon', coordinates: [[...ring, ring[0]]] };
}

/** A strip along a straight piece of road, as carriageway repairs are drawn. */
function strip(random: Random, line: readonly Position[]): Geometry | null {
  const [from, to] = [line[0], line[1]];
  if (!from || !to) return null;
  const { east, north } = vector(from, to);
  const length = Math.hypot(east, north);
  if (length < 20) return null;
  const halfWidth = random.between(4, 12);
  const [acrossEast, acrossNorth] = [(-north / length) * halfWidth, (east / length) * halfWidth];
  const left = [moved(from, acrossEast, acrossNorth), moved(to, acrossEast, acrossNorth)];
  const right = [moved(to, -acrossEast, -acrossNorth), moved(from, -acrossEast, -acrossNorth)];
  return { type: 'Polygon', coordinates: [[...left, ...right, left[0]]] };
}

/** Residential areas by their size: a large one has more yards. */
type Sites = { areas: Lottery<Area>; roads: Lottery<Road> };

function courtyardPlace(random: Random, sites: Sites): Place {
  const area = sites.areas.draw(random);
  return { where: area.name, district: area.district, geometry: yard(random, insideOf(random, area.ring)) };
}

function streetPlace(random: Random, sites: Sites): Place {
  const road = sites.roads.draw(random);
  const length = random.between(40, 500);
  const line = stretch(road.line, random.between(0, Math.max(0, road.lengthM - length)), length);
  const aside = random.between(-18, 18);
  const shifted = line.map((position) => moved(position, aside, aside / 2));
  const geometry = (random.chance(0.3) ? strip(random, line) : null) ?? { type: 'LineString', coordinates: shifted };
  return { where: road.name, district: road.district, geometry };
}

function spotPlace(random: Random, sites: Sites): Place {
  const road = sites.roads.draw(random);
  const from = random.pick(road.line);
  const position = moved(from, random.between(-400, 400), random.between(-400, 400));
  return { where: road.name, district: road.district, geometry: { type: 'Point', coordinates: position } };
}

type Kind = {
  tasks: Lottery<Task>;
  place: (random: Random, sites: Sites) => Place;
  longestDays: number;
  trafficChance: number;
};

const KINDS = new Lottery<Kind>([
  [{ tasks: COURTYARD, place: courtyardPlace, longestDays: 75, trafficChance: 0.05 }, 50],
  [{ tasks: STREET, place: streetPlace, longestDays: 60, trafficChance: 0.6 }, 35],
  [{ tasks: SPOT, place: spotPlace, longestDays: 14, trafficChance: 0.2 }, 15],
]);

const ENDED: ReadonlySet<string> = new Set(['finished', 'accepted']);

/** No work ended after this day: an end in days to come is refused. */
const LAST_END = '2026-05-31';
const LAST_YEAR = 2026;

/** The same days so many years earlier that they are over by {@link LAST_END}. */
function past({ start, end }: { start: string; end: string }): { start: string; end: string } {
  const years = Number(end.slice(0, 4)) - LAST_YEAR + (end.slice(4) > LAST_END.slice(4) ? 1 : 0);
  const earlier = (date: string): string => `${Number(date.slice(0, 4)) - years}${date.slice(4)}`;
  return { start: earlier(start), end: earlier(end) };
}

function makeWork(random: Random, sites: Sites, number: number): WorkFeature {
  const kind = KINDS.draw(random);
  const { where, district, geometry } = kind.place(random, sites);
  const what = kind.tasks.draw(random);
  const title = `${what.title}, ${where}, № ${number}`;
  const hinders = random.chance(kind.trafficChance);
  const drawn = days(random, kind.longestDays);
  const certainty = random.chance(0.4) ? 'firm' : 'planned';
  const status = STATUSES.draw(random);
  const window = ENDED.has(status) ? past(drawn) : drawn;
  const properties = {
    external_id: `bench-${number}`,
    title,
    agency: what.agency(district),
    function: what.function,
    surface_breaking: what.breaking,
    hinders_traffic: hinders,
    ...window,
    date_certainty: certainty,
    status,
    ...(ENDED.has(status) ? { finished_on: window.end } : {}),
    contractor: `ТОО «Подрядчик ${random.integer(1, 250)}»`,
    cost_kzt: (random.integer(500, 400_000) * 1_000).toFixed(2),
  };
  return { type: 'Feature', properties, geometry };
}

/**
 * Works of 2026 and 2027, those that are over of 2025 and 2026, on real residential areas and along real roads of Astana;
 * the first n are always the same.
 */
export function* generateWorks(count: number): Generator<WorkFeature> {
  const random = new Random(SEED);
  const city = readCity();
  const sites: Sites = {
    areas: new Lottery(city.areas.map((area) => [area, area.areaM2] as const)),
    roads: new Lottery(city.roads.map((road) => [road, road.lengthM] as const)),
  };
  for (let number = 1; number <= count; number += 1) yield makeWork(random, sites, number);
}

function* text(count: number): Generator<string> {
  yield '{"type":"FeatureCollection","features":[\n';
  let separator = '';
  for (const work of generateWorks(count)) {
    yield `${separator}${JSON.stringify(work)}`;
    separator = ',\n';
  }
  yield '\n]}\n';
}

/** Writes works as a GeoJSON file, one feature a line. */
export async function writeWorks(path: string, count: number): Promise<void> {
  await pipeline(Readable.from(text(count)), createWriteStream(path));
}
