import type {
  AdoptRequest,
  Comparison,
  Scenario,
  ScenarioDraft,
  ScenarioPatch,
  ScenarioSummaries,
} from '@abat/contracts';
import { keepPreviousData, useMutation, useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query';
import { ApiError } from '../../api/api-error.js';
import { call } from '../../api/client.js';
import { keys } from '../../api/keys.js';
import { useListQuery, useOneQuery } from '../../api/resources.js';

const path = '/api/v1/scenarios';

export const useScenarios = () => useListQuery<Scenario>('scenarios', { sort: '-createdAt' });
export const useScenario = (id: string | null) => useOneQuery<Scenario>('scenarios', id);

/** Before and after of the scenario as it is stored in this version. */
export function useComparison({ id, version, steps }: Pick<Scenario, 'id' | 'version' | 'steps'>) {
  return useQuery({
    queryKey: [...keys.part('scenarios', id, 'comparison'), version],
    queryFn: ({ signal }) => call<Comparison>(`${path}/${id}/comparison`, { signal }),
    enabled: steps.length > 0,
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  });
}

/** Up to four scenarios side by side. */
export function useSideBySide(ids: readonly string[]) {
  return useQuery({
    queryKey: ['scenarios', 'compare', ids],
    queryFn: ({ signal }) => call<ScenarioSummaries>(`${path}/compare`, { query: { ids }, signal }),
    enabled: ids.length > 0,
    placeholderData: keepPreviousData,
  });
}

function keep(client: QueryClient, scenario: Scenario): void {
  client.setQueryData(keys.one('scenarios', scenario.id), scenario);
  void client.invalidateQueries({ queryKey: keys.lists('scenarios') });
}

/** A version conflict fetches the other state. */
function readAgain(client: QueryClient, error: unknown, id: string): void {
  if (error instanceof ApiError && error.status === 412)
    void client.invalidateQueries({ queryKey: keys.one('scenarios', id) });
}

export function useCreateScenario() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (draft: ScenarioDraft) => call<Scenario>(path, { method: 'POST', body: draft }),
    onSuccess: (scenario) => keep(client, scenario),
  });
}

/** Saves changes of a scenario on top of the version it was read in. */
export function useChangeScenario({ id, version }: Pick<Scenario, 'id' | 'version'>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (patch: ScenarioPatch) => call<Scenario>(`${path}/${id}`, { method: 'PATCH', body: patch, version }),
    onSuccess: (scenario) => keep(client, scenario),
    onError: (error) => readAgain(client, error, id),
  });
}

export function useAdoptScenario({ id, version }: Pick<Scenario, 'id' | 'version'>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (request: AdoptRequest) =>
      call<Scenario>(`${path}/${id}/adopt`, { method: 'POST', body: request, version }),
    onSuccess: (scenario) => keep(client, scenario),
    onError: (error) => readAgain(client, error, id),
  });
}
