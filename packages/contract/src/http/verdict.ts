import { type Static, Type } from 'typebox';
import { LICENSE_CODE_LIST } from '../license-codes.ts';
import { Device } from './devices.ts';
import { Id, Instant, NullableInstant, NullableString } from './page.ts';

/** base64url of 16–64 random bytes, new for every request; the lease in the answer repeats it. */
export const Nonce = Type.String({ pattern: '^[A-Za-z0-9_-]{22,86}$' });

/** A compact JWS. */
export const Token = Type.String({
  minLength: 20,
  maxLength: 4096,
  pattern: '^[\\w-]+\\.[\\w-]+\\.[\\w-]+$',
});

/** Public half of the device key. */
export const DevicePublicKey = Type.Object(
  {
    kty: Type.Literal('OKP'),
    crv: Type.Literal('Ed25519'),
    x: Type.String({ pattern: '^[A-Za-z0-9_-]{43}$' }),
  },
  { additionalProperties: false },
);
export type DevicePublicKey = Static<typeof DevicePublicKey>;

/** Component name → 64 hex digits (HMAC-SHA256 of its value). Never empty. */
export const Fingerprint = Type.Record(
  Type.String({ pattern: '^[a-zA-Z][a-zA-Z0-9]{1,31}$' }),
  Type.String({ pattern: '^[0-9a-f]{64}$' }),
  { minProperties: 1, maxProperties: 16, additionalProperties: false },
);
export type Fingerprint = Static<typeof Fingerprint>;

const AppVersion = Type.String({ pattern: '^\\d+\\.\\d+\\.\\d+([.+-][\\w.+-]{1,40})?$', maxLength: 60 });

const deviceFacts = {
  fingerprint: Fingerprint,
  name: Type.String({ minLength: 1, maxLength: 120 }),
  platform: Type.String({ minLength: 1, maxLength: 40 }),
  appVersion: AppVersion,
};
const NewDevice = Type.Object(
  { publicKey: DevicePublicKey, ...deviceFacts },
  { additionalProperties: false },
);

/** `POST /v1/licenses/activate` → 200 {@link Verdict}. */
export const ActivateBody = Type.Object(
  {
    key: Type.String({ minLength: 1, maxLength: 100 }),
    device: NewDevice,
    nonce: Nonce,
    /** take the place of this device of the license (from its swap budget) */
    replaceDeviceId: Type.Optional(Id),
  },
  { additionalProperties: false },
);
export type ActivateBody = Static<typeof ActivateBody>;

/** What a proof names where there is no license yet. */
export const NO_LICENSE = '00000000-0000-0000-0000-000000000000';

/**
 * `POST /v1/licenses/trial` → 200 {@link Verdict}: the trial of this computer, new or the one it has had. `proof`
 * is by the key of `device` and names {@link NO_LICENSE}.
 */
export const StartTrialBody = Type.Object(
  { device: NewDevice, nonce: Nonce, proof: Token },
  { additionalProperties: false },
);
export type StartTrialBody = Static<typeof StartTrialBody>;

/** What the app writes into a request file, signed by its device key as `activation-request+jwt`. */
export const ActivationRequestClaims = Type.Object({
  ...deviceFacts,
  nonce: Nonce,
  /** seconds */
  iat: Type.Integer(),
});
export type ActivationRequestClaims = Static<typeof ActivationRequestClaims>;

/** A request file of the app, and the license file that answers it: one line of JSON each. */
export const ActivationRequestFile = Type.Object({
  type: Type.Literal('mywasender/activation-request'),
  request: Type.String({ minLength: 20, maxLength: 8192 }),
});
export const LicenseFile = Type.Object({
  type: Type.Literal('mywasender/license'),
  lease: Type.String({ minLength: 20, maxLength: 16_384 }),
});

/**
 * `POST /v1/licenses/:id/offline-activation` (owner chain) → 200 {@link OfflineActivationAnswer}. `requestFile` is
 * the file the app wrote, as it is.
 */
export const OfflineActivationBody = Type.Object(
  { requestFile: Type.String({ minLength: 1, maxLength: 20_000 }), replaceDeviceId: Type.Optional(Id) },
  { additionalProperties: false },
);
export type OfflineActivationBody = Static<typeof OfflineActivationBody>;

/** `POST /v1/licenses/validate` → 200 {@link Verdict}. `proof`: see `signDeviceProof` in packages/licensing. */
export const ValidateBody = Type.Object(
  {
    licenseToken: Token,
    nonce: Nonce,
    proof: Token,
    appVersion: Type.Optional(AppVersion),
    fingerprint: Type.Optional(Fingerprint),
  },
  { additionalProperties: false },
);
export type ValidateBody = Static<typeof ValidateBody>;

/** `POST /v1/licenses/refresh` → 200 {@link Verdict} with a new `licenseToken` and `refreshToken`. */
export const RefreshLicenseBody = Type.Object(
  { refreshToken: Type.String({ pattern: '^[A-Za-z0-9_-]{43}$' }), nonce: Nonce, proof: Token },
  { additionalProperties: false },
);
export type RefreshLicenseBody = Static<typeof RefreshLicenseBody>;

/** `POST /v1/licenses/deactivate` → 204. */
export const DeactivateBody = Type.Object(
  { licenseToken: Token, proof: Token },
  { additionalProperties: false },
);
export type DeactivateBody = Static<typeof DeactivateBody>;

/**
 * HTTP 200 whenever the server reached a conclusion, also a denial. The app believes `lease` alone; the other
 * fields are for people and logs.
 */
export const Verdict = Type.Object({
  valid: Type.Boolean(),
  code: Type.Enum(LICENSE_CODE_LIST),
  /** one English sentence */
  detail: Type.String(),
  nextCheckAt: Instant,
  /** signed `lease+jwt` */
  lease: Type.String(),
  licenseToken: Type.Optional(Type.String()),
  refreshToken: Type.Optional(Type.String()),
  /** with `DEVICE_LIMIT_REACHED`: the computers that hold the places */
  devices: Type.Optional(Type.Array(Device)),
  /** with `DEVICE_LIMIT_REACHED`: replacements left in the swap budget now */
  swapsLeft: Type.Optional(Type.Integer()),
  /** with a trial: the last characters of its key, by which its seller finds it */
  keyEnd: Type.Optional(Type.String()),
});
export type Verdict = Static<typeof Verdict>;

/** As a {@link Verdict} of an activation, with the file for the app in place of tokens. */
export const OfflineActivationAnswer = Type.Object({
  valid: Type.Boolean(),
  code: Type.Enum(LICENSE_CODE_LIST),
  detail: Type.String(),
  /** content of the license file; null when it was refused */
  licenseFile: NullableString,
  fileName: NullableString,
  /** until when the computer runs on it */
  validUntil: NullableInstant,
  devices: Type.Optional(Type.Array(Device)),
  swapsLeft: Type.Optional(Type.Integer()),
});
export type OfflineActivationAnswer = Static<typeof OfflineActivationAnswer>;

/** `GET /.well-known/jwks.json` → 200. */
export const Jwks = Type.Object({
  keys: Type.Array(
    Type.Object({
      kty: Type.Literal('OKP'),
      crv: Type.Literal('Ed25519'),
      x: Type.String(),
      kid: Type.String(),
      alg: Type.Literal('Ed25519'),
      use: Type.Literal('sig'),
    }),
  ),
  /** `key-introduction+jwt`: each introduces a key, signed by an older one */
  introductions: Type.Optional(Type.Array(Type.String())),
});
export type Jwks = Static<typeof Jwks>;
