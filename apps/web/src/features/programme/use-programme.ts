import type { Page, ProgrammeGroups, ProgrammeMarks, ProgrammeRow } from '@abat/contracts';
import { useQueries, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { call, type Query, toQueryString } from '../../api/client.js';
import { keepWithinTime } from '../../api/kept-rows.js';
import { keys } from '../../api/keys.js';
import { useDated } from '../../api/resources.js';
import { useMoment } from '../../url/moment.js';
import { type Line, PAGE_ROWS, type PageKey } from './lines.js';

const path = '/api/v1/programme';
const listKey = (...rest: unknown[]) => [...keys.lists('works'), 'programme', ...rest];

/** Sums of the filtered works, over all and per group. */
export function useProgrammeGroups(filters: Query, groupBy: string) {
  const query = { ...filters, ...useDated('works'), groupBy };
  return useQuery({
    queryKey: listKey('groups', query),
    queryFn: ({ signal }) => call<ProgrammeGroups>(`${path}/groups`, { query, signal }),
    placeholderData: keepWithinTime(query),
  });
}

export type Marks = ProgrammeMarks;
/** The works of the pages in view and what is drawn on their lines. */
export type Loaded = {
  rowOf: (line: Line) => ProgrammeRow | undefined;
  marksOf: (line: Line) => Marks | undefined;
  error: Error | null;
  isLoading: boolean;
};

const idOf = ({ key, page }: PageKey): string => `${key}\u0000${page}`;

function usePages(filters: Query, { groupBy, sort }: { groupBy: string; sort: string }, pages: readonly PageKey[]) {
  const dated = useDated('works');
  return useQueries({
    queries: pages.map(({ key, page }) => {
      const group = key === null ? {} : { groupBy, group: key };
      const query = { ...filters, ...dated, ...group, sort, limit: PAGE_ROWS, offset: page * PAGE_ROWS };
      return {
        queryKey: listKey('lines', query),
        // Works of no group have an empty key, which the query string must still carry.
        queryFn: ({ signal }: { signal: AbortSignal }) =>
          call<Page<ProgrammeRow>>(path + toQueryString(query) + (key === '' ? '&group=' : ''), { signal }),
      };
    }),
  });
}

function useMarks(pages: readonly (readonly ProgrammeRow[] | undefined)[]) {
  const { at } = useMoment();
  return useQueries({
    queries: pages.map((rows) => {
      const works = rows?.map(({ id }) => id).join(',') ?? '';
      return {
        queryKey: listKey('marks', { works, at }),
        queryFn: ({ signal }: { signal: AbortSignal }) =>
          call<ProgrammeMarks>(`${path}/marks`, { query: { works, at }, signal }),
        enabled: works !== '',
      };
    }),
  });
}

/** Reads the pages in view; pages seen before stay in the cache and are read again when something changed. */
export function useProgrammeLines(
  filters: Query,
  order: { groupBy: string; sort: string },
  pages: readonly PageKey[],
): Loaded {
  const read = usePages(filters, order, pages);
  const marks = useMarks(read.map(({ data }) => data?.items));
  const found = new Map(pages.map((page, index) => [idOf(page), index]));
  const indexOf = (line: Line): number | undefined =>
    line.kind === 'work' ? found.get(idOf({ key: line.key, page: Math.floor(line.place / PAGE_ROWS) })) : undefined;
  return {
    rowOf: (line) => {
      const index = indexOf(line);
      if (index === undefined || line.kind !== 'work') return undefined;
      return read[index]?.data?.items[line.place % PAGE_ROWS];
    },
    marksOf: (line) => {
      const index = indexOf(line);
      return index === undefined ? undefined : marks[index]?.data;
    },
    error: read.find(({ error }) => error)?.error ?? null,
    isLoading: read.some(({ isPending }) => isPending),
  };
}

/** Marks of a page by the work they belong to. */
export type WorkMarks = {
  findings: ProgrammeMarks['findings'];
  restrictions: ProgrammeMarks['restrictions'];
  seasons: ProgrammeMarks['seasons'];
  milestones: ProgrammeMarks['milestones'];
};

/** Milestones of a project stand on the head of its group when there is one, else on each of its works. */
export const marksOfWork = (marks: Marks | undefined, row: ProgrammeRow, isInProject = false): WorkMarks => ({
  findings: marks?.findings.filter(({ work }) => work === row.id) ?? [],
  restrictions: marks?.restrictions.filter(({ work }) => work === row.id) ?? [],
  seasons: marks?.seasons.filter(({ workType }) => workType === row.workType) ?? [],
  milestones: isInProject ? NONE : milestonesOf(marks, row.project),
});

const NONE: WorkMarks['milestones'] = [];

export const milestonesOf = (marks: Marks | undefined, project: string | null): WorkMarks['milestones'] =>
  marks?.milestones.filter((one) => one.project === project) ?? NONE;

/** {@link marksOfWork}, kept while nothing of it changed. */
export const useMarksOfWork = (marks: Marks | undefined, row: ProgrammeRow, isInProject: boolean): WorkMarks =>
  useMemo(() => marksOfWork(marks, row, isInProject), [marks, row, isInProject]);
