import type { Geometry, Work } from '@abat/contracts';
import { compareFindings } from './compare-findings.js';
import {
  draftOfWork,
  emptyDraft,
  faultsOf,
  losesZones,
  movedTo,
  rebase,
  toPatch,
  toPreview,
  type Draft,
} from './draft.js';
import { joinParts, partsOf } from './geometry-parts.js';

const point: Geometry = { type: 'Point', coordinates: [71.43, 51.13] };
const zone = (start: string, end: string) => ({ id: 'z', number: 1, bufferM: 5, geometry: point, start, end });
const work = (zones = [zone('2027-05-01', '2027-06-01')]): Work =>
  ({
    ...emptyDraft('dep-a'),
    id: 'w-1',
    title: 'Двор',
    function: 'improvement',
    costKzt: null,
    zones,
  }) as unknown as Work;

describe('the draft of a work', () => {
  it('sends nothing when nothing changed', () => {
    const base = draftOfWork(work());
    expect(toPatch(structuredClone(base), base)).toEqual({});
  });

  it('sends days without the shape when only days changed', () => {
    const base = draftOfWork(work());
    const draft: Draft = { ...base, zones: [{ geometry: point, start: '2027-05-01', end: '2027-07-01' }] };
    expect(toPatch(draft, base)).toEqual({ start: '2027-05-01', end: '2027-07-01' });
  });

  it('sends all zones when one of several changed', () => {
    const base = draftOfWork(work([zone('2027-05-01', '2027-06-01'), zone('2027-07-01', '2027-08-01')]));
    const [first, second] = base.zones;
    const draft = { ...base, zones: [first, { ...second, end: '2027-09-01' }] } as Draft;
    expect(toPatch(draft, base)).toEqual({ zones: draft.zones });
  });

  it('has no days inside a window once its dates are firm', () => {
    const base: Draft = { ...draftOfWork(work()), durationDays: '30' };
    const firm: Draft = { ...base, dateCertainty: 'firm' };
    expect(toPatch(firm, base)).toEqual({ dateCertainty: 'firm', durationDays: null });
    expect(toPatch(structuredClone(firm), firm)).toEqual({});
    expect(faultsOf({ ...firm, durationDays: 'x' })).toEqual([]);
  });

  it('takes an amount as people type it', () => {
    const base = draftOfWork(work());
    expect(toPatch({ ...base, costKzt: '12 500,50' }, base)).toEqual({ costKzt: '12500.50' });
  });

  it('names reversed days and missing fields', () => {
    const paths = faultsOf({
      ...emptyDraft(null),
      zones: [{ geometry: null, start: '2027-02-01', end: '2027-01-01' }],
    });
    expect(paths.map(({ path, code }) => `${path} ${code}`)).toEqual([
      'title required',
      'agency required',
      'function required',
      'geometry required',
      'end dates-reversed',
    ]);
  });

  it('is measured as the stored work it belongs to', () => {
    expect(toPreview(draftOfWork(work()), work()).id).toBe('w-1');
    expect(toPreview(draftOfWork(work()), null)).not.toHaveProperty('id');
  });

  it('puts own changes on top of a newer state', () => {
    const base = draftOfWork(work());
    const mine = { ...base, title: 'Моё' };
    const newer = { ...base, contractor: 'Их', title: 'Их' };
    expect(rebase(mine, base, newer, true)).toMatchObject({ title: 'Моё', contractor: 'Их' });
  });

  it('moves its end and leaves the days and the shape another person gave meanwhile', () => {
    const base = draftOfWork(work());
    const elsewhere: Geometry = { type: 'Point', coordinates: [71.5, 51.2] };
    const mine: Draft = { ...base, zones: [{ geometry: point, start: '2027-05-01', end: '2027-07-01' }] };
    const newer: Draft = { ...base, zones: [{ geometry: elsewhere, start: '2027-05-10', end: '2027-06-01' }] };
    const both = rebase(mine, base, newer, true);
    expect(both.zones).toEqual([{ geometry: elsewhere, start: '2027-05-10', end: '2027-07-01' }]);
    expect(toPatch(both, newer)).toEqual({ start: '2027-05-10', end: '2027-07-01' });
  });

  it('changes one zone and leaves what another person changed in the next', () => {
    const base = draftOfWork(work([zone('2027-05-01', '2027-06-01'), zone('2027-07-01', '2027-08-01')]));
    const [first, second] = base.zones;
    const mine = { ...base, zones: [{ ...first, end: '2027-06-05' }, second] } as Draft;
    const newer = { ...base, zones: [first, { ...second, end: '2027-08-20' }] } as Draft;
    expect(rebase(mine, base, newer, true).zones.map(({ end }) => end)).toEqual(['2027-06-05', '2027-08-20']);
  });

  it('takes other zones where its own were not touched, and asks whose are kept where they were', () => {
    const base = draftOfWork(work());
    const newer = draftOfWork(work([zone('2027-05-01', '2027-05-10'), zone('2027-07-01', '2027-08-01')]));
    const titled = { ...base, title: 'Моё' };
    expect(losesZones(titled, base, newer)).toBe(false);
    expect(rebase(titled, base, newer, true)).toEqual({ ...newer, title: 'Моё' });
    const moved: Draft = { ...titled, zones: [{ geometry: point, start: '2027-05-01', end: '2027-07-01' }] };
    expect(losesZones(moved, base, newer)).toBe(true);
    expect(rebase(moved, base, newer, true)).toEqual(moved);
    expect(rebase(moved, base, newer, false)).toEqual({ ...newer, title: 'Моё' });
  });
});

describe('parts of a geometry', () => {
  it('come apart and together unchanged', () => {
    const many: Geometry = { type: 'MultiPoint', coordinates: [point.coordinates, [71.5, 51.2]] };
    expect(joinParts(partsOf(many))).toEqual(many);
    expect(joinParts(partsOf(point))).toEqual(point);
    expect(joinParts([])).toBeNull();
  });

  it('follow the newest type', () => {
    const line = {
      type: 'LineString' as const,
      coordinates: [[71, 51] as [number, number], [71.1, 51] as [number, number]],
    };
    expect(joinParts([...partsOf(point), line])).toEqual(line);
  });
});

describe('findings of a draft against the stored ones', () => {
  it('are opened, remaining or gone; closed ones do not count', () => {
    const stored = [
      { id: 'a', status: 'open' },
      { id: 'b', status: 'open' },
      { id: 'c', status: 'closed' },
    ] as unknown as Parameters<typeof compareFindings>[1];
    const previewed = [{ existing: 'a' }, { existing: 'c' }, { existing: null }] as unknown as Parameters<
      typeof compareFindings
    >[0];
    const { opened, remaining, gone } = compareFindings(previewed, stored);
    expect([opened.length, remaining.length, gone.map(({ id }) => id)]).toEqual([2, 1, ['b']]);
  });
});

describe('proposed days in the form', () => {
  const days = { start: '2027-06-10', end: '2027-07-11' };

  it('are taken by a work of one span', () => {
    expect(movedTo(draftOfWork(work()), days).zones).toMatchObject([days]);
  });

  it('move all zones alike where each has its own', () => {
    const draft = draftOfWork(work([zone('2027-05-01', '2027-06-01'), zone('2027-07-01', '2027-08-01')]));
    expect(movedTo(draft, { start: '2027-05-11', end: '2027-08-11' }).zones).toMatchObject([
      { start: '2027-05-11', end: '2027-06-11' },
      { start: '2027-07-11', end: '2027-08-11' },
    ]);
  });
});
