import type { Inventory, Place } from './inventory.js';
import type { SeededRandom } from './random.js';

/** Places are handed out this far apart, so that works clash only where the programme means them to (metres). */
const APART_M = 22;
const DEGREES_PER_METRE = 1 / 70_000;

type Box = [number, number, number, number];

function boxOf(place: Place): Box {
  const points = place.type === 'courtyard' ? place.ring : place.type === 'road' ? place.line : [place.middle];
  const reach = (place.type === 'park' ? place.radiusM * 0.6 : 20) * DEGREES_PER_METRE;
  const lons = points.map(([lon]) => lon);
  const lats = points.map(([, lat]) => lat);
  return [Math.min(...lons) - reach, Math.min(...lats) - reach, Math.max(...lons) + reach, Math.max(...lats) + reach];
}

const near = (a: Box, b: Box): boolean => {
  const gap = APART_M * DEGREES_PER_METRE;
  return a[0] - gap < b[2] && b[0] - gap < a[2] && a[1] - gap < b[3] && b[1] - gap < a[3];
};

/** Hands out real places, each once, away from those handed out before. */
export class PlacePool {
  private readonly taken: Box[] = [];
  private readonly free: Record<Place['type'], Place[]>;

  constructor(random: SeededRandom, inventory: Inventory) {
    this.free = {
      courtyard: random.shuffle(inventory.courtyards),
      park: random.shuffle(inventory.parks),
      road: random.shuffle(inventory.roads),
    };
  }

  /** The next free place of a type that is wanted; null when none is left. */
  take(type: Place['type'], wanted: (place: Place) => boolean = () => true): Place | null {
    const list = this.free[type];
    for (let at = 0; at < list.length;) {
      const place = list[at] as Place;
      if (!wanted(place)) {
        at += 1;
        continue;
      }
      list.splice(at, 1);
      const box = boxOf(place);
      // A place beside one that is taken stays beside it: it is not offered again.
      if (this.taken.some((other) => near(box, other))) continue;
      this.taken.push(box);
      return place;
    }
    return null;
  }
}
