import { createHash, createHmac, hkdfSync } from 'node:crypto';

/** SHA-256 of a text. */
export function sha256(text: string): Buffer<ArrayBuffer> {
  return Buffer.from(createHash('sha256').update(text).digest());
}

/** HMAC-SHA256 of a text. */
export function hmac(key: Buffer, text: string): Buffer<ArrayBuffer> {
  return Buffer.from(createHmac('sha256', key).update(text).digest());
}

/** A key of 32 bytes for one purpose, so that no secret is ever used for two things. */
export function deriveKey(secret: string, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, 'mywasender', purpose, 32));
}
