import type { MediaKind } from '@mywasender/contract/models/media';
import type { ProxyTestResult } from '@mywasender/contract/models/profile';
import type { ProxyServer } from './proxy.ts';

/** The port through which messages leave. Adapters: `web` (Puppeteer + wa-js), `cloud` (official Cloud API); a fake for unit tests. */

/** Why WhatsApp itself stopped the account. The list is closed; every entry has a sentence in the UI. */
export type BlockReason = 'tos' | 'proxy' | 'temporary';
/** `no-access`: the access token of the official API is refused; a new one is needed. */
export type LogoutReason = 'by-phone' | 'account-locked' | 'no-access' | 'unknown';

export type GatewayState =
  | { readonly kind: 'offline'; readonly reason?: string }
  | { readonly kind: 'starting' }
  /** `code` is the text to draw as a QR code; it changes about every 20 s. */
  | { readonly kind: 'qr'; readonly code: string }
  /** `code` is typed on the phone, e.g. `ABCD-EFGH`. */
  | { readonly kind: 'pairing'; readonly code: string }
  | { readonly kind: 'syncing' }
  | { readonly kind: 'ready'; readonly phone: string; readonly pushName?: string }
  | { readonly kind: 'conflict' }
  | { readonly kind: 'blocked'; readonly reason: BlockReason }
  | { readonly kind: 'logged-out'; readonly reason: LogoutReason }
  /** WhatsApp changed: a needed binding is missing, or the page asks for an update. */
  | { readonly kind: 'outdated'; readonly missing: readonly string[] };

/** `unknown` covers every unanswered or refused check: it is never the same as `absent`. */
export type NumberCheck =
  | { readonly status: 'present'; readonly chatAddress: string; readonly lid?: string }
  | { readonly status: 'absent' }
  | { readonly status: 'unknown'; readonly cause: 'rate-limited' | 'timeout' | 'error' };

/** Where one message will go, and the id it will carry. Nothing has been sent yet. */
export interface PreparedMessage {
  readonly chatId: string;
  readonly messageId: string;
  /** The LID behind the phone number when WhatsApp addresses the chat by LID. */
  readonly lid?: string;
}

export interface TextContent {
  readonly kind: 'text';
  readonly text: string;
}
/** A template WhatsApp has approved, by its name and language. */
export interface TemplateContent {
  readonly kind: 'template';
  /** What the person reads; WhatsApp makes it itself. */
  readonly text: string;
  readonly name: string;
  readonly language: string;
  /** of the body, in its order; with a name where the template names its parameters */
  readonly parameters: readonly { readonly name?: string; readonly text: string }[];
  /** Of a template whose header has a variable, shows a file or a place. */
  readonly header?: TemplateHeader;
  /** Of its buttons those that want a value. */
  readonly buttons?: readonly TemplateButton[];
}
export type TemplateHeader =
  | { readonly kind: 'text'; readonly name?: string; readonly text: string }
  | { readonly kind: 'media'; readonly file: MediaFile }
  | {
      readonly kind: 'location';
      /** decimal degrees */
      readonly latitude: string;
      readonly longitude: string;
      readonly name: string;
      readonly address: string;
    };
export interface TemplateButton {
  /** among all buttons of the template, from 0 */
  readonly index: number;
  /** what is appended to its address, comes back when it is tapped, or is copied */
  readonly kind: 'url' | 'quick-reply' | 'copy-code';
  readonly value: string;
}
/**
 * Why WhatsApp said no. The first five are of WhatsApp Web; the rest the official API tells apart: `window-closed` free
 * text more than 24 hours after the person wrote, `template` not approved or not filled as it wants, `undeliverable` to
 * this number, `person-limit` Meta holds marketing back from this person, `payment` nobody pays for the account,
 * `no-access` the access token is refused, `account-locked` by Meta, `unreachable` Meta was not reached and nothing left.
 * A limit is a cause only of what Meta had taken before: see {@link SendLimit}.
 */
