import type { CommandName } from '@mywasender/contract/commands/command-map';
import type { EventName } from '@mywasender/contract/events';
import type { FileToken } from '@mywasender/contract/models/basics';
import type { Settings } from '@mywasender/contract/models/settings';
import type { SecretStore } from '@mywasender/sender/ports';
import type { HostEnvironment } from './read-environment.ts';

export interface CoreOptions {
  readonly environment: HostEnvironment;
  readonly appVersion: string;
  readonly secretKind: SecretStore['kind'];
}

// Type aliases, not interfaces: only they fit an index signature.
/** What the main process asks the core process for. Types only; structured clone is the wire. */
export type CoreMethods = {
  /** Once, first. Rejects with the reason when the core could not start; it then answers every call with it. */
  readonly start: { readonly params: CoreOptions; readonly result: null };
  readonly call: {
    readonly params: { readonly name: CommandName; readonly input: unknown };
    readonly result: unknown;
  };
  readonly putFile: {
    readonly params: { readonly name: string; readonly content: Uint8Array };
    readonly result: FileToken;
  };
  /** Copies a file of the core to where the user wants it. */
  readonly saveFile: {
    readonly params: { readonly token: FileToken; readonly path: string };
    readonly result: null;
  };
  readonly stop: { readonly params: null; readonly result: null };
};

/** What the core process asks the main process for: what needs Electron. */
export type MainMethods = {
  readonly announce: {
    readonly params: { readonly event: EventName; readonly payload: unknown };
    readonly result: null;
  };
  readonly secretGet: { readonly params: string; readonly result: string | null };
  readonly secretSet: {
    readonly params: { readonly name: string; readonly value: string };
    readonly result: null;
  };
  readonly secretDelete: { readonly params: string; readonly result: null };
  readonly settingsGet: { readonly params: null; readonly result: unknown };
  readonly settingsSet: { readonly params: Settings; readonly result: null };
};
