import { useQueryClient } from '@tanstack/react-query';

/** Loads a payment and the lists it stands in anew. */
export function useReload(id: string): () => Promise<void> {
  const queryClient = useQueryClient();
  return async () => {
    await Promise.all([
      queryClient.invalidateQueries({ queryKey: ['payment', id] }),
      queryClient.invalidateQueries({ queryKey: ['payments'] }),
    ]);
  };
}
