import type { EventName, EventPayload } from '@mywasender/contract/events';
import type { Settings, SystemInfo } from '@mywasender/contract/models/settings';
import type { Gateway } from '@mywasender/gateway/port';
import type { AdapterKey } from '@mywasender/licensing/adapter-manifest';
import type { FingerprintComponent } from '@mywasender/licensing/fingerprint';
import type { LeaseVerificationKey } from '@mywasender/licensing/lease';
import type { Logger } from 'pino';

/** Campaign time, epoch ms. May be virtual (rehearsals, the demo); licenses never look at it. */
export interface Clock {
  readonly virtual: boolean;
  now(): number;
  /** Ms of a clock nobody can set; may stand still during sleep, never runs faster than time. */
  steady(): number;
  /**
   * Resolves at `at`, or once as much time has passed as it was away at the call (a clock set back holds nobody up),
   * or as soon as `signal` aborts; never rejects.
   */
  sleepUntil(at: number, signal: AbortSignal): Promise<void>;
  /** Real work is going on: a skipping clock stands still until the returned function is called. */
  hold(): () => void;
}

/** Licensing time: always the real one. */
export interface WallClock {
  now(): number;
  /** Ms of a clock nobody can set; may stand still during sleep. */
  monotonic(): number;
  /** Changes with every boot (or every process where boots cannot be told apart). */
  readonly bootId: string;
}

export interface SecretStore {
  /** `file`: no keyring was found; shown to the user. */
  readonly kind: 'keyring' | 'file';
  get(name: string): Promise<string | null>;
  set(name: string, value: string): Promise<void>;
  delete(name: string): Promise<void>;
}

/** Where the settings lie; what comes back is checked, since people edit files. */
export interface SettingsStore {
  get(): Promise<unknown>;
  set(settings: Settings): Promise<void>;
}

export interface Machine {
  /** What could be read of the hardware; leave out or pass undefined what could not. */
  fingerprintComponents(): Promise<
    Readonly<Partial<Record<Exclude<FingerprintComponent, 'installId'>, string | undefined>>>
  >;
  readonly hostname: string;
  readonly deviceName: string;
  readonly platform: string;
  readonly appVersion: string;
}

export interface BrowserPort {
  info(settings: Settings): Promise<SystemInfo['browser']>;
  /** Every Chrome, Edge or Chromium found. */
  installed(): readonly string[];
  /** Whether there is a program this user may run. */
  isProgram(path: string): boolean;
  /** Downloads a Chrome for this app alone; rejects when that is not possible here. */
  download(onProgress: (progress: EventPayload<'browser.download'>) => void): Promise<void>;
}

/**
 * `pinned`: the keys built into the app. `first-use`: development only, see `license/trusted-lease-keys.ts`.
 */
export type LeaseKeys =
  | { readonly trust: 'pinned'; readonly keys: readonly LeaseVerificationKey[] }
  | { readonly trust: 'first-use' };

/** Everything the core needs from its host. */
export interface SenderDeps {
  /** Made when missing. Belongs to one sender at a time. */
  readonly dataDir: string;
  /** Of accounts linked as WhatsApp Web. */
  readonly gateway: Gateway;
  /** Of Meta's Graph API, without a slash at the end; null: `gateway` stands in for it as well. */
  readonly graphUrl: string | null;
  readonly clock: Clock;
  readonly wallClock: WallClock;
  /** Numbers in [0, 1); for pace, not for secrets. */
  readonly random: () => number;
  readonly secrets: SecretStore;
  readonly settings: SettingsStore;
  readonly machine: Machine;
  readonly fetch: typeof fetch;
  /** Without a slash at the end. */
  readonly serverUrl: string;
  readonly leaseKeys: LeaseKeys;
  /** Built into the app; without one no code for WhatsApp's page is taken from anywhere. */
  readonly adapterKeys: readonly AdapterKey[];
  readonly browser: BrowserPort;
  /** Every host the app may contact. */
  readonly hosts: SystemInfo['hosts'];
  readonly host: SystemInfo['host'];
  readonly simulated: boolean;
  readonly log: Logger;
}

export type Listener<N extends EventName> = (payload: EventPayload<N>) => void;
