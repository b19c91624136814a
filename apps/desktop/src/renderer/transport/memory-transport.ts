import { AppError } from '@mywasender/contract/app-error';
import type { CommandInput, CommandName, CommandOutput } from '@mywasender/contract/commands/command-map';
import type { EventName, EventPayload } from '@mywasender/contract/events';
import type { FileToken } from '@mywasender/contract/models/basics';
import type { Capabilities, Transport } from '@mywasender/contract/transport';
import { checkCommand } from '../../host/check-command.ts';
import type { HostConnection } from './host-connection.ts';
import { createListeners } from './listeners.ts';

/** Answers for the commands a test needs; the others reject with `NOT_FOUND`. */
export type MemoryHandlers = {
  readonly [N in CommandName]?: (input: CommandInput<N>) => CommandOutput<N> | Promise<CommandOutput<N>>;
};

export interface MemoryHost extends HostConnection {
  emit<N extends EventName>(event: N, payload: EventPayload<N>): void;
  /** As after a lost connection. */
  reconnect(): void;
  /** Files handed over, by token. */
  readonly files: ReadonlyMap<FileToken, { readonly name: string; readonly content: Blob }>;
  /** Files the user was given to keep, oldest first. */
  readonly saved: readonly { readonly token: FileToken; readonly name: string }[];
}

/** A host without a core, for tests of the screens. */
export function createMemoryTransport(
  handlers: MemoryHandlers,
  capabilities: Capabilities = { tray: false, nativeDialogs: false },
): MemoryHost {
  const listeners = createListeners();
  const reconnected = new Set<() => void>();
  const files = new Map<FileToken, { readonly name: string; readonly content: Blob }>();
  const saved: { readonly token: FileToken; readonly name: string }[] = [];

  const transport: Transport = {
    call: async (name, input) => {
      checkCommand(name, input);
      const handler = handlers[name];
      if (handler === undefined) throw new AppError('NOT_FOUND');
      return handler(input);
    },
    subscribe: listeners.add,
    putFile: async ({ name, content }) => {
      const token = `file_memory${String(files.size).padStart(16, '0')}`;
      files.set(token, { name, content });
      return token;
    },
    saveFile: async (token, name) => {
      if (!files.has(token)) throw new AppError('FILE_UNKNOWN');
      saved.push({ token, name });
    },
  };

  return {
    transport,
    capabilities,
    files,
    saved,
    emit: listeners.emit,
    reconnect: () => {
      for (const listener of reconnected) listener();
    },
    onReconnect: (listener) => {
      reconnected.add(listener);
      return () => reconnected.delete(listener);
    },
    close: () => undefined,
  };
}
