import { useQuery } from '@tanstack/react-query';
import { useApi } from './api/api-context.tsx';

export function usePlans() {
  const api = useApi();
  return useQuery({
    queryKey: ['plans'],
    queryFn: ({ signal }) => api.call('GET /v1/plans', {}, { signal }),
    staleTime: 5 * 60_000,
  });
}
