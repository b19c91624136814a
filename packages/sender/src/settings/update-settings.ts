import { AppError } from '@mywasender/contract/app-error';
import type { Settings } from '@mywasender/contract/models/settings';
import type { Core } from '../core.ts';
import { wakeAll } from '../runner/create-runner.ts';

/** Throws `GATEWAY_BROWSER_NOT_A_PROGRAM`: better told now than when a campaign is to begin. */
export async function updateSettings(core: Core, change: Partial<Settings>): Promise<Settings> {
  const { browserPath } = change;
  if (typeof browserPath === 'string' && !core.deps.browser.isProgram(browserPath)) {
    throw new AppError('GATEWAY_BROWSER_NOT_A_PROGRAM', { path: browserPath });
  }
  const settings = await core.settings.update(change);
  core.events.emit('settings.changed', settings);
  // Who waited for an answer may be written to from now on, or has to wait.
  if (change.pauseOnReply !== undefined) wakeAll(core);
  if (change.adapterUpdates !== undefined) {
    await core.adapters.switched();
    core.adapters.lookSoon(0);
  }
  return settings;
}
