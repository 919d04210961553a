import type { JournalDraft, JournalEntry, Shift, ShiftNow } from '@abat/contracts';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { askAgainAfter } from '../../api/ask-again.js';
import { call, type Query } from '../../api/client.js';
import { keys } from '../../api/keys.js';
import { useListQuery } from '../../api/resources.js';

const path = '/api/v1/shifts';

/** Time alone makes a shift one that runs too long, milliseconds. */
const REFRESH_MS = 60_000;

/** Who is on duty and which handovers miss a signature. */
export function useShiftNow(enabled = true) {
  return useQuery({
    queryKey: keys.part('shifts', 'all', 'now'),
    queryFn: ({ signal }) => call<ShiftNow>(`${path}/now`, { signal }),
    refetchInterval: (query) => askAgainAfter(query) || REFRESH_MS,
    enabled,
  });
}

/** The journal, the newest first. */
export const useJournal = (filters: Query = {}) => useListQuery<JournalEntry>('journal', filters);

export type ShiftAct =
  | { act: 'start' }
  | { act: 'handover'; id: string; body: { note: string | null } }
  | { act: 'sign'; id: string; version: number }
  | { act: 'resume'; id: string }
  | { act: 'leave'; id: string; body: { reason: string } };

function send(asked: ShiftAct): Promise<Shift> {
  if (asked.act === 'start') return call<Shift>(path, { method: 'POST' });
  const body = 'body' in asked ? asked.body : undefined;
  const seen = 'version' in asked ? { version: asked.version } : {};
  return call<Shift>(`${path}/${asked.id}/${asked.act}`, { method: 'POST', body, ...seen });
}

/** Starts, hands over or leaves a shift. */
export function useShiftAct() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: send,
    onSettled: () => {
      void client.invalidateQueries({ queryKey: keys.all('shifts') });
      void client.invalidateQueries({ queryKey: keys.all('journal') });
    },
  });
}

/** Adds a line to the journal. */
export function useWriteJournal() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: JournalDraft) => call<JournalEntry>('/api/v1/journal', { method: 'POST', body }),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.all('journal') }),
  });
}
