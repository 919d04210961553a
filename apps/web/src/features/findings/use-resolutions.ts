import type {
  Finding,
  Resolution,
  ResolutionAnswerRequest,
  ResolutionCompletion,
  ResolutionDraft,
} from '@abat/contracts';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../../api/api-error.js';
import { call } from '../../api/client.js';
import { keys } from '../../api/keys.js';
import { useLocale } from '../../i18n/index.js';

/** What was proposed for a finding, the newest first. */
export function useResolutions(findingId: string) {
  return useQuery({
    queryKey: keys.part('findings', findingId, 'resolutions'),
    queryFn: ({ signal }) => call<{ items: Resolution[] }>(`/api/v1/findings/${findingId}/resolutions`, { signal }),
  });
}

/** True of a resolution that waits for answers or is agreed. */
export const mayEnd = ({ state }: Resolution): boolean => state === 'proposed' || state === 'agreed';

/** Whether the newest resolution holds the finding: another one waits until it is answered or taken back. */
export const isTaken = ([newest]: readonly Resolution[]): boolean =>
  newest !== undefined && !newest.stale && mayEnd(newest);

type Step =
  | { do: 'propose'; body: ResolutionDraft }
  | { do: 'answers'; of: Resolution; body: ResolutionAnswerRequest }
  | { do: 'completion'; of: Resolution; body: ResolutionCompletion }
  | { do: 'settlement'; of: Resolution; body: { reason: string } }
  | { do: 'withdrawal'; of: Resolution; body?: undefined };

/** What is told of a step that is stored. */
const TOLD: Partial<Record<Step['do'], string>> = { propose: 'shared.sent', completion: 'step.saved' };

/** One step of the parties or of the centre. */
export function useResolve(finding: Finding) {
  const { t } = useTranslation('resolutions');
  const locale = useLocale();
  const client = useQueryClient();
  return useMutation({
    mutationFn: (step: Step) =>
      step.do === 'propose'
        ? call<Resolution>(`/api/v1/findings/${finding.id}/resolutions`, {
            ...{ method: 'POST' as const, body: step.body, version: finding.version },
          })
        : call<Resolution>(`/api/v1/resolutions/${step.of.id}/${step.do}`, {
            ...{ method: 'POST' as const, body: step.body, version: step.of.version },
          }),
    onSuccess: (_answer, step) => notifications.show({ color: 'teal', message: t(TOLD[step.do] ?? 'shared.answered') }),
    onError: (error) => {
      const message = error instanceof ApiError ? error.titleIn(locale) : t('common:state.failed');
      notifications.show({ color: 'red', message });
    },
    onSettled: () => client.invalidateQueries({ queryKey: keys.all('findings') }),
  });
}
export type Resolve = ReturnType<typeof useResolve>;
