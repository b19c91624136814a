import type { SentMark } from '@mywasender/campaigns/pace/facts';
import type { Clock } from '../ports.ts';
import { recentSends } from '../store/sends.ts';
import type { Sql } from '../store/sql.ts';
import type { RunnerMemory } from './runner-memory.ts';

const DAY = 24 * 3_600_000;

/** A send as the steady clock dates it; `recipientId` null: an answer by hand. */
export interface SteadySend {
  readonly at: number;
  readonly newChat: boolean;
  readonly recipientId: number | null;
}

/** The parts of the core this needs. */
interface Steady {
  readonly deps: { readonly clock: Pick<Clock, 'steady'> };
  readonly sql: Pick<Sql, 'all'>;
  readonly memory: Pick<RunnerMemory, 'sends'>;
}

/**
 * The sends of the last 24 hours of true time, dated as the wall clock stands at `now`, oldest first: however it is set
 * meanwhile, a window opens when its time has passed, no sooner and no later. Sends of earlier processes have the age
 * the wall clock gave them when this one started, those it dates in the future count as made then.
 */
export function steadySends(core: Steady, profileId: string, now: number): readonly SentMark[] {
  const steady = core.deps.clock.steady();
  const known = core.memory.sends.get(profileId) ?? storedSends(core, profileId, { now, steady });
  const fresh = known.filter(({ at }) => steady - at < DAY);
  core.memory.sends.set(profileId, fresh);
  return fresh.map(({ at, newChat }) => ({ at: Math.ceil(now - Math.max(0, steady - at)), newChat }));
}

function storedSends(
  core: Steady,
  profileId: string,
  { now, steady }: { readonly now: number; readonly steady: number },
): readonly SteadySend[] {
  return recentSends(core.sql, profileId, now).map(({ at, newChat }) => ({
    at: steady - Math.max(0, now - at),
    newChat,
    recipientId: null,
  }));
}

/** To be called as soon as a send is in the store; a profile not read yet finds it there. */
export function noteSend(core: Steady, profileId: string, send: Omit<SteadySend, 'at'>): void {
  const known = core.memory.sends.get(profileId);
  if (known === undefined) return;
  core.memory.sends.set(profileId, [...known, { ...send, at: core.deps.clock.steady() }]);
}

/** The message was not attempted after all. */
export function forgetNoted(core: Steady, profileId: string, recipientId: number): void {
  const known = core.memory.sends.get(profileId) ?? [];
  core.memory.sends.set(
    profileId,
    known.filter((send) => send.recipientId !== recipientId),
  );
}
