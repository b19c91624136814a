import { LICENSE_CODES } from '../../license-codes.ts';
import type { appRoutes } from '../routes/app.ts';
import type { Verdict } from '../verdict.ts';
import type { RouteExamples } from './route-examples.ts';
import { device, KEY, REFRESH_TOKEN, TOKEN } from './sample.ts';

const NONCE = 'q2n8Xw5Z0rT7yB3kM9cD1fH6jL4pS8vA2eG5iK7oU0s';
const publicKey = { kty: 'OKP', crv: 'Ed25519', x: '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo' } as const;
const fingerprint = { cpu: '5e'.repeat(32), disk: 'a7'.repeat(32) };
const newDevice = { publicKey, fingerprint, name: 'Front desk', platform: 'win32', appVersion: '0.1.0' };
const valid: Verdict = {
  valid: true,
  code: 'VALID',
  detail: LICENSE_CODES.VALID.text,
  nextCheckAt: '2026-11-26T07:12:00.000Z',
  lease: TOKEN,
};

export const appExamples: RouteExamples<keyof typeof appRoutes> = {
  'GET /.well-known/jwks.json': {
    answer: { keys: [{ ...publicKey, kid: '2026-11', alg: 'Ed25519', use: 'sig' }] },
  },
  'POST /v1/licenses/activate': {
    body: {
      key: KEY,
      device: newDevice,
      nonce: NONCE,
    },
    answer: {
      valid: false,
      code: 'DEVICE_LIMIT_REACHED',
      detail: LICENSE_CODES.DEVICE_LIMIT_REACHED.text,
      nextCheckAt: '2026-11-26T07:12:00.000Z',
      lease: TOKEN,
      devices: [device],
      swapsLeft: 3,
    },
  },
  'GET /v1/licenses/events': {
    answer: 'event: ready\ndata: {"digest":"47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU"}\n\n',
  },
  'GET /v1/trial': { answer: { available: true, days: 14, planName: 'Trial' } },
  'POST /v1/licenses/trial': {
    body: { device: newDevice, nonce: NONCE, proof: TOKEN },
    answer: { ...valid, licenseToken: TOKEN, refreshToken: REFRESH_TOKEN, keyEnd: KEY.slice(-5) },
  },
  'POST /v1/licenses/:id/offline-activation': {
    body: { requestFile: JSON.stringify({ type: 'mywasender/activation-request', request: TOKEN }) },
    answer: {
      valid: true,
      code: 'VALID',
      detail: LICENSE_CODES.VALID.text,
      licenseFile: JSON.stringify({ type: 'mywasender/license', lease: TOKEN }),
      fileName: 'front-desk.mwslicense',
      validUntil: '2026-12-25T08:00:00.000Z',
    },
  },
  'POST /v1/licenses/validate': {
    body: { licenseToken: TOKEN, nonce: NONCE, proof: TOKEN, appVersion: '0.1.0', fingerprint },
    answer: valid,
  },
  'POST /v1/licenses/refresh': {
    body: { refreshToken: REFRESH_TOKEN, nonce: NONCE, proof: TOKEN },
    answer: { ...valid, licenseToken: TOKEN, refreshToken: REFRESH_TOKEN },
  },
  'POST /v1/licenses/deactivate': { body: { licenseToken: TOKEN, proof: TOKEN } },
};
