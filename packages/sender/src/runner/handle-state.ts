import { nextCampaignState, type PauseReason } from '@mywasender/campaigns/campaign-state';
import type { GatewayState } from '@mywasender/gateway/port';
import type { Core } from '../core.ts';
import { activeCampaigns, setCampaignState, stateOf } from '../store/campaigns.ts';
import { restartWarmUp, setProfilePhone } from '../store/profiles.ts';
import { announceCampaign, announceProfile } from './announce.ts';
import { readMeter } from './read-meter.ts';
import { reconcileProfile } from './reconcile-profile.ts';

/** Pauses of the machine that end when WhatsApp is ready again; a block or a log-out waits for the user. */
const CURED_BY_READY: readonly PauseReason[] = ['conflict', 'whatsapp-changed', 'profile-offline'];

/** What a change of WhatsApp's state means for the campaigns of the profile. */
export function handleState(core: Core, profileId: string, state: GatewayState): void {
  announceProfile(core, profileId);
  for (const campaign of activeCampaigns(core.sql, profileId)) announceCampaign(core, campaign.id);
  switch (state.kind) {
    case 'ready':
      setProfilePhone(core.sql, profileId, state.phone);
      void becomeReady(core, profileId);
      break;
    case 'blocked':
      restartWarmUp(core.sql, profileId, core.deps.clock.now());
      pauseCampaigns(core, profileId, 'blocked', state.reason);
      break;
    case 'logged-out':
      pauseCampaigns(core, profileId, 'logged-out', state.reason);
      break;
    case 'conflict':
      pauseCampaigns(core, profileId, 'conflict', null);
      break;
    case 'outdated':
      pauseCampaigns(core, profileId, 'whatsapp-changed', state.missing.join(', '));
      break;
    case 'offline':
    case 'starting':
    case 'qr':
    case 'pairing':
    case 'syncing':
      break;
  }
  core.wake(profileId);
}

async function becomeReady(core: Core, profileId: string): Promise<void> {
  try {
    const session = core.profiles.readySession(profileId);
    if (session === null) return;
    const missing = await core.profiles.during(() => session.selfTest());
    if (missing.length > 0) {
      pauseCampaigns(core, profileId, 'whatsapp-changed', missing.join(', '));
      return;
    }
    // what Meta grants is its warm-up, so the screens want it at once
    if (session.capabilities.templates) await readMeter(core, profileId);
    await reconcileProfile(core, profileId);
    resumeCured(core, profileId);
    core.wake(profileId);
  } catch (error) {
    core.deps.log.warn({ err: error, profileId }, 'a profile could not be looked over after it became ready');
  }
}

function resumeCured(core: Core, profileId: string): void {
  for (const campaign of activeCampaigns(core.sql, profileId)) {
    const cured = campaign.pauseReason !== null && CURED_BY_READY.includes(campaign.pauseReason);
    const state = cured ? nextCampaignState(stateOf(campaign), { type: 'resume' }) : null;
    if (state === null) continue;
    setCampaignState(core.sql, campaign.id, { state, at: core.deps.clock.now() });
    announceCampaign(core, campaign.id);
  }
}

function pauseCampaigns(core: Core, profileId: string, reason: PauseReason, detail: string | null): void {
  for (const campaign of activeCampaigns(core.sql, profileId)) {
    const state = nextCampaignState(stateOf(campaign), { type: 'pause', reason });
    if (state === null) continue;
    setCampaignState(core.sql, campaign.id, { state, at: core.deps.clock.now(), detail });
    announceCampaign(core, campaign.id);
  }
}
