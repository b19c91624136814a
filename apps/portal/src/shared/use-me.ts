import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useApi } from './api/api-context.tsx';

export const ME_KEY = ['me'];

/** The own account, asked for whenever one comes back to the page: a mailed link may have changed it elsewhere. */
export function useMe() {
  const api = useApi();
  return useQuery({
    queryKey: ME_KEY,
    staleTime: 0,
    queryFn: async ({ signal }) => {
      const me = await api.call('GET /v1/me', {}, { signal });
      const session = api.session.get();
      if (session.status === 'signed-in' && session.user.email !== me.email) {
        api.session.set({ status: 'signed-in', user: { ...session.user, email: me.email } });
      }
      return me;
    },
  });
}

/** After a change: asks anew. */
export function useMeChanged(): () => Promise<void> {
  const queryClient = useQueryClient();
  return () => queryClient.invalidateQueries({ queryKey: ME_KEY });
}
