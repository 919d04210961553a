import type { Severity } from '@abat/contracts';
import { useComputedColorScheme } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useMemo } from 'react';
import { fonts, palettes, type Scheme } from '../theme/tokens.js';

/** Colours and patterns of every chart. Series never take the colours of warnings. */
export type ChartLook = {
  text: string;
  dim: string;
  line: string;
  ground: string;
  accent: string;
  series: readonly string[];
  severity: Record<Severity, string>;
  /** From nothing to much. */
  heat: readonly string[];
  gap: string;
  /** Ribbons of a flow that nothing is remarked on. */
  flow: string;
  font: string;
};

function lookOf(scheme: Scheme): ChartLook {
  const palette = palettes[scheme];
  return {
    ...{ text: palette.text, dim: palette.dim, line: palette.line, ground: palette.panel, accent: palette.accent },
    series: palette.series,
    severity: palette.severity,
    heat: [palette.raised, palette.accentSoft, palette.map.sideA, scheme === 'dark' ? '#d5f4fb' : '#053d48'],
    gap: palette.severity.high,
    flow: palette.flow,
    font: fonts.text,
  };
}

/** What the charts look like now: dark, light, and light again on paper. */
export function useChartLook(): ChartLook {
  const scheme = useComputedColorScheme('dark');
  const isPrint = useMediaQuery('print', false, { getInitialValueInEffect: false });
  return useMemo(() => lookOf(isPrint ? 'light' : scheme), [isPrint, scheme]);
}

const DASH = [4, 3];

/** Patterns that lie over the colours, so that series differ without them. */
const DECALS = [
  { symbol: 'none' },
  { symbol: 'rect', dashArrayX: [1, 0], dashArrayY: DASH, rotation: Math.PI / 4, symbolSize: 1 },
  {
    symbol: 'circle',
    dashArrayX: [
      [6, 6],
      [0, 6, 6, 0],
    ],
    dashArrayY: [6, 0],
    symbolSize: 0.6,
  },
  { symbol: 'rect', dashArrayX: [1, 0], dashArrayY: DASH, rotation: -Math.PI / 4, symbolSize: 1 },
  {
    symbol: 'triangle',
    dashArrayX: [
      [9, 9],
      [0, 9, 9, 0],
    ],
    dashArrayY: [7, 2],
    symbolSize: 0.7,
  },
  { symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [2, 4], symbolSize: 1 },
] as const;

/** Height of a line of words, px. Without it the charts guess from a Chinese letter, which the fonts of a machine may lack. */
export const LINE_PX = 16;

/** Parts of an option that every chart shares. `description` is what a screen reader hears. */
export const commonOption = (look: ChartLook, description: string, isCalm: boolean) => ({
  animation: !isCalm,
  animationDuration: 250,
  color: [...look.series],
  textStyle: { fontFamily: look.font, color: look.text, fontSize: 12 },
  aria: {
    enabled: true,
    label: { enabled: true, description },
    decal: { show: true, decals: DECALS.map((decal) => ({ ...decal, color: `${look.ground}99` })) },
  },
  tooltip: {
    renderMode: 'richText' as const,
    confine: true,
    backgroundColor: look.ground,
    borderColor: look.line,
    textStyle: { color: look.text, fontFamily: look.font, fontSize: 12, lineHeight: LINE_PX },
  },
});

/** The two axes of charts with a scale. */
export const axisLook = (look: ChartLook) => ({
  axisLine: { lineStyle: { color: look.line } },
  axisTick: { show: false },
  axisLabel: { color: look.dim, fontFamily: look.font },
  splitLine: { lineStyle: { color: look.line, type: 'dashed' as const } },
});
