import { useQuery } from '@tanstack/react-query';
import { useApi } from './api/api-context.tsx';

/**
 * The reseller's own quota. Everything below the key `quota` is stale after a generation, a refund or a grant; others
 * spend and grant as well, so it is asked for again wherever it is shown.
 */
export function useQuota(enabled: boolean) {
  const api = useApi();
  return useQuery({
    queryKey: ['quota', 'own'],
    queryFn: ({ signal }) => api.call('GET /v1/quota', {}, { signal }),
    enabled,
    staleTime: 0,
  });
}
