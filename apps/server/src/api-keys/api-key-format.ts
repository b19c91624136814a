import { randomBytes, timingSafeEqual } from 'node:crypto';
import { hmac, sha256 } from '../crypto/digest.ts';

/** 160 random bits in hexadecimal, then 48 bits only this server can compute. */
const FORMAT = /^mws_live_([0-9a-f]{40})([0-9a-f]{12})$/;

/**
 * A new key. The tag at its end lets the limiter tell keys this server made from invented ones without asking the
 * database; otherwise everybody could get a fresh limit by inventing another key.
 */
export function createApiKey(tagSecret: Buffer): string {
  const random = randomBytes(20).toString('hex');
  return `mws_live_${random}${tagOf(tagSecret, random)}`;
}

/** Under which a key is stored; null for what this server never made. */
export function readGenuineKey(tagSecret: Buffer, token: string): Buffer<ArrayBuffer> | null {
  const [, random, tag] = FORMAT.exec(token) ?? [];
  if (random === undefined || tag === undefined) return null;
  if (!timingSafeEqual(Buffer.from(tag), Buffer.from(tagOf(tagSecret, random)))) return null;
  return sha256(token);
}

function tagOf(tagSecret: Buffer, random: string): string {
  return hmac(tagSecret, random).toString('hex').slice(0, 12);
}
