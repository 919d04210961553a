import { useReducedMotion } from '@mantine/hooks';
import type { ECharts, EChartsCoreOption } from 'echarts/core';
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react';
import { type ChartLook, commonOption, useChartLook } from './chart-look.js';
import classes from './charts.module.css';

/** One mark of a chart, for the keyboard. */
export type ChartPoint = { key: string; text: string };

type ChartProps = {
  /** What it shows, in a sentence: heard by a screen reader. */
  label: string;
  heightPx: number;
  option: (look: ChartLook) => EChartsCoreOption;
  /** Marks in reading order; arrows walk through them. */
  points?: readonly ChartPoint[];
  onPick?: (key: string) => void;
};

const keyOf = (data: unknown): string | null => {
  const key = typeof data === 'object' && data !== null && 'key' in data ? data.key : null;
  return typeof key === 'string' ? key : null;
};

/** The chart of the engine in a box that keeps its height, from the moment the engine has come. */
function useEngine(option: EChartsCoreOption, onPick: ((key: string) => void) | undefined) {
  const box = useRef<HTMLDivElement>(null);
  const [chart, setChart] = useState<ECharts | null>(null);
  useEffect(() => {
    const node = box.current;
    if (!node) return undefined;
    let made: ECharts | null = null;
    let isGone = false;
    const sizes = new ResizeObserver(() => made?.resize());
    void import('./echarts.js').then(({ init }) => {
      if (isGone) return;
      made = init(node, null, { renderer: 'svg' });
      sizes.observe(node);
      setChart(made);
    });
    return () => {
      isGone = true;
      sizes.disconnect();
      made?.dispose();
      setChart(null);
    };
  }, []);
  useEffect(() => chart?.setOption(option, { notMerge: true }), [chart, option]);
  useEffect(() => {
    if (!chart || !onPick) return undefined;
    const pick = (event: { data?: unknown }) => {
      const key = keyOf(event.data);
      if (key !== null) onPick(key);
    };
    chart.on('click', pick);
    return () => void chart.off('click', pick);
  }, [chart, onPick]);
  return { box, chart };
}

const STEPS: Record<string, number> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

/** A chart. Arrows walk through its marks and read them, Enter chooses one as a click does. */
export function Chart({ label, heightPx, option, points = [], onPick }: ChartProps) {
  const look = useChartLook();
  const isCalm = useReducedMotion();
  const full = useMemo(() => {
    const common = commonOption(look, label, isCalm);
    const own = option(look);
    return { ...common, ...own, tooltip: { ...common.tooltip, ...(own['tooltip'] as object | undefined) } };
  }, [look, label, isCalm, option]);
  const { box, chart } = useEngine(full, onPick);
  const [at, setAt] = useState<number | null>(null);
  const point = at === null ? undefined : points[at];
  const walk = (step: number) => {
    const next = at === null ? 0 : (at + step + points.length) % points.length;
    setAt(next);
    chart?.dispatchAction({ type: 'showTip', seriesIndex: 0, dataIndex: next });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = STEPS[event.key];
    if (event.key === 'Enter' && point) onPick?.(point.key);
    if (step === undefined || points.length === 0) return;
    event.preventDefault();
    walk(step);
  };
  return (
    <div
      className={classes.chart}
      role="group"
      aria-label={label}
      tabIndex={points.length > 0 ? 0 : -1}
      data-ready={chart !== null}
      onKeyDown={onKeyDown}
      onBlur={() => setAt(null)}
    >
      <div ref={box} className={classes.canvas} style={{ height: heightPx }} />
      <div className={classes.heard} aria-live="polite">
        {point?.text}
      </div>
    </div>
  );
}
