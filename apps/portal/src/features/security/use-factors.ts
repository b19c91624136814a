import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useApi, useUser } from '../../shared/api/api-context.tsx';

const KEY = ['factors'];

export function useFactors() {
  const api = useApi();
  return useQuery({
    queryKey: KEY,
    queryFn: ({ signal }) => api.call('GET /v1/me/factors', {}, { signal }),
  });
}

/** After a change: asks anew, also for the session of somebody who had to set up a factor first. */
export function useFactorsChanged(): () => Promise<void> {
  const api = useApi();
  const user = useUser();
  const queryClient = useQueryClient();
  return async () => {
    if (user?.mustEnrol === true) await api.renew();
    await queryClient.invalidateQueries({ queryKey: KEY });
  };
}
