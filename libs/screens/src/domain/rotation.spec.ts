import type { Scene, Shown } from '@abat/contracts';
import { rotation, shownNow } from './rotation.js';

const block = (id: string) => ({ id, block: 'text' as const, x: 0, y: 0, w: 1, h: 1, settings: {} });
const scene = (code: string, sort: number, own: Partial<Scene> = {}): Scene => ({
  ...{ code, nameRu: code, nameKk: code, nameEn: code, sort, durationS: 30, enabled: true },
  ...{ layouts: { default: [block('usual')], 'wall-3x2': [block('wide')] }, shipped: true, edited: false, version: 0 },
  ...own,
});
const SCENES = [
  ...[scene('money', 20), scene('city', 10), scene('off', 5, { enabled: false }), scene('also', 20)],
  scene('bare', 1, { layouts: { default: [], 'wall-3x2': [block('wide')] } }),
];
const codes = (own: { scene: string; durationS?: number }[]): string[] =>
  rotation(own, SCENES, { code: 'fhd-55' }).map(({ code }) => code);

describe('the rotation', () => {
  it('shows every enabled scene in its order when the screen names none', () => {
    expect(codes([])).toEqual(['city', 'also', 'money']);
  });
  it('keeps the own order, and a scene twice', () => {
    expect(codes([{ scene: 'money' }, { scene: 'city' }, { scene: 'money' }])).toEqual(['money', 'city', 'money']);
  });
  it('leaves out what is switched off or gone', () => {
    expect(codes([{ scene: 'off' }, { scene: 'gone' }, { scene: 'city' }])).toEqual(['city']);
  });
  it('leaves out what has no block on this profile', () => {
    expect(codes([{ scene: 'bare' }, { scene: 'city' }])).toEqual(['city']);
    expect(rotation([{ scene: 'bare' }], SCENES, { code: 'wall-3x2' }).map(({ code }) => code)).toEqual(['bare']);
  });
  it('is never empty because of a list', () => expect(codes([{ scene: 'gone' }])).toEqual(['city', 'also', 'money']));
  it('is empty without scenes', () => expect(rotation([], [], { code: 'fhd-55' })).toEqual([]));

  it('takes the duration of the screen before that of the scene', () => {
    const own = [{ scene: 'city', durationS: 90 }, { scene: 'money' }];
    expect(rotation(own, SCENES, { code: 'fhd-55' }).map(({ durationS }) => durationS)).toEqual([90, 30]);
  });

  it.each([
    ['wall-3x2', 'wide'],
    ['fhd-55', 'usual'],
    ['own-profile', 'usual'],
    ['constructor', 'usual'],
  ])('on %s has the layout %s', (profile, id) => {
    expect(rotation([{ scene: 'city' }], SCENES, { code: profile })[0]?.blocks[0]?.id).toBe(id);
  });
});

describe('what somebody put on a screen', () => {
  const shown: Shown = { kind: 'scene', ref: 'money', until: '2026-11-21T12:00:00.000Z', by: 'Айгүл' };
  it.each([
    ['before its end', '2026-11-21T11:59:59.999Z', shown],
    ['at its end', '2026-11-21T12:00:00.000Z', null],
    ['long after', '2027-01-01T00:00:00.000Z', null],
  ])('%s', (_title, now, answer) => expect(shownNow(shown, new Date(now))).toBe(answer));
  it('may be nothing', () => expect(shownNow(null, new Date())).toBeNull());
});
