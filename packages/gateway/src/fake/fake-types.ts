import type { MediaKind } from '@mywasender/contract/models/media';
import type { ProxyTestResult } from '@mywasender/contract/models/profile';
import type { AccountLimits, Gateway, GatewayState, LookupResult, SendLimit, SendOutcome } from '../port.ts';
import type { ProxyServer } from '../proxy.ts';

export interface FakePerson {
  readonly phone: string;
  /** default true */
  readonly onWhatsApp?: boolean;
  /** said when {@link FakeGateway.settle} delivers the first message to this person */
  readonly answers?: readonly string[];
  /** one tick and no more */
  readonly blocks?: boolean;
}

/** The file of a message, as it was read when the message left. */
export interface FakeMedia {
  readonly kind: MediaKind;
  readonly fileName: string;
  readonly mimeType: string;
  readonly bytes: number;
  readonly sha256: string;
}

/** One message that truly left. */
export interface FakeMessage {
  readonly profileId: string;
  readonly id: string;
  readonly chatId: string;
  readonly to: string;
  readonly lid?: string;
  readonly text: string;
  readonly media?: FakeMedia;
  readonly at: number;
  ack: 1 | 2 | 3;
}

/** What goes wrong with the next sends (or checks); used up after `times` (default 1), for `phone` alone if given. */
export type FakeFault = { readonly times?: number; readonly phone?: string } & (
  | { readonly kind: 'refuse'; readonly cause?: Extract<SendOutcome, { status: 'refused' }>['cause'] }
  /** nothing left, and it may be tried again */
  | { readonly kind: 'limit'; readonly limit: SendLimit }
  /** nobody can say; `left` is the truth, `lookup` what WhatsApp answers until {@link FakeGateway.settle} */
  | { readonly kind: 'uncertain'; readonly left: boolean; readonly lookup?: LookupResult['status'] }
  /** the page dies in the middle: the send is uncertain and the session offline */
  | { readonly kind: 'crash'; readonly when: 'before-leaving' | 'after-leaving' }
  /** the call itself rejects with GATEWAY_CLOSED before anything happened */
  | { readonly kind: 'closed' }
  | { readonly kind: 'check-unknown'; readonly cause: 'rate-limited' | 'timeout' | 'error' }
  /** resolves when {@link FakeGateway.release} is called */
  | { readonly kind: 'hold' }
);

export interface SayOptions {
  readonly profileId?: string;
  readonly viaLid?: boolean;
  /** The same one twice: WhatsApp tells of a message again. */
  readonly messageId?: string;
}

/** The same port without a browser. Nothing happens by itself: tests say when. */
export interface FakeGateway extends Gateway {
  /** every message that truly left, of all profiles; two with one id are a double */
  readonly log: readonly FakeMessage[];
  readonly typed: readonly { readonly chatId: string; readonly ms: number }[];
  setPeople(people: readonly FakePerson[]): void;
  fault(fault: FakeFault): void;
  /** ticks for everything that left, then the answers people owe */
  settle(): void;
  /** one tick by hand; duplicates and old ones may be given */
  acknowledge(messageId: string, ack: -1 | 1 | 2 | 3): void;
  /** a person writes; `viaLid` hides the number */
  say(from: string, text: string, options?: SayOptions): void;
  link(profileId: string): void;
  setState(profileId: string, state: GatewayState): void;
  setLimits(limits: AccountLimits): void;
  setMissing(names: readonly string[]): void;
  /** the browser is gone, as after kill -9 */
  crash(profileId: string): void;
  /** what every proxy answers from now on; `reachable` before */
  setProxyAnswer(answer: ProxyTestResult): void;
  /** the proxy of each opening, in order */
  readonly openedThrough: readonly (ProxyServer | undefined)[];
  /** lets held sends go on */
  release(): void;
}

export interface FakeGatewayOptions {
  /** chats are addressed by LID; default true */
  readonly lid?: boolean;
  /** profiles are linked from the start; default true */
  readonly linked?: boolean;
  readonly now?: () => number;
}
