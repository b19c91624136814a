import { generateKeyPairSync } from 'node:crypto';
import { signKeyIntroduction } from '@mywasender/licensing/key-introduction';
import { type LeaseSigningKey, parseLeaseKeys } from '../crypto/lease-keys.ts';

/** Values of the environment, and the public keys the next build of the app pins. */
export interface LeaseKeySettings {
  /** `LEASE_SIGNING_KEY` */
  readonly signingKeys: string;
  /** `LEASE_KEY_INTRODUCTIONS` */
  readonly introductions: string;
  /** `MYWASENDER_LEASE_KEYS` */
  readonly publicKeys: string;
}

/**
 * A new lease key in front of those there are, introduced by the one that signs now: apps that know the old key
 * alone follow the statement to the new one.
 */
export async function rotateLeaseKeys(input: {
  readonly keys: readonly LeaseSigningKey[];
  readonly introductions: readonly string[];
  readonly now: number;
}): Promise<LeaseKeySettings> {
  const [current] = input.keys;
  if (current === undefined) throw new Error('there is no key to introduce another');
  const { privateKey } = generateKeyPairSync('ed25519');
  const [next] = await parseLeaseKeys(JSON.stringify(privateKey.export({ format: 'jwk' })));
  if (next === undefined) throw new Error('a key just made could not be read');
  const statement = await signKeyIntroduction({ by: current, introduces: next.publicKey, now: input.now });
  return settingsOf([next, ...input.keys], [...input.introductions, statement]);
}

/** Only the newest key goes on signing. The statements stay, for apps that know the old keys alone. */
export function retireLeaseKeys(input: {
  readonly keys: readonly LeaseSigningKey[];
  readonly introductions: readonly string[];
}): LeaseKeySettings {
  return settingsOf(input.keys.slice(0, 1), input.introductions);
}

function settingsOf(keys: readonly LeaseSigningKey[], introductions: readonly string[]): LeaseKeySettings {
  return {
    signingKeys: JSON.stringify({
      keys: keys.map(({ kid, privateKey }) => ({ ...privateKey.export({ format: 'jwk' }), kid })),
    }),
    introductions: introductions.join(','),
    publicKeys: JSON.stringify({ keys: keys.map(({ publicKey }) => publicKey) }),
  };
}
