import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../../api/client.js';
import { keys, type Register } from '../../api/keys.js';

type Stored = { id: string; version: number };
type Change = { row: Stored; patch: object };

/** Changes some fields of a row at the version that is on screen; what else the change touches is read again. */
export function useChangeRow<Row extends Stored>(register: Register, others: readonly Register[] = []) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ row, patch }: Change) =>
      call<Row>(`/api/v1/${register}/${row.id}`, { method: 'PATCH', body: patch, version: row.version }),
    onSuccess: (row) => client.setQueryData(keys.one(register, row.id), row),
    onSettled: () => {
      for (const name of [register, ...others]) void client.invalidateQueries({ queryKey: keys.all(name) });
    },
  });
}
