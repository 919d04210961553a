import type { OwnScreen, ResolvedScene, Shown } from '@abat/contracts';
import { lacksOf } from './lacks.js';

const scene = (code: string) => ({ code }) as ResolvedScene;
const shown = (ref: string, kind: Shown['kind'] = 'scene'): Shown => ({ kind, ref, until: '', by: '' });

type Told = { listed?: string[]; shown?: Shown; shownScene?: ResolvedScene; profile?: string; scenes?: string[] };
const wall = ({ listed = [], scenes = ['city-now', 'money'], profile = 'fhd-55', ...told }: Told) =>
  ({
    screen: { profile, scenes: listed.map((code) => ({ scene: code })), shown: told.shown ?? null },
    ...{ profile: { code: 'fhd-55' }, scenes: scenes.map(scene), shownScene: told.shownScene ?? null },
  }) as OwnScreen;

describe('a wall lacks', () => {
  it.each([
    ['nothing while all is there', wall({ listed: ['money'], scenes: ['money'] }), []],
    ['nothing while one of its scenes is left', wall({ listed: ['gone', 'money'], scenes: ['money'] }), []],
    ['nothing while it is shown a work', wall({ shown: shown('id', 'work') }), []],
    ['nothing while the scene put on it is there', wall({ shown: shown('a'), shownScene: scene('a') }), []],
    ['the scene put on it, deleted meanwhile', wall({ shown: shown('gone') }), ['shown']],
    ['all scenes of its list', wall({ listed: ['gone', 'off'] }), ['scenes']],
    ['its profile', wall({ profile: 'own' }), ['profile']],
  ])('%s', (_title, own, lacks) => expect(lacksOf(own)).toEqual(lacks));
});
