import { useToasts } from '@mywasender/ui/undo-toast';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useApi } from '../../shared/api/api-context.tsx';
import { useText } from '../../shared/use-text.ts';

const KEY = ['comparisons'] as const;
/** While one is under way its end is looked for so often. */
const LOOK_EVERY_MS = 2000;

/** How the last comparisons ended, and one to be had now. The list of differences follows its end. */
export function useComparisons() {
  const api = useApi();
  const queryClient = useQueryClient();
  const toasts = useToasts();
  const text = useText();
  const query = useQuery({
    queryKey: KEY,
    queryFn: ({ signal }) => api.call('GET /v1/admin/payments/comparisons', {}, { signal }),
    refetchInterval: ({ state }) =>
      state.data?.items.some(({ running }) => running) === true ? LOOK_EVERY_MS : false,
  });
  const begin = useMutation({
    mutationFn: () => api.call('POST /v1/admin/payments/comparisons', {}),
    onSuccess: (list) => queryClient.setQueryData(KEY, list),
    onError: toasts.failed,
  });
  const items = query.data?.items;
  const running = items?.some((one) => one.running) ?? false;
  const failed = items?.some(({ problem }) => problem !== null) ?? false;
  const wasRunning = useRef(false);
  useEffect(() => {
    if (wasRunning.current && !running) {
      if (!failed) toasts.done(text('differences.compared'));
      void queryClient.invalidateQueries({ queryKey: ['differences'] });
    }
    wasRunning.current = running;
  });
  return { query, running, begin };
}
