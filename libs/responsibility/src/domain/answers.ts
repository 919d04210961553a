import { type Responsibility, type ResponsibilityAnswer, type Stage, STAGES } from '@abat/contracts';

type Functions = Responsibility['functions'];
/** A function of the tree; labels of its path are ids, joined by dots. */
export type FunctionNode = Omit<Functions[number], 'stages' | 'parent'> & { path: string };
/** A power that holds at the place, with ids. */
export type Power = { id: string; agencyId: string; path: string; stage: Stage };
/** A finding by the mandates that take part in it. */
export type Pair = { a: string; b: string };
export type Gap = { path: string; stage: Stage };
/** Two bodies that agreed on something; null or empty: not limited. */
export type Agreement = { code: string; agencyIds: readonly string[]; path: string | null; stages: readonly Stage[] };

/** What stands at a place, before it is sorted by function and stage. */
export type Standing = {
  tree: readonly FunctionNode[];
  powers: readonly Power[];
  pairs: readonly Pair[];
  gaps: readonly Gap[];
};

function push<Key>(places: Map<Key, number[]>, key: Key, place: number): void {
  const known = places.get(key);
  if (known) known.push(place);
  else places.set(key, [place]);
}

/** Places of the powers by path, then by stage. */
function byPath(powers: readonly Power[], gaps: readonly Gap[]): Map<string, Map<Stage, number[]>> {
  const held = new Map<string, Map<Stage, number[]>>();
  const stagesAt = (path: string): Map<Stage, number[]> => {
    const known = held.get(path) ?? new Map<Stage, number[]>();
    held.set(path, known);
    return known;
  };
  for (const [place, { path, stage }] of powers.entries()) push(stagesAt(path), stage, place);
  for (const { path, stage } of gaps) if (!stagesAt(path).has(stage)) stagesAt(path).set(stage, []);
  return held;
}

const parentPath = (path: string): string => path.slice(0, Math.max(path.lastIndexOf('.'), 0));

/**
 * Who answers for every function and stage at a place: the tree with the powers for exactly each function, the findings
 * between them, and the gaps. Powers, findings and functions are named by their places in the lists.
 */
export function answersAt({ tree, powers, pairs, gaps }: Standing): Functions {
  const held = byPath(powers, gaps);
  const met = new Map<string, number[]>();
  for (const [place, { a, b }] of pairs.entries()) for (const id of [a, b]) push(met, id, place);
  const missing = new Set(gaps.map(({ path, stage }) => `${path} ${stage}`));
  const places = new Map(tree.map((node, place) => [node.path, place]));
  return tree.map(({ path, ...node }) => {
    const stages = held.get(path);
    const answers = STAGES.flatMap((stage): ResponsibilityAnswer[] => {
      const holders = stages?.get(stage);
      if (!holders) return [];
      const overlaps = new Set(holders.flatMap((place) => met.get(powers[place]!.id) ?? []));
      const gap = missing.has(`${path} ${stage}`);
      return [{ stage, holders, overlaps: [...overlaps].sort((a, b) => a - b), gap }];
    });
    return { ...node, parent: places.get(parentPath(path)) ?? null, stages: answers };
  });
}

const isWithin = (path: string, above: string): boolean => path === above || path.startsWith(`${above}.`);

/** Codes of the agreements of a body that speak of its power: of the function, one above or below it, and the stage. */
export function agreementsOf(power: Power, agreements: ReadonlyMap<string, readonly Agreement[]>): string[] {
  const codes = (agreements.get(power.agencyId) ?? [])
    .filter(({ path, stages }) => {
      const isAbout = path === null || isWithin(power.path, path) || isWithin(path, power.path);
      return isAbout && (stages.length === 0 || stages.includes(power.stage));
    })
    .map((agreement) => agreement.code);
  return [...new Set(codes)].sort();
}
