import type { CodeSent, Passkey, PasskeyAssertion, PasskeyChallenge } from '../mfa.ts';
import type { secondFactorRoutes } from '../routes/second-factors.ts';
import type { RouteExamples } from './route-examples.ts';
import { CHALLENGE_ID, PASSWORD, signedIn } from './sample.ts';

const sent: CodeSent = { to: 's…@example.com', expiresAt: '2026-11-25T08:10:00.000Z' };
const confirmed = { password: PASSWORD };
const recoveryCodes = ['h7kq-2mzd-w9pt', 'c4xv-8nrb-y3fj'];

const credential = {
  id: 'dGhlLWtleQ',
  rawId: 'dGhlLWtleQ',
  type: 'public-key',
  clientExtensionResults: {},
} as const;
const clientDataJSON = 'eyJ0eXBlIjoid2ViYXV0aG4uZ2V0In0';
const assertion: PasskeyAssertion = {
  ...credential,
  response: {
    clientDataJSON,
    authenticatorData: 'SZYN5YgOjGh0NBcPZHZgW4_krrmihjLHmVzzuoMdl2M',
    signature: 'MEUCIQ',
  },
};
const toSign = {
  challenge: 'q83vEjRWeJCrze8SNFZ4kA',
  rpId: 'licenses.example.com',
  userVerification: 'required',
};
const challenge: PasskeyChallenge = { challengeId: CHALLENGE_ID, options: toSign };
const passkey: Passkey = {
  id: '6f5e4d3c-2b1a-4099-8877-665544332200',
  name: 'Phone',
  createdAt: '2026-11-25T08:00:00.000Z',
  lastUsedAt: null,
  synced: true,
};

export const secondFactorExamples: RouteExamples<keyof typeof secondFactorRoutes> = {
  'POST /v1/auth/mfa/send': { body: { challengeId: CHALLENGE_ID, method: 'email' }, answer: sent },
  'POST /v1/auth/mfa/passkey': { body: { challengeId: CHALLENGE_ID }, answer: { options: toSign } },
  'POST /v1/auth/mfa/verify': {
    body: { challengeId: CHALLENGE_ID, method: 'totp', code: '492039' },
    answer: signedIn,
  },
  'POST /v1/auth/passkey': { body: {}, answer: challenge },
  'POST /v1/auth/passkey/verify': {
    body: { challengeId: CHALLENGE_ID, passkey: assertion },
    answer: signedIn,
  },
  'GET /v1/me/factors': {
    answer: {
      items: [{ kind: 'totp', since: '2026-03-02T08:20:00.000Z', lastUsedAt: null, hint: '' }],
      passkeys: [passkey],
      recoveryCodesLeft: 10,
      offered: ['totp', 'email'],
      required: false,
    },
  },
  'POST /v1/me/factors/totp': {
    body: confirmed,
    answer: {
      secret: 'JBSWY3DPEHPK3PXP',
      uri: 'otpauth://totp/MyWASender:shop%40example.com?secret=JBSWY3DPEHPK3PXP&issuer=MyWASender',
    },
  },
  'POST /v1/me/factors/email': { body: confirmed, answer: sent },
  'POST /v1/me/factors/sms': {
    body: { ...confirmed, phone: '+4915112345642' },
    answer: { ...sent, to: '…42' },
  },
  'POST /v1/me/factors/:kind/confirm': { body: { code: '492039' }, answer: { recoveryCodes } },
  'POST /v1/me/factors/:kind/remove': { body: confirmed },
  'POST /v1/me/recovery-codes': { body: confirmed, answer: { recoveryCodes } },
  'POST /v1/me/passkeys/options': { body: confirmed, answer: challenge },
  'POST /v1/me/passkeys': {
    body: {
      challengeId: CHALLENGE_ID,
      name: passkey.name,
      passkey: { ...credential, response: { clientDataJSON, attestationObject: 'o2NmbXRkbm9uZQ' } },
    },
    answer: { passkey, recoveryCodes: null },
  },
  'PATCH /v1/me/passkeys/:id': { body: { name: 'Old phone' }, answer: { ...passkey, name: 'Old phone' } },
  'POST /v1/me/passkeys/:id/remove': { body: confirmed },
  'POST /v1/admin/users/:id/factors/reset': { answer: { removed: 2 } },
};
