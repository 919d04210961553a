import type { ResolutionKind } from '@abat/contracts';
import {
  EMPTY_PLAN,
  kindsFor,
  needsNote,
  type PlanDraft,
  type PlannedWork,
  planFaults,
  planOf,
} from './resolution-plan.js';

const pipe: PlannedWork = { id: 'a', title: 'Теплосеть', start: '2027-06-01', end: '2027-06-30', status: 'planned' };
const road: PlannedWork = { id: 'b', title: 'Асфальт', start: '2027-08-01', end: '2027-08-20', status: 'approved' };
const running: PlannedWork = { ...road, status: 'running' };
const both = [pipe, road];
const draft = (change: Partial<PlanDraft> = {}): PlanDraft => ({ ...EMPTY_PLAN, ...change });
const july = { start: '2027-07-10', end: '2027-08-05' };
const faults = (kind: ResolutionKind, works: readonly PlannedWork[], change: Partial<PlanDraft>): string[] =>
  planFaults(kind, works, draft(change), false).map(({ path, code }) => `${path} ${code}`);

describe('Kinds of resolutions', () => {
  it.each([
    ['two works', both, ['reschedule', 'combine', 'change-method', 'split-place', 'cancel-one', 'accept']],
    ['a work and a restriction', [pipe], ['reschedule', 'change-method', 'split-place', 'cancel-one', 'accept']],
    ['works that run', [running], ['change-method', 'split-place', 'cancel-one', 'accept']],
    [
      'a work that is over',
      [pipe, { ...road, status: 'finished' }],
      ['reschedule', 'change-method', 'split-place', 'cancel-one', 'accept'],
    ],
    ['works that are over', [{ ...road, status: 'accepted' }], ['accept']],
    ['powers', [], ['split-place', 'accept']],
  ] as const)('for %s', (_what, works, kinds) => expect(kindsFor(works)).toEqual(kinds));

  it('leave words to be said when nothing else says it', () => {
    expect(needsNote('accept', both, false)).toBe(true);
    expect(needsNote('split-place', [], false)).toBe(true);
    expect(needsNote('reschedule', both, false)).toBe(false);
    expect(needsNote('reschedule', both, true)).toBe(true);
  });
});

describe('A proposal', () => {
  it.each<[ResolutionKind, readonly PlannedWork[], Partial<PlanDraft>, string[]]>([
    ['reschedule', both, {}, ['plan unmoved']],
    ['reschedule', both, { days: { a: july } }, []],
    ['reschedule', both, { days: { a: { start: null, end: '2027-07-01' } } }, ['start.a required']],
    ['reschedule', both, { days: { a: { start: '2027-07-01', end: null } } }, ['end.a required']],
    ['reschedule', both, { days: { a: { start: '2027-07-02', end: '2027-07-01' } } }, ['end.a dates-reversed']],
    ['combine', both, {}, ['plan apart']],
    ['combine', both, { days: { a: july } }, []],
    ['combine', [pipe, running], { days: { a: july } }, []],
    ['change-method', both, { words: { a: '  ' } }, ['plan method']],
    ['change-method', both, { words: { b: 'Прокол' } }, []],
    ['split-place', both, { words: { a: 'Север' } }, ['words.b place']],
    ['split-place', both, { words: { a: 'Север', b: 'Юг' } }, []],
    ['cancel-one', both, {}, ['cancel cancel', 'note note']],
    ['cancel-one', both, { cancel: 'a', note: 'Дубль' }, []],
    ['accept', both, { note: ' ' }, ['note note']],
    ['split-place', [], { note: 'По Есилю' }, []],
  ])('%s of %j with %j has the faults %j', (kind, works, change, expected) =>
    expect(faults(kind, works, change)).toEqual(expected),
  );

  it.each<[ResolutionKind, Partial<PlanDraft>, object | null]>([
    ['reschedule', { days: { a: july } }, { moves: [{ work: 'a', ...july }] }],
    [
      'combine',
      { days: { a: july } },
      {
        moves: [
          { work: 'a', ...july },
          { work: 'b', start: road.start, end: road.end },
        ],
      },
    ],
    ['change-method', { words: { b: ' Прокол ' } }, { moves: [], methods: [{ work: 'b', method: 'Прокол' }] }],
    ['split-place', { words: { a: 'Север' } }, { moves: [], places: [{ work: 'a', place: 'Север' }] }],
    ['cancel-one', { cancel: 'b' }, { moves: [], cancel: 'b' }],
    ['accept', { days: { a: july } }, null],
  ])('%s with %j plans %j', (kind, change, plan) => expect(planOf(kind, both, draft(change))).toEqual(plan));
});
