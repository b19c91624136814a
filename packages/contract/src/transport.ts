import type { CommandInput, CommandName, CommandOutput } from './commands/command-map.ts';
import type { EventName, EventPayload } from './events.ts';
import type { FileToken } from './models/basics.ts';

/** How the renderer reaches the core. Rejections are `AppError`s. One contract suite runs over every implementation. */
export interface Transport {
  call<N extends CommandName>(name: N, input: CommandInput<N>): Promise<CommandOutput<N>>;
  /** Returns the function that ends the subscription. Re-subscribes by itself after a lost connection. */
  subscribe<N extends EventName>(event: N, listener: (payload: EventPayload<N>) => void): () => void;
  /** Hands a file of the user to the core and returns the token commands take. */
  putFile(file: { readonly name: string; readonly content: Blob }): Promise<FileToken>;
  /** Lets the user keep a file the core made. */
  saveFile(token: FileToken, suggestedName: string): Promise<void>;
}

/** What the host can do beyond a web page; the renderer asks for these and never for the host's name. */
export interface Capabilities {
  readonly tray: boolean;
  readonly nativeDialogs: boolean;
}
