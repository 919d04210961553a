import {
  type Holder,
  type MatrixFinding,
  type Responsibility,
  type ResponsibilityAnswer,
  STAGES,
} from '@abat/contracts';

type Functions = Responsibility['functions'];
export type FunctionNode = Omit<Functions[number], 'stages'> & { path: string };
export type PairFinding = { a: string; b: string; finding: MatrixFinding };
export type Gap = { function: string; stage: string };

/** What stands at a place, before it is sorted by function and stage. */
export type Standing = {
  tree: readonly FunctionNode[];
  holders: readonly Holder[];
  findings: readonly PairFinding[];
  gaps: readonly Gap[];
};

const key = (code: string, stage: string): string => `${code}\u0000${stage}`;

function groupHolders(holders: readonly Holder[]): Map<string, number[]> {
  const places = new Map<string, number[]>();
  for (const [place, holder] of holders.entries()) {
    const at = key(holder.function, holder.stage);
    const known = places.get(at);
    if (known) known.push(place);
    else places.set(at, [place]);
  }
  return places;
}

/** Places of the findings by the mandates that take part in them. */
function groupFindings(findings: readonly PairFinding[]): Map<string, number[]> {
  const places = new Map<string, number[]>();
  for (const [place, { a, b }] of findings.entries())
    for (const side of [a, b]) places.set(side, [...(places.get(side) ?? []), place]);
  return places;
}

const LABEL = 33;

/** Codes of the functions above, the root first. Labels of a path are ids of one length, joined by dots. */
function ancestorsOf(node: FunctionNode, codes: ReadonlyMap<string, string>): string[] {
  const found: string[] = [];
  for (let end = LABEL - 1; end < node.path.length; end += LABEL) {
    const code = codes.get(node.path.slice(0, end));
    if (code !== undefined) found.push(code);
  }
  return found;
}

/**
 * Who answers for every function and stage at a place. A power for a function covers everything below it, so the
 * answer of a function names the holders of the functions above it too; functions nobody holds and nobody requires are
 * left out.
 */
export function answersAt({ tree, holders, findings, gaps }: Standing): Functions {
  const held = groupHolders(holders);
  const pairs = groupFindings(findings);
  const missing = new Set(gaps.map((gap) => key(gap.function, gap.stage)));
  const codes = new Map(tree.map((node) => [node.path, node.code]));
  return tree.flatMap((node) => {
    const ancestors = ancestorsOf(node, codes);
    const stages = STAGES.flatMap((stage): ResponsibilityAnswer[] => {
      const own = held.get(key(node.code, stage)) ?? [];
      const inherited = ancestors.flatMap((code) => held.get(key(code, stage)) ?? []);
      const gap = missing.has(key(node.code, stage));
      if (own.length + inherited.length === 0 && !gap) return [];
      const overlaps = own.flatMap((place) => pairs.get(holders[place]!.id) ?? []);
      return [{ stage, holders: own, inherited, overlaps: [...new Set(overlaps)].sort((a, b) => a - b), gap }];
    });
    if (stages.length === 0) return [];
    const { path: _path, ...shown } = node;
    return [{ ...shown, stages }];
  });
}
