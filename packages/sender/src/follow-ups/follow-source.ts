import { conditionIsOver } from '@mywasender/campaigns/follow-up';
import { rowId } from '../commands/ids.ts';
import type { Core } from '../core.ts';
import { announceMoves } from '../runner/announce.ts';
import { followersOf, type StoredCampaign } from '../store/campaigns.ts';
import { applyRecipientEvent } from '../store/recipient-events.ts';
import { recipientOf } from '../store/recipients.ts';
import { findYes } from './find-yes.ts';
import { HOUR_MS } from './watch-sql.ts';

/**
 * Something happened at `at` to a person of a campaign. Follow-ups of it look again when that may make the person due, and
 * whoever waits in one for what is over leaves it.
 */
export function followSource(
  core: Core,
  source: { readonly campaignId: number; readonly phone: string },
  at: number,
): void {
  for (const campaign of followersOf(core.sql, source.campaignId)) {
    const after = (campaign.draft.audience.followUp?.afterHours ?? 0) * HOUR_MS;
    const known = core.memory.joinAt.get(campaign.id);
    if (known !== undefined) core.memory.joinAt.set(campaign.id, Math.min(known, at + after));
    leave(core, campaign, source.phone);
    campaign.draft.profileIds.forEach(core.wake);
  }
}

/** A campaign is over: its follow-ups may be, too. */
export function sourceIsOver(core: Core, campaignId: number): void {
  for (const campaign of followersOf(core.sql, campaignId)) {
    core.memory.joinAt.delete(campaign.id);
    campaign.draft.profileIds.forEach(core.wake);
  }
}

function leave(core: Core, campaign: StoredCampaign, phone: string): void {
  const person = recipientOf(core.sql, campaign.id, phone);
  if (person?.state.status !== 'queued' || !isOverFor(core, campaign, phone)) return;
  const at = core.deps.clock.now();
  const event = { type: 'skip', reason: 'condition-over' } as const;
  announceMoves(core, [applyRecipientEvent(core.sql, person.id, { event, at, cause: event.reason })]);
}

/** Whether what made a person join no longer holds: they have read it meanwhile, answered, or taken their yes back. */
export function isOverFor(core: Core, campaign: StoredCampaign, phone: string): boolean {
  const { followUp } = campaign.draft.audience;
  if (followUp === undefined) return false;
  const source = recipientOf(core.sql, rowId(followUp.campaignId), phone);
  if (source === null) return false;
  if (followUp.when.kind !== 'replied-yes') return conditionIsOver(followUp.when.kind, source.state.status);
  const asked = { recipientId: source.id, profileId: source.profileId, phone };
  return findYes(core.sql, followUp.when, asked) === null;
}
