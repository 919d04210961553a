import type { Finding, Page, PreviewAnswer, PreviewRequest, Work } from '@abat/contracts';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { ApiError } from '../../api/api-error.js';
import { call } from '../../api/client.js';
import { keys } from '../../api/keys.js';
import { compareFindings, type Comparison } from './compare-findings.js';
import { faultsOf, toPreview, type Draft } from './draft.js';

const REST_MS = 350;
/** How soon a check that found no server is tried again. */
const AGAIN_MS = 2_000;
const NONE: Finding[] = [];

/** The server is away or failed: nothing the user entered is to blame. */
const isAway = (error: unknown): boolean =>
  error instanceof ApiError && (error.kind === 'network' || error.status >= 500);

/** Of very many findings the first are told. */
const isCut = ({ items, total }: PreviewAnswer): boolean => items.length < total;
const cutOf = (comparison: Comparison | null, answer: PreviewAnswer | undefined): PreviewAnswer | null =>
  comparison && answer && isCut(answer) ? answer : null;

/** Findings the stored row has now, past ones too: the preview knows no "current". */
function useStoredFindings(id: string | null) {
  const filters = { subject: id, period: 'all', limit: 500 };
  return useQuery({
    queryKey: [...keys.lists('findings'), 'of-subject', id],
    queryFn: ({ signal }) => call<Page<Finding>>('/api/v1/findings', { query: filters, signal }),
    enabled: id !== null,
  });
}

/**
 * What saving a draft would do to the findings, measured by the server when the typing rests for a moment.
 * `cut` is the answer when it tells a part of what it counts. `comparison` is null while the draft is not complete enough to be measured (`body` null). `body` must keep its
 * identity while it says the same.
 */
export function usePreviewOf(body: PreviewRequest | null, storedId: string | null) {
  const [rested] = useDebouncedValue(body, REST_MS);
  const answer = useQuery({
    queryKey: [...keys.all('measured'), 'preview', rested],
    queryFn: ({ signal }) => call<PreviewAnswer>('/api/v1/findings/preview', { method: 'POST', body: rested, signal }),
    enabled: rested !== null,
    placeholderData: keepPreviousData,
    retry: (_count, error) => isAway(error),
    retryDelay: AGAIN_MS,
    gcTime: 10_000,
  });
  const storedFindings = useStoredFindings(storedId).data?.items;
  const known = storedId ? storedFindings : NONE;
  const comparison = useMemo((): Comparison | null => {
    if (!body || !known || !answer.data || answer.error) return null;
    return compareFindings(answer.data.items, known, !isCut(answer.data));
  }, [body, known, answer.data, answer.error]);
  return {
    comparison,
    cut: cutOf(comparison, answer.data),
    error: body ? answer.error : null,
    isUnavailable: body !== null && isAway(answer.failureReason),
    isMeasuring: body !== null && (body !== rested || (answer.isFetching && !isAway(answer.failureReason))),
    isComplete: body !== null,
  };
}

/** What saving the work would do to the findings. */
export function usePreview(draft: Draft, stored: Work | null) {
  const body = useMemo(() => (faultsOf(draft).length > 0 ? null : { work: toPreview(draft, stored) }), [draft, stored]);
  const preview = usePreviewOf(body, stored?.id ?? null);
  const { comparison } = preview;
  // Days are looked for only where something is in the way.
  const isMet = comparison !== null && comparison.opened.length + comparison.remaining.length > 0;
  return { ...preview, proposalsOf: isMet ? body : null };
}
