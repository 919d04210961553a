import { type Draft, emptyDraft } from './draft.js';
import { kindFinder, meansSurface, stripsOf, withKind } from './work-kinds.js';

const noStrips = { bufferM: null, hinderedBufferM: null };
const heat = { code: 'heat-network', trench: true, surface: null, ...noStrips };
const water = { code: 'water-network', trench: true, surface: null, ...noStrips };
const road = { code: 'road', trench: false, surface: 'asphalt', ...noStrips } as const;
const furniture = { code: 'furniture', trench: false, surface: null, ...noStrips };
const kindOf = kindFinder(
  [heat, water, road, furniture],
  [
    { code: 'networks', parent: null, workType: 'water-network' },
    { code: 'networks.heat', parent: 'networks', workType: 'heat-network' },
    { code: 'networks.water.mains', parent: 'networks', workType: null },
    { code: 'streets', parent: null, workType: null },
  ],
);
const draft = (given: Partial<Draft> = {}): Draft => ({ ...emptyDraft('dep-a'), ...given });

describe('the kind of a work', () => {
  it.each([
    ['its own', { workType: 'road', function: 'networks.heat' }, road],
    ['that of its function', { workType: null, function: 'networks.heat' }, heat],
    ['that of the nearest function above', { workType: null, function: 'networks.water.mains' }, water],
    ['none', { workType: null, function: 'streets' }, null],
    ['none before anything is chosen', {}, null],
  ])('is %s', (_name, work, kind) => expect(kindOf(work)).toEqual(kind));
});

describe('choosing what a work is', () => {
  it.each([
    ['a kind that digs opens the ground', draft(), { workType: 'heat-network' }, true],
    ['a function whose kind digs opens the ground', draft(), { function: 'networks.heat' }, true],
    [
      'a kind that digs none closes it again',
      draft({ workType: 'heat-network', surfaceBreaking: true }),
      { workType: 'road' },
      false,
    ],
    ['a kind that digs none leaves the switch', draft(), { workType: 'road' }, undefined],
    ['a kind drilled or pulled leaves it', draft({ method: 'trenchless' }), { workType: 'heat-network' }, undefined],
    [
      'the same kind again leaves what a person took back',
      draft({ workType: 'heat-network' }),
      { function: 'streets' },
      undefined,
    ],
  ])('%s', (_name, work, change, surfaceBreaking) => {
    const changed = withKind(work, change, kindOf);
    expect(changed).toMatchObject(change);
    expect(changed.surfaceBreaking).toBe(surfaceBreaking);
  });
});

describe('what lies on the ground afterwards', () => {
  it.each([
    ['is asked where the ground is opened', { surfaceBreaking: true }, true],
    ['is asked where a trench is dug', { method: 'open-cut' }, true],
    ['is asked where the kind lays a surface', { workType: 'road' }, true],
    ['is asked where it is known', { surface: 'lawn' }, true],
    ['is not asked of benches', { workType: 'furniture' }, false],
  ] as [string, Partial<Draft>, boolean][])('%s', (_name, given, isAsked) =>
    expect(meansSurface(draft(given), kindOf)).toBe(isAsked),
  );
});

describe('the strips around a work', () => {
  const rule = { bufferM: 5, hinderedBufferM: 10 };
  it.each([
    ['of no kind are those of the rule', null, [5, 10]],
    ['of a kind without any are those of the rule', heat, [5, 10]],
    ['of a kind with both are its own', { ...heat, bufferM: 3, hinderedBufferM: 12 }, [3, 12]],
    ['of a kind with one stay as wide in the traffic', { ...heat, bufferM: 7 }, [7, 7]],
    ['of a kind with one for the traffic', { ...heat, hinderedBufferM: 20 }, [5, 20]],
  ])('%s', (_name, kind, strips) => expect(Object.values(stripsOf(kind, rule))).toEqual(strips));
});
