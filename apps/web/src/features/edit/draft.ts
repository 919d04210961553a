import type {
  DateCertainty,
  Geometry,
  Stage,
  Surface,
  Work,
  WorkDraft,
  WorkMethod,
  WorkPatch,
  WorkPreview,
  WorkStatus,
} from '@abat/contracts';

/** A zone in the form; what is not given yet is null. */
export type DraftZone = { geometry: Geometry | null; start: string | null; end: string | null };

/** A work in the form. Empty texts mean "not stated". */
export type Draft = {
  title: string;
  agency: string | null;
  function: string | null;
  stage: Stage | null;
  status: WorkStatus;
  dateCertainty: DateCertainty;
  hindersTraffic: boolean;
  surfaceBreaking: boolean;
  /** What lies on the ground afterwards. */
  surface: Surface | null;
  /** Traffic lanes taken, as typed; none where traffic is not hindered. */
  lanesClosed: string;
  workType: string | null;
  method: WorkMethod | null;
  /** Days of work inside a planned window, as typed. */
  durationDays: string;
  /** The day the work really ended; none while it goes on. */
  finishedOn: string | null;
  /** Codes of the project the work belongs to and of the line that pays for it. */
  project: string | null;
  budgetLine: string | null;
  contractor: string;
  costKzt: string;
  note: string;
  zones: DraftZone[];
};

/** Whether a work of the status is done. */
export const hasEnded = (status: WorkStatus): boolean => status === 'finished' || status === 'accepted';

/** What keeps a draft from being measured or saved: field path and a code the form has words for. */
export type DraftFault = { path: string; code: 'required' | 'dates-reversed' | 'money' | 'number' };

const numberText = (value: number | null): string => (value === null ? '' : String(value));

export function draftOfWork(work: Work): Draft {
  return {
    title: work.title,
    agency: work.agency,
    function: work.function,
    stage: work.stage,
    status: work.status,
    dateCertainty: work.dateCertainty,
    hindersTraffic: work.hindersTraffic,
    surfaceBreaking: work.surfaceBreaking,
    surface: work.surface,
    lanesClosed: numberText(work.lanesClosed),
    workType: work.workType ?? null,
    method: work.method ?? null,
    durationDays: numberText(work.durationDays),
    finishedOn: work.finishedOn,
    project: work.project,
    budgetLine: work.budgetLine,
    contractor: work.contractor ?? '',
    costKzt: typedMoney(work.costKzt),
    note: work.note ?? '',
    zones: work.zones.map(({ geometry, start, end }) => ({ geometry, start, end })),
  };
}

/** A work nobody has entered yet, of a body and perhaps of a project (its code). */
export function emptyDraft(agency: string | null, project: string | null = null): Draft {
  return {
    title: '',
    agency,
    function: null,
    stage: null,
    status: 'planned',
    dateCertainty: 'planned',
    hindersTraffic: false,
    surfaceBreaking: false,
    surface: null,
    lanesClosed: '',
    workType: null,
    method: null,
    durationDays: '',
    finishedOn: null,
    project,
    budgetLine: null,
    contractor: '',
    costKzt: '',
    note: '',
    zones: [{ geometry: null, start: null, end: null }],
  };
}

/** Amount of the wire as people type it: `48500000.00` is `48 500 000`. */
export function typedMoney(kzt: string | null): string {
  const [whole = '', cents = '00'] = (kzt ?? '').split('.');
  const grouped = whole.replaceAll(/\B(?=(\d{3})+$)/g, ' ');
  return /^0*$/.test(cents) ? grouped : `${grouped},${cents}`;
}

/** Amount as typed (spaces, comma) to the decimal of the wire, without cents that are none. */
export const plainMoney = (text: string): string =>
  text
    .replace(/[\s\u00a0]/g, '')
    .replace(',', '.')
    .replace(/\.0{1,2}$/, '');

