import { circle, lengthM, type LonLat, shift, shrink } from '../plane.js';
import { crossing, type Place } from './inventory.js';

export type Shape = { type: 'Polygon' | 'LineString'; coordinates: unknown };

/** A kind of demonstration work: who does it, where, when in the year, for how much. Sums are invented. */
export type WorkType = {
  code: string;
  title: (name: string) => string;
  function: string;
  stage: 'construction' | 'current-repair' | 'maintenance';
  /** Agency code, or `district` for the office of the place's district. */
  agency: string;
  surfaceBreaking: boolean;
  hindersTraffic: boolean;
  /** First days of the year as month-day between which the work may begin. */
  starts: readonly [string, string];
  days: readonly [number, number];
  /** Tenge per square metre (polygons) or metre (lines). */
  price: readonly [number, number];
  shape: (place: Place) => Shape;
  accuracy: 'as-given' | 'approximate';
};

const polygon = (ring: LonLat[]): Shape => ({ type: 'Polygon', coordinates: [ring] });
const line = (points: LonLat[]): Shape => ({ type: 'LineString', coordinates: points });

function whole(place: Place): Shape {
  if (place.type === 'courtyard') return polygon(place.ring);
  if (place.type === 'park') return circle(place.middle, place.radiusM * 0.6);
  return line(place.line);
}

function inner(place: Place): Shape {
  if (place.type === 'courtyard') return polygon(shrink(place.ring, 0.35));
  if (place.type === 'park') return circle(place.middle, Math.min(40, place.radiusM * 0.3));
  return whole(place);
}

const through = (place: Place): Shape => line(place.type === 'courtyard' ? crossing(place) : lineOf(place));

const lineOf = (place: Place): LonLat[] => {
  if (place.type === 'road') return place.line;
  const reach = place.type === 'park' ? place.radiusM * 0.5 : 40;
  return [shift(place.middle, -reach, 0), place.middle, shift(place.middle, reach, reach / 2)];
};

/** Beside the axis of the road, where the footway runs. */
const beside = (place: Place): Shape => line(lineOf(place).map((point) => shift(point, 12, 12)));

const SUMMER = ['05-03', '07-20'] as const;
const SPRING = ['04-10', '05-05'] as const;
const ANY = ['02-01', '12-05'] as const;
const WINTER = ['10-20', '12-10'] as const;

const base = { surfaceBreaking: true, hindersTraffic: false, accuracy: 'as-given', shape: whole } as const;

