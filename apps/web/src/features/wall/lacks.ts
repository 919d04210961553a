import type { OwnScreen } from '@abat/contracts';

/** What was deleted or switched off, so that a wall shows something else instead. */
export type Lack = 'shown' | 'scenes' | 'profile';

/** What a wall cannot show as it was told: it goes on with what there is, and says so. */
export function lacksOf({ screen, profile, scenes, shownScene }: OwnScreen): Lack[] {
  const isListed = ({ scene }: { scene: string }) => scenes.some(({ code }) => code === scene);
  const lacks: Record<Lack, boolean> = {
    shown: screen.shown?.kind === 'scene' && shownScene === null,
    scenes: screen.scenes.length > 0 && !screen.scenes.some(isListed),
    profile: profile.code !== screen.profile,
  };
  return (Object.keys(lacks) as Lack[]).filter((lack) => lacks[lack]);
}