export type RefusalCause =
  | 'error-ack'
  | 'time-lock'
  | 'not-found'
  | 'upload'
  | 'other'
  | 'window-closed'
  | 'template'
  | 'undeliverable'
  | 'person-limit'
  | 'payment'
  | 'no-access'
  | 'account-locked'
  | 'unreachable'
  | SendLimit;

/**
 * What of Meta's limits is used up: `rate-limited` the calls or the throughput of the account, `pair-limit` the messages
 * from this number to this one person, `spam-limit` the number is held back, as too much of it was blocked or reported.
 */
export type SendLimit = 'rate-limited' | 'pair-limit' | 'spam-limit';

/** A file with its caption. */
export interface MediaContent {
  readonly kind: 'media';
  /** Empty for none; sound has none. */
  readonly text: string;
  readonly file: MediaFile;
}

export interface MediaFile {
  readonly kind: MediaKind;
  /** Where its content lies; read by the adapter during the send and not kept. */
  readonly path: string;
  /** What a document is called on the other phone. */
  readonly fileName: string;
  readonly mimeType: string;
  readonly bytes: number;
  /** hex */
  readonly sha256: string;
}

export type MessageContent = TextContent | TemplateContent | MediaContent;

/**
 * `sent` needs an OK result and ack ≥ 1. `refused` means WhatsApp said no and the message did not leave.
 * `unsent` means no message was attempted, since the file could not be read or handed over: it may be tried again.
 * `limited` means WhatsApp took nothing because of a limit: the message did not leave and may be tried again, later.
 * `withdrawn` means the caller said no at the last moment, see {@link GatewaySession.send}: the message was not attempted.
 * `uncertain` means nobody can say (time-out, page lost, ack stuck at 0): only `lookup` may decide.
 */
export type SendOutcome =
  | { readonly status: 'sent'; readonly ack: 1 | 2 | 3; readonly at: number }
  | {
      readonly status: 'refused';
      readonly cause: RefusalCause;
      readonly detail: string;
    }
  | { readonly status: 'unsent'; readonly detail: string }
  | { readonly status: 'limited'; readonly limit: SendLimit; readonly detail: string }
  | { readonly status: 'withdrawn' }
  | { readonly status: 'uncertain'; readonly detail: string };

/** What WhatsApp knows of a message id. `absent` only when the chat is loaded and does not have it. */
export type LookupResult =
  | { readonly status: 'sent'; readonly ack: 1 | 2 | 3 }
  | { readonly status: 'refused' }
  | { readonly status: 'pending' }
  | { readonly status: 'absent' }
  | { readonly status: 'unknown' };

/** WhatsApp's own meter, read and never guessed. `undefined` where the account reports none. */
export interface AccountLimits {
  readonly timeLock?: { readonly active: boolean; readonly endsAt?: number };
  readonly newChats?: {
    readonly total: number;
    readonly used: number;
    readonly status: 'none' | 'first-warning' | 'second-warning' | 'capped';
    readonly cycleEndsAt?: number;
  };
  /** What Meta says of a number of the official API. */
  readonly official?: {
    /** people who may be written to first within 24 hours; null: without a limit */
    readonly peoplePerDay: number | null;
    readonly quality: 'green' | 'yellow' | 'red' | 'unknown';
  };
}

/** Each tick of a message once, in order. After a start those of recent messages come again. */
export interface AckEvent {
  readonly messageId: string;
  /** −1 error, 0 pending, 1 sent, 2 delivered, 3 read (4 played counts as 3). */
  readonly ack: -1 | 0 | 1 | 2 | 3;
  readonly at: number;
  /** With −1: WhatsApp had taken the message and says now, for good, why it was not delivered. */
  readonly failure?: RefusalCause;
}

/**
 * A message somebody wrote. After a start the recent ones come again, those that arrived while the profile was
 * closed among them: tell them apart by `messageId`.
 */
