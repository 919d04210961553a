import type { StreetClass } from '@abat/contracts';

const BY_HIGHWAY: Record<string, StreetClass> = {
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

/** Our class of a street by the value of its OpenStreetMap tag `highway`, ramps like their street; null = none of ours. */
export function classOfHighway(value: unknown): StreetClass | null {
  if (typeof value !== 'string') return null;
  const highway = value.replace(/_link$/, '');
  return Object.hasOwn(BY_HIGHWAY, highway) ? (BY_HIGHWAY[highway] ?? null) : null;
}
