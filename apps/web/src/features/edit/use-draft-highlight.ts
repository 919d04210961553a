import type { Geometry } from '@abat/contracts';
import { useMemo } from 'react';
import { useHighlight, type Highlight } from '../map/map-controller.js';
import type { Comparison } from './compare-findings.js';
import type { Draft } from './draft.js';

const inRole = (role: Highlight['role'], geometries: readonly (Geometry | null)[]): Highlight[] =>
  geometries.filter((geometry) => geometry !== null).map((geometry) => ({ role, geometry }));

/** Where the draft meets others, the zones that are not being drawn, and the place of a fault of the shape. */
export function useDraftHighlight(draft: Draft, comparison: Comparison | null, fault: [number, number] | null): void {
  const { zones } = draft;
  useHighlight(
    useMemo(() => {
      const shapes = zones.length > 1 ? zones.map((zone) => zone.geometry) : [];
      const met = [...(comparison?.opened ?? []), ...(comparison?.remaining ?? [])].map(({ geometry }) => geometry);
      const broken = fault && ({ type: 'Point', coordinates: fault } as const);
      return [...inRole('draft', shapes), ...inRole('meeting', [...met, broken])];
    }, [zones, comparison, fault]),
  );
}
