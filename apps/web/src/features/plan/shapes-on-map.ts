import type { Geometry } from '@abat/contracts';
import { useMemo } from 'react';
import { useHighlight, type Highlight } from '../map/map-controller.js';

type Placed = { id: string; geometry: Geometry | null };

/** Draws the rows of a table on the map beside it; the chosen one stands out. */
export function useShapesOnMap(rows: readonly Placed[], selectedId: string | null): void {
  useHighlight(
    useMemo(
      () =>
        rows.flatMap(({ id, geometry }): Highlight[] =>
          geometry ? [{ role: id === selectedId ? 'selected' : 'draft', geometry }] : [],
        ),
      [rows, selectedId],
    ),
  );
}
