import {
  DEFAULT_LAYOUT,
  type ResolvedScene,
  type Scene,
  type Screen,
  type ScreenProfile,
  type Shown,
} from '@abat/contracts';

/** A scene with the layout of a profile, or its default one. */
export function resolved(scene: Scene, profile: Pick<ScreenProfile, 'code'>, durationS?: number): ResolvedScene {
  const { code, nameRu, nameKk, nameEn, layouts } = scene;
  // A profile may be called `constructor`.
  const own = Object.hasOwn(layouts, profile.code) ? layouts[profile.code] : undefined;
  const blocks = own ?? layouts[DEFAULT_LAYOUT] ?? [];
  return { code, nameRu, nameKk, nameEn, durationS: durationS ?? scene.durationS, blocks };
}

const inOrder = (one: Scene, other: Scene): number => one.sort - other.sort || (one.code < other.code ? -1 : 1);

/**
 * What a screen shows in turn: its own list, else every scene. Scenes that are switched off, gone or without a block are
 * left out; when none is left of the own list, every other scene is shown: a wall is never empty because of a list.
 */
export function rotation(
  own: Screen['scenes'],
  scenes: readonly Scene[],
  profile: Pick<ScreenProfile, 'code'>,
): ResolvedScene[] {
  const isComposed = (scene: Scene): boolean => resolved(scene, profile).blocks.length > 0;
  const ready = scenes.filter((scene) => scene.enabled && isComposed(scene)).sort(inOrder);
  const byCode = new Map(ready.map((scene) => [scene.code, scene]));
  const listed = own.flatMap(({ scene, durationS }) => {
    const found = byCode.get(scene);
    return found ? [resolved(found, profile, durationS)] : [];
  });
  return listed.length > 0 ? listed : ready.map((scene) => resolved(scene, profile));
}

/** What somebody put on the screen, unless its time is over. */
export const shownNow = (shown: Shown | null, now: Date): Shown | null =>
  shown && Date.parse(shown.until) > now.getTime() ? shown : null;
