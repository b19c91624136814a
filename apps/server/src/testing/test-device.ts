import { createHash, randomBytes } from 'node:crypto';
import { NO_LICENSE, type Verdict } from '@mywasender/contract/http/verdict';
import { writeActivationRequest } from '@mywasender/licensing/activation-request';
import { generateDeviceKeyPair } from '@mywasender/licensing/device-key';
import { signDeviceProof } from '@mywasender/licensing/device-proof';
import { verifyLease } from '@mywasender/licensing/lease';
import type { TestServer } from './test-server.ts';

const hash = (text: string) => createHash('sha256').update(text).digest('hex');
export const newNonce = () => randomBytes(24).toString('base64url');

/** An installation of the app: a device key, a fingerprint, and the calls it makes. */
export async function createTestDevice(server: TestServer, seed: string = newNonce()) {
  const keys = await generateDeviceKeyPair();
  const device = {
    publicKey: keys.publicKeyJwk,
    fingerprint: {
      machineId: hash(`m${seed}`),
      platformUuid: hash(`p${seed}`),
      diskSerial: hash(`d${seed}`),
    },
    name: `Computer ${seed.slice(0, 4)}`,
    platform: 'linux',
    appVersion: '1.0.0',
  };
  const activateBody = (key: string, more: object = {}) => ({ key, device, nonce: newNonce(), ...more });
  const prove = (
    call: string,
    nonce: string,
    licenseId: string,
    now = server.clock.ms,
    method: 'GET' | 'POST' = 'POST',
  ) =>
    signDeviceProof({
      privateKeyJwk: keys.privateKeyJwk,
      method,
      url: `http://127.0.0.1:4400/v1/licenses/${call}`,
      nonce,
      licenseId,
      now,
    });
  const post = (call: string, body: object) =>
    server.call({ method: 'POST', url: `/v1/licenses/${call}`, body });

  /** Reads the lease as the app does, and holds it against the verdict. */
  const trust = async (verdict: Verdict, nonce: string) => {
    const { claims } = await verifyLease({
      token: verdict.lease,
      keys: server.deps.config.leaseKeys.map(({ publicKey }) => publicKey),
      nonce,
      deviceKeyThumbprint: keys.thumbprint,
      now: server.clock.ms,
    });
    if (claims.code !== verdict.code) throw new Error('lease and verdict differ');
    return claims;
  };

  return {
    keys,
    device,
    activateBody,
    prove,
    trust,
    async activate(key: string, more: object = {}) {
      const body = activateBody(key, more);
      const { json } = await post('activate', body);
      return { verdict: json as Verdict, claims: await trust(json, body.nonce) };
    },
    async validate(tokens: Pick<Verdict, 'licenseToken'>, licenseId: string, more: object = {}) {
      const nonce = newNonce();
      const proof = await prove('validate', nonce, licenseId);
      const { json } = await post('validate', { licenseToken: tokens.licenseToken, nonce, proof, ...more });
      return { verdict: json as Verdict, claims: await trust(json, nonce) };
    },
    async startTrial(more: object = {}) {
      const nonce = newNonce();
      const proof = await prove('trial', nonce, NO_LICENSE);
      const { status, json } = await post('trial', { device, nonce, proof, ...more });
      if (status !== 200) return { status, verdict: json as Verdict, claims: null };
      return { status, verdict: json as Verdict, claims: await trust(json, nonce) };
    },
    /** what the app writes for a computer without internet, and the nonce it remembers */
    async requestFile(now = server.clock.ms) {
      const nonce = newNonce();
      const { publicKey: _, ...facts } = device;
      const content = await writeActivationRequest({
        privateKeyJwk: keys.privateKeyJwk,
        device: facts,
        nonce,
        now,
      });
      return { nonce, content };
    },
    async refresh(refreshToken: string | undefined, licenseId: string) {
      const nonce = newNonce();
      const proof = await prove('refresh', nonce, licenseId);
      const { status, json } = await post('refresh', { refreshToken, nonce, proof });
      if (status !== 200) return { status, verdict: json as Verdict };
      await trust(json, nonce);
      return { status, verdict: json as Verdict };
    },
    async deactivate(tokens: Pick<Verdict, 'licenseToken'>, licenseId: string) {
      const proof = await prove('deactivate', newNonce(), licenseId);
      return post('deactivate', { licenseToken: tokens.licenseToken, proof });
    },
  };
}
