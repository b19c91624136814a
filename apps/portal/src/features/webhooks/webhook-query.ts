import type { Webhook } from '@mywasender/contract/http/webhooks';
import { useQuery } from '@tanstack/react-query';
import { useApi } from '../../shared/api/api-context.tsx';

export const WEBHOOKS_KEY = ['webhooks'];
export const webhookKey = (id: string) => [...WEBHOOKS_KEY, 'one', id];
export const logKey = (id: string) => [...WEBHOOKS_KEY, 'log', id];

/** All addresses of a shop fit one page: there are ten at most. */
const ALL = 200;

/** One address; null: there is none of this id any more. */
export function useWebhook(id: string) {
  const api = useApi();
  return useQuery({
    queryKey: webhookKey(id),
    queryFn: async ({ signal }): Promise<Webhook | null> => {
      const { items } = await api.call('GET /v1/webhooks', { query: { limit: ALL } }, { signal });
      return items.find((webhook) => webhook.id === id) ?? null;
    },
  });
}
