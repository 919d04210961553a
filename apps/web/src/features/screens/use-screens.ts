import type { Screen, ScreenDraft, ScreenPatch, Screens, Show } from '@abat/contracts';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { call } from '../../api/client.js';
import { keys } from '../../api/keys.js';

const v1 = '/api/v1';
/** Walls tell every half minute that they live. */
const ASK_MS = 5_000;

/** Paired walls. `enabled`: asked for only where somebody may manage them. */
export function useScreens(enabled = true) {
  return useQuery({
    queryKey: keys.whole('screens', {}),
    queryFn: async ({ signal }) => (await call<Screens>(`${v1}/screens`, { signal })).items,
    refetchInterval: ASK_MS,
    enabled,
  });
}

/** What is done to walls; each answer renews the list. */
function useScreenCommand<Input, Answer>(run: (input: Input) => Promise<Answer>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: run,
    onSettled: () => client.invalidateQueries({ queryKey: keys.all('screens') }),
  });
}

export const usePairScreen = () =>
  useScreenCommand((body: Omit<ScreenDraft, 'scenes' | 'focusDistrict' | 'sleep' | 'drift' | 'breakInS'>) =>
    call<Screen>(`${v1}/screens`, { method: 'POST', body }),
  );

export const useChangeScreen = () =>
  useScreenCommand(({ screen, patch }: { screen: Screen; patch: ScreenPatch }) =>
    call<Screen>(`${v1}/screens/${screen.id}`, { method: 'PATCH', body: patch, version: screen.version }),
  );

export const useRevokeScreen = () =>
  useScreenCommand((screen: Screen) =>
    call<undefined>(`${v1}/screens/${screen.id}`, { method: 'DELETE', version: screen.version }),
  );

/** Puts something on a wall; null lets it return to its scenes. */
export const useShow = () =>
  useScreenCommand(({ id, show }: { id: string; show: Show | null }) =>
    show
      ? call<Screen>(`${v1}/screens/${id}/show`, { method: 'POST', body: show })
      : call<Screen>(`${v1}/screens/${id}/show`, { method: 'DELETE' }),
  );
