import type { PaceSettings } from './settings.ts';

/** A message that really left. */
export interface SentMark {
  readonly at: number;
  readonly newChat: boolean;
}

/** WhatsApp's own meter as last read (the gateway's `AccountLimits` plus when that was). */
export interface WhatsAppMeter {
  readonly readAt: number;
  readonly timeLock?: { readonly active: boolean; readonly endsAt?: number };
  readonly newChats?: {
    readonly total: number;
    readonly used: number;
    readonly status: 'none' | 'first-warning' | 'second-warning' | 'capped';
    readonly cycleEndsAt?: number;
  };
}

export interface RecipientFacts {
  /** `zonesOfPhone(phone)`. */
  readonly zones: readonly string[];
  /** False when the person wrote to this profile in the last 90 days (`isKnownChat`); official API: 24 hours. */
  readonly newChat: boolean;
  /** How many people of this profile's queue come first; 0 for the next one. */
  readonly ahead: number;
}

export interface ProfileFacts {
  readonly online: boolean;
  /** The lease allows sending. */
  readonly licensed: boolean;
  /** Sends of the last 24 hours over all campaigns, oldest first. */
  readonly sends: readonly SentMark[];
  /** `drawGap` of the last send; drawn anew after a restart. */
  readonly gapMs: number;
  /** When the computer last woke or its clock was set: the gap counts from there as from a send. */
  readonly restlessAt?: number | null;
  readonly cleanDays: number;
  readonly meter: WhatsAppMeter | null;
  /**
   * Of a number of the official API: Meta's tier takes the place of warm-up and of our limits by kind of chat. A new
   * chat is then whoever has not written in the last 24 hours. `peoplePerDay` null: without a limit.
   */
  readonly official?: { readonly peoplePerDay: number | null };
  /** A tripped breaker; `until: null` waits for the user. */
  readonly coolDown: { readonly until: number | null } | null;
  /** WhatsApp refused a message because too much was asked of it: nothing is tried until then. */
  readonly limited?: { readonly until: number } | null;
}

export interface CampaignFacts {
  readonly paused: boolean;
  /** What this profile has to do in it stands still; `until: null` waits for the user or for WhatsApp. */
  readonly profilePause: { readonly until: number | null } | null;
  readonly startsAt: number | null;
  /** "Never after": from this moment nobody is written to. */
  readonly expiresAt: number | null;
  readonly pace: PaceSettings;
}
