import { Secret, TOTP } from 'otpauth';

const ISSUER = 'MyWASender';
const SEED_BYTES = 20;
const PERIOD_SECONDS = 30;
/** Steps a phone's clock may be off, each way. */
const WINDOW = 1;

/** What every authenticator app takes: SHA-1, six digits, 30 s. */
function totpOf(secret: string, label = ''): TOTP {
  return new TOTP({
    issuer: ISSUER,
    label,
    algorithm: 'SHA1',
    digits: 6,
    period: PERIOD_SECONDS,
    secret: Secret.fromBase32(secret),
  });
}

/** A new seed in base32. */
export function createTotpSeed(): string {
  return new Secret({ size: SEED_BYTES }).base32;
}

/** What the QR code of an enrolment holds. */
export function totpUri(secret: string, account: string): string {
  return totpOf(secret, account).toString();
}

/** The time step a code belongs to; null when it is of none around `at`. Whoever accepts it must use the step up. */
export function findTotpStep(secret: string, code: string, at: Date): bigint | null {
  // the library throws on characters of several bytes
  if (!/^[0-9]{6}$/.test(code)) return null;
  const totp = totpOf(secret);
  const timestamp = at.getTime();
  const delta = totp.validate({ token: code, timestamp, window: WINDOW });
  return delta === null ? null : BigInt(totp.counter({ timestamp }) + delta);
}
