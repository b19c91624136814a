import { campaignView } from '../campaigns/campaign-view.ts';
import type { Core } from '../core.ts';
import { profileView } from '../profiles/profile-view.ts';
import type { RecipientMove } from '../store/recipient-events.ts';

/** Tells the screens about people whose state changed; the campaign's counts follow, throttled. */
export function announceMoves(core: Core, moves: readonly (RecipientMove | null)[]): void {
  const campaigns = new Set<number>();
  for (const move of moves) {
    if (move === null) continue;
    campaigns.add(move.campaignId);
    core.events.emit('recipient.changed', {
      campaignId: String(move.campaignId),
      recipientId: String(move.id),
      status: move.to,
      at: move.at,
    });
  }
  for (const id of campaigns) announceCampaign(core, id);
}

export function announceCampaign(core: Core, id: number): void {
  core.events.emitSoon('campaign.changed', String(id), () => campaignView(core, id));
}

export function announceProfile(core: Core, id: string): void {
  core.events.emitSoon('profile.changed', id, () => profileView(core, id));
}
