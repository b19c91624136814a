import { useQuery } from '@tanstack/react-query';
import { useApi } from './api/api-context.tsx';

/** What the operator said about themselves and the app; it changes with a restart of the server alone. */
export function useSite() {
  const api = useApi();
  return useQuery({
    queryKey: ['site'],
    queryFn: ({ signal }) => api.call('GET /v1/site', {}, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });
}