/** Every kind of work of the programme by its code. */
export const WORK_TYPES = {
  courtyard: {
    ...base,
    code: 'courtyard',
    title: (name) => `Благоустройство двора: ${name}`,
    function: 'improvement.courtyard',
    stage: 'construction',
    agency: 'district',
    starts: SUMMER,
    days: [45, 90],
    price: [6_000, 11_000],
  },
  yardRepair: {
    ...base,
    code: 'yardRepair',
    title: (name) => `Текущий ремонт двора: ${name}`,
    function: 'improvement.courtyard',
    stage: 'current-repair',
    agency: 'district',
    starts: SUMMER,
    days: [20, 40],
    price: [1_500, 3_000],
  },
  playground: {
    ...base,
    code: 'playground',
    title: (name) => `Детская площадка: ${name}`,
    function: 'improvement.playground',
    stage: 'construction',
    agency: 'district',
    starts: SUMMER,
    days: [25, 45],
    price: [12_000, 20_000],
    shape: inner,
  },
  yardLighting: {
    ...base,
    code: 'yardLighting',
    title: (name) => `Освещение двора: ${name}`,
    function: 'improvement.lighting',
    stage: 'construction',
    agency: 'district',
    starts: ANY,
    days: [30, 75],
    price: [45_000, 70_000],
    shape: through,
  },
  parkRepair: {
    ...base,
    code: 'parkRepair',
    title: (name) => `Текущий ремонт общественного пространства: ${name}`,
    function: 'improvement.public-space',
    stage: 'current-repair',
    agency: 'district',
    starts: SUMMER,
    days: [30, 60],
    price: [900, 1_800],
    accuracy: 'approximate',
  },
  parkBuild: {
    ...base,
    code: 'parkBuild',
    title: (name) => `Обустройство общественного пространства: ${name}`,
    function: 'improvement.public-space',
    stage: 'construction',
    agency: 'dep-construction',
    starts: SUMMER,
    days: [80, 120],
    price: [2_500, 5_000],
    accuracy: 'approximate',
  },
  planting: {
    ...base,
    code: 'planting',
    title: (name) => `Посадка деревьев и кустарников: ${name}`,
    function: 'improvement.greening',
    stage: 'construction',
    agency: 'dep-environment',
    starts: SPRING,
    days: [14, 30],
    price: [250, 600],
    accuracy: 'approximate',
  },
  streetPlanting: {
    ...base,
    code: 'streetPlanting',
    title: (name) => `Озеленение вдоль улицы: ${name}`,
    function: 'improvement.greening',
    stage: 'construction',
    agency: 'dep-environment',
    starts: SPRING,
    days: [14, 30],
    price: [18_000, 30_000],
    shape: beside,
  },
  roadRepair: {
    ...base,
    code: 'roadRepair',
    title: (name) => `Средний ремонт дороги: ${name}`,
    function: 'streets.road-repair',
    stage: 'construction',
    agency: 'dep-transport',
    hindersTraffic: true,
    starts: SUMMER,
    days: [40, 80],
    price: [180_000, 320_000],
  },
  paving: {
    ...base,
    code: 'paving',
    title: (name) => `Мощение тротуара: ${name}`,
    function: 'streets.pavement',
    stage: 'construction',
    agency: 'district',
    starts: SUMMER,
    days: [25, 50],
    price: [55_000, 90_000],
    shape: beside,
  },
  streetLighting: {
    ...base,
    code: 'streetLighting',
    title: (name) => `Освещение улицы: ${name}`,
    function: 'improvement.lighting',
    stage: 'construction',
    agency: 'district',
    starts: ANY,
    days: [40, 90],
    price: [60_000, 95_000],
    shape: beside,
  },
  heat: {
    ...base,
    code: 'heat',
    title: (name) => `Реконструкция тепловой сети: ${name}`,
    function: 'networks.heat',
    stage: 'construction',
    agency: 'dep-utilities',
    hindersTraffic: true,
    starts: SUMMER,
    days: [40, 75],
    price: [350_000, 600_000],
    shape: through,
  },
  heatWinter: {
    ...base,
    code: 'heatWinter',
    title: (name) => `Устранение порыва тепловой сети: ${name}`,
    function: 'networks.heat',
    stage: 'current-repair',
    agency: 'dep-utilities',
    hindersTraffic: true,
    starts: WINTER,
    days: [12, 40],
    price: [400_000, 700_000],
    shape: through,
  },
  water: {
    ...base,
    code: 'water',
    title: (name) => `Замена водопровода: ${name}`,
    function: 'networks.water',
    stage: 'construction',
    agency: 'dep-utilities',
    hindersTraffic: true,
    starts: SUMMER,
    days: [30, 60],
    price: [200_000, 380_000],
    shape: through,
  },
  storm: {
    ...base,
    code: 'storm',
    title: (name) => `Ливневая канализация: ${name}`,
    function: 'networks.storm',
    stage: 'construction',
    agency: 'dep-utilities',
    hindersTraffic: true,
    starts: ['05-10', '09-10'],
    days: [45, 90],
    price: [300_000, 520_000],
    shape: through,
  },
} as const satisfies Record<string, WorkType>;
export type WorkTypeCode = keyof typeof WORK_TYPES;

/** Size that the price applies to: square metres of a polygon are given by the place, metres of a line by the line. */
export function sizeOf(type: WorkType, place: Place): number {
  const shape = type.shape(place);
  if (shape.type === 'LineString') return lengthM(shape.coordinates as LonLat[]);
  if (place.type === 'park') return Math.min(20_000, Math.PI * place.radiusM ** 2 * 0.36);
  const area = place.type === 'courtyard' ? Math.min(place.areaM2, 25_000) : 1_000;
  return type.shape === inner ? area * 0.12 : area * 0.45;
}
