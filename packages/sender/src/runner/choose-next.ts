import { decideNext } from '@mywasender/campaigns/pace/decide-next';
import type { ProfileFacts } from '@mywasender/campaigns/pace/facts';
import type { Wait } from '@mywasender/campaigns/pace/wait-reason';
import type { Core } from '../core.ts';
import type { StoredCampaign } from '../store/campaigns.ts';
import { nextPostponed } from '../store/postponed-people.ts';
import { queueHeads } from '../store/queue-heads.ts';
import type { StoredRecipient } from '../store/recipients.ts';
import { hasHeld } from '../store/reply-holds.ts';
import { lastSendOf } from '../store/sends.ts';
import { campaignFacts, ensureGap, profileFacts, recipientFacts } from './gather-facts.ts';
import { turnKey } from './runner-memory.ts';
import { whenDecided } from './when-decided.ts';

export interface Turn {
  readonly campaign: StoredCampaign;
  readonly recipient: StoredRecipient;
  readonly newChat: boolean;
}

export type NextTurn =
  | { readonly kind: 'send'; readonly turn: Turn }
  /** `null`: nobody is queued. */
  | { readonly kind: 'wait'; readonly wait: Wait | null };

/** Of all campaigns of a profile: who is written to now, or how long nobody is. The longest unserved campaign goes first. */
export function chooseNext(core: Core, profileId: string, campaigns: readonly StoredCampaign[]): NextTurn {
  const now = core.deps.clock.now();
  const first = campaigns[0];
  if (first === undefined) return { kind: 'wait', wait: null };
  ensureGap(core, profileId, first);
  const profile = profileFacts(core, profileId, now);
  const turns = campaigns.map((campaign) => nextOfCampaign(core, { profileId, campaign, profile, now }));
  const ready = turns.filter((turn) => turn.kind === 'send');
  const served = (turn: (typeof ready)[number]) => lastServed(core, profileId, turn.turn.campaign.id);
  const next = ready.toSorted((a, b) => served(a) - served(b))[0];
  if (next !== undefined) return next;
  return { kind: 'wait', wait: earliest(turns.flatMap((turn) => (turn.kind === 'wait' ? [turn.wait] : []))) };
}

/** The loops remember their turns, also those without a send; after a restart the sends tell. */
function lastServed(core: Core, profileId: string, campaignId: number): number {
  const { lastServed: turns } = core.memory;
  const key = turnKey(profileId, campaignId);
  const known = turns.get(key) ?? lastSendOf(core.sql, { profileId, campaignId, now: core.deps.clock.now() });
  turns.set(key, known);
  return known;
}

interface CampaignTurn {
  readonly profileId: string;
  readonly campaign: StoredCampaign;
  readonly profile: ProfileFacts;
  readonly now: number;
}

/** The same question for a profile's share of one campaign; `whyWaiting` on the screens asks it as well. */
export function nextOfCampaign(core: Core, { profileId, campaign, profile, now }: CampaignTurn): NextTurn {
  const facts = campaignFacts(campaign, profileId);
  const waits: Wait[] = [];
  const repliesPause = core.settings.get().pauseOnReply;
  const queue = { campaignId: campaign.id, profileId, now, repliesPause };
  for (const recipient of queueHeads(core.sql, queue)) {
    const person = recipientFacts(core, profileId, recipient, now);
    const decision = decideNext({ recipient: person, profile, campaign: facts, now });
    if (decision.ready) return { kind: 'send', turn: { campaign, recipient, newChat: person.newChat } };
    waits.push({ reason: decision.reason, until: decision.until });
  }
  const postponed = nextPostponed(core.sql, queue);
  if (postponed !== null) waits.push(postponed);
  const winner = whenDecided(core, campaign);
  if (winner.undecided) waits.push({ reason: 'winner', until: winner.at });
  // An end that nobody knows comes behind all others, so it is looked for only where there are none.
  const held = waits.length === 0 && repliesPause && hasHeld(core.sql, queue);
  return { kind: 'wait', wait: held ? { reason: 'reply-open', until: null } : earliest(waits) };
}

/** The wait that ends first; one without a known end only when there is no other. */
export function earliest(waits: readonly (Wait | null)[]): Wait | null {
  let best: Wait | null = null;
  for (const wait of waits) {
    if (wait === null) continue;
    if (best === null || (wait.until ?? Infinity) < (best.until ?? Infinity)) best = wait;
  }
  return best;
}
