import type { Geometry, Work } from '@abat/contracts';
import { compareFindings } from './compare-findings.js';
import {
  draftOfWork,
  emptyDraft,
  faultsOf,
  losesZones,
  movedTo,
  plainMoney,
  rebase,
  toPatch,
  toPreview,
  typedMoney,
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

  it('takes lanes only where traffic is hindered, and an end only once it ended', () => {
    const base: Draft = { ...draftOfWork(work()), hindersTraffic: true, lanesClosed: '2', status: 'finished' };
    const done: Draft = { ...base, finishedOn: '2027-05-20' };
    expect(toPatch(done, base)).toEqual({ finishedOn: '2027-05-20' });
    const resumed: Draft = { ...done, status: 'running', hindersTraffic: false };
    expect(toPatch(resumed, done)).toEqual({
      ...{ status: 'running', finishedOn: null },
      ...{ hindersTraffic: false, lanesClosed: null },
    });
    expect(toPatch(structuredClone(resumed), resumed)).toEqual({});
  });

  it.each([
    ['2', []],
    ['0', []],
    ['20', []],
    ['21', ['lanesClosed']],
    ['две', ['lanesClosed']],
  ])('judges %s lanes', (lanesClosed, paths) => {
    const hindered: Draft = { ...draftOfWork(work()), hindersTraffic: true, lanesClosed };
    expect(faultsOf(hindered).map(({ path }) => path)).toEqual(paths);
    expect(faultsOf({ ...hindered, hindersTraffic: false })).toEqual([]);
  });

  it('is of the project it was begun for, and says so', () => {
    expect(emptyDraft('dep-a', 'P-7').project).toBe('P-7');
    const base = draftOfWork(work());
    const tied: Draft = { ...base, project: 'P-7', budgetLine: 'L-1', surface: 'asphalt' };
    expect(toPatch(tied, base)).toEqual({ project: 'P-7', budgetLine: 'L-1', surface: 'asphalt' });
    expect(toPatch({ ...tied, project: null, budgetLine: null }, tied)).toEqual({ project: null, budgetLine: null });
  });

  it.each([
    [null, ''],
    ['0.00', '0'],
    ['999.00', '999'],
    ['12500.50', '12 500,50'],
    ['48500000.00', '48 500 000'],
    ['48500000', '48 500 000'],
  ])('shows the amount %s as people type it', (kzt, typed) => {
    expect(typedMoney(kzt)).toBe(typed);
    expect(Number(plainMoney(typed))).toBe(Number(kzt));
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

  it('is measured in its project, with its line and its end; what was not touched the server knows better', () => {
    const stored = { ...work(), project: 'P-7', budgetLine: 'L-1' } as Work;
    const untouched = toPreview(draftOfWork(stored), stored);
    for (const key of ['project', 'budgetLine', 'finishedOn']) expect(untouched).not.toHaveProperty(key);
    const left: Draft = { ...draftOfWork(stored), project: null, budgetLine: 'L-2' };
    expect(toPreview(left, stored)).toMatchObject({ project: null, budgetLine: 'L-2' });
    const done: Draft = { ...draftOfWork(stored), status: 'finished', finishedOn: '2027-05-20' };
    expect(toPreview(done, stored)).toMatchObject({ status: 'finished', finishedOn: '2027-05-20' });
    expect(toPreview(emptyDraft('dep-a', 'P-7'), null)).toMatchObject({ project: 'P-7' });
  });

  it('keeps the project another person gave, and its own line and lanes', () => {
    const base = draftOfWork(work());
    const mine: Draft = { ...base, budgetLine: 'L-1', hindersTraffic: true, lanesClosed: '1' };
    const newer: Draft = { ...base, project: 'P-7', budgetLine: 'L-2', surface: 'paving' };
    const both = rebase(mine, base, newer, true);
    expect(both).toMatchObject({ project: 'P-7', budgetLine: 'L-1', lanesClosed: '1', surface: 'paving' });
    expect(toPatch(both, newer)).toEqual({ budgetLine: 'L-1', hindersTraffic: true, lanesClosed: 1 });
  });

  it('loses the end it gave where another person took the work up again', () => {
    const base: Draft = { ...draftOfWork(work()), status: 'finished', finishedOn: '2027-05-20' };
    const mine: Draft = { ...base, finishedOn: '2027-05-18' };
    const newer: Draft = { ...base, status: 'running', finishedOn: null };
    expect(toPatch(rebase(mine, base, newer, true), newer)).toEqual({});
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

  it('says which zones are left when all but one are taken away', () => {
    const base = draftOfWork(work([zone('2027-05-01', '2027-06-01'), zone('2027-07-01', '2027-08-01')]));
    expect(toPatch({ ...base, zones: base.zones.slice(0, 1) }, base)).toEqual({ zones: [base.zones[0]] });
  });

  it('keeps a zone put in or taken out where nobody else touched the zones, and asks where they did', () => {
    const two = [zone('2027-05-01', '2027-06-01'), zone('2027-07-01', '2027-08-01')];
    const [one, both] = [draftOfWork(work()), draftOfWork(work(two))];
    for (const [base, mine] of [
      [one, { ...one, zones: both.zones }],
      [both, { ...both, zones: both.zones.slice(1) }],
    ] as const) {
      const newer = { ...base, contractor: 'Их' };
      expect(losesZones(mine, base, newer)).toBe(false);
      expect(rebase(mine, base, newer, true)).toEqual({ ...mine, contractor: 'Их' });
      const moved = { ...newer, zones: newer.zones.map((place) => ({ ...place, end: '2027-12-01' })) };
      expect(losesZones(mine, base, moved)).toBe(true);
      expect(rebase(mine, base, moved, true)).toEqual({ ...mine, contractor: 'Их' });
      expect(rebase(mine, base, moved, false)).toEqual(moved);
    }
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
    const { opened, remaining, gone } = compareFindings(previewed, stored, true);
    expect([opened.length, remaining.length, gone.map(({ id }) => id)]).toEqual([2, 1, ['b']]);
    expect(compareFindings(previewed, stored, false)).toEqual({ opened, remaining, gone: [] });
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
