import { randomBytes, timingSafeEqual } from 'node:crypto';
import { sha256 } from '../crypto/digest.ts';

/** The link of the success page shows keys for so long. */
const TOKEN_DAYS = 30;

/** What the link of the success page carries: 256 bits, of which the hash is stored. */
export function createOrderToken() {
  const token = randomBytes(32).toString('base64url');
  return { token, tokenHash: sha256(token) };
}

/** Whether a token is that of the order and not too old. */
export function opensOrder(
  order: { readonly tokenHash: Uint8Array | null; readonly createdAt: Date },
  token: string,
  now: Date,
): boolean {
  const age = now.getTime() - order.createdAt.getTime();
  return (
    order.tokenHash !== null &&
    timingSafeEqual(order.tokenHash, sha256(token)) &&
    age <= TOKEN_DAYS * 86_400_000
  );
}
