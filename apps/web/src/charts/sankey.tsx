import { useCallback } from 'react';
import { Chart } from './chart.js';
import { FLOW_OPACITY } from '../theme/tokens.js';
import { useIsPhone } from '../ui/use-is-phone.js';
import { type ChartLook, LINE_PX } from './chart-look.js';
import classes from './charts.module.css';

export type SankeyNode = { key: string; name: string; look: 'first' | 'middle' | 'last' | 'gap' };
export type SankeyLink = {
  source: string;
  target: string;
  value: number;
  text: string;
  look: 'plain' | 'marked' | 'gap';
};
type SankeyProps = {
  label: string;
  nodes: readonly SankeyNode[];
  links: readonly SankeyLink[];
  onPick: (key: string) => void;
};

const LEAST_PX = 340;
/** Room for the names of bodies, and for two lines of them between thin nodes on a phone, where the flow is scrolled. */
const ROOM = { desk: { namePx: 400, rowPx: 34, gapPx: 10 }, phone: { namePx: 240, rowPx: 48, gapPx: 24 } };

const colourOf = (look: ChartLook, kind: SankeyNode['look']): string | undefined =>
  ({ first: look.series[0], middle: look.dim, last: look.series[1], gap: look.gap })[kind];

/** A flow from left to right. What is marked is darker and dashed at its edge; gaps have the colour of warnings. */
export function Sankey({ label, nodes, links, onPick }: SankeyProps) {
  const { namePx, rowPx, gapPx } = ROOM[useIsPhone() ? 'phone' : 'desk'];
  const option = useCallback(
    (look: ChartLook) => {
      const names = new Map(nodes.map(({ key, name }) => [key, name]));
      const colours = { plain: look.flow, marked: look.accent, gap: look.gap };
      return {
        tooltip: {
          formatter: ({ data }: { data: { text?: string; name?: string } }) =>
            data.text ?? names.get(data.name ?? '') ?? '',
        },
        series: [
          {
            type: 'sankey',
            ...{ left: 4, right: namePx, top: 8, bottom: 8, nodeWidth: 14, nodeGap: gapPx, draggable: false },
            layoutIterations: 48,
            emphasis: { focus: 'adjacency' },
            label: {
              ...{ color: look.text, fontFamily: look.font, fontSize: 12, lineHeight: LINE_PX },
              // Names lie on the ribbons, which would strike them through.
              ...{ backgroundColor: look.ground, borderRadius: 3, padding: [1, 4] },
              formatter: ({ name }: { name: string }) => names.get(name) ?? name,
            },
            data: nodes.map(({ key, look: kind }) => ({
              ...{ name: key, key },
              itemStyle: { color: colourOf(look, kind), borderWidth: 0 },
              ...(kind === 'last' ? { label: { width: namePx - 20, overflow: 'break' } } : {}),
            })),
            links: links.map((link) => ({
              ...{ source: link.source, target: link.target, value: link.value, text: link.text },
              lineStyle: { color: colours[link.look], opacity: FLOW_OPACITY, curveness: 0.5 },
            })),
          },
        ],
      };
    },
    [nodes, links, namePx, gapPx],
  );
  const widest = Math.max(
    ...(['first', 'last'] as const).map((kind) => nodes.filter((node) => node.look === kind).length),
  );
  const points = nodes.map(({ key, name }) => ({ key, text: name }));
  return (
    <div className={classes.flow}>
      <Chart
        label={label}
        heightPx={Math.max(LEAST_PX, (widest + 2) * rowPx)}
        option={option}
        points={points}
        onPick={onPick}
      />
    </div>
  );
}
