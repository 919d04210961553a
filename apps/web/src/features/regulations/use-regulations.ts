import type {
  Mandate,
  Page,
  Regulation,
  RegulationDocument,
  Statement,
  StatementDecisionRequest,
} from '@abat/contracts';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { call, type Query } from '../../api/client.js';
import { keys } from '../../api/keys.js';

const v1 = '/api/v1';

async function readAll<Item>(path: string, query: Query, signal: AbortSignal): Promise<Item[]> {
  const items: Item[] = [];
  let cursor: string | null = null;
  do {
    const page: Page<Item> = await call<Page<Item>>(path, { query: { limit: 500, ...query, cursor }, signal });
    items.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor !== null);
  return items;
}

/** The lines of a regulation; they never change. */
export const useDocument = (id: string) =>
  useQuery({
    queryKey: ['regulation-document', id],
    queryFn: ({ signal }) => call<RegulationDocument>(`${v1}/regulations/${id}/document`, { signal }),
    staleTime: Infinity,
  });

/** Every statement of a regulation, in the order of the document. */
export const useStatements = (id: string) =>
  useQuery({
    queryKey: keys.part('regulations', id, 'statements'),
    queryFn: ({ signal }) => readAll<Statement>(`${v1}/regulations/${id}/statements`, {}, signal),
  });

/** The mandates a body holds, to tie a statement to one of them. */
export const useMandatesOf = (agency: string) =>
  useQuery({
    queryKey: keys.list('mandates', { agency, limit: 500 }),
    queryFn: ({ signal }) => readAll<Mandate>(`${v1}/mandates`, { agency }, signal),
  });

type Said = { statement: Statement; request: StatementDecisionRequest };

/** Says what a statement means. The answer takes the place of the statement at once. */
export function useDecide(regulationId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ statement, request }: Said) =>
      call<Statement>(`${v1}/statements/${statement.id}/decision`, {
        method: 'POST',
        body: request,
        version: statement.version,
      }),
    onSuccess: (decided) => {
      client.setQueryData<Statement[]>(keys.part('regulations', regulationId, 'statements'), (known) =>
        known?.map((statement) => (statement.id === decided.id ? decided : statement)),
      );
      void client.invalidateQueries({ queryKey: keys.all('regulations') });
      if (decided.mandate) void client.invalidateQueries({ queryKey: keys.lists('mandates') });
    },
    // Somebody else decided meanwhile: show what they decided.
    onError: () => void client.invalidateQueries({ queryKey: keys.all('regulations') }),
  });
}

export type UploadRequest = { file: File; agency: string; title: string; legalAct: string | null };

/** Sends a file; the server answers when it has read it. */
export function useUploadRegulation(onDone: (regulation: Regulation) => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ file, agency, title, legalAct }: UploadRequest) => {
      const form = new FormData();
      form.set('file', file);
      const query = { agency, title: title.trim() || null, legalAct };
      return call<Regulation>(`${v1}/regulations`, { method: 'POST', query, form });
    },
    onSuccess: (regulation) => {
      client.setQueryData(keys.one('regulations', regulation.id), regulation);
      void client.invalidateQueries({ queryKey: keys.lists('regulations') });
      onDone(regulation);
    },
  });
}

/** Takes a regulation away with its statements. */
export function useDeleteRegulation(onDone: () => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (regulation: Regulation) =>
      call<undefined>(`${v1}/regulations/${regulation.id}`, { method: 'DELETE', version: regulation.version }),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: keys.lists('regulations') });
      onDone();
    },
  });
}
