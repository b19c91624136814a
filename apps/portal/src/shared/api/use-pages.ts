import type { Page } from '@mywasender/contract/http/page';
import { keepPreviousData, type QueryKey, useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';

export interface PageRequest {
  readonly limit: number;
  readonly cursor?: string;
  readonly signal: AbortSignal;
}

/** What DataTable needs of a list that is paged by cursor. */
export interface Pages<Item> {
  readonly rows: readonly Item[] | undefined;
  readonly error: unknown;
  readonly onRetry: () => void;
  readonly hasMore: boolean;
  readonly loadingMore: boolean;
  readonly onLoadMore: () => void;
}

/** The answer with the first page, for what it says of the whole list. */
export interface FirstPage<Answer> {
  readonly first: Answer | undefined;
}

const PAGE_SIZE = 50;

/** A list of the server, page after page. While a new filter loads, the rows of the old one stay. */
export function usePages<Answer extends Page<unknown>>(
  key: QueryKey,
  load: (request: PageRequest) => Promise<Answer>,
  {
    every,
  }: {
    /** how soon to look again by itself, ms, for what is shown; false: not */
    readonly every?: (rows: readonly Answer['items'][number][]) => number | false;
  } = {},
): Pages<Answer['items'][number]> & FirstPage<Answer> {
  const query = useInfiniteQuery({
    queryKey: key,
    queryFn: ({ pageParam, signal }) =>
      load({ limit: PAGE_SIZE, signal, ...(pageParam === null ? {} : { cursor: pageParam }) }),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.nextCursor,
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) => every?.(state.data?.pages.flatMap(({ items }) => items) ?? []) ?? false,
  });
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = query;
  const rows = useMemo(() => data?.pages.flatMap((page) => page.items), [data]);
  return {
    rows,
    first: data?.pages[0],
    error,
    onRetry: () => void refetch(),
    hasMore: hasNextPage,
    loadingMore: isFetchingNextPage,
    onLoadMore: () => void fetchNextPage(),
  };
}
