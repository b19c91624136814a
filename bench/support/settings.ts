import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { deriveKey } from '../../apps/server/src/crypto/digest.ts';
import { createSealer } from '../../apps/server/src/crypto/sealer.ts';

/** What requests name in their proofs, whichever process they are sent to. */
export const PUBLIC_URL = 'http://licenses.bench.invalid';

const licenseSecret = randomBytes(48).toString('base64');
const jwtSecret = randomBytes(48).toString('base64');
const encryptionKey = randomBytes(32);
const { privateKey } = generateKeyPairSync('ed25519');

/** By which the requests made here carry license tokens the server takes for its own. */
export const LICENSE_TOKEN_KEY = deriveKey(licenseSecret, 'license-token');

/** By which a computer's last address is known again. */
export const DEVICE_ADDRESS_KEY = deriveKey(licenseSecret, 'device-address');

/** By which the requests made here carry access tokens the server takes for its own. */
export const ACCESS_TOKEN_KEY = deriveKey(jwtSecret, 'access-token');

/** With which rows are made that the server can read and find. */
export const SEALING = {
  sealer: createSealer([encryptionKey]),
  secrets: {
    emailIndex: deriveKey(licenseSecret, 'email-index'),
    emailDomainIndex: deriveKey(licenseSecret, 'email-domain-index'),
  },
};

/** Secrets of one run, for every process that answers in it, as environment. */
export const SECRETS = {
  JWT_SECRET: jwtSecret,
  LICENSE_SECRET: licenseSecret,
  ENCRYPTION_KEY: encryptionKey.toString('base64'),
  LEASE_SIGNING_KEY: JSON.stringify(privateKey.export({ format: 'jwk' })),
};
