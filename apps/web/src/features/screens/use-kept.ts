import type {
  Scene,
  SceneDraft,
  ScenePatch,
  Scenes,
  ScreenProfile,
  ScreenProfileDraft,
  ScreenProfilePatch,
  ScreenProfiles,
} from '@abat/contracts';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { call } from '../../api/client.js';
import { keys } from '../../api/keys.js';

const v1 = '/api/v1';

/** Registers of what ships with the product and may be changed and added to. */
type Registers = {
  scenes: { row: Scene; draft: SceneDraft; patch: ScenePatch };
  'screen-profiles': { row: ScreenProfile; draft: ScreenProfileDraft; patch: ScreenProfilePatch };
};
export type KeptRegister = keyof Registers;
export type KeptRow<Register extends KeptRegister = KeptRegister> = Registers[Register]['row'];

const listOf = (register: KeptRegister) => keys.whole(register, {});

export function useScenes() {
  return useQuery({
    queryKey: listOf('scenes'),
    queryFn: async ({ signal }) => (await call<Scenes>(`${v1}/scenes`, { signal })).items,
  });
}

export function useScreenProfiles() {
  return useQuery({
    queryKey: listOf('screen-profiles'),
    queryFn: async ({ signal }) => (await call<ScreenProfiles>(`${v1}/screen-profiles`, { signal })).items,
  });
}

function useKeptCommand<Input, Answer>(register: KeptRegister, run: (input: Input) => Promise<Answer>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: run,
    onSettled: () => client.invalidateQueries({ queryKey: keys.all(register) }),
  });
}

/** Adds a row; it stands in the list before anybody goes to it. */
export function useCreateKept<Register extends KeptRegister>(register: Register) {
  type Row = Registers[Register]['row'];
  const client = useQueryClient();
  return useKeptCommand(register, async (draft: Registers[Register]['draft']) => {
    const row = await call<Row>(`${v1}/${register}`, { method: 'POST', body: draft });
    await client.cancelQueries({ queryKey: listOf(register) });
    client.setQueryData<readonly Row[]>(listOf(register), (rows) => rows && [...rows, row]);
    return row;
  });
}

export const useChangeKept = <Register extends KeptRegister>(register: Register) =>
  useKeptCommand(register, ({ row, patch }: { row: KeptRow<Register>; patch: Registers[Register]['patch'] }) =>
    call<KeptRow<Register>>(`${v1}/${register}/${row.code}`, { method: 'PATCH', body: patch, version: row.version }),
  );

/** What was added goes; what ships returns to how it came. */
export const useDropKept = (register: KeptRegister) =>
  useKeptCommand(register, ({ code, version }: KeptRow) =>
    call<undefined>(`${v1}/${register}/${code}`, { method: 'DELETE', version }),
  );