function zoneFaults(zone: DraftZone, prefix: string): DraftFault[] {
  const faults: DraftFault[] = [];
  for (const key of ['start', 'end', 'geometry'] as const)
    if (zone[key] === null) faults.push({ path: prefix + key, code: 'required' });
  if (zone.start && zone.end && zone.start > zone.end) faults.push({ path: `${prefix}end`, code: 'dates-reversed' });
  return faults;
}

/** Days of work as typed; firm dates are no window they could lie in. */
const windowDaysOf = (draft: Draft): string => (draft.dateCertainty === 'planned' ? draft.durationDays : '');

/** Lanes taken as typed; a work that hinders nobody takes none. */
const lanesOf = (draft: Draft): string => (draft.hindersTraffic ? draft.lanesClosed : '');

/** Most lanes a work may take. */
const MOST_LANES = 20;

const isLanes = (text: string): boolean => /^\d{1,2}$/.test(text) && Number(text) <= MOST_LANES;

function numberFaults(draft: Draft): DraftFault[] {
  const faults: DraftFault[] = [];
  if (windowDaysOf(draft) && !/^[1-9]\d{0,3}$/.test(draft.durationDays))
    faults.push({ path: 'durationDays', code: 'number' });
  if (lanesOf(draft) && !isLanes(draft.lanesClosed)) faults.push({ path: 'lanesClosed', code: 'number' });
  return faults;
}

/** Everything that is missing or wrong before the server is asked. */
export function faultsOf(draft: Draft): DraftFault[] {
  const faults: DraftFault[] = [];
  for (const path of ['title', 'agency', 'function'] as const)
    if (!draft[path]?.trim()) faults.push({ path, code: 'required' });
  if (draft.costKzt && !/^\d{1,16}(\.\d{1,2})?$/.test(plainMoney(draft.costKzt)))
    faults.push({ path: 'costKzt', code: 'money' });
  faults.push(...numberFaults(draft));
  const isSingle = draft.zones.length === 1;
  return [...faults, ...draft.zones.flatMap((zone, index) => zoneFaults(zone, isSingle ? '' : `zones.${index}.`))];
}

type FullZone = { geometry: Geometry; start: string; end: string };
const isFull = (zone: DraftZone): zone is FullZone => Boolean(zone.geometry && zone.start && zone.end);

function placeOf(zones: readonly DraftZone[]): FullZone | { zones: FullZone[] } {
  const full = zones.filter(isFull);
  const [only, ...others] = full;
  return only && others.length === 0 ? only : { zones: full };
}

function fieldsOf(draft: Draft) {
  return {
    title: draft.title.trim(),
    agency: draft.agency ?? '',
    function: draft.function ?? '',
    stage: draft.stage,
    status: draft.status,
    dateCertainty: draft.dateCertainty,
    hindersTraffic: draft.hindersTraffic,
    surfaceBreaking: draft.surfaceBreaking,
    surface: draft.surface,
    lanesClosed: lanesOf(draft) ? Number(lanesOf(draft)) : null,
    workType: draft.workType,
    method: draft.method,
    durationDays: windowDaysOf(draft) ? Number(draft.durationDays) : null,
    finishedOn: hasEnded(draft.status) ? draft.finishedOn : null,
    project: draft.project,
    budgetLine: draft.budgetLine,
    contractor: draft.contractor.trim() || null,
    costKzt: plainMoney(draft.costKzt) || null,
    note: draft.note.trim() || null,
  };
}

/** The body of a new work. Only for a draft without faults. */
export const toNewWork = (draft: Draft): WorkDraft => ({
  ...fieldsOf(draft),
  ...placeOf(draft.zones),
  geometryAccuracy: 'as-given',
});

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** What the server knows better than the form while nobody touches it: all lines of a work, a work that ends today. */
const STORED_TIES = ['project', 'budgetLine', 'finishedOn'] as const;

