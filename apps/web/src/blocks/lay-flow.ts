import type { FiguresFlow } from '@abat/contracts';

type Node = FiguresFlow['nodes'][number];
type Column = 0 | 1 | 2;
export type FlowBox = Pick<Node, 'id' | 'kind' | 'code' | 'names' | 'stage'> & {
  column: Column;
  count: number;
  top: number;
  height: number;
};
export type FlowRibbon = { id: string; column: 0 | 1; from: number; to: number; width: number; isGap: boolean };

/** Room between two boxes, per cent of the height. */
const GAP = 1.2;
const OTHERS = 'others:';
const columnOf = ({ kind }: Node): Column => (kind === 'function' ? 0 : kind === 'stage' ? 1 : 2);

/** Keeps the greatest nodes of a column; the rest goes together into one. `nobody` always stays. */
function kept(nodes: readonly Node[], countOf: (id: string) => number, most: number): Set<string> {
  const sorted = nodes.toSorted(
    (a, b) => Number(b.kind === 'nobody') - Number(a.kind === 'nobody') || countOf(b.id) - countOf(a.id),
  );
  return new Set((nodes.length > most ? sorted.slice(0, Math.max(1, most - 1)) : sorted).map(({ id }) => id));
}

type Link = { source: string; target: string; count: number; gaps: number };

/** Links between kept nodes; those of the others are led to `others:<column>`. */
function gathered(flow: FiguresFlow, keptIds: ReadonlySet<string>, columns: ReadonlyMap<string, Column>): Link[] {
  const nameOf = (id: string) => (keptIds.has(id) ? id : `${OTHERS}${columns.get(id) ?? 2}`);
  const links = new Map<string, Link>();
  for (const { source, target, count, gaps } of flow.links) {
    const [from, to] = [nameOf(source), nameOf(target)];
    const link = links.get(`${from}>${to}`) ?? { source: from, target: to, count: 0, gaps: 0 };
    links.set(`${from}>${to}`, { ...link, count: link.count + count, gaps: link.gaps + gaps });
  }
  return [...links.values()];
}

function sumBy(links: readonly Link[], end: 'source' | 'target', id: string): number {
  return links.reduce((sum, link) => (link[end] === id ? sum + link.count : sum), 0);
}

function stack(boxes: readonly Omit<FlowBox, 'top' | 'height'>[]): FlowBox[] {
  const total = boxes.reduce((sum, { count }) => sum + count, 0);
  const room = 100 - GAP * Math.max(0, boxes.length - 1);
  // No box is lower than its name: what that takes is taken from the others in proportion.
  const least = (room / Math.max(1, boxes.length)) * 0.72;
  const free = room - least * boxes.length;
  let top = 0;
  return boxes.map((box) => {
    const height = least + (total > 0 ? (box.count / total) * free : 0);
    const placed = { ...box, top, height };
    top += height + GAP;
    return placed;
  });
}

/** Ribbons take their part of both boxes, in the order of the other side. */
function ribbonsOf(links: readonly Link[], boxes: readonly FlowBox[]): FlowRibbon[] {
  const byId = new Map(boxes.map((box) => [box.id, box]));
  const used = new Map<string, number>();
  const take = (key: string, box: FlowBox, share: number): number => {
    const done = used.get(key) ?? 0;
    used.set(key, done + share * box.height);
    return box.top + done;
  };
  const topOf = (id: string) => byId.get(id)?.top ?? 0;
  const ordered = links.toSorted((a, b) => topOf(a.source) - topOf(b.source) || topOf(a.target) - topOf(b.target));
  return ordered.flatMap((link): FlowRibbon[] => {
    const [source, target] = [byId.get(link.source), byId.get(link.target)];
    if (!source || !target || target.column === 0) return [];
    const [out, into] = [link.count / Math.max(1, source.count), link.count / Math.max(1, target.count)];
    const width = Math.min(out * source.height, into * target.height);
    const from = take(`${link.source}>`, source, out);
    const to = take(`>${link.target}`, target, into);
    return [
      {
        id: `${link.source}>${link.target}`,
        column: target.column === 1 ? 0 : 1,
        from,
        to,
        width,
        isGap: link.gaps > 0,
      },
    ];
  });
}

/**
 * Lays a flow of three columns into a box of 100 x 100.
 * @param most names a column has room for; smaller nodes go together into one
 */
export function layFlow(flow: FiguresFlow, most: number): { boxes: FlowBox[]; ribbons: FlowRibbon[] } {
  const columns = new Map(flow.nodes.map((node) => [node.id, columnOf(node)]));
  const through = (id: string) =>
    flow.links.reduce((sum, { source, target, count }) => (source === id || target === id ? sum + count : sum), 0);
  const all: readonly Column[] = [0, 1, 2];
  const keptIds = new Set(
    all.flatMap((column) => [
      ...kept(
        flow.nodes.filter((node) => columnOf(node) === column),
        through,
        most,
      ),
    ]),
  );
  const links = gathered(flow, keptIds, columns);
  const countOf = (id: string) => Math.max(sumBy(links, 'source', id), sumBy(links, 'target', id));
  const boxes = all.flatMap((column) => {
    const own = flow.nodes.filter((node) => keptIds.has(node.id) && columnOf(node) === column);
    const others: Node = {
      ...{ id: `${OTHERS}${column}`, kind: 'others', code: null, stage: null, names: null, deeper: false },
    };
    const hasOthers = flow.nodes.some((node) => !keptIds.has(node.id) && columnOf(node) === column);
    const sorted = own.toSorted((a, b) => countOf(b.id) - countOf(a.id));
    return stack(
      [...sorted, ...(hasOthers ? [others] : [])].map(({ id, kind, code, names, stage }) => ({
        ...{ id, kind, code, names, stage, column, count: countOf(id) },
      })),
    );
  });
  return { boxes, ribbons: ribbonsOf(links, boxes) };
}
