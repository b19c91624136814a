import type { CommandInput, CommandName, CommandOutput } from '@mywasender/contract/commands/command-map';
import type { Core } from '../core.ts';

export type Handler<N extends CommandName> = (
  core: Core,
  input: CommandInput<N>,
) => Promise<CommandOutput<N>> | CommandOutput<N>;

/** One handler for every command whose name begins with the domain. */
export type Handlers<Domain extends string> = {
  readonly [N in Extract<CommandName, `${Domain}.${string}`>]: Handler<N>;
};
