import { type Check, ok, warn } from '../check.ts';
import type { SettingsSubject } from './settings-subject.ts';

/** Whoever may revoke every license should need more than a password. */
export const requiredFactorsCheck: Check<Pick<SettingsSubject, 'config'>> = {
  name: 'required-factors',
  run({ config: { mfa } }) {
    if (mfa.requiredFor.includes('admin'))
      return ok(`a second factor is required of ${mfa.requiredFor.join(', ')}`);
    return warn('admins may do without a second factor', 'REQUIRE_MFA_FOR=admin,reseller');
  },
};
