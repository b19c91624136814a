import { type Check, fail, ok } from '../check.ts';
import { parseJson } from './parse-json.ts';
import type { Site } from './site.ts';

/** The keys apps check leases with: public ones, and those of these settings. */
export const jwksCheck: Check<Pick<Site, 'ask' | 'config'>> = {
  name: 'jwks',
  async run({ ask, config }) {
    const { status, text } = await ask('/.well-known/jwks.json');
    const list = parseJson(text).keys;
    const keys: readonly Record<string, unknown>[] = Array.isArray(list) ? list : [];
    const mend = 'Restart every instance with the same LEASE_SIGNING_KEY.';
    if (keys.length === 0) return fail(`/.well-known/jwks.json answers ${status} without keys`, mend);
    if (keys.some((key) => 'd' in key)) {
      return fail('a PRIVATE key is published', 'Stop the server; rotate the lease keys; open an incident.');
    }
    if (keys.some(({ crv }) => crv !== 'Ed25519')) return fail('a key is no Ed25519 key', mend);
    const wanted = config?.leaseKeys.map(({ kid }) => kid) ?? [];
    const published = keys.map(({ kid }) => String(kid));
    if (wanted.some((kid, at) => published[at] !== kid)) return fail('other lease keys are published', mend);
    return ok(`${keys.length} published${config === null ? '' : ', as in LEASE_SIGNING_KEY'}`);
  },
};
