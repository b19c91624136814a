import { decodeJwt } from 'jose';
import { type Check, ok, warn } from '../check.ts';
import type { SettingsSubject } from './settings-subject.ts';

const DAY_MS = 86_400_000;
/** Apps have seen a new key after a check a day and 7 days of grace. */
const OVERLAP_DAYS = 7;
/** A key is used for two years at most (NIST SP 800-57, 5.3.6: one to three years for private signature keys). */
const OLDEST_DAYS = 730;

/** Age and number of the keys that sign leases. A key says nothing of its age; the statement introducing it does. */
export const leaseKeysCheck: Check<Pick<SettingsSubject, 'config' | 'now'>> = {
  name: 'lease-keys',
  run({ config: { leaseKeys, leaseKeyIntroductions }, now }) {
    const [current] = leaseKeys;
    const made = leaseKeyIntroductions.map(readIntroduction).find(({ kid }) => kid === current?.kid)?.at;
    const days = made === undefined ? null : Math.floor((now.getTime() - made) / DAY_MS);
    const age = days === null ? 'the first one, of unknown age' : `${days} days old`;
    if (days !== null && days > OLDEST_DAYS) {
      return warn(`the key that signs leases is ${age}`, 'npm run keys:rotate -- --out FILE');
    }
    if (leaseKeys.length > 1 && days !== null && days > OVERLAP_DAYS) {
      const found = `${leaseKeys.length - 1} old keys are still published, ${days} days after the rotation`;
      return warn(found, 'npm run keys:rotate -- --retire --out FILE');
    }
    return ok(`${leaseKeys.length} published; the one that signs is ${age}`);
  },
};

/** `at` in ms. Signatures are no matter here: the statements are the operator's own. */
function readIntroduction(statement: string): { readonly kid?: string; readonly at: number } {
  const { iat = 0, key } = decodeJwt<{ key?: { kid?: string } }>(statement);
  return { ...(key?.kid === undefined ? {} : { kid: key.kid }), at: iat * 1000 };
}
