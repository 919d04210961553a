import { useCallback } from 'react';
import { useIsPhone } from '../ui/use-is-phone.js';
import { Chart } from './chart.js';
import { axisLook, type ChartLook, LINE_PX } from './chart-look.js';

export type BarSeries = { name: string; values: readonly (number | null)[]; colour?: (look: ChartLook) => string };
type BarChartProps = {
  label: string;
  rows: readonly { key: string; name: string }[];
  series: readonly BarSeries[];
  isStacked?: boolean;
  format: (value: number) => string;
  /** Said of a value that is not known. */
  unknown: string;
  onPick?: (key: string) => void;
};

const ROW_PX = { stacked: 46, grouped: 62, tall: 104 };
/** The legend over the bars: one line that is scrolled, on a phone up to three that are read at once. */
const LEGEND_PX = { line: 38, lines: 82 };
const FOOT_PX = 18;
const NAME_PX = { wide: 340, narrow: 150 };
/** Two lines of a name over the bars of its row, which leave it the half: on a phone nothing fits beside it. */
const OVER_BARS = {
  ...{ inside: true, margin: 0, width: 290, align: 'left', verticalAlign: 'bottom' },
  padding: [0, 0, ROW_PX.tall / 4, 0],
};

function nameLook(isStacked: boolean, isOver: boolean) {
  if (isOver) return { ...OVER_BARS, overflow: 'break' };
  return isStacked ? { width: NAME_PX.narrow, overflow: 'truncate' } : { width: NAME_PX.wide, overflow: 'break' };
}

/** Bars lie down, so that long names stay readable; series differ by pattern beside the colour. */
export function BarChart({ label, rows, series, isStacked = false, format, unknown, onPick }: BarChartProps) {
  const isPhone = useIsPhone();
  const isOver = isPhone && !isStacked;
  const legendPx = isPhone ? LEGEND_PX.lines : LEGEND_PX.line;
  const option = useCallback(
    (look: ChartLook) => ({
      grid: { left: 8, right: 24, top: legendPx, bottom: 8, containLabel: true },
      legend: {
        ...{ top: 0, left: 0, type: isPhone ? 'plain' : 'scroll' },
        textStyle: { color: look.text, fontFamily: look.font },
      },
      tooltip: {
        trigger: 'axis',
        axisPointer: { type: 'shadow' },
        valueFormatter: (value: unknown) => (typeof value === 'number' ? format(value) : unknown),
      },
      xAxis: { type: 'value', ...axisLook(look), axisLabel: { color: look.dim, formatter: format, hideOverlap: true } },
      yAxis: {
        ...{ type: 'category', inverse: true, data: rows.map(({ name }) => name) },
        ...axisLook(look),
        z: isOver ? 10 : 0,
        axisLabel: {
          ...{ color: look.text, fontFamily: look.font, lineHeight: LINE_PX },
          ...nameLook(isStacked, isOver),
        },
      },
      series: series.map(({ name, values, colour }) => ({
        type: 'bar',
        name,
        ...(isStacked ? { stack: 'all' } : {}),
        barMaxWidth: isStacked ? 20 : 11,
        ...(isOver ? { barCategoryGap: '52%' } : {}),
        ...(colour ? { itemStyle: { color: colour(look) } } : {}),
        data: values.map((value, place) => ({ value, key: rows[place]?.key })),
      })),
    }),
    [rows, series, isStacked, isPhone, isOver, legendPx, format, unknown],
  );
  const told = (value: number | null | undefined) => (typeof value === 'number' ? format(value) : unknown);
  const points = rows.map(({ key, name }, place) => ({
    key,
    text: `${name}: ${series.map((each) => `${each.name} ${told(each.values[place])}`).join(', ')}`,
  }));
  const rowPx = isOver ? ROW_PX.tall : isStacked ? ROW_PX.stacked : ROW_PX.grouped;
  const heightPx = legendPx + FOOT_PX + Math.max(1, rows.length) * rowPx;
  return <Chart label={label} heightPx={heightPx} option={option} points={points} {...(onPick ? { onPick } : {})} />;
}
