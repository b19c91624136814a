import { AppError } from '@mywasender/contract/app-error';
import type { CommandInput, CommandOutput } from '@mywasender/contract/commands/command-map';
import type { LicenseState } from '@mywasender/contract/models/license-state';
import type { Core } from '../core.ts';
import { activeCampaigns } from '../store/campaigns.ts';
import { allProfiles } from '../store/profiles.ts';

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
