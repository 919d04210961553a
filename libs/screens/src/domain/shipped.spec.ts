import {
  layoutFaults,
  type PlacedBlock,
  sceneDraftSchema,
  scenePatchSchema,
  screenProfileDraftSchema,
} from '@abat/contracts';
import { SHIPPED_PROFILES } from './shipped-profiles.js';
import { SHIPPED_SCENES } from './shipped-scenes.js';

describe('what ships', () => {
  it.each(SHIPPED_SCENES.map((scene) => [scene.code, scene] as const))('scene %s is valid', (_code, scene) => {
    expect(sceneDraftSchema.parse(scene)).toEqual(scene);
    expect(Object.keys(scene.layouts)).toContain('default');
  });
  it.each(SHIPPED_PROFILES.map((profile) => [profile.code, profile] as const))(
    'profile %s is valid',
    (_code, profile) => {
      expect(screenProfileDraftSchema.parse(profile)).toEqual(profile);
    },
  );
  it.each([
    ['scenes', SHIPPED_SCENES.map(({ code }) => code)],
    ['profiles', SHIPPED_PROFILES.map(({ code }) => code)],
  ])('no two %s share a code', (_what, codes) => expect(new Set(codes).size).toBe(codes.length));
});

const at = (id: string, [x, y, w, h]: [number, number, number, number]): PlacedBlock => ({
  ...{ id, block: 'text', x, y, w, h, settings: {} },
});
const many = (count: number): PlacedBlock[] =>
  Array.from({ length: count }, (_value, index) => at(`b${index}`, [index % 12, Math.floor(index / 12), 1, 1]));

describe('the place of blocks', () => {
  it.each([
    ['nothing', [], []],
    ['the whole grid', [at('a', [0, 0, 12, 8])], []],
    ['side by side', [at('a', [0, 0, 6, 8]), at('b', [6, 0, 6, 8])], []],
    ['over the right edge', [at('a', [11, 0, 2, 1])], [{ index: 0, fault: 'outside' }]],
    ['over the lower edge', [at('a', [0, 7, 1, 2])], [{ index: 0, fault: 'outside' }]],
    ['one cell shared', [at('a', [0, 0, 2, 2]), at('b', [1, 1, 2, 2])], [{ index: 1, fault: 'overlap' }]],
    ['one within another', [at('a', [0, 0, 12, 8]), at('b', [3, 3, 1, 1])], [{ index: 1, fault: 'overlap' }]],
    ['one id twice', [at('a', [0, 0, 1, 1]), at('a', [1, 0, 1, 1])], [{ index: 1, fault: 'same-id' }]],
  ])('%s', (_title, blocks, faults) => expect(layoutFaults(blocks as PlacedBlock[])).toEqual(faults));

  it.each([
    ['24 blocks', { default: many(24) }, true],
    ['25 blocks', { default: many(25) }, false],
    ['no default', { 'fhd-55': [] }, false],
    ['a profile with another spelling', { default: [], 'FHD 55': [] }, false],
    [
      'twenty-one layouts',
      Object.fromEntries(['default', ...many(20).map(({ id }) => id)].map((id) => [id, []])),
      false,
    ],
    ['an unknown block', { default: [{ ...at('a', [0, 0, 1, 1]), block: 'script' }] }, false],
    ['half a cell', { default: [at('a', [0.5, 0, 1, 1])] }, false],
    ['a nested setting', { default: [{ ...at('a', [0, 0, 1, 1]), settings: { deep: { er: 1 } } }] }, false],
    ['a long setting', { default: [{ ...at('a', [0, 0, 1, 1]), settings: { text: 'a'.repeat(501) } }] }, false],
    [
      'many settings',
      { default: [{ ...at('a', [0, 0, 1, 1]), settings: Object.fromEntries(many(21).map(({ id }) => [id, 1])) }] },
      false,
    ],
  ])('%s: accepted %#', (_title, layouts, accepted) => {
    expect(scenePatchSchema.safeParse({ layouts }).success).toBe(accepted);
  });

  it('a layout named like the prototype is dropped', () => {
    const { layouts } = scenePatchSchema.parse({ layouts: JSON.parse('{"default":[],"__proto__":[]}') as object });
    expect(Object.getOwnPropertyNames(layouts)).toEqual(['default']);
  });
});
