import type { Geometry } from '@abat/contracts';
import { useMemo } from 'react';
import { useParam } from '../../url/params.js';
import { useHighlight, type Highlight } from '../map/map-controller.js';

type Placed = { id: string; geometry: Geometry | null };

/** Draws the rows of a table on the map beside it; the chosen one stands out, and is left to the form that draws it. */
export function useShapesOnMap(rows: readonly Placed[]): void {
  const [selectedId] = useParam('row');
  const [form] = useParam('form');
  useHighlight(
    useMemo(
      () =>
        rows.flatMap(({ id, geometry }): Highlight[] => {
          const isChosen = id === selectedId;
          if (!geometry || (isChosen && form === '1')) return [];
          return [{ role: isChosen ? 'selected' : 'draft', geometry }];
        }),
      [rows, selectedId, form],
    ),
  );
}
