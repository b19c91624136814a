import { type Check, fail, ok } from '../check.ts';
import type { Site } from './site.ts';

/** As the server sends them; a proxy that sets its own must set no weaker ones. */
const WANTED: Readonly<Record<string, RegExp>> = {
  'x-content-type-options': /^nosniff$/i,
  'referrer-policy': /^no-referrer$/i,
  'cross-origin-opener-policy': /^same-origin$/i,
  'cross-origin-resource-policy': /^same-origin$/i,
  'x-frame-options': /^deny$/i,
  'cache-control': /no-store/i,
};
/** They name the software to whoever looks for old versions of it. */
const TALKATIVE = ['x-powered-by', 'x-aspnet-version'];

/** Looked at on an answer of the API that needs no account. */
export const securityHeadersCheck: Check<Pick<Site, 'ask'>> = {
  name: 'security-headers',
  async run({ ask }) {
    const { headers } = await ask('/v1/me');
    const wrong = Object.entries(WANTED)
      .filter(([name, wanted]) => !wanted.test(headers.get(name) ?? ''))
      .map(([name]) => `${name} is ${headers.get(name) ?? 'missing'}`);
    const talkative = [...TALKATIVE.filter((name) => headers.has(name)), ...versionInBanner(headers)];
    const problems = [...wrong, ...talkative.map((name) => `${name} names the software`)];
    if (problems.length === 0) return ok(`${Object.keys(WANTED).length} headers, no banner`);
    return fail(
      problems.join('; '),
      'Let the proxy pass the headers of the server on and add none of these.',
    );
  },
};

/** `nginx/1.22.1` tells more than `Caddy`. */
function versionInBanner(headers: Headers): string[] {
  return /\d/.test(headers.get('server') ?? '') ? ['server'] : [];
}
