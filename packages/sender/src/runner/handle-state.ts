import type { PauseReason } from '@mywasender/campaigns/campaign-state';
import type { GatewayState } from '@mywasender/gateway/port';
import type { Core } from '../core.ts';
import { reconcileAnswers } from '../inbox/reconcile-answers.ts';
import { activeCampaigns } from '../store/campaigns.ts';
import { restartWarmUp, setProfilePhone } from '../store/profiles.ts';
import { recordProfileState } from '../store/state-changes.ts';
import { announceCampaign, announceProfile } from './announce.ts';
import { pauseShares, resumeShares } from './pause-shares.ts';
import { readMeter } from './read-meter.ts';
import { reconcileProfile } from './reconcile-profile.ts';

/** Pauses of the machine that end when WhatsApp is ready again; a block or a log-out waits for the user. */
const CURED_BY_READY: readonly PauseReason[] = ['conflict', 'whatsapp-changed', 'profile-offline'];

/** Several profiles see WhatsApp's change at the same time. */
const LOOK_AGAIN_MS = 10 * 60_000;

/** What a change of WhatsApp's state means for the profile's share of its campaigns. */
export function handleState(core: Core, profileId: string, state: GatewayState): void {
  announceProfile(core, profileId);
  recordProfileState(core.sql, profileId, state, core.deps.clock.now());
  for (const campaign of activeCampaigns(core.sql, profileId)) announceCampaign(core, campaign.id);
  switch (state.kind) {
    case 'ready':
      setProfilePhone(core.sql, profileId, state.phone);
      void lookOver(core, profileId);
      break;
    case 'blocked':
      restartWarmUp(core.sql, profileId, core.deps.clock.now());
      pauseShares(core, profileId, { reason: 'blocked', detail: state.reason, until: null });
      break;
    case 'logged-out':
      pauseShares(core, profileId, { reason: 'logged-out', detail: state.reason, until: null });
      break;
    case 'conflict':
      pauseShares(core, profileId, { reason: 'conflict', detail: null, until: null });
      break;
    case 'outdated':
      pauseShares(core, profileId, {
        reason: 'whatsapp-changed',
        detail: state.missing.join(', '),
        until: null,
      });
      // The mend may be there already.
      core.adapters.lookSoon(LOOK_AGAIN_MS);
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

/** A profile that says it is ready shows that it can send, and what was left open is judged. */
export async function lookOver(core: Core, profileId: string): Promise<void> {
  try {
    const session = core.profiles.readySession(profileId);
    if (session === null) return;
    const missing = await core.profiles.during(() => session.selfTest());
    core.memory.stale.delete(profileId);
    if (missing.length > 0) {
      pauseShares(core, profileId, { reason: 'whatsapp-changed', detail: missing.join(', '), until: null });
      return;
    }
    // what Meta grants is its warm-up, so the screens want it at once
    if (session.capabilities.templates) await readMeter(core, profileId);
    await reconcileProfile(core, profileId);
    await reconcileAnswers(core, profileId);
    const active = activeCampaigns(core.sql, profileId);
    resumeShares(core, profileId, active, ({ reason }) => CURED_BY_READY.includes(reason));
    core.wake(profileId);
  } catch (error) {
    core.deps.log.warn({ err: error, profileId }, 'a profile could not be looked over');
  }
}
