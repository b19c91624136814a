import type { CommandInput, CommandName, CommandOutput } from '@mywasender/contract/commands/command-map';
import type { EventName, EventPayload } from '@mywasender/contract/events';
import type { FileShelf } from '@mywasender/sender/files/create-file-shelf';

/** What a host needs of the core; `createSender` makes one. */
export interface Core {
  call<N extends CommandName>(name: N, input: CommandInput<N>): Promise<CommandOutput<N>>;
  subscribe<N extends EventName>(event: N, listener: (payload: EventPayload<N>) => void): () => void;
  readonly files: FileShelf;
  /** Ends running work and closes every browser. */
  stop(): Promise<void>;
}
