import 'reflect-metadata';
import { createSign, createVerify, KeyObject, type webcrypto } from 'node:crypto';
import { BasicConstraintsExtension, X509CertificateGenerator } from '@peculiar/x509';

const RSA = {
  name: 'RSASSA-PKCS1-v1_5',
  hash: 'SHA-256',
  publicExponent: new Uint8Array([1, 0, 1]),
  modulusLength: 2048,
};
/** The issuer's; made faster than another RSA key. */
const EC = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
const DAY_MS = 86_400_000;

/** What webhooks are signed with, and the certificates that say whose it is: the signer's, then its issuer's. */
export interface SigningKey {
  /** names the certificate in its address */
  readonly id: string;
  readonly certificates: string;
  sign(text: string): string;
  verify(text: string, signature: string): boolean;
}

/** A new key with a chain of two certificates, valid for ten years from the day before `now` (ms since 1970). */
export async function createSigningKey(now: number): Promise<SigningKey> {
  const [ca, signer] = await Promise.all([makeKeys(EC), makeKeys(RSA)]);
  const issuer = 'CN=Simulated payments CA, O=MyWASender simulator';
  const times = { notBefore: new Date(now - DAY_MS), notAfter: new Date(now + 3_650 * DAY_MS) };
  const root = await X509CertificateGenerator.createSelfSigned({
    name: issuer,
    keys: ca,
    signingAlgorithm: EC,
    extensions: [new BasicConstraintsExtension(true, 0, true)],
    ...times,
  });
  const leaf = await X509CertificateGenerator.create({
    subject: 'CN=messageverificationcerts.paypal.com, O=MyWASender simulator',
    issuer,
    publicKey: signer.publicKey,
    signingKey: ca.privateKey,
    signingAlgorithm: EC,
    extensions: [new BasicConstraintsExtension(false, undefined, true)],
    ...times,
  });
  const [privateKey, publicKey] = [KeyObject.from(signer.privateKey), KeyObject.from(signer.publicKey)];
  return {
    id: `CERT-${leaf.serialNumber}`,
    certificates: `${leaf.toString('pem')}\n${root.toString('pem')}\n`,
    sign: (text) => createSign('RSA-SHA256').update(text).sign(privateKey, 'base64'),
    verify: (text, signature) =>
      createVerify('RSA-SHA256').update(text).verify(publicKey, signature, 'base64'),
  };
}

async function makeKeys(algorithm: typeof RSA | typeof EC): Promise<webcrypto.CryptoKeyPair> {
  return await crypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
}
