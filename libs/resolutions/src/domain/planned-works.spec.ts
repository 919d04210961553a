import { resolutionDraftSchema, type ResolutionKind, type ResolutionPlan } from '@abat/contracts';
import { plannedWorks } from './planned-works.js';

const one = '0190a000-0000-7000-8000-000000000001';
const other = '0190a000-0000-7000-8000-000000000002';
const move = { work: one, start: '2031-06-01', end: '2031-06-10' };

describe('The works a plan names', () => {
  it.each<[string, ResolutionPlan, string[]]>([
    ['new days', { moves: [move, { ...move, work: other }] }, ['plan.moves.0.work', 'plan.moves.1.work']],
    ['methods', { moves: [], methods: [{ work: other, method: 'Прокол' }] }, ['plan.methods.0.work']],
    ['places', { moves: [], places: [{ work: one, place: 'Север' }] }, ['plan.places.0.work']],
    ['a work that is dropped', { moves: [], cancel: one }, ['plan.cancel']],
    ['nothing', { moves: [] }, []],
  ])('of %s', (_what, plan, paths) => expect(plannedWorks(plan).map(({ path }) => path)).toEqual(paths));
});

describe('The plan of a resolution', () => {
  const methods = [{ work: one, method: 'Прокол' }];
  const places = [{ work: one, place: 'Северная половина' }];
  it.each<[ResolutionKind, object | null, string | null]>([
    ['reschedule', { moves: [move] }, null],
    ['reschedule', null, null],
    ['reschedule', { moves: [move, move] }, 'plan.moves'],
    ['reschedule', { moves: [{ ...move, end: '2031-05-01' }] }, 'plan.moves.0.end'],
    ['reschedule', { moves: [], cancel: one }, 'plan.cancel'],
    ['combine', { moves: [move, { ...move, work: other }] }, null],
    ['change-method', { moves: [], methods }, null],
    ['change-method', { moves: [], methods: [{ work: one, method: '  ' }] }, 'plan.methods.0.method'],
    ['change-method', { moves: [move], methods }, 'plan.moves'],
    ['split-place', { moves: [], places }, null],
    ['split-place', { moves: [], methods }, 'plan.methods'],
    ['cancel-one', { moves: [], cancel: one }, null],
    ['cancel-one', { moves: [], cancel: 'DROP TABLE' }, 'plan.cancel'],
    ['accept', null, null],
    ['accept', { moves: [] }, null],
    ['accept', { moves: [], places }, 'plan.places'],
  ])('%s with %j is refused at %p', (kind, plan, path) => {
    const { error } = resolutionDraftSchema.safeParse({ agency: 'dep', kind, plan });
    expect(error?.issues[0]?.path.join('.') ?? null).toBe(path);
  });
});
