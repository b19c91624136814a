import type { SharePause } from '../store/campaign-shares.ts';
import type { ClockLook } from './look-at-clock.ts';
import type { SteadySend } from './steady-sends.ts';

/** What the loops remember between two people. Losing it costs nothing but a new draw of the gap. */
export interface RunnerMemory {
  /** `drawGap` after the last send of a profile, ms. */
  readonly gaps: Map<string, number>;
  /** Number checks were refused: none before this time. */
  readonly noChecksBefore: Map<string, number>;
  readonly refusedChecks: Map<string, number>;
  /** How many people in a row WhatsApp said nothing about. */
  readonly unanswered: Map<string, number>;
  /** By `turnKey`: when each campaign last had its turn, for fairness between campaigns of one profile. */
  readonly lastServed: Map<string, number>;
  /** By follow-up: when somebody can be due at the earliest. Missing: look now. */
  readonly joinAt: Map<number, number>;
  readonly meterTriedAt: Map<string, number>;
  /** By profile: when its limits were last read, by the steady clock. */
  readonly meterReadAt: Map<string, number>;
  /** Profiles that stand still for a reason that cannot be written to the store. */
  readonly halts: Map<string, SharePause['reason']>;
  /** Recipients between claim and result: nobody else may judge them. */
  readonly inFlight: Set<number>;
  /** By profile: the sends of the last 24 hours by the steady clock, oldest first. */
  readonly sends: Map<string, readonly SteadySend[]>;
  readonly clock: ClockLook;
  /** Profiles whose page has code in it that is out of use: opened again between two people. */
  readonly outOfUse: Set<string>;
  /** Profiles not looked over since the computer slept or its clock jumped: what they last said may be stale. */
  readonly stale: Set<string>;
}

export function createRunnerMemory(): RunnerMemory {
  return {
    gaps: new Map(),
    noChecksBefore: new Map(),
    refusedChecks: new Map(),
    unanswered: new Map(),
    lastServed: new Map(),
    joinAt: new Map(),
    meterTriedAt: new Map(),
    meterReadAt: new Map(),
    halts: new Map(),
    inFlight: new Set(),
    sends: new Map(),
    clock: { seen: null, restlessAt: null },
    outOfUse: new Set(),
    stale: new Set(),
  };
}

export function turnKey(profileId: string, campaignId: number): string {
  return `${profileId} ${campaignId}`;
}
