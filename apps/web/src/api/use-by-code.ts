import type { Register } from './keys.js';
import { useListQuery } from './resources.js';

/** The row of a register that a code names; none while it is not read, or not known. */
export function useByCode<Row extends { code: string }>(register: Register, code: string | null): Row | undefined {
  const found = useListQuery<Row>(register, { code: code ?? '', limit: 1 }, { enabled: code !== null });
  // While another code is looked for the list still holds the row of the one before.
  return found.data?.pages[0]?.items.find((row) => row.code === code);
}
