import { useParam } from '../../url/params.js';
import { parsePoint } from '../responsibility/use-responsibility.js';
import { useHere } from './here.js';
import type { Here, LonLat } from './place-age.js';

/** Steps a place is rounded to for asking, degrees: about fifty metres. A receiver that trembles asks nothing new. */
const STEP = 1 / 2000;
const DECIMALS = 4;
const rounded = (degrees: number): number => Number((Math.round(degrees / STEP) * STEP).toFixed(DECIMALS));

export type FieldPlace = {
  /** What is looked around, lon and lat: the place chosen on the map, else that of the device. */
  point: LonLat | null;
  isChosen: boolean;
  here: Here & { ask: () => void };
  /** null goes back to the place of the device. */
  choose: (point: LonLat | null) => void;
};

/** The place whose works are listed; a chosen one stands in the address (`?here=lon,lat`). */
export function useFieldPlace(): FieldPlace {
  const here = useHere();
  const [text, setText] = useParam('here');
  const chosen = parsePoint(text);
  const own = here.point && ([rounded(here.point[0]), rounded(here.point[1])] satisfies LonLat);
  return {
    point: chosen ? [chosen.lon, chosen.lat] : own,
    isChosen: chosen !== null,
    here,
    choose: (point) => setText(point && point.map((degrees) => degrees.toFixed(5)).join(',')),
  };
}
