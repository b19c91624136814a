import { AppError } from '@mywasender/contract/app-error';
import type { Profile } from '@mywasender/contract/models/profile';
import type { Core } from '../core.ts';
import { activeCampaigns, isSending } from '../store/campaigns.ts';
import { profileById, type StoredProfile } from '../store/profiles.ts';
import { toProfileView } from './profile-view.ts';

/** Throws `NOT_FOUND`. */
export function requireProfile(core: Core, { profileId }: { readonly profileId: string }): StoredProfile {
  const profile = profileById(core.sql, profileId);
  if (profile === null) throw new AppError('NOT_FOUND');
  return profile;
}

/** Throws `PROFILE_BUSY` while a campaign of the profile is running. */
export function requireIdle(core: Core, id: string): void {
  if (activeCampaigns(core.sql, id).some((campaign) => isSending(campaign, id)))
    throw new AppError('PROFILE_BUSY');
}

/** Tells everybody what the profile is like now. Returns that. */
export function announceChange(core: Core, id: string): Profile {
  const view = toProfileView(core, requireProfile(core, { profileId: id }));
  core.events.emit('profile.changed', view);
  return view;
}
