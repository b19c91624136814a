import { type Check, fail, ok } from '../check.ts';
import type { Site } from './site.ts';

const NAME = '__Host-mws_refresh=';
/** What `__Host-` asks for besides the absence of a domain (RFC 6265bis), and what keeps scripts and sites away. */
const FLAGS = ['secure', 'httponly', 'samesite=strict', 'path=/'];

/** Signing out, of which nobody was signed in, clears the cookie under the flags it is set with. */
export const cookiesCheck: Check<Pick<Site, 'ask'>> = {
  name: 'cookies',
  async run({ ask }) {
    const { headers } = await ask('/v1/auth/logout', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{}',
    });
    const mend = 'PUBLIC_URL must be https, and the proxy must pass Set-Cookie on as it is.';
    const cookie = headers.getSetCookie().find((one) => one.startsWith(NAME));
    if (cookie === undefined) return fail('the session cookie has no __Host- prefix', mend);
    const flags = cookie.split(';').map((flag) => flag.trim().toLowerCase());
    const missing = FLAGS.filter((flag) => !flags.includes(flag));
    if (missing.length > 0) return fail(`the session cookie lacks ${missing.join(', ')}`, mend);
    if (flags.some((flag) => flag.startsWith('domain=')))
      return fail('the session cookie has a domain', mend);
    return ok('__Host-, Secure, HttpOnly, SameSite=Strict');
  },
};
