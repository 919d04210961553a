/** What of a map did not load: tiles, and sources as a whole. */
export type Failing = ReadonlySet<string>;

/** What an event of the map is about; without a tile, its source as a whole. */
export type Part = { sourceId: string; tile?: { tileID: { key: string } } | undefined };

const keyOf = ({ sourceId, tile }: Part): string => (tile ? `${sourceId} ${tile.tileID.key}` : sourceId);

function without(old: Failing, isGone: (key: string) => boolean): Failing {
  const left = [...old].filter((key) => !isGone(key));
  return left.length === old.size ? old : new Set(left);
}

export function withFailed(old: Failing, part: Part): Failing {
  const key = keyOf(part);
  return old.has(key) ? old : new Set(old).add(key);
}

/** A tile came, or is looked at no more. Its neighbours that failed are still missing; its source answers. */
export const withoutTile = (old: Failing, part: Part): Failing =>
  without(old, (key) => key === keyOf(part) || key === part.sourceId);

export const withoutSource = (old: Failing, sourceId: string): Failing =>
  without(old, (key) => key === sourceId || key.startsWith(`${sourceId} `));

/** Sources of which something is missing. */
export const sourcesOf = (failing: Failing): string[] => [
  ...new Set([...failing].map((key) => key.split(' ')[0] ?? key)),
];