export interface IncomingEvent {
  readonly messageId: string;
  readonly chatId: string;
  /** E.164 when WhatsApp reveals it. */
  readonly phone?: string;
  readonly lid?: string;
  readonly text: string;
  readonly at: number;
}

export interface GatewayEvents {
  state: GatewayState;
  ack: AckEvent;
  incoming: IncomingEvent;
}

export interface OpenProfileOptions {
  readonly profileId: string;
  /**
   * Folder that belongs to this profile alone; the session lives in it across restarts.
   * One opener at a time: GATEWAY_PROFILE_LOCKED.
   */
  readonly dataDir: string;
  /** Everything goes through it or nowhere: GATEWAY_PROXY_* when it lets nothing through. */
  readonly proxy?: ProxyServer | undefined;
  /** What the web adapter puts into the page instead of its own scripts. */
  readonly adapter?: PageAdapter | undefined;
}

/** Configuration, wa-js and bridge as one script: what `joinPageScripts` makes of the built-in ones. */
export interface PageAdapter {
  /** for people */
  readonly version: string;
  /** rises with every release */
  readonly sequence: number;
  readonly script: string;
}

/** What differs between the ways to WhatsApp. */
export interface GatewayCapabilities {
  /** a code is scanned or typed on the phone, or the credentials of the account are stored */
  readonly link: 'code' | 'credentials';
  /** false: nobody can be asked about a number, `checkNumber` says `present` of each */
  readonly numberCheck: boolean;
  /** false: `typing` shows nothing */
  readonly typing: boolean;
  /** `told`: WhatsApp cannot be asked about a message, `lookup` knows what receipts have told */
  readonly lookup: 'asks' | 'told';
  /** sends approved templates, and free text only to people who wrote in the last 24 hours */
  readonly templates: boolean;
  /** sends files */
  readonly media: boolean;
}

/** One open profile. All methods reject with `AppError` codes of the `GATEWAY_*` family when the page is gone. */
export interface GatewaySession {
  readonly state: GatewayState;
  readonly capabilities: GatewayCapabilities;
  on<K extends keyof GatewayEvents>(event: K, listener: (payload: GatewayEvents[K]) => void): () => void;
  /** Asks WhatsApp for a code to type on the phone with this number (E.164). The state becomes `pairing`. */
  requestPairingCode(phone: string): Promise<void>;
  checkNumber(phone: string): Promise<NumberCheck>;
  /**
   * Finds the chat first (LID addressing) and lets the page make the message id.
   * Rejects with GATEWAY_NUMBER_ABSENT when the number is not on WhatsApp.
   */
  prepare(phone: string): Promise<PreparedMessage>;
  /** Shows "typing…" to the person for `ms`; resolves at once, the caller waits on its own clock. */
  typing(chatId: string, ms: number): Promise<void>;
  /**
   * Answers with what is known. It rejects (GATEWAY_NOT_READY, GATEWAY_CLOSED) only when nothing was attempted:
   * from the attempt on, every failure is an outcome. `mayLeave` is asked right before each attempt, once a file has been
   * handed over, which can take minutes; false withdraws the message.
   */
  send(message: PreparedMessage, content: MessageContent, mayLeave?: () => boolean): Promise<SendOutcome>;
  lookup(message: Pick<PreparedMessage, 'chatId' | 'messageId'>): Promise<LookupResult>;
  limits(): Promise<AccountLimits>;
  /** Names of needed page bindings that are missing; empty means good to send. `media`: files as well as texts. */
  selfTest(needs?: { readonly media: boolean }): Promise<readonly string[]>;
  logout(): Promise<void>;
  close(): Promise<void>;
}

export interface Gateway {
  open(options: OpenProfileOptions): Promise<GatewaySession>;
  /** Whether WhatsApp can be reached through it; no profile is needed. */
  testProxy(proxy: ProxyServer): Promise<ProxyTestResult>;
}
