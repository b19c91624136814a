import { createPrivateKey, type KeyObject, randomBytes, randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { LICENSE_CODES, type LicenseCode } from '@mywasender/contract/license-codes';
import type { LeaseClaims } from '@mywasender/contract/license-lease';
import { writeLicenseFile } from '@mywasender/licensing/activation-request';
import { deviceKeyThumbprint, generateDeviceKeyPair } from '@mywasender/licensing/device-key';
import { verifyDeviceProof } from '@mywasender/licensing/device-proof';
import { type LeaseVerificationKey, signLease } from '@mywasender/licensing/lease';
import { formatLicenseKey, LICENSE_KEY_BYTES } from '@mywasender/licensing/license-key';

/** What the tiny server does with the next requests. */
export interface LicenseServerKnobs {
  code: LicenseCode;
  /** Of the license every key belongs to from now on. */
  licenseId: string;
  /** `down`: no answer at all (only over `fetch`). */
  mood:
    | 'up'
    | 'down'
    | 'error'
    | 'busy'
    | 'wrong-nonce'
    | 'forged'
    | 'replay'
    | 'token-invalid'
    | 'proof-clock';
  now: () => number;
  devices: {
    id: string;
    name: string;
    platform: string;
    appVersion: string;
    activatedAt: string;
    lastSeenAt: string;
    offlineUntil: string | null;
  }[];
  /** The key that signs from now on, and the statements published beside the keys. */
  signer: { kid: string; privateKey: KeyObject };
  introductions: string[];
  trial: boolean;
  /** Paths asked, oldest first. */
  readonly asked: string[];
}

export interface TinyLicenseServer {
  readonly knobs: LicenseServerKnobs;
  readonly licenseKey: string;
  /** The key the server began with. */
  readonly firstKey: { readonly kid: string; readonly privateKey: KeyObject };
  /** A license file as the server makes it for the nonce of a request. */
  licenseFile(nonce: string, thumbprint: string, days?: number): Promise<string>;
  readonly keys: readonly LeaseVerificationKey[];
  readonly url: string;
  readonly fetch: typeof fetch;
}

interface Answer {
  readonly status: number;
  readonly body: unknown;
  readonly headers?: Record<string, string>;
}

const DAY = 86_400;
const DEVICE_ID = randomUUID();
const PLAN_ID = randomUUID();

/** The license server in miniature, built on packages/licensing; answers in memory, or over HTTP with `listen`. */
export async function createTinyLicenseServer(): Promise<
  TinyLicenseServer & { listen(): Promise<() => void> }
> {
  const pair = await newKey();
  const forger = await newKey();
  const key: LeaseVerificationKey = { kid: 'test', ...pair.publicKeyJwk };
  const firstKey = { kid: 'test', privateKey: pair.privateKey };
  const licenseKey = formatLicenseKey(randomBytes(LICENSE_KEY_BYTES));
  const knobs: LicenseServerKnobs = {
    code: 'VALID',
    licenseId: randomUUID(),
    mood: 'up',
    now: () => Date.now(),
    devices: [],
    signer: firstKey,
    introductions: [],
    trial: true,
    asked: [],
  };
  let lastLease = '';
  let url = 'http://license.test';

  const lease = async (
    nonce: string,
    thumbprint: string,
    code: LicenseCode,
    key: { readonly kid: string; readonly privateKey: KeyObject },
    fileDays?: number,
  ): Promise<string> => {
    const iat = Math.floor(knobs.now() / 1000);
    const known = code !== 'NOT_FOUND';
    const claims: Omit<LeaseClaims, 'iss' | 'aud'> = {
      licenseId: known ? knobs.licenseId : null,
      deviceId: code === 'VALID' ? DEVICE_ID : null,
      deviceKeyThumbprint: thumbprint,
      status: code === 'VALID' ? 'active' : 'unknown',
      code,
      planId: PLAN_ID,
      planName: 'Pro',
      entitlements: [],
      limits: {},
      nonce,
      iat,
      nextCheckAt: iat + DAY,
      graceUntil: iat + 7 * DAY,
      exp: iat + 7 * DAY,
      licenseExpiresAt: null,
    };
    const until = iat + (fileDays ?? 0) * DAY;
    const ofFile = { nextCheckAt: until, graceUntil: until, exp: until, offline: true as const };
    return signLease({ claims: fileDays === undefined ? claims : { ...claims, ...ofFile }, key });
  };

  const verdict = async (nonce: string, thumbprint: string): Promise<Answer> => {
    const { code, mood } = knobs;
    const said = mood === 'wrong-nonce' ? randomBytes(32).toString('base64url') : nonce;
    const fresh = await lease(
      said,
      thumbprint,
      code,
      mood === 'forged' ? { kid: 'test', privateKey: forger.privateKey } : knobs.signer,
    );
    const token = mood === 'replay' && lastLease !== '' ? lastLease : fresh;
    if (mood === 'up') lastLease = fresh;
    const tokens = {
      licenseToken: `${randomBytes(12).toString('base64url')}.e30.sig`,
      refreshToken: randomBytes(32).toString('base64url'),
    };
    return {
      status: 200,
      body: {
        valid: code === 'VALID',
        code,
        detail: LICENSE_CODES[code].text,
        nextCheckAt: new Date(knobs.now() + DAY * 1000).toISOString(),
        lease: token,
        ...(code === 'VALID' ? tokens : {}),
        ...(code === 'DEVICE_LIMIT_REACHED' ? { devices: knobs.devices, swapsLeft: 3 } : {}),
      },
    };
  };

  const answer = async (method: string, path: string, raw: string): Promise<Answer> => {
    // the stream is asked for when it likes; tests of it have their own
    if (path === '/v1/licenses/events') return { status: 404, body: {} };
    knobs.asked.push(path);
    const refuse = (status: number, code: string, params = {}): Answer => ({
      status,
      body: { code, message: code, params, requestId: 'test' },
    });
    if (path === '/.well-known/jwks.json') {
      return {
        status: 200,
        body: {
          keys: [{ ...key, alg: 'Ed25519', use: 'sig' }],
          introductions: knobs.introductions,
        },
      };
    }
    if (knobs.mood === 'error') return refuse(500, 'INTERNAL');
    if (knobs.mood === 'busy') return { ...refuse(429, 'RATE_LIMITED'), headers: { 'retry-after': '30' } };
    if (path === '/v1/trial') {
      const days = knobs.trial ? 14 : null;
      return { status: 200, body: { available: knobs.trial, days, planName: null } };
    }
    const body = JSON.parse(raw === '' ? '{}' : raw);
    if (path === '/v1/licenses/activate') {
      return verdict(body.nonce, deviceKeyThumbprint(body.device.publicKey));
    }
    if (knobs.mood === 'token-invalid' && path === '/v1/licenses/validate') {
      return refuse(400, 'LICENSE_TOKEN_INVALID', { reason: 'expired' });
    }
    const proved = await verifyDeviceProof({
      proof: body.proof,
      method,
      urls: [`${url}${path}`],
      nonce: body.nonce,
      now: knobs.now(),
    }).catch((error: { code: string; params: object }) => error);
    if (!('thumbprint' in proved)) return refuse(400, proved.code, proved.params);
    if (path === '/v1/licenses/trial' && !knobs.trial) return refuse(409, 'TRIAL_UNAVAILABLE');
    if (path === '/v1/licenses/deactivate') return { status: 204, body: '' };
    return verdict(body.nonce, proved.thumbprint);
  };

  const inMemory: typeof fetch = async (input, init) => {
    const address = new URL(input instanceof Request ? input.url : input);
    if (knobs.mood === 'down') throw new TypeError('fetch failed');
    const { status, body, headers } = await answer(
      init?.method ?? 'GET',
      address.pathname,
      typeof init?.body === 'string' ? init.body : '',
    );
    return new Response(status === 204 ? null : JSON.stringify(body), {
      status,
      headers: { 'content-type': 'application/json', ...headers },
    });
  };

  return {
    knobs,
    licenseKey,
    firstKey,
    licenseFile: async (nonce, thumbprint, days = 30) =>
      writeLicenseFile(await lease(nonce, thumbprint, 'VALID', knobs.signer, days)),
    keys: [key],
    get url() {
      return url;
    },
    fetch: inMemory,
    listen: async () => {
      const server = createServer((request, response) => {
        const chunks: Buffer[] = [];
        request.on('data', (chunk: Buffer) => chunks.push(chunk));
        request.on('end', () => {
          if (knobs.mood === 'down') {
            request.socket.destroy();
            return;
          }
          void answer(request.method ?? 'GET', request.url ?? '/', Buffer.concat(chunks).toString()).then(
            ({ status, body, headers }) => {
              response.writeHead(status, { 'content-type': 'application/json', ...headers });
              response.end(status === 204 ? undefined : JSON.stringify(body));
            },
          );
        });
      });
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      const { port } = server.address() as AddressInfo;
      url = `http://127.0.0.1:${port}`;
      return () => server.close();
    },
  };
}

async function newKey() {
  const { publicKeyJwk, privateKeyJwk } = await generateDeviceKeyPair();
  return { publicKeyJwk, privateKey: createPrivateKey({ key: { ...privateKeyJwk }, format: 'jwk' }) };
}
