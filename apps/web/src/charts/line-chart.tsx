import { useCallback } from 'react';
import { Chart } from './chart.js';
import { axisLook, type ChartLook } from './chart-look.js';

export type LineSeries = { name: string; values: readonly number[] };
type LineChartProps = {
  label: string;
  steps: readonly string[];
  series: readonly LineSeries[];
  format: (value: number) => string;
};

const HEIGHT_PX = 330;
const DASHES = ['solid', 'dashed', 'dotted'] as const;
const SYMBOLS = ['circle', 'rect', 'triangle'] as const;

/** Values along time; series differ by dash and sign beside the colour. */
export function LineChart({ label, steps, series, format }: LineChartProps) {
  const option = useCallback(
    (look: ChartLook) => ({
      grid: { left: 8, right: 16, top: 34, bottom: 8, containLabel: true },
      legend: { top: 0, left: 0, itemWidth: 28, textStyle: { color: look.text, fontFamily: look.font } },
      tooltip: { trigger: 'axis', valueFormatter: (value: unknown) => format(Number(value)) },
      xAxis: { type: 'category', data: [...steps], boundaryGap: false, ...axisLook(look) },
      yAxis: { type: 'value', minInterval: 1, ...axisLook(look), axisLabel: { color: look.dim, formatter: format } },
      series: series.map(({ name, values }, place) => ({
        type: 'line',
        name,
        data: [...values],
        symbol: SYMBOLS[place % SYMBOLS.length],
        symbolSize: 7,
        lineStyle: { width: 2.5, type: DASHES[place % DASHES.length] },
      })),
    }),
    [steps, series, format],
  );
  const points = steps.map((step, place) => ({
    key: step,
    text: `${step}: ${series.map(({ name, values }) => `${name} ${format(values[place] ?? 0)}`).join(', ')}`,
  }));
  return <Chart label={label} heightPx={HEIGHT_PX} option={option} points={points} />;
}
