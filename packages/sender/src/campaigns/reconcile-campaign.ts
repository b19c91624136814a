import { AppError } from '@mywasender/contract/app-error';
import type { Core } from '../core.ts';
import { type Reconciled, reconcileProfile } from '../runner/reconcile-profile.ts';
import { onlyProfile } from './only-profile.ts';
import { requireCampaign } from './require.ts';

/** Asks WhatsApp about the uncertain messages of one campaign. Throws `PROFILE_NOT_READY`; nothing is sent again. */
export async function reconcileCampaign(
  core: Core,
  input: { readonly campaignId: string },
): Promise<Reconciled> {
  const { id, draft } = requireCampaign(core, input.campaignId);
  if (core.profiles.readySession(onlyProfile(draft)) === null) throw new AppError('PROFILE_NOT_READY');
  return reconcileProfile(core, onlyProfile(draft), id);
}
