import { e164, lidOf, phoneOfProfile } from './identity.ts';
import type { PageConnection } from './page-connection.ts';
import { createTimers, type Timers } from './timers.ts';
import type {
  Account,
  Behaviour,
  Faults,
  LeftMessage,
  Person,
  SaidMessage,
  StreamMode,
  Upload,
} from './types.ts';

export interface World {
  readonly now: () => number;
  readonly timers: Timers;
  readonly accounts: Map<string, Account>;
  readonly people: Map<string, Person>;
  defaults: Behaviour;
  readonly left: LeftMessage[];
  readonly said: SaidMessage[];
  /** by the handle messages name them with */
  readonly uploads: Map<string, Upload>;
  faults: Faults;
  /** what the stream says instead of MAIN; a key is a profile, `*` every profile */
  readonly modes: Map<string, StreamMode>;
  readonly pages: Set<PageConnection>;
  /** devices the account holder removed; their stored session is worth nothing */
  readonly revoked: Set<string>;
  /** linked devices and their profile */
  readonly devices: Map<string, string>;
  /** LID → digits, for people nobody listed */
  readonly known: Map<string, string>;
  /** by `chatKey`: the first message to each person, and the chats in which a person wrote */
  readonly firstLeft: Map<string, LeftMessage>;
  readonly wrote: Set<string>;
  /** called after every change, for the pages that watch */
  readonly watchers: Set<() => void>;
}

/** Delays are small: a rehearsal should not wait for people to find their phones. */
export const INITIAL_BEHAVIOUR: Behaviour = {
  onWhatsApp: true,
  answers: [],
  blocks: false,
  deliverAfterMs: 40,
  readAfterMs: 120,
};

export function createWorld(now: () => number): World {
  return {
    now,
    timers: createTimers(),
    accounts: new Map(),
    people: new Map(),
    defaults: INITIAL_BEHAVIOUR,
    left: [],
    said: [],
    uploads: new Map(),
    faults: { lid: true },
    modes: new Map(),
    pages: new Set(),
    revoked: new Set(),
    devices: new Map(),
    known: new Map(),
    firstLeft: new Map(),
    wrote: new Set(),
    watchers: new Set(),
  };
}

/** The account called `profile`, made on first mention. */
export function accountOf(world: World, profile: string): Account {
  const known = world.accounts.get(profile);
  if (known !== undefined) return known;
  const phone = phoneOfProfile(profile);
  const account: Account = { profile, phone, lid: lidOf(phone), pushName: profile };
  world.accounts.set(profile, account);
  return account;
}

/** Anyone not listed behaves as the defaults say. */
export function personOf(world: World, phone: string): Person {
  return world.people.get(phone) ?? { phone, lid: lidOf(phone), name: e164(phone), ...world.defaults };
}

export function chatIdOf(world: World, person: Person): string {
  return world.faults.lid ? `${person.lid}@lid` : `${person.phone}@c.us`;
}

export function chatKey(profile: string, phone: string): string {
  return `${profile} ${phone}`;
}

/** The person behind a chat address, whichever way it is addressed. */
export function phoneOfChat(world: World, chatId: string): string | undefined {
  const [user = '', server = ''] = chatId.split('@');
  if (server === 'c.us') return user;
  if (server !== 'lid') return undefined;
  const known = world.known.get(user);
  if (known !== undefined) return known;
  for (const person of world.people.values()) if (person.lid === user) return person.phone;
  return undefined;
}

export function pagesOf(world: World, profile: string): PageConnection[] {
  return [...world.pages].filter((page) => page.profile === profile);
}

export function modeOf(world: World, profile: string): StreamMode {
  return world.modes.get(profile) ?? world.modes.get('*') ?? 'MAIN';
}

/** The reach-out time-lock of this account. */
export function timeLockOf(world: World, profile: string | undefined): Faults['timeLock'] {
  const lock = world.faults.timeLock;
  return lock?.profile === undefined || lock.profile === profile ? lock : undefined;
}

export function changed(world: World): void {
  for (const watcher of world.watchers) watcher();
}
