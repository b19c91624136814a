import type { QueryClient } from '@tanstack/react-query';

/**
 * Changes of one thing go to the server in the order they were asked for, each after the answer to the one before. Sent
 * at once they may overtake each other, and what was wished for first would stay.
 */
export function changeInTurn<Result>(
  queryClient: QueryClient,
  thing: string,
  change: () => Promise<Result>,
): Promise<Result> {
  return queryClient
    .getMutationCache()
    .build<Result, Error, void, unknown>(queryClient, {
      mutationFn: change,
      scope: { id: thing },
      networkMode: 'always',
    })
    .execute();
}
