import type { ResponsibilityFeature } from '@abat/contracts';

type Part = ResponsibilityFeature['properties']['part'];
type Known = Pick<ResponsibilityFeature['properties'], 'part' | 'agencies' | 'name'>;

/** What tells a shape of the map of responsibility from the others, in the address too: `overlap:akim-esil+dep-env`. */
export const shapeKey = ({ part, agencies, name }: Known): string =>
  [part, ...[[...agencies.toSorted(), ...(name === null ? [] : [name])].join('+')].filter(Boolean)].join(':');

/** What a click means where shapes lie over each other: what is wrong comes before who holds it, the small before the large. */
const ORDER: readonly Part[] = ['overlap', 'gap', 'site', 'holder'];

type Drawn = { part: Part; areaM2: number; key: string };

/** The key of the shape that is meant by a click on all of these. */
export function meantShape(drawn: readonly Drawn[]): string | null {
  const rank = ({ part }: Drawn) => ORDER.indexOf(part);
  const [first] = drawn.toSorted((a, b) => rank(a) - rank(b) || a.areaM2 - b.areaM2);
  return first?.key ?? null;
}
