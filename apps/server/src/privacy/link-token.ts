import { randomBytes } from 'node:crypto';
import { sha256 } from '../crypto/digest.ts';

/** The end of a link in a mail, and what is stored of it. */
export function newLinkToken() {
  const token = randomBytes(32).toString('base64url');
  return { token, hash: sha256(token) };
}
