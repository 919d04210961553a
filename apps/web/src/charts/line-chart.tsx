import { useCallback } from 'react';
import { Chart } from './chart.js';
import { axisLook, type ChartLook } from './chart-look.js';
import { UNKNOWN_AXIS, unknownSteps } from './unknown-steps.js';

/** Values of one series, one for each step; null: not known. */
export type LineSeries = { name: string; values: readonly (number | null)[] };
type LineChartProps = {
  label: string;
  steps: readonly string[];
  series: readonly LineSeries[];
  format: (value: number) => string;
  /** Said of a value that is not known. */
  unknown: string;
};

const HEIGHT_PX = 330;
const DASHES = ['solid', 'dashed', 'dotted'] as const;
const SYMBOLS = ['circle', 'rect', 'triangle'] as const;

/** Values along time; series differ by dash and sign beside the colour. */
export function LineChart({ label, steps, series, format, unknown }: LineChartProps) {
  const told = useCallback(
    (value: unknown) => (typeof value === 'number' ? format(value) : unknown),
    [format, unknown],
  );
  const option = useCallback(
    (look: ChartLook) => ({
      grid: { left: 8, right: 16, top: 34, bottom: 8, containLabel: true },
      legend: { top: 0, left: 0, itemWidth: 28, textStyle: { color: look.text, fontFamily: look.font } },
      tooltip: { trigger: 'axis', valueFormatter: told },
      xAxis: { type: 'category', data: [...steps], boundaryGap: false, ...axisLook(look) },
      yAxis: [
        { type: 'value', minInterval: 1, ...axisLook(look), axisLabel: { color: look.dim, formatter: format } },
        UNKNOWN_AXIS,
      ],
      series: [
        ...series.map(({ name, values }, place) => ({
          type: 'line',
          name,
          data: [...values],
          symbol: SYMBOLS[place % SYMBOLS.length],
          symbolSize: 7,
          lineStyle: { width: 2.5, type: DASHES[place % DASHES.length] },
        })),
        ...unknownSteps(
          steps.map((_, place) => series.every(({ values }) => values[place] === null)),
          unknown,
          look,
        ),
      ],
    }),
    [steps, series, format, told, unknown],
  );
  const points = steps.map((step, place) => ({
    key: step,
    text: `${step}: ${series.map(({ name, values }) => `${name} ${told(values[place])}`).join(', ')}`,
  }));
  return <Chart label={label} heightPx={HEIGHT_PX} option={option} points={points} />;
}
