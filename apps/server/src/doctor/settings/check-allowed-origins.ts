import { type Check, fail, ok } from '../check.ts';
import { isLoopback } from '../is-loopback.ts';
import type { SettingsSubject } from './settings-subject.ts';

/** Pages of these origins act with the session of whoever looks at them. */
export const allowedOriginsCheck: Check<Pick<SettingsSubject, 'config'>> = {
  name: 'allowed-origins',
  run({ config: { allowedOrigins } }) {
    const wrong = allowedOrigins.filter((origin) => {
      const url = new URL(origin);
      return url.protocol !== 'https:' || isLoopback(url.hostname);
    });
    if (wrong.length > 0) {
      return fail(
        `${wrong.join(', ')} may call the API`,
        'Take it out of ALLOWED_ORIGINS: https and public ones alone.',
      );
    }
    return ok(allowedOrigins.length === 0 ? 'the portal of this server alone' : allowedOrigins.join(', '));
  },
};
