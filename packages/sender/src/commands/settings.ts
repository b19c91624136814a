import { downloadBrowser, systemInfo } from '../settings/system-info.ts';
import { acceptTerms, termsState } from '../settings/terms.ts';
import type { Handlers } from './handler.ts';

export const settingsHandlers: Handlers<'settings'> = {
  'settings.get': (core) => core.settings.get(),
  'settings.update': async (core, input) => {
    const settings = await core.settings.update(input);
    core.events.emit('settings.changed', settings);
    return settings;
  },
  'settings.terms': (core) => termsState(core),
  'settings.acceptTerms': acceptTerms,
};

export const systemHandlers: Handlers<'system'> = {
  'system.info': systemInfo,
  'system.downloadBrowser': downloadBrowser,
};
