import { downloadBrowser, systemInfo } from '../settings/system-info.ts';
import { acceptTerms, termsState } from '../settings/terms.ts';
import { updateSettings } from '../settings/update-settings.ts';
import type { Handlers } from './handler.ts';

export const settingsHandlers: Pick<
  Handlers<'settings'>,
  'settings.get' | 'settings.update' | 'settings.terms' | 'settings.acceptTerms'
> = {
  'settings.get': (core) => core.settings.get(),
  'settings.update': updateSettings,
  'settings.terms': (core) => termsState(core),
  'settings.acceptTerms': acceptTerms,
};

export const systemHandlers: Handlers<'system'> = {
  'system.info': systemInfo,
  'system.downloadBrowser': downloadBrowser,
  'system.adapter': (core) => core.adapters.describe(),
  'system.lookForAdapter': (core) => core.adapters.lookAgain(),
};
