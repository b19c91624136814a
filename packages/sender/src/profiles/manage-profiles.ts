import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { AppError } from '@mywasender/contract/app-error';
import type { Profile } from '@mywasender/contract/models/profile';
import { requireTerms } from '../campaigns/require.ts';
import { forgetCloudSecrets } from '../cloud/cloud-secrets.ts';
import { forgetCloud } from '../cloud/manage-cloud.ts';
import type { Core } from '../core.ts';
import { readMeter } from '../runner/read-meter.ts';
import { activeCampaigns } from '../store/campaigns.ts';
import {
  insertProfile,
  markProfileRemoved,
  renameProfileRow,
  setProfilePhone,
  setProfileWanted,
} from '../store/profiles.ts';
import { announceChange, requireIdle, requireProfile } from './profile-rules.ts';
import { proxySecret } from './proxy-of.ts';

type ById = { readonly profileId: string };

export function createProfile(core: Core, input: { readonly name: string }): Profile {
  const id = randomUUID();
  insertProfile(core.sql, { id, name: input.name.trim(), at: core.deps.wallClock.now() });
  return announceChange(core, id);
}

export function renameProfile(core: Core, input: ById & { readonly name: string }): Profile {
  const { id } = requireProfile(core, input);
  renameProfileRow(core.sql, id, input.name.trim());
  return announceChange(core, id);
}

/** Opens WhatsApp for the profile; from now on it is opened again by itself. Throws `TERMS_NOT_ACCEPTED`, `GATEWAY_*`. */
export async function connectProfile(core: Core, input: ById): Promise<Profile> {
  requireTerms(core);
  const { id } = requireProfile(core, input);
  setProfileWanted(core.sql, id, true);
  if (core.profiles.state(id).kind === 'offline' || core.profiles.session(id) === null)
    await core.profiles.open(id);
  return announceChange(core, id);
}

export async function pairProfile(core: Core, input: ById & { readonly phone: string }): Promise<Profile> {
  await connectProfile(core, input);
  const session = core.profiles.session(input.profileId);
  if (session === null) throw new AppError('GATEWAY_CLOSED');
  await core.profiles.during(() => session.requestPairingCode(input.phone));
  return announceChange(core, input.profileId);
}

export async function disconnectProfile(core: Core, input: ById): Promise<Profile> {
  const { id } = requireProfile(core, input);
  requireIdle(core, id);
  setProfileWanted(core.sql, id, false);
  await core.profiles.close(id);
  return announceChange(core, id);
}

/** Logs the account out of WhatsApp on this computer; of a Cloud API profile the secrets are deleted. Throws `PROFILE_BUSY`, `PROFILE_NOT_READY`. */
export async function unlinkProfile(core: Core, input: ById): Promise<Profile> {
  const { id } = requireProfile(core, input);
  requireIdle(core, id);
  const session = core.profiles.readySession(id);
  if (session === null) throw new AppError('PROFILE_NOT_READY');
  await core.profiles.during(() => session.logout());
  await forgetCloudSecrets(core.deps.secrets, id);
  setProfilePhone(core.sql, id, null);
  setProfileWanted(core.sql, id, false);
  await core.profiles.close(id);
  return announceChange(core, id);
}

/** Deletes the profile with its browser data; what was sent from it stays in the reports. Throws `PROFILE_BUSY`. */
export async function removeProfile(core: Core, input: ById): Promise<Record<string, never>> {
  const profile = requireProfile(core, input);
  const { id } = profile;
  if (activeCampaigns(core.sql, id).length > 0) throw new AppError('PROFILE_BUSY');
  setProfileWanted(core.sql, id, false);
  await core.profiles.close(id);
  await rm(core.profiles.folder(id), { recursive: true, force: true, maxRetries: 3 });
  await core.deps.secrets.delete(proxySecret(id));
  await forgetCloud(core, profile);
  markProfileRemoved(core.sql, id, core.deps.wallClock.now());
  return {};
}

/** Throws `PROFILE_NOT_READY`. */
export async function readProfileMeter(core: Core, input: ById): Promise<Profile> {
  const { id } = requireProfile(core, input);
  if (core.profiles.readySession(id) === null) throw new AppError('PROFILE_NOT_READY');
  await readMeter(core, id);
  return announceChange(core, id);
}
