import { readFile, writeFile } from 'node:fs/promises';
import { AppError } from '@mywasender/contract/app-error';
import type { CommandInput, CommandOutput } from '@mywasender/contract/commands/command-map';
import type { LicenseState } from '@mywasender/contract/models/license-state';
import type { Core } from '../core.ts';
import { activeCampaigns } from '../store/campaigns.ts';
import { allProfiles } from '../store/profiles.ts';
import { callServer } from './call-server.ts';

/** Bytes; a lease is about 1 kB. */
const MAX_LICENSE_FILE = 64 * 1024;

export async function activateLicense(
  core: Core,
  input: CommandInput<'license.activate'>,
): Promise<LicenseState> {
  return changed(core, await core.license.activate(input));
}

/** Throws `UNAUTHENTICATED` when nobody signed in during this run. */
export async function activateOwned(
  core: Core,
  input: CommandInput<'license.activateOwned'>,
): Promise<LicenseState> {
  const key = await core.account.keyOf(input.licenseId);
  return changed(core, await core.license.activate({ key, replaceDeviceId: input.replaceDeviceId }));
}

export async function startTrial(core: Core): Promise<LicenseState> {
  return changed(core, await core.license.startTrial());
}

/** Whether a trial can be offered now; an outage is no reason to show an error, there is just nothing to offer. */
export async function readTrialOffer({ deps }: Core): Promise<CommandOutput<'license.trialOffer'>> {
  try {
    const { available, days } = await callServer(deps, 'GET /v1/trial', {});
    return { available, days };
  } catch {
    return { available: false, days: null };
  }
}

export async function createRequestFile(core: Core): Promise<CommandOutput<'license.createRequestFile'>> {
  const content = await core.license.createRequest();
  const computer = core.deps.machine.deviceName.replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, '');
  const name = `${computer.slice(0, 60) || 'computer'}.mws-request`;
  const { token, path } = core.files.reserve(name);
  await writeFile(path, content, { mode: 0o600 });
  return { file: token, name };
}

export async function importLicenseFile(
  core: Core,
  { file }: CommandInput<'license.importFile'>,
): Promise<LicenseState> {
  const shelved = await core.files.open(file);
  if (shelved.bytes > MAX_LICENSE_FILE) throw new AppError('LICENSE_FILE_INVALID');
  const content = await readFile(shelved.path, 'utf8');
  await core.files.remove(file);
  return changed(core, await core.license.importFile(content));
}

export async function checkLicense(core: Core): Promise<LicenseState> {
  return changed(core, await core.license.check());
}

/** Throws `LICENSE_IN_USE` while a campaign runs. */
export async function deactivateLicense(core: Core): Promise<CommandOutput<'license.deactivate'>> {
  const busy = allProfiles(core.sql).some((profile) =>
    activeCampaigns(core.sql, profile.id).some(({ status }) => status === 'running'),
  );
  if (busy) throw new AppError('LICENSE_IN_USE');
  const done = await core.license.deactivate();
  changed(core, done.state);
  return done;
}

/** Whoever waits for the license looks again. */
function changed(core: Core, state: LicenseState): LicenseState {
  for (const profile of allProfiles(core.sql)) core.wake(profile.id);
  return state;
}
