import { type Nuisance, NUISANCE_PARTS, type NuisanceSettings, type StreetClass } from '@abat/contracts';

/** What PostGIS measured of a work; null = no data. */
export type NuisanceMeasures = {
  /** Days the work really takes of the street: its days of work, else the days of its zones. */
  days: number;
  hindersTraffic: boolean;
  /**
   * Highest class of street the zones lie on; `none` = no street there; null = unknown: a street nobody classed, or a city
   * without streets on its map.
   */
  streetClass: StreetClass | 'none' | null;
  /** Lanes taken, and lanes the street has; null when no data tells them, and then nothing is guessed from the lanes taken. */
  lanesClosed: number | null;
  lanes: number | null;
  /** Stops within reach; null where the map knows no stops around, so that having none is no fact. */
  stops: number | null;
  /** Courtyards, public spaces, parks and malls within reach; null when the city has none. */
  sites: number | null;
  /** 0 quiet .. 3 loud; null without a type. */
  noise: number | null;
};

const CLASS_SHARE: Record<StreetClass, number> = { magistral: 1, main: 0.8, street: 0.5, local: 0.3, yard: 0.15 };
const LOUDEST = 3;

const share = (value: number, full: number): number => Math.min(1, Math.max(0, value / full));
const rounded = (value: number): number => Math.round(value * 1000) / 1000;

function lanesPart({ lanesClosed, lanes }: NuisanceMeasures): number | null {
  if (lanesClosed === null) return null;
  if (lanesClosed === 0) return 0;
  return lanes === null ? null : share(lanesClosed, lanes);
}

function streetPart({ streetClass, hindersTraffic }: NuisanceMeasures): number | null {
  if (streetClass === null) return null;
  // Traffic that is hindered runs on a street our map does not have.
  if (streetClass === 'none') return hindersTraffic ? null : 0;
  // Beside the carriageway a work disturbs its street by half.
  return CLASS_SHARE[streetClass] * (hindersTraffic ? 1 : 0.5);
}

function partsOf(measures: NuisanceMeasures, settings: NuisanceSettings): Nuisance['parts'] {
  const { stops, sites, noise } = measures;
  const parts = {
    duration: share(measures.days, settings.longDays),
    street: streetPart(measures),
    lanes: lanesPart(measures),
    transport: stops === null ? null : share(stops, settings.manyStops),
    pedestrians: sites === null ? null : share(sites, settings.manySites),
    noise: noise === null ? null : share(noise, LOUDEST),
  };
  return Object.fromEntries(
    Object.entries(parts).map(([part, value]) => [part, value === null ? null : rounded(value)]),
  ) as Nuisance['parts'];
}

/**
 * How much a work disturbs the city, 0..100: the weighted mean of the parts that are known. The idea of an index from
 * duration, street, lanes and transport is Haitaton's (Helsinki); parts, shares and weights are our own.
 */
export function judgeNuisance(measures: NuisanceMeasures, settings: NuisanceSettings): Nuisance {
  const parts = partsOf(measures, settings);
  const known = NUISANCE_PARTS.filter((part) => parts[part] !== null);
  const whole = known.reduce((sum, part) => sum + settings.weights[part], 0);
  const sum = known.reduce((total, part) => total + settings.weights[part] * (parts[part] ?? 0), 0);
  return { score: whole > 0 ? Math.round((sum / whole) * 1000) / 10 : 0, parts };
}
