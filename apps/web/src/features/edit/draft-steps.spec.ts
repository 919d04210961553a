import type { Geometry } from '@abat/contracts';
import { emptyDraft } from './draft.js';
import { beginWith, type DraftState, reduceDraft, type Step } from './draft-steps.js';

const point = (lon: number): Geometry => ({ type: 'Point', coordinates: [lon, 51.13] });
const zone = (lon: number) => ({ geometry: point(lon), start: '2027-05-01', end: '2027-06-01' });
const after = (steps: readonly Step[], begun: DraftState = beginWith({ ...emptyDraft('a'), zones: [zone(71.1)] })) =>
  steps.reduce(reduceDraft, begun);
const lonsOf = ({ draft }: DraftState) =>
  draft.zones.map(({ geometry }) => geometry && (geometry as { coordinates: number[] }).coordinates[0]);

const more: Step = { do: 'insert', at: 1, zone: { geometry: null, start: '2027-05-01', end: '2027-06-01' } };
const drawn: Step = { do: 'shape', zone: 1, geometry: point(71.2) };

describe('steps in the form of a work', () => {
  it('put in a zone with days and a shape of its own', () => {
    const state = after([more, drawn, { do: 'dates', zone: 1, days: { end: '2027-09-01' } }]);
    expect(lonsOf(state)).toEqual([71.1, 71.2]);
    expect(state.draft.zones.map(({ end }) => end)).toEqual(['2027-06-01', '2027-09-01']);
  });

  it('are taken back and done again one by one, days typed meanwhile stay', () => {
    const days: Step = { do: 'dates', zone: 0, days: { start: '2027-05-05' } };
    const state = after([more, drawn, days, { do: 'remove', at: 0 }]);
    expect(lonsOf(state)).toEqual([71.2]);
    const back = after([{ do: 'undo' }], state);
    expect(lonsOf(back)).toEqual([71.1, 71.2]);
    expect(back.draft.zones[0]?.start).toBe('2027-05-05');
    expect(lonsOf(after([{ do: 'undo' }], back))).toEqual([71.1, null]);
    const begun = after([{ do: 'undo' }, { do: 'undo' }], back);
    expect([lonsOf(begun), begun.draft.zones[0]?.start, begun.past.length]).toEqual([[71.1], '2027-05-05', 0]);
    expect(after([{ do: 'redo' }, { do: 'redo' }, { do: 'redo' }], begun).draft).toEqual(state.draft);
  });

  it('never take the last zone', () => {
    const state = after([{ do: 'remove', at: 0 }]);
    expect([lonsOf(state), state.past.length]).toEqual([[71.1], 0]);
  });
});
