import { AppError } from '@mywasender/contract/app-error';
import type { Core } from '../core.ts';
import { type Reconciled, reconcileProfile } from '../runner/reconcile-profile.ts';
import { requireCampaign } from './require.ts';

/**
 * Asks WhatsApp about the uncertain messages of one campaign, by each profile that sent them. Nothing is sent again.
 * Throws `PROFILE_NOT_READY` when none of the profiles can be asked; what one of them cannot answer stays uncertain.
 */
export async function reconcileCampaign(
  core: Core,
  input: { readonly campaignId: string },
): Promise<Reconciled> {
  const { id, shares } = requireCampaign(core, input.campaignId);
  if (shares.every(({ profileId }) => core.profiles.readySession(profileId) === null))
    throw new AppError('PROFILE_NOT_READY');
  let sum: Reconciled = { sent: 0, failed: 0, stillUncertain: 0 };
  for (const { profileId } of shares) {
    const { sent, failed, stillUncertain } = await reconcileProfile(core, profileId, id);
    sum = {
      sent: sum.sent + sent,
      failed: sum.failed + failed,
      stillUncertain: sum.stillUncertain + stillUncertain,
    };
  }
  return sum;
}
