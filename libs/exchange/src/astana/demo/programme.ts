import { addDays, type Days, daysAfter, daysBeside, daysIn, standing } from './calendar.js';
import type { Inventory, Place } from './inventory.js';
import { PlacePool } from './place-pool.js';
import { SeededRandom } from './random.js';
import { type Shape, sizeOf, WORK_TYPES, type WorkType, type WorkTypeCode } from './work-types.js';

/** One demonstration work before it becomes an import row. */
export type DemoWork = {
  id: string;
  type: WorkTypeCode;
  title: string;
  agency: string;
  year: number;
  days: Days;
  status: string;
  certainty: string;
  contractor: string;
  costKzt: number;
  project: string | null;
  shape: Shape;
  /** Another work is to come on its place. */
  followed: boolean;
};

const SEED = 20_260_101;
/** The district office that has no courtyard works yet: a gap left on purpose. */
const WITHOUT_COURTYARDS = 'saraishyk';
const YEARS = [2026, 2027] as const;

/** How many works of each type stand alone, by the place they need. */
const ALONE: readonly [WorkTypeCode, Place['type'], number][] = [
  ['courtyard', 'courtyard', 58],
  ['yardRepair', 'courtyard', 26],
  ['playground', 'courtyard', 24],
  ['yardLighting', 'courtyard', 12],
  ['parkBuild', 'park', 8],
  ['planting', 'park', 14],
  ['parkRepair', 'park', 8],
  ['roadRepair', 'road', 24],
  ['paving', 'road', 24],
  ['streetLighting', 'road', 16],
  ['streetPlanting', 'road', 12],
  ['heat', 'road', 14],
  ['heatWinter', 'road', 12],
  ['water', 'road', 14],
  ['storm', 'road', 12],
];

/** How the second work of a pair stands to the first. */
type Meeting = 'overlap' | 'touch' | 'cancelled' | 'project';
type Pair = {
  place: Place['type'];
  first: WorkTypeCode;
  second: WorkTypeCode;
  how: Meeting;
  times: number;
  agency?: string;
};

/** Situations made on purpose; which of them a rule must flag follows from `how`. */
export const PAIRS: readonly Pair[] = [
  { place: 'courtyard', first: 'courtyard', second: 'heat', how: 'overlap', times: 14 },
  { place: 'courtyard', first: 'yardRepair', second: 'water', how: 'overlap', times: 5 },
  { place: 'road', first: 'roadRepair', second: 'storm', how: 'overlap', times: 8 },
  { place: 'road', first: 'paving', second: 'heat', how: 'overlap', times: 6 },
  { place: 'road', first: 'roadRepair', second: 'streetLighting', how: 'overlap', times: 4 },
  { place: 'courtyard', first: 'heatWinter', second: 'yardLighting', how: 'overlap', times: 4 },
  // The same kind of work on the same place by two bodies: a duplicate.
  { place: 'park', first: 'parkRepair', second: 'parkRepair', how: 'overlap', times: 4, agency: 'dep-environment' },
  { place: 'park', first: 'parkBuild', second: 'planting', how: 'overlap', times: 2 },
  // One agency in its own way.
  { place: 'road', first: 'heat', second: 'water', how: 'overlap', times: 4 },
  { place: 'courtyard', first: 'courtyard', second: 'playground', how: 'overlap', times: 4 },
  // These must not clash: one project, a cancelled work, periods that only touch.
  { place: 'road', first: 'heat', second: 'roadRepair', how: 'project', times: 5 },
  { place: 'courtyard', first: 'courtyard', second: 'yardLighting', how: 'project', times: 3 },
  { place: 'road', first: 'roadRepair', second: 'water', how: 'cancelled', times: 4 },
  { place: 'courtyard', first: 'courtyard', second: 'heat', how: 'touch', times: 4 },
];

/** A second work on the place of the first, some days after it ended: what a rule about works is to notice. */
type Later = {
  place: Place['type'];
  first: WorkTypeCode;
  second: WorkTypeCode;
  year: number;
  gapDays: number;
  times: number;
  agency?: string;
};
const LATER: readonly Later[] = [
  // A street is repaired and opened the next year.
  { place: 'road', first: 'roadRepair', second: 'water', year: 2026, gapDays: 230, times: 4 },
  // A footway is paved before the heat pipe below it comes.
  { place: 'road', first: 'paving', second: 'heat', year: 2027, gapDays: 12, times: 4 },
  // Two pipes in one street, one soon after the other.
  { place: 'road', first: 'heat', second: 'water', year: 2027, gapDays: 15, times: 4 },
  // One courtyard by two bodies in one year.
  {
    place: 'courtyard',
    first: 'yardRepair',
    second: 'yardRepair',
    year: 2027,
    gapDays: 40,
    times: 3,
    agency: 'dep-construction',
  },
];
/** Plantings that begin when the ground is frozen. */
const WINTER_PLANTINGS = 3;
/** Of the works accepted long ago, every so many-th waits for its handover. */
const EVERY_WAITING = 12;

