import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import type { PasskeyAssertion, PasskeyAttestation } from '@mywasender/contract/http/mfa';
import { isoCBOR } from '@simplewebauthn/server/helpers';

const sha256 = (data: Uint8Array | string) => createHash('sha256').update(data).digest();
const base64url = (data: Uint8Array) => Buffer.from(data).toString('base64url');

const USER_PRESENT = 0x01;
const USER_VERIFIED = 0x04;
const HAS_CREDENTIAL = 0x40;

/** An authenticator with one P-256 passkey, its counter in the hands of the test. */
export function createTestAuthenticator({ rpId = 'localhost', origin = 'http://localhost:4400' } = {}) {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const id = randomBytes(16);
  const self = { counter: 0, userVerified: true, origin, rpId };

  const authenticatorData = (credential?: Uint8Array) => {
    const flags =
      USER_PRESENT |
      (self.userVerified ? USER_VERIFIED : 0) |
      (credential === undefined ? 0 : HAS_CREDENTIAL);
    const counter = Buffer.alloc(4);
    counter.writeUInt32BE(self.counter);
    return Buffer.concat([sha256(self.rpId), Buffer.from([flags]), counter, credential ?? Buffer.alloc(0)]);
  };
  const clientData = (type: string, challenge: unknown) =>
    Buffer.from(JSON.stringify({ type, challenge, origin: self.origin, crossOrigin: false }));
  const names = {
    id: base64url(id),
    rawId: base64url(id),
    type: 'public-key',
    clientExtensionResults: {},
  } as const;

  return Object.assign(self, {
    id: names.id,
    /** `navigator.credentials.create` */
    create(options: Record<string, unknown>): PasskeyAttestation {
      const jwk = publicKey.export({ format: 'jwk' });
      const cose = new Map<number, number | Uint8Array>([
        [1, 2],
        [3, -7],
        [-1, 1],
        [-2, Uint8Array.from(Buffer.from(String(jwk.x), 'base64url'))],
        [-3, Uint8Array.from(Buffer.from(String(jwk.y), 'base64url'))],
      ]);
      const length = Buffer.from([0, id.length]);
      const data = authenticatorData(Buffer.concat([Buffer.alloc(16), length, id, isoCBOR.encode(cose)]));
      const attestation = new Map<string, unknown>([
        ['fmt', 'none'],
        ['attStmt', new Map()],
        ['authData', Uint8Array.from(data)],
      ]);
      return {
        ...names,
        response: {
          clientDataJSON: base64url(clientData('webauthn.create', options.challenge)),
          attestationObject: base64url(isoCBOR.encode(attestation as never)),
          transports: ['internal'],
        },
      };
    },
    /** `navigator.credentials.get` */
    get(options: Record<string, unknown>): PasskeyAssertion {
      const data = authenticatorData();
      const client = clientData('webauthn.get', options.challenge);
      const signature = sign('sha256', Buffer.concat([data, sha256(client)]), privateKey);
      return {
        ...names,
        response: {
          clientDataJSON: base64url(client),
          authenticatorData: base64url(data),
          signature: base64url(signature),
        },
      };
    },
  });
}
