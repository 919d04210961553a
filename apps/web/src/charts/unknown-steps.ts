import type { ChartLook } from './chart-look.js';

/** The second scale of a chart over time: a step nothing is known of reaches from its bottom to its top. */
export const UNKNOWN_AXIS = { type: 'value', min: 0, max: 1, show: false } as const;

const HATCH = { symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [1, 6], rotation: -Math.PI / 4 } as const;

/** Hatches the steps nothing is known of, and names that in the legend; nothing where all is known. */
export const unknownSteps = (isUnknown: readonly boolean[], name: string, look: ChartLook) =>
  isUnknown.some(Boolean)
    ? [
        {
          ...{ type: 'bar', name, yAxisIndex: 1, silent: true, barWidth: '100%', z: 0 },
          data: isUnknown.map((is) => (is ? 1 : null)),
          itemStyle: { color: 'transparent', decal: { ...HATCH, color: look.dim } },
          tooltip: { valueFormatter: () => '' },
        },
      ]
    : [];
