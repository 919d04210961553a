import { OPEN_FINDING_STATUSES } from '@abat/contracts';
import type { TileFilters } from '../../features/map/tile-urls.js';

/** What a map of a scene tells about. */
export const MAP_STORIES = ['findings', 'powers', 'works'] as const;
export type MapStory = (typeof MAP_STORIES)[number];

export type StoryInput = {
  story: MapStory;
  /** Monday to Sunday of the works told about. */
  week: { from: string; to: string };
  /** The district that stands out; null: none. */
  focus: { id: string; externalId: string } | null;
  /** One thing is shown, of whatever time it is: works are not those of the week. */
  isSpot: boolean;
};

/** Those the figures beside the map count. */
const OPEN_FINDINGS = { status: OPEN_FINDING_STATUSES.join(',') };

/** What the tiles of a story hold: what the figures beside the map count, or whatever is shown by itself. */
export function storyFilters({ story, week, focus, isSpot }: StoryInput): TileFilters {
  return {
    works: story === 'works' && !isSpot ? week : {},
    findings: story === 'findings' ? { ...OPEN_FINDINGS, territory: focus?.externalId } : {},
  };
}
