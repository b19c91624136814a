import { useQuery } from '@tanstack/react-query';
import { useApi } from '../../shared/api/api-context.tsx';
import { ROUTES } from '../../shared/api/routes.ts';

export function usePlans() {
  const api = useApi();
  return useQuery({
    queryKey: ['plans'],
    queryFn: ({ signal }) => api.call(ROUTES.plans, {}, { signal }),
    staleTime: 5 * 60_000,
  });
}
