import { useInfiniteQuery } from '@tanstack/react-query';

export interface Page<T> {
  readonly items: readonly T[];
  readonly nextCursor: string | null;
  readonly total: number;
}

export interface PageRequest {
  readonly cursor?: string;
  readonly limit: number;
}

export interface Pages<T> {
  /** undefined while the first page loads */
  readonly rows: readonly T[] | undefined;
  readonly total: number | undefined;
  readonly error: unknown;
  readonly retry: () => void;
  readonly hasMore: boolean;
  readonly loadingMore: boolean;
  readonly loadMore: () => void;
}

const PAGE_SIZE = 50;

/** A list that grows by "load more". The first part of `key` is the name of the command. */
export function usePages<T>(
  key: readonly [string, ...unknown[]],
  load: (page: PageRequest) => Promise<Page<T>>,
): Pages<T> {
  const query = useInfiniteQuery({
    queryKey: [...key, 'pages'],
    queryFn: ({ pageParam }) =>
      load(pageParam === '' ? { limit: PAGE_SIZE } : { limit: PAGE_SIZE, cursor: pageParam }),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor,
  });
  return {
    rows: query.data?.pages.flatMap((page) => page.items),
    total: query.data?.pages[0]?.total,
    error: query.error,
    retry: () => void query.refetch(),
    hasMore: query.hasNextPage,
    loadingMore: query.isFetchingNextPage,
    loadMore: () => void query.fetchNextPage(),
  };
}
