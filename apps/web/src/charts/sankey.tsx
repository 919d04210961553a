import { useCallback } from 'react';
import { Chart } from './chart.js';
import { FLOW_OPACITY } from '../theme/tokens.js';
import { useIsPhone } from '../ui/use-is-phone.js';
import type { ChartLook } from './chart-look.js';
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

const ROW_PX = 34;
const LEAST_PX = 340;
/** Room for the names of bodies; on a phone, where the flow is scrolled, for those of districts. */
const NAME_PX = { desk: 400, phone: 240 };

const colourOf = (look: ChartLook, kind: SankeyNode['look']): string | undefined =>
  ({ first: look.series[0], middle: look.dim, last: look.series[1], gap: look.gap })[kind];

/** A flow from left to right. What is marked is darker and dashed at its edge; gaps have the colour of warnings. */
export function Sankey({ label, nodes, links, onPick }: SankeyProps) {
  const namePx = useIsPhone() ? NAME_PX.phone : NAME_PX.desk;
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
            ...{ left: 4, right: namePx, top: 8, bottom: 8, nodeWidth: 14, nodeGap: 10, draggable: false },
            layoutIterations: 48,
            emphasis: { focus: 'adjacency' },
            label: {
              ...{ color: look.text, fontFamily: look.font, fontSize: 12, width: namePx - 16, overflow: 'truncate' },
              // Names lie on the ribbons.
              ...{ textBorderColor: look.ground, textBorderWidth: 3 },
              formatter: ({ name }: { name: string }) => names.get(name) ?? name,
            },
            data: nodes.map(({ key, look: kind }) => ({
              ...{ name: key, key },
              itemStyle: { color: colourOf(look, kind), borderWidth: 0 },
            })),
            links: links.map((link) => ({
              ...{ source: link.source, target: link.target, value: link.value, text: link.text },
              lineStyle: { color: colours[link.look], opacity: FLOW_OPACITY, curveness: 0.5 },
            })),
          },
        ],
      };
    },
    [nodes, links, namePx],
  );
  const widest = Math.max(
    ...(['first', 'last'] as const).map((kind) => nodes.filter((node) => node.look === kind).length),
  );
  const points = nodes.map(({ key, name }) => ({ key, text: name }));
  return (
    <div className={classes.flow}>
      <Chart
        label={label}
        heightPx={Math.max(LEAST_PX, (widest + 2) * ROW_PX)}
        option={option}
        points={points}
        onPick={onPick}
      />
    </div>
  );
}
