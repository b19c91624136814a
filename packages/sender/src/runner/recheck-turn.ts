import { decideNext } from '@mywasender/campaigns/pace/decide-next';
import type { SkipReason } from '@mywasender/campaigns/recipient-state';
import { isWindowOpen } from '../cloud/window.ts';
import type { Core } from '../core.ts';
import { isOverFor } from '../follow-ups/follow-source.ts';
import { campaignById, type StoredCampaign } from '../store/campaigns.ts';
import { contactGate } from '../store/contacts.ts';
import { lidOfPhone } from '../store/identities.ts';
import { lastInboundAt } from '../store/known-chats.ts';
import { profileById } from '../store/profiles.ts';
import type { StoredRecipient } from '../store/recipients.ts';
import { isHeld } from '../store/reply-holds.ts';
import { isSuppressed } from '../store/suppressions.ts';
import { campaignFacts, profileFacts, recipientFacts } from './gather-facts.ts';
import { lookAtClock } from './look-at-clock.ts';

export type Recheck =
  | { readonly kind: 'go'; readonly newChat: boolean }
  /** For this person for ever. */
  | { readonly kind: 'skip'; readonly reason: SkipReason }
  /** Not now: the claim is taken back. */
  | { readonly kind: 'later'; readonly reason: string };

/** Asked between claim and send, from the store as it is now: what happened since the choice counts. */
export function recheckTurn(core: Core, profileId: string, recipient: StoredRecipient): Recheck {
  lookAtClock(core);
  const now = core.deps.clock.now();
  const campaign = campaignById(core.sql, recipient.campaignId);
  const barred = barredFor(core, recipient, campaign);
  if (barred !== null) return { kind: 'skip', reason: barred };
  if (campaign === null || campaign.status === 'stopped') return { kind: 'skip', reason: 'campaign-stopped' };
  if (campaign.status !== 'running') return { kind: 'later', reason: 'campaign-paused' };
  if (core.settings.get().pauseOnReply && isHeld(core.sql, recipient.id)) {
    return { kind: 'later', reason: 'reply-open' };
  }
  const person = recipientFacts(core, profileId, recipient, now);
  const profile = profileFacts(core, profileId, now);
  const decision = decideNext({
    recipient: person,
    profile,
    campaign: campaignFacts(campaign, profileId),
    now,
  });
  if (decision.ready) return { kind: 'go', newChat: person.newChat };
  return decision.reason === 'expired'
    ? { kind: 'skip', reason: 'expired' }
    : { kind: 'later', reason: decision.reason };
}

/** Why this person must not be written to at all, or `null`. STOP comes before everything. */
export function barredFor(
  core: Core,
  recipient: StoredRecipient,
  campaign: StoredCampaign | null,
): SkipReason | null {
  const { phone, contactId } = recipient;
  if (isSuppressed(core.sql, core.salt, { phone, lid: lidOfPhone(core.sql, phone) })) return 'suppressed';
  const gate = contactId === null ? null : contactGate(core.sql, contactId);
  if (gate === null || gate.removed) return 'contact-deleted';
  if (!gate.hasConsent) return 'no-consent';
  if (gate.paused) return 'ambiguous-reply';
  if (campaign !== null && isOverFor(core, campaign, phone)) return 'condition-over';
  return mayHear(core, recipient) ? null : 'window-closed';
}

/** The official API sends free text to people who wrote in the last 24 hours, and to others a template alone. */
function mayHear(core: Core, { profileId, phone, parameters }: StoredRecipient): boolean {
  if (parameters !== null || profileById(core.sql, profileId)?.cloud == null) return true;
  return isWindowOpen(lastInboundAt(core.sql, profileId, phone), core.deps.clock.now());
}
