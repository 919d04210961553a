import { useCallback } from 'react';
import { Chart } from './chart.js';
import { axisLook, type ChartLook } from './chart-look.js';
import classes from './charts.module.css';
import { UNKNOWN_AXIS, unknownSteps } from './unknown-steps.js';

/** One small picture: a curve on the scale all share. */
export type Multiple = {
  key: string;
  name: string;
  /** One for each step; null: not known. */
  values: readonly (number | null)[];
  value: string;
  note: string;
  label: string;
};

type SmallMultiplesProps = {
  items: readonly Multiple[];
  /** Name of each point on the axis, as long as `values`. */
  steps: readonly string[];
  /** Said of a value that is not known. */
  unknown: string;
  onPick: (key: string) => void;
};

const HEIGHT_PX = 76;

type PictureProps = Pick<SmallMultiplesProps, 'steps' | 'unknown'> & { item: Multiple; most: number };

function Picture({ item, steps, unknown, most }: PictureProps) {
  const option = useCallback(
    (look: ChartLook) => ({
      grid: { left: 2, right: 6, top: 8, bottom: 4 },
      tooltip: { trigger: 'axis', valueFormatter: (value: unknown) => (value === null ? unknown : String(value)) },
      xAxis: { type: 'category', data: [...steps], show: false, boundaryGap: false },
      yAxis: [{ type: 'value', max: most, min: 0, show: false, ...axisLook(look) }, UNKNOWN_AXIS],
      series: [
        {
          type: 'line',
          name: item.name,
          data: [...item.values],
          symbol: 'circle',
          symbolSize: 4,
          lineStyle: { width: 2, color: look.accent },
          itemStyle: { color: look.accent },
          areaStyle: { color: look.accent, opacity: 0.15, decal: { symbol: 'none' } },
        },
        ...unknownSteps(
          item.values.map((value) => value === null),
          unknown,
          look,
        ),
      ],
    }),
    [item, steps, unknown, most],
  );
  const points = item.values.map((value, place) => ({
    key: item.key,
    text: `${steps[place] ?? ''}: ${value ?? unknown}`,
  }));
  return <Chart label={item.label} heightPx={HEIGHT_PX} option={option} points={points} />;
}

/** The same picture for each of several places, on one scale. A click on a name chooses the place. */
export function SmallMultiples({ items, steps, unknown, onPick }: SmallMultiplesProps) {
  const most = Math.max(1, ...items.flatMap(({ values }) => values.map((value) => value ?? 0)));
  return (
    <div className={classes.multiples}>
      {items.map((item) => (
        <div key={item.key} className={classes.multiple}>
          <button type="button" className={classes.multipleName} onClick={() => onPick(item.key)}>
            <span>{item.name}</span>
            <span>{item.value}</span>
          </button>
          <Picture item={item} steps={steps} unknown={unknown} most={most} />
          <div className={classes.multipleNote}>{item.note}</div>
        </div>
      ))}
    </div>
  );
}
