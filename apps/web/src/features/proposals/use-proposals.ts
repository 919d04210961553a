import type {
  DateProposal,
  DraftProposalsRequest,
  Finding,
  Proposals,
  ProposalSide,
  Resolution,
  Work,
} from '@abat/contracts';
import { notifications } from '@mantine/notifications';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../../api/api-error.js';
import { call } from '../../api/client.js';
import { keys } from '../../api/keys.js';
import { useLocale } from '../../i18n/index.js';

/** Later than the findings themselves: typing is never held up by the search for dates. */
const REST_MS = 700;

/** Where the works of a stored finding could go. */
export function useFindingProposals(id: string, isAsked: boolean) {
  return useQuery({
    queryKey: keys.part('measured', id, 'proposals'),
    queryFn: ({ signal }) => call<Proposals>(`/api/v1/findings/${id}/proposals`, { signal }),
    enabled: isAsked,
  });
}

/** Where a draft could go. `body` null: nothing is in its way, or it is not complete. */
export function useDraftProposals(body: DraftProposalsRequest | null) {
  const [rested] = useDebouncedValue(body, REST_MS);
  const answer = useQuery({
    queryKey: [...keys.all('measured'), 'proposals', rested],
    queryFn: ({ signal }) =>
      call<Proposals>('/api/v1/findings/preview/proposals', { method: 'POST', body: rested, signal }),
    enabled: rested !== null,
    placeholderData: keepPreviousData,
    retry: false,
    gcTime: 10_000,
  });
  const isCurrent = body !== null && body === rested && !answer.isPlaceholderData;
  return { side: body ? (answer.data?.sides[0] ?? null) : null, isCurrent, isFetching: answer.isFetching };
}

/** What moving works of a finding shares: how it is told, and what is read again. */
function useMoving<Asked>(move: (asked: Asked) => Promise<unknown>) {
  const { t } = useTranslation('resolutions');
  const locale = useLocale();
  const client = useQueryClient();
  return useMutation({
    mutationFn: move,
    onSuccess: () => notifications.show({ color: 'teal', message: t('applied') }),
    onError: (error) => {
      const message = error instanceof ApiError ? error.titleIn(locale) : t('common:state.failed');
      notifications.show({ color: 'red', message });
    },
    onSettled: () => {
      void client.invalidateQueries({ queryKey: keys.all('findings') });
      void client.invalidateQueries({ queryKey: keys.all('works') });
      void client.invalidateQueries({ queryKey: keys.all('measured') });
    },
  });
}

/** Moves a work of a finding to proposed days with one click; refused when they no longer do what the proposal told. */
export const useApplyProposal = (finding: Finding) =>
  useMoving(({ side, proposal }: { side: ProposalSide; proposal: DateProposal }) =>
    call<Finding>(`/api/v1/findings/${finding.id}/proposals/apply`, {
      method: 'POST',
      body: {
        workId: side.work,
        version: side.version,
        start: proposal.start,
        end: proposal.end,
        remaining: [...proposal.leaves, ...proposal.opens].map(({ key }) => key),
      },
    }),
  );

/** Moves works to the days the parties agreed on. */
export const useApplyAgreed = () =>
  useMoving(({ resolution, works }: { resolution: Resolution; works: readonly Work[] }) =>
    call<Resolution>(`/api/v1/resolutions/${resolution.id}/application`, {
      method: 'POST',
      version: resolution.version,
      body: { works: works.map(({ id, version }) => ({ work: id, version })) },
    }),
  );
