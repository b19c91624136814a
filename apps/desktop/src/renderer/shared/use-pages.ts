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
  readonly total: number | undefined;
  /** what a `DataTable` takes of it; `rows` is undefined while the first page loads */
  readonly table: {
    readonly rows: readonly T[] | undefined;
    readonly error: unknown;
    readonly onRetry: () => void;
    readonly hasMore: boolean;
    readonly loadingMore: boolean;
    readonly onLoadMore: () => void;
  };
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
    total: query.data?.pages[0]?.total,
    table: {
      rows: query.data?.pages.flatMap((page) => page.items),
      error: query.error,
      onRetry: () => void query.refetch(),
      hasMore: query.hasNextPage,
      loadingMore: query.isFetchingNextPage,
      onLoadMore: () => void query.fetchNextPage(),
    },
  };
}
