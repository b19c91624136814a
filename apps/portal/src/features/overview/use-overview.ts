import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useApi } from '../../shared/api/api-context.tsx';
import type { SalesDays } from '../../shared/charts/use-statistics.ts';

/** As old as the server's own counts may be. */
const EVERY_MS = 60_000;

/** The whole server at a glance, looked at again every minute while the page is seen. */
export function useOverview(days: SalesDays) {
  const api = useApi();
  return useQuery({
    queryKey: ['overview', days],
    queryFn: ({ signal }) => api.call('GET /v1/admin/overview', { query: { days } }, { signal }),
    placeholderData: keepPreviousData,
    refetchInterval: EVERY_MS,
    staleTime: 0,
  });
}