/** Makes the programme of 2026-2027. The same day gives the same programme on every machine. */
class ProgrammeMaker {
  private readonly random = new SeededRandom(SEED);
  private readonly pool: PlacePool;
  readonly works: DemoWork[] = [];
  private projects = 0;

  constructor(
    inventory: Inventory,
    private readonly today: string,
  ) {
    this.pool = new PlacePool(this.random, inventory);
  }

  make(): DemoWork[] {
    for (const pair of PAIRS) for (let time = 0; time < pair.times; time += 1) this.addPair(pair, time);
    for (const [code, place, count] of ALONE)
      for (let made = 0; made < count; made += 1) {
        const found = this.place(place);
        if (found) this.add(code, found, this.daysOf(WORK_TYPES[code], this.random.pick(YEARS)));
      }
    for (const later of LATER) for (let time = 0; time < later.times; time += 1) this.addLater(later);
    this.addWinterPlantings();
    this.leaveWaiting();
    return this.works;
  }

  private addWinterPlantings(): void {
    for (let made = 0; made < WINTER_PLANTINGS; made += 1) {
      const park = this.place('park');
      if (park) this.add('planting', park, this.daysOf({ ...WORK_TYPES.planting, starts: ['11-25', '12-15'] }, 2026));
    }
  }

  private leaveWaiting(): void {
    const settled = this.works.filter(({ status }) => status === 'accepted');
    for (const work of settled.filter((_work, index) => index % EVERY_WAITING === 0)) work.status = 'finished';
  }

  private addLater({ place: type, first, second, year, gapDays, agency }: Later): void {
    const place = this.place(type);
    if (!place) return;
    const days = this.daysOf(WORK_TYPES[first], year);
    this.add(first, place, days, { followed: true });
    const after = daysAfter(this.random, { ...days, end: addDays(days.end, gapDays) }, WORK_TYPES[second]);
    this.add(second, place, after, { agency });
  }

  private place(type: Place['type']): Place | null {
    return this.pool.take(type, (place) => type !== 'courtyard' || place.district !== WITHOUT_COURTYARDS);
  }

  private daysOf(type: WorkType, year: number): Days {
    return daysIn(this.random, year, type);
  }

  // Two pairs of three lie in 2027, so that the picture of today has clashes to work on.
  private addPair(pair: Pair, time: number): void {
    const place = this.place(pair.place);
    if (!place) return;
    const first: WorkType = WORK_TYPES[pair.first];
    const second: WorkType = WORK_TYPES[pair.second];
    const days = this.daysOf(first, time % 3 === 0 ? 2026 : 2027);
    const project = pair.how === 'project' ? `demo-p${String((this.projects += 1)).padStart(2, '0')}` : null;
    this.add(pair.first, place, days, { project });
    const other =
      pair.how === 'touch'
        ? daysAfter(this.random, days, second)
        : daysBeside(this.random, days, second, this.random.between(3, first.days[0] - 5));
    this.add(pair.second, place, other, { project, cancelled: pair.how === 'cancelled', agency: pair.agency });
  }

  private add(
    code: WorkTypeCode,
    place: Place,
    days: Days,
    more: { project?: string | null; cancelled?: boolean; agency?: string; followed?: boolean } = {},
  ): void {
    const type: WorkType = WORK_TYPES[code];
    const { status, certainty } = standing(days, this.today, more.cancelled ?? false);
    const year = Number(days.start.slice(0, 4));
    const number = String(this.works.length + 1).padStart(3, '0');
    this.works.push({
      id: `demo-${number}`,
      type: code,
      title: `${type.title(place.name)} (демо)`,
      agency: more.agency ?? (type.agency === 'district' ? `akim-${place.district}` : type.agency),
      year,
      days,
      status,
      certainty,
      contractor: `Подрядчик ${this.random.pick(['А', 'Б', 'В', 'Г', 'Д'])}-${this.random.between(1, 24)} (демо)`,
      costKzt: Math.max(500, Math.round((sizeOf(type, place) * this.random.between(...type.price)) / 1_000)) * 1_000,
      project: more.project ?? null,
      shape: type.shape(place),
      followed: more.followed ?? false,
    });
  }
}

/**
 * The demonstration programme: invented works on real places.
 * @param today the day `YYYY-MM-DD` that statuses follow
 */
export function makeDemoProgramme(inventory: Inventory, today: string): DemoWork[] {
  return new ProgrammeMaker(inventory, today).make();
}
