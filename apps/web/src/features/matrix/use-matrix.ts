import type { Matrix, MatrixCellDetail, MatrixQuery } from '@abat/contracts';
import { useQuery } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router';
import { call } from '../../api/client.js';
import { keepWithinMoment } from '../../api/kept-rows.js';
import { keys } from '../../api/keys.js';
import { useMoment } from '../../url/moment.js';
import { useChangeParams } from '../../url/params.js';

const NAMES = ['at', 'territory', 'stage', 'set', 'q', 'only', 'tree', 'cell'] as const;
type Name = (typeof NAMES)[number];
type Values = Partial<Record<Name, string>>;

/** Filters, closed rows and the open cell of the matrix; the address keeps them as `m.stage=…`. */
export function useMatrixParams() {
  const [params] = useSearchParams();
  const change = useChangeParams();
  const key = NAMES.map((name) => params.get(`m.${name}`) ?? '').join('\u0000');
  const values = useMemo(() => {
    const texts = key.split('\u0000');
    return Object.fromEntries(NAMES.map((name, place) => [name, texts[place] || undefined])) as Values;
  }, [key]);
  const set = useCallback(
    (next: Partial<Record<Name, string | null>>) =>
      change(Object.fromEntries(Object.entries(next).map(([name, text]) => [`m.${name}`, text ?? null]))),
    [change],
  );
  const clear = useCallback(
    () => set({ at: null, territory: null, stage: null, set: null, q: null, only: null }),
    [set],
  );
  return { values, set, clear };
}

/** What the server is asked for, as of the moment shown; search and closed rows are the screen's own. */
export function useServerFilters() {
  const { at: on, territory, stage, set } = useMatrixParams().values;
  const { at } = useMoment();
  return { on, at, territory, stage, set };
}

export function useMatrix() {
  const filters = useServerFilters();
  return useQuery({
    queryKey: keys.list('matrix', filters),
    queryFn: ({ signal }) => call<Matrix>('/api/v1/matrix', { query: filters, signal }),
    placeholderData: keepWithinMoment(filters),
  });
}

export type OpenCell = Required<Pick<MatrixQuery, 'function' | 'agency'>>;

/** The cell of `m.cell=<function>~<body>`. */
export function parseCell(text: string | undefined): OpenCell | null {
  const [functionCode, agency] = text?.split('~') ?? [];
  return functionCode && agency ? { function: functionCode, agency } : null;
}

export function useMatrixCell(cell: OpenCell) {
  const query = { ...useServerFilters(), ...cell };
  return useQuery({
    queryKey: ['matrix', 'cell', query],
    queryFn: ({ signal }) => call<MatrixCellDetail>('/api/v1/matrix/cell', { query, signal }),
  });
}
