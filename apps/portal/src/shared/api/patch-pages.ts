import type { Page } from '@mywasender/contract/http/page';
import type { InfiniteData, QueryClient, QueryKey } from '@tanstack/react-query';

/** Shows a change of one item in every list below a key, before or without asking the server. */
export function patchPages<Item extends { readonly id: string }>(
  queryClient: QueryClient,
  queryKey: QueryKey,
  change: (item: Item) => Item,
): void {
  queryClient.setQueriesData<InfiniteData<Page<Item>>>({ queryKey }, (data) =>
    data === undefined
      ? data
      : { ...data, pages: data.pages.map((page) => ({ ...page, items: page.items.map(change) })) },
  );
}
