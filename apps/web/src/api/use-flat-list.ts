import type { Page } from '@abat/contracts';
import { useCallback, useMemo } from 'react';
import type { useListQuery } from './resources.js';

/** The pages of a list as one array, how many there are in all, and a way to ask for the next ones. */
export function useFlatList<Item>(query: ReturnType<typeof useListQuery<Item>>) {
  const { data, hasNextPage, isFetchingNextPage, fetchNextPage } = query;
  const items = useMemo(() => data?.pages.flatMap((page: Page<Item>) => page.items) ?? [], [data]);
  const more = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage]);
  return { query, items, total: data?.pages[0]?.total, more };
}
