import { createHash } from 'node:crypto';
import type { AccountLimits, GatewayState, LookupResult } from '../port.ts';
import type { FakeFault, FakeGatewayOptions, FakeMessage, FakePerson } from './fake-types.ts';

/** What outlives sessions: WhatsApp itself, as far as the fake goes. */
export interface FakeWorld {
  readonly lid: boolean;
  readonly now: () => number;
  readonly people: Map<string, FakePerson>;
  readonly log: FakeMessage[];
  readonly typed: { chatId: string; ms: number }[];
  readonly faults: FakeFault[];
  readonly linked: Set<string>;
  readonly open: Map<string, FakeSessionHandle>;
  /** message ids WhatsApp said no to, or that still hang in the page */
  readonly fates: Map<string, LookupResult['status']>;
  readonly answered: Set<string>;
  readonly held: (() => void)[];
  limits: AccountLimits;
  missing: readonly string[];
  nextId: number;
}

/** What the world can do to an open session. */
export interface FakeSessionHandle {
  setState(state: GatewayState): void;
  incoming(message: {
    messageId: string;
    chatId: string;
    phone?: string;
    lid?: string;
    text: string;
    at: number;
  }): void;
  acknowledge(messageId: string, ack: number): void;
}

export function createFakeWorld(options: FakeGatewayOptions): FakeWorld {
  return {
    lid: options.lid ?? true,
    now: options.now ?? Date.now,
    people: new Map(),
    log: [],
    typed: [],
    faults: [],
    linked: new Set(),
    open: new Map(),
    fates: new Map(),
    answered: new Set(),
    held: [],
    limits: {},
    missing: [],
    nextId: 1,
  };
}

export function digits(phone: string): string {
  return phone.replace(/\D/g, '');
}

export function lidOf(phone: string): string {
  const hash = createHash('sha256').update(digits(phone)).digest('hex').slice(0, 16);
  return String(10n ** 14n + (BigInt(`0x${hash}`) % (9n * 10n ** 14n)));
}

export function chatIdOf(world: FakeWorld, phone: string): string {
  return world.lid ? `${lidOf(phone)}@lid` : `${digits(phone)}@c.us`;
}

export function personOf(world: FakeWorld, phone: string): FakePerson {
  return world.people.get(digits(phone)) ?? { phone };
}

/** The number a profile gets: the same every time. */
export function phoneOfProfile(profileId: string): string {
  return `+1555${lidOf(`profile ${profileId}`).slice(0, 7)}`;
}

/** Takes the first fault of these kinds meant for this phone and counts it down. */
export function takeFault<K extends FakeFault['kind']>(
  world: FakeWorld,
  kinds: readonly K[],
  phone: string,
): Extract<FakeFault, { kind: K }> | undefined {
  const isMeant = (fault: FakeFault): fault is Extract<FakeFault, { kind: K }> =>
    kinds.some((kind) => kind === fault.kind) &&
    (fault.phone === undefined || digits(fault.phone) === digits(phone));
  const fault = world.faults.find(isMeant);
  if (fault === undefined) return undefined;
  const at = world.faults.indexOf(fault);
  const times = fault.times ?? 1;
  if (times <= 1) world.faults.splice(at, 1);
  else world.faults[at] = { ...fault, times: times - 1 };
  return fault;
}
