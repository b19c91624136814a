import { setTimeout } from 'node:timers/promises';
import { AppError } from '@mywasender/contract/app-error';
import { reopenOutOfUse } from '../adapter/reopen-profiles.ts';
import { createStepLoop, type StepLoop } from '../clock/create-step-loop.ts';
import type { Core } from '../core.ts';
import { isSending, pauseOf, type StoredCampaign } from '../store/campaigns.ts';
import { allProfiles } from '../store/profiles.ts';
import { chooseNext, type Turn } from './choose-next.ts';
import { haltReasonOf } from './commit-for-sure.ts';
import { lookOver } from './handle-state.ts';
import { keepCampaigns } from './keep-campaigns.ts';
import { lookAtClock } from './look-at-clock.ts';
import { mediaInPlace, resumeWithMedia } from './media-in-place.ts';
import { pauseShares } from './pause-shares.ts';
import { meterIsDue, nextMeterRead, readMeter } from './read-meter.ts';
import { turnKey } from './runner-memory.ts';
import { sendOne } from './send-one.ts';
import { tripBreakers } from './trip-breakers.ts';

export interface Runner {
  /** Starts the loop of a profile that has none, else makes it look again at once. */
  wake(profileId: string): void;
  /** Lets the step in hand end before its send call, and no other begins. */
  stop(): Promise<void>;
}

const DISK_RETRY_MS = 2_000;
const STALE_RETRY_MS = 60_000;
/** An answer of a person is on its way. */
const ANSWER_MS = 5_000;

/** One loop per profile, so that the limits of an account hold whatever its campaigns are. */
export function createRunner(core: () => Core): Runner {
  const loops = new Map<string, StepLoop>();
  const ending = new AbortController();
  const { signal } = ending;
  const loopOf = (profileId: string): StepLoop => {
    const known = loops.get(profileId);
    if (known !== undefined) return known;
    const made = createStepLoop({
      clock: () => core().deps.clock,
      signal,
      step: () => step(core(), profileId, signal),
      recover: (error) => recover(core(), profileId, error, signal),
    });
    loops.set(profileId, made);
    return made;
  };
  return {
    wake: (profileId) => loopOf(profileId).wake(),
    stop: async () => {
      ending.abort();
      await Promise.all([...loops.values()].map((loop) => loop.ended()));
    },
  };
}

/** One look at a profile: `again`, or when to look next (`null`: when something wakes it). */
async function step(core: Core, profileId: string, signal: AbortSignal): Promise<number | null | 'again'> {
  const reopening = reopenOutOfUse(core, profileId);
  if (reopening !== null) return reopening === 'later' ? core.deps.clock.now() + ANSWER_MS : null;
  lookAtClock(core);
  if (core.memory.stale.has(profileId) && core.profiles.readySession(profileId) !== null) {
    await lookOver(core, profileId);
    if (core.memory.stale.has(profileId)) return core.deps.clock.now() + STALE_RETRY_MS;
  }
  const active = keepCampaigns(core, profileId);
  if (await resumeWithMedia(core, active)) return 'again';
  const running = active.filter((campaign) => isSending(campaign, profileId));
  if (running.length === 0) return nextStart(active, profileId);
  const joins = running.map(({ id }) => core.memory.joinAt.get(id) ?? null);
  const next = chooseNext(core, profileId, running);
  if (next.kind === 'wait') {
    const limits = next.wait?.reason === 'time-lock' || next.wait?.reason === 'whatsapp-quota';
    if (limits && meterIsDue(core, profileId)) {
      await readMeter(core, profileId);
      return 'again';
    }
    return earliest([
      next.wait?.until ?? null,
      limits ? nextMeterRead(core, profileId) : null,
      nextStart(active, profileId),
      nextExpiry(running),
      ...joins,
    ]);
  }
  const session = core.profiles.readySession(profileId);
  if (session === null) return null;
  if (meterIsDue(core, profileId)) {
    await readMeter(core, profileId);
    return 'again';
  }
  await takeTurn(core, { profileId, turn: next.turn, signal });
  return 'again';
}

async function takeTurn(
  core: Core,
  {
    profileId,
    turn,
    signal,
  }: { readonly profileId: string; readonly turn: Turn; readonly signal: AbortSignal },
): Promise<void> {
  const session = core.profiles.readySession(profileId);
  if (session === null || !(await mediaInPlace(core, turn.campaign))) return;
  core.memory.lastServed.set(turnKey(profileId, turn.campaign.id), core.deps.clock.now());
  core.memory.inFlight.add(turn.recipient.id);
  try {
    const result = await sendOne(core, { profileId, session, turn, signal });
    if (result === 'failed' && !signal.aborted) await readMeter(core, profileId);
  } finally {
    core.memory.inFlight.delete(turn.recipient.id);
  }
  if (!signal.aborted) tripBreakers(core, profileId);
}

/** A full disk halts the profile until it can be written again; anything else pauses its shares and is told. */
async function recover(core: Core, profileId: string, error: unknown, signal: AbortSignal): Promise<void> {
  const reason = haltReasonOf(error);
  core.deps.log.error({ err: error, profileId }, 'a profile loop failed');
  if (reason === null && triedToPause(core, profileId, error)) return;
  core.memory.halts.set(profileId, reason ?? 'error');
  await setTimeout(DISK_RETRY_MS, undefined, { signal }).catch(() => undefined);
  core.memory.halts.delete(profileId);
}

/** False when not even the pause could be written. */
function triedToPause(core: Core, profileId: string, error: unknown): boolean {
  try {
    const detail = error instanceof AppError ? error.code : 'INTERNAL';
    pauseShares(core, profileId, { reason: 'error', detail, until: null });
    return true;
  } catch (cause) {
    core.deps.log.error({ err: cause, profileId }, 'a pause could not be written');
    return false;
  }
}

/** When a scheduled campaign begins, one that stands still expires, or a cool-down ends. */
function nextStart(campaigns: readonly StoredCampaign[], profileId: string): number | null {
  return earliest(
    campaigns.flatMap((campaign) => {
      const { startAt, expiresAt } = campaign.draft.schedule;
      return campaign.status === 'scheduled'
        ? [startAt]
        : [expiresAt, pauseOf(campaign, profileId)?.until ?? null];
    }),
  );
}

function nextExpiry(campaigns: readonly StoredCampaign[]): number | null {
  return earliest(campaigns.map((campaign) => campaign.draft.schedule.expiresAt));
}

function earliest(times: readonly (number | null)[]): number | null {
  const known = times.filter((time) => time !== null).filter(Number.isFinite);
  return known.length === 0 ? null : Math.min(...known);
}

/** Profiles with something to do get their loops at start. */
export function wakeAll(core: Core): void {
  for (const profile of allProfiles(core.sql)) core.wake(profile.id);
}
