import type { RehearsalSummary } from '@mywasender/contract/models/rehearsal';
import { requireReady } from '../campaigns/check-campaign.ts';
import { requireDraft, requireTerms } from '../campaigns/require.ts';
import type { Core } from '../core.ts';

/**
 * Plays a draft to its end in virtual time, from now on, with the real engine on a copy of the store and a WhatsApp that
 * is willing. Nothing is sent, announced or kept but the result. Throws what `startCampaign` throws,
 * `REHEARSAL_RUNNING` and `REHEARSAL_CANCELLED`.
 */
export async function rehearseCampaign(
  core: Core,
  input: { readonly campaignId: string },
): Promise<RehearsalSummary> {
  requireTerms(core);
  const campaign = requireDraft(core, input.campaignId, 'rehearsed');
  core.license.assertMaySend();
  await requireReady(core, input);
  const { summary } = await core.rehearsals.run(
    {
      campaignId: String(campaign.id),
      profileIds: campaign.draft.profileIds,
      now: core.deps.clock.now(),
      settings: { ...core.settings.get(), confirmStop: false },
      license: { state: core.license.state(), maySend: core.license.maySend() },
    },
    (progress) => core.events.emit('rehearsal.progress', progress),
  );
  return summary;
}
