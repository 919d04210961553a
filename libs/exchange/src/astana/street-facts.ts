/** Our classes by the values of the OpenStreetMap tag `highway`. */
const BY_HIGHWAY: Record<string, string> = {
  motorway: 'magistral',
  trunk: 'magistral',
  primary: 'main',
  secondary: 'street',
  tertiary: 'street',
  unclassified: 'local',
  residential: 'local',
  living_street: 'yard',
  service: 'yard',
};

/** A file that tells the major roads from the rest and no more: taken as the lower of the two classes that may be. */
const BY_CLASS: Record<string, string> = { major: 'main' };
const MOST_LANES = 20;

const known = (classes: Record<string, string>, value: unknown): string | undefined =>
  typeof value === 'string' && Object.hasOwn(classes, value) ? classes[value] : undefined;

/** Class and lanes of a street as its tags tell them; null when they do not. */
export function streetFacts(tags: Readonly<Record<string, unknown>>): {
  streetClass: string | null;
  lanes: number | null;
} {
  const highway = typeof tags['highway'] === 'string' ? tags['highway'].replace(/_link$/, '') : undefined;
  const lanes = Number(tags['lanes'] ?? Number.NaN);
  return {
    streetClass: known(BY_HIGHWAY, highway) ?? known(BY_CLASS, tags['class']) ?? null,
    lanes: Number.isInteger(lanes) && lanes >= 1 && lanes <= MOST_LANES ? lanes : null,
  };
}
