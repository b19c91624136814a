import { AppError } from '@mywasender/contract/app-error';
import type { Settings } from '@mywasender/contract/models/settings';
import type { Core } from '../core.ts';

/** Throws `VALIDATION_FAILED` for a browser that is not there: better told now than when a campaign is to begin. */
export async function updateSettings(core: Core, change: Partial<Settings>): Promise<Settings> {
  const { browserPath } = change;
  if (typeof browserPath === 'string' && !core.deps.browser.isProgram(browserPath)) {
    throw new AppError('VALIDATION_FAILED', {
      field: 'browserPath',
      problem: 'there is no program at this path; give the path of Chrome, Edge or Chromium',
    });
  }
  const settings = await core.settings.update(change);
  core.events.emit('settings.changed', settings);
  return settings;
}
