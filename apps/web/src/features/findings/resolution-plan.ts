import { RESOLUTION_KINDS, type ResolutionKind, type ResolutionPlan, type Work } from '@abat/contracts';

/** A work of the finding as the form plans it. */
export type PlannedWork = Pick<Work, 'id' | 'title' | 'start' | 'end' | 'status'>;

type Days = { start: string | null; end: string | null };

/** What the form holds until it is sent: days and words by id of the work. */
export type PlanDraft = {
  days: Readonly<Record<string, Days>>;
  words: Readonly<Record<string, string>>;
  cancel: string | null;
  note: string;
};
export const EMPTY_PLAN: PlanDraft = { days: {}, words: {}, cancel: null, note: '' };

/** What keeps a proposal from being sent: where, and a code the form has words for. */
export type PlanFault = {
  path: string;
  code: 'required' | 'dates-reversed' | 'unmoved' | 'apart' | 'method' | 'place' | 'cancel' | 'note';
};

/** Only a work that has not begun has days to talk of. */
export const isMovable = ({ status }: PlannedWork): boolean => status === 'planned' || status === 'approved';

/** Days a work has in the form: its own until somebody changes them. */
export const daysOf = (work: PlannedWork, { days }: PlanDraft): Days => days[work.id] ?? work;

/** A work that is over or dropped can only be left as it is. */
export const isOpen = (work: PlannedWork): boolean => isMovable(work) || work.status === 'running';

/** Kinds that make sense for these works; without works only the place can be shared out, or all be left as it is. */
export function kindsFor(works: readonly PlannedWork[]): readonly ResolutionKind[] {
  if (works.length === 0) return ['split-place', 'accept'];
  return RESOLUTION_KINDS.filter((kind) => {
    if (kind === 'accept') return true;
    if (kind === 'reschedule') return works.some(isMovable);
    if (kind === 'combine') return works.length > 1 && works.every(isOpen) && works.some(isMovable);
    return works.some(isOpen);
  });
}

/** True when nothing but words can say what is meant, or why somebody speaks for a body that is not the own one. */
export const needsNote = (kind: ResolutionKind, works: readonly PlannedWork[], isOnBehalf: boolean): boolean =>
  isOnBehalf || kind === 'accept' || kind === 'cancel-one' || works.length === 0;

const isMoved = (work: PlannedWork, draft: PlanDraft): boolean => {
  const { start, end } = daysOf(work, draft);
  return start !== work.start || end !== work.end;
};

function dayFaults(works: readonly PlannedWork[], draft: PlanDraft): PlanFault[] {
  return works.flatMap((work): PlanFault[] => {
    const { start, end } = daysOf(work, draft);
    if (!start) return [{ path: `start.${work.id}`, code: 'required' }];
    if (!end) return [{ path: `end.${work.id}`, code: 'required' }];
    return start > end ? [{ path: `end.${work.id}`, code: 'dates-reversed' }] : [];
  });
}

/** Works that are done together have days in common. */
function areApart(works: readonly PlannedWork[], draft: PlanDraft): boolean {
  const spans = works.map((work) => daysOf(work, draft));
  const last = spans.map(({ start }) => start ?? '').reduce((a, b) => (a > b ? a : b));
  const first = spans.map(({ end }) => end ?? '').reduce((a, b) => (a < b ? a : b));
  return last > first;
}

const wordOf = (id: string, { words }: PlanDraft): string => words[id]?.trim() ?? '';

const PLAN_FAULTS: Record<ResolutionKind, (works: readonly PlannedWork[], draft: PlanDraft) => PlanFault[]> = {
  reschedule: (works, draft) => {
    const faults = dayFaults(works, draft);
    const isSame = !works.some((work) => isMovable(work) && isMoved(work, draft));
    return faults.length === 0 && isSame ? [{ path: 'plan', code: 'unmoved' }] : faults;
  },
  combine: (works, draft) => {
    const faults = dayFaults(works, draft);
    return faults.length === 0 && areApart(works, draft) ? [{ path: 'plan', code: 'apart' }] : faults;
  },
  'change-method': (works, draft) =>
    works.some(({ id }) => wordOf(id, draft) !== '') ? [] : [{ path: 'plan', code: 'method' }],
  'split-place': (works, draft) =>
    works.filter(({ id }) => wordOf(id, draft) === '').map(({ id }) => ({ path: `words.${id}`, code: 'place' })),
  'cancel-one': (_works, { cancel }) => (cancel ? [] : [{ path: 'cancel', code: 'cancel' }]),
  accept: () => [],
};

/** Everything that is missing or wrong before the server is asked. */
export function planFaults(
  kind: ResolutionKind,
  works: readonly PlannedWork[],
  draft: PlanDraft,
  isOnBehalf: boolean,
): PlanFault[] {
  const ofPlan = works.length === 0 ? [] : PLAN_FAULTS[kind](works, draft);
  const isSilent = needsNote(kind, works, isOnBehalf) && draft.note.trim() === '';
  return isSilent ? [...ofPlan, { path: 'note', code: 'note' }] : ofPlan;
}

function moves(works: readonly PlannedWork[], draft: PlanDraft): ResolutionPlan['moves'] {
  return works.map((work) => {
    const { start, end } = daysOf(work, draft);
    return { work: work.id, start: start ?? work.start, end: end ?? work.end };
  });
}

/** The plan a form without faults stands for; null: the kind has none. */
export function planOf(kind: ResolutionKind, works: readonly PlannedWork[], draft: PlanDraft): ResolutionPlan | null {
  const said = works.map(({ id }) => ({ work: id, text: wordOf(id, draft) })).filter(({ text }) => text !== '');
  if (works.length === 0 || kind === 'accept') return null;
  if (kind === 'reschedule') {
    const moved = works.filter((work) => isMovable(work) && isMoved(work, draft));
    return { moves: moves(moved, draft) };
  }
  if (kind === 'combine') return { moves: moves(works.filter(isMovable), draft) };
  if (kind === 'cancel-one') return draft.cancel ? { moves: [], cancel: draft.cancel } : null;
  if (kind === 'change-method') return { moves: [], methods: said.map(({ work, text }) => ({ work, method: text })) };
  return { moves: [], places: said.map(({ work, text }) => ({ work, place: text })) };
}
