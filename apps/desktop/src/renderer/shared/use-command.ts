import type { CommandInput, CommandName, CommandOutput } from '@mywasender/contract/commands/command-map';
import { type UseMutationResult, useMutation, useQueryClient } from '@tanstack/react-query';
import { useTransport } from './core.tsx';

export interface CommandOptions<N extends CommandName> {
  readonly onSuccess?: (output: CommandOutput<N>, input: CommandInput<N>) => void;
  readonly onError?: (error: Error, input: CommandInput<N>) => void;
  /** The question without input that this command's answer answers too, so that pages know it at once. */
  readonly answers?: CommandName;
  /** Domains beside the command's own whose answers change by it. */
  readonly alsoChanges?: readonly string[];
}

/** A command that changes something. Afterwards everything its domain answered before is asked again. */
export function useCommand<N extends CommandName>(
  name: N,
  { onSuccess, onError, answers, alsoChanges = [] }: CommandOptions<N> = {},
): UseMutationResult<CommandOutput<N>, Error, CommandInput<N>> {
  const transport = useTransport();
  const queries = useQueryClient();
  return useMutation<CommandOutput<N>, Error, CommandInput<N>>({
    mutationFn: (input) => transport.call(name, input),
    onSuccess: (output, input) => {
      if (answers !== undefined) queries.setQueryData([answers, {}], output);
      const domains = [name.split('.')[0] ?? name, ...alsoChanges];
      void queries.invalidateQueries({
        predicate: ({ queryKey: [key] }) => domains.some((domain) => String(key).startsWith(`${domain}.`)),
      });
      onSuccess?.(output, input);
    },
    onError: (error, input) => onError?.(error, input),
  });
}