/** The body of the preview; what is not touched of `STORED_TIES` comes from the stored work. Only for a draft without faults. */
export function toPreview(draft: Draft, stored: Work | null): WorkPreview {
  const fields = fieldsOf(draft);
  const body: WorkPreview = { ...fields, ...placeOf(draft.zones), geometryAccuracy: 'as-given' };
  if (!stored) return body;
  const before = fieldsOf(draftOfWork(stored));
  for (const key of STORED_TIES) if (fields[key] === before[key]) delete body[key];
  return { ...body, id: stored.id };
}

function placeChange(draft: Draft, base: Draft): WorkPatch {
  if (same(draft.zones, base.zones)) return {};
  const place = placeOf(draft.zones);
  if ('zones' in place) return place;
  // Days alone would move the zones that are stored, not take any away.
  if (base.zones.length > 1) return { zones: [place] };
  const { geometry, start, end } = place;
  // A shape that was not touched is not sent: its stored precision stays.
  return same(geometry, base.zones[0]?.geometry) ? { start, end } : { geometry, start, end };
}

/** Only what differs from the state the form began with. Empty when nothing does. */
export function toPatch(draft: Draft, base: Draft): WorkPatch {
  const now = fieldsOf(draft);
  const before: Record<string, unknown> = fieldsOf(base);
  const changed = Object.entries(now).filter(([key, value]) => !same(value, before[key]));
  return { ...Object.fromEntries(changed), ...placeChange(draft, base) };
}

/** The fields of a draft, or of one of its zones, that are not as they began. */
const changesOf = <Item extends object>(item: Item | undefined, base: Item | undefined): Partial<Item> =>
  Object.fromEntries(
    Object.entries(item ?? {}).filter(([key, value]) => !same(value, base?.[key as keyof Item])),
  ) as Partial<Item>;

/** Own shapes or days that cannot be put on the newer zones one by one: one of the two has more or fewer of them now. */
export const losesZones = (draft: Draft, base: Draft, newer: Draft): boolean =>
  !same(draft.zones, base.zones) &&
  !same(newer.zones, base.zones) &&
  [draft, newer].some(({ zones }) => zones.length !== base.zones.length);

/** Own zones on top of newer ones, where that loses none. */
function rebaseZones(draft: Draft, base: Draft, newer: Draft): DraftZone[] {
  if (same(newer.zones, base.zones)) return draft.zones;
  if (same(draft.zones, base.zones)) return newer.zones;
  return newer.zones.map((zone, index) => ({ ...zone, ...changesOf(draft.zones[index], base.zones[index]) }));
}

/**
 * Own changes put on top of a newer stored state: what was not touched follows the newer one, in every zone too. Where
 * that loses zones, `keepsZones` tells whose are kept.
 */
export function rebase(draft: Draft, base: Draft, newer: Draft, keepsZones: boolean): Draft {
  const chosen = keepsZones ? draft.zones : newer.zones;
  const zones = losesZones(draft, base, newer) ? chosen : rebaseZones(draft, base, newer);
  return { ...newer, ...changesOf(draft, base), zones };
}

const DAY_MS = 86_400_000;
const dayAfter = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10);

/** The draft on other days: zones with the days of the whole work take them, others keep their distances. */
export function movedTo(draft: Draft, { start, end }: { start: string; end: string }): Draft {
  const starts = draft.zones.flatMap((zone) => zone.start ?? []).toSorted();
  const isOne = draft.zones.every((zone) => zone.start === draft.zones[0]?.start && zone.end === draft.zones[0]?.end);
  const days = starts[0] ? Math.round((Date.parse(start) - Date.parse(starts[0])) / DAY_MS) : 0;
  const moved = (day: string | null): string | null => (day ? dayAfter(day, days) : day);
  const place = (zone: DraftZone) => (isOne ? { start, end } : { start: moved(zone.start), end: moved(zone.end) });
  return { ...draft, zones: draft.zones.map((zone) => ({ ...zone, ...place(zone) })) };
}
