import type { WireError } from '@mywasender/contract/app-error';
import type { CommandInput, CommandName, CommandOutput } from '@mywasender/contract/commands/command-map';
import type { EventName, EventPayload } from '@mywasender/contract/events';
import type { FileToken } from '@mywasender/contract/models/basics';
import type { Capabilities } from '@mywasender/contract/transport';

/** Answers cross as values: custom fields of a thrown error are lost between Electron's worlds. */
export type BridgeAnswer<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: WireError };

/** What the preload puts on `window.mywasender`. */
export interface DesktopBridge {
  call<N extends CommandName>(name: N, input: CommandInput<N>): Promise<BridgeAnswer<CommandOutput<N>>>;
  subscribe<N extends EventName>(event: N, listener: (payload: EventPayload<N>) => void): () => void;
  /** Called when the core was started anew: whatever was announced in between is lost. */
  onReconnect(listener: () => void): () => void;
  putFile(name: string, content: ArrayBuffer): Promise<BridgeAnswer<FileToken>>;
  saveFile(token: FileToken, suggestedName: string): Promise<BridgeAnswer<null>>;
  readonly capabilities: Capabilities;
}
