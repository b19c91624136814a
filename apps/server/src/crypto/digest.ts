import { createHash, createHmac, createSecretKey, hkdfSync, type KeyObject } from 'node:crypto';

/** SHA-256 of a text or of bytes. */
export function sha256(text: string | Uint8Array): Buffer<ArrayBuffer> {
  return Buffer.from(createHash('sha256').update(text).digest());
}

// made once per key: doing it for every call costs more than the HMAC of a short text
const prepared = new WeakMap<Buffer, KeyObject>();

/** HMAC-SHA256 of a text. */
export function hmac(key: Buffer, text: string): Buffer<ArrayBuffer> {
  const secret = prepared.get(key) ?? createSecretKey(key);
  prepared.set(key, secret);
  return Buffer.from(createHmac('sha256', secret).update(text).digest());
}

/** A key of 32 bytes for one purpose, so that no secret is ever used for two things. */
export function deriveKey(secret: string, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, 'mywasender', purpose, 32));
}
