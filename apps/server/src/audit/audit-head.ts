import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';
import { jwtVerify, SignJWT } from 'jose';
import { type Static, Type } from 'typebox';
import Value from 'typebox/value';
import { deriveKey } from '../crypto/digest.ts';

/** Length and last hash of the audit chain at a time. Kept elsewhere, it shows that the end was cut off later. */
const AuditHead = Type.Object({
  position: Type.Integer({ minimum: 1 }),
  hash: Type.String({ pattern: '^[0-9a-f]{64}$' }),
  iat: Type.Integer(),
});
export type AuditHead = Static<typeof AuditHead>;

const TYPE = 'audit-head+jwt';
/** DER of an Ed25519 private key up to its 32 bytes (RFC 8410). */
const PKCS8_PREFIX = Buffer.from('302e020100300506032b657004220420', 'hex');

/** Derived from LICENSE_SECRET, which stays for the life of a server: old heads must stay verifiable. */
export function auditHeadKey(licenseSecret: string): KeyObject {
  const seed = deriveKey(licenseSecret, 'audit-head');
  return createPrivateKey({ key: Buffer.concat([PKCS8_PREFIX, seed]), format: 'der', type: 'pkcs8' });
}

export function signAuditHead(key: KeyObject, { iat, ...head }: AuditHead): Promise<string> {
  return new SignJWT(head).setProtectedHeader({ alg: 'Ed25519', typ: TYPE }).setIssuedAt(iat).sign(key);
}

/** null: nobody with this server's secret signed it. */
export async function readAuditHead(key: KeyObject, token: string): Promise<AuditHead | null> {
  try {
    const { payload } = await jwtVerify(token, createPublicKey(key), { algorithms: ['Ed25519'], typ: TYPE });
    return Value.Check(AuditHead, payload) ? payload : null;
  } catch {
    // whatever is wrong with it: it proves nothing
    return null;
  }
}
