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

/** Whether something else is asked of it by now: then an answer to what was asked before is old, and not to be shown. */
export function isChanging(queryClient: QueryClient, thing: string): boolean {
  return queryClient.isMutating({ predicate: ({ options }) => options.scope?.id === thing }) > 0;
}
