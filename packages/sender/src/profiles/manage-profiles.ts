import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { AppError } from '@mywasender/contract/app-error';
import type { Profile } from '@mywasender/contract/models/profile';
import { requireTerms } from '../campaigns/require.ts';
import type { Core } from '../core.ts';
import { readMeter } from '../runner/read-meter.ts';
import { activeCampaigns } from '../store/campaigns.ts';
import {
  insertProfile,
  markProfileRemoved,
  profileById,
  renameProfileRow,
  type StoredProfile,
  setProfilePhone,
  setProfileWanted,
} from '../store/profiles.ts';
import { toProfileView } from './profile-view.ts';

type ById = { readonly profileId: string };

export function createProfile(core: Core, input: { readonly name: string }): Profile {
  const id = randomUUID();
  insertProfile(core.sql, { id, name: input.name.trim(), at: core.deps.wallClock.now() });
  return changed(core, id);
}

export function renameProfile(core: Core, input: ById & { readonly name: string }): Profile {
  const { id } = requireProfile(core, input);
  renameProfileRow(core.sql, id, input.name.trim());
  return changed(core, id);
}

/** Opens WhatsApp for the profile; from now on it is opened again by itself. Throws `TERMS_NOT_ACCEPTED`, `GATEWAY_*`. */
export async function connectProfile(core: Core, input: ById): Promise<Profile> {
  requireTerms(core);
  const { id } = requireProfile(core, input);
  setProfileWanted(core.sql, id, true);
  if (core.profiles.state(id).kind === 'offline' || core.profiles.session(id) === null)
    await core.profiles.open(id);
  return changed(core, id);
}

export async function pairProfile(core: Core, input: ById & { readonly phone: string }): Promise<Profile> {
  await connectProfile(core, input);
  const session = core.profiles.session(input.profileId);
  if (session === null) throw new AppError('GATEWAY_CLOSED');
  await core.profiles.during(() => session.requestPairingCode(input.phone));
  return changed(core, input.profileId);
}

export async function disconnectProfile(core: Core, input: ById): Promise<Profile> {
  const { id } = requireProfile(core, input);
  requireIdle(core, id);
  setProfileWanted(core.sql, id, false);
  await core.profiles.close(id);
  return changed(core, id);
}

/** Logs the account out of WhatsApp on this computer. Throws `PROFILE_BUSY`, `PROFILE_NOT_READY`. */
export async function unlinkProfile(core: Core, input: ById): Promise<Profile> {
  const { id } = requireProfile(core, input);
  requireIdle(core, id);
  const session = core.profiles.readySession(id);
  if (session === null) throw new AppError('PROFILE_NOT_READY');
  await core.profiles.during(() => session.logout());
  setProfilePhone(core.sql, id, null);
  setProfileWanted(core.sql, id, false);
  await core.profiles.close(id);
  return changed(core, id);
}

/** Deletes the profile with its browser data; what was sent from it stays in the reports. Throws `PROFILE_BUSY`. */
export async function removeProfile(core: Core, input: ById): Promise<Record<string, never>> {
  const { id } = requireProfile(core, input);
  if (activeCampaigns(core.sql, id).length > 0) throw new AppError('PROFILE_BUSY');
  setProfileWanted(core.sql, id, false);
  await core.profiles.close(id);
  await rm(core.profiles.folder(id), { recursive: true, force: true, maxRetries: 3 });
  markProfileRemoved(core.sql, id, core.deps.wallClock.now());
  return {};
}

/** Throws `PROFILE_NOT_READY`. */
export async function readProfileMeter(core: Core, input: ById): Promise<Profile> {
  const { id } = requireProfile(core, input);
  if (core.profiles.readySession(id) === null) throw new AppError('PROFILE_NOT_READY');
  await readMeter(core, id);
  return changed(core, id);
}

function requireProfile(core: Core, { profileId }: ById): StoredProfile {
  const profile = profileById(core.sql, profileId);
  if (profile === null) throw new AppError('NOT_FOUND');
  return profile;
}

function requireIdle(core: Core, id: string): void {
  const busy = activeCampaigns(core.sql, id).some(({ status }) => status === 'running');
  if (busy) throw new AppError('PROFILE_BUSY');
}

function changed(core: Core, id: string): Profile {
  const view = toProfileView(core, requireProfile(core, { profileId: id }));
  core.events.emit('profile.changed', view);
  return view;
}
