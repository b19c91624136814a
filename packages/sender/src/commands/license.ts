import {
  activateLicense,
  activateOwned,
  checkLicense,
  createRequestFile,
  deactivateLicense,
  importLicenseFile,
  readTrialOffer,
  startTrial,
} from '../license/license-commands.ts';
import type { Handlers } from './handler.ts';

export const licenseHandlers: Handlers<'license'> = {
  'license.state': (core) => core.license.state(),
  'license.activate': activateLicense,
  'license.signIn': async (core, input) => core.account.signIn(input),
  'license.sendCode': async (core, { method }) => ({ to: await core.account.sendCode(method) }),
  'license.secondFactor': async (core, input) => ({ licenses: await core.account.verify(input) }),
  'license.activateOwned': activateOwned,
  'license.trialOffer': readTrialOffer,
  'license.startTrial': startTrial,
  'license.createRequestFile': createRequestFile,
  'license.importFile': importLicenseFile,
  'license.check': checkLicense,
  'license.deactivate': deactivateLicense,
};
