import type { CommandInput, CommandName, CommandOutput } from '@mywasender/contract/commands/command-map';
import { keepPreviousData, type UseQueryResult, useQuery } from '@tanstack/react-query';
import { useTransport } from './core.tsx';

export interface CommandQueryOptions {
  readonly enabled?: boolean;
  /** Milliseconds between two calls; for what the core does not announce. */
  readonly every?: number;
  /** Show the answer to the last input until the new one is there. */
  readonly keepPrevious?: boolean;
}

/** Query key of a command: its name, then its input. Events patch and invalidate by these. */
export function commandKey<N extends CommandName>(name: N, input: CommandInput<N>) {
  return [name, input] as const;
}

/** The answer of a reading command, kept up to date by events. */
export function useCommandQuery<N extends CommandName>(
  name: N,
  input: CommandInput<N>,
  { enabled = true, every, keepPrevious = false }: CommandQueryOptions = {},
): UseQueryResult<CommandOutput<N>> {
  const transport = useTransport();
  return useQuery<CommandOutput<N>>({
    queryKey: commandKey(name, input),
    queryFn: () => transport.call(name, input),
    enabled,
    ...(every === undefined ? {} : { refetchInterval: every }),
    ...(keepPrevious ? { placeholderData: keepPreviousData } : {}),
  });
}
