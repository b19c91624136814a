import { type Static, type TProperties, Type } from 'typebox';
import { ClientKind } from './auth.ts';
import { Id, Instant, NullableInstant } from './page.ts';

const strict = <Fields extends TProperties>(fields: Fields) =>
  Type.Object(fields, { additionalProperties: false });
const Password = Type.String({ minLength: 1, maxLength: 1024 });

/** What can be asked for after the password. */
export const MFA_METHODS = ['totp', 'passkey', 'email', 'sms', 'recovery'] as const;
export const MfaMethod = Type.Enum(MFA_METHODS);
export type MfaMethod = Static<typeof MfaMethod>;

/** Methods whose code is sent to the person. */
export const SentMethod = Type.Enum(['email', 'sms']);
export type SentMethod = Static<typeof SentMethod>;

/** Names one awaited step: unguessable, and good for a few minutes and tries. */
const ChallengeId = Type.String({ minLength: 43, maxLength: 43, pattern: '^[A-Za-z0-9_-]+$' });

/** What `POST /v1/auth/login` answers when the password was right and a second factor is awaited. */
export const MfaChallenge = Type.Object({
  mfaRequired: Type.Literal(true),
  challengeId: ChallengeId,
  /** best first */
  methods: Type.Array(MfaMethod),
});
export type MfaChallenge = Static<typeof MfaChallenge>;

const Base64Url = (maxLength: number) => Type.String({ maxLength, pattern: '^[A-Za-z0-9_-]+$' });
const credentialFields = {
  id: Base64Url(1400),
  rawId: Base64Url(1400),
  type: Type.Literal('public-key'),
  clientExtensionResults: Type.Object({}),
  authenticatorAttachment: Type.Optional(Type.Enum(['platform', 'cross-platform'])),
};

/** What `navigator.credentials.get` gave, in the JSON form of WebAuthn. */
export const PasskeyAssertion = strict({
  ...credentialFields,
  response: strict({
    clientDataJSON: Base64Url(4096),
    authenticatorData: Base64Url(4096),
    signature: Base64Url(4096),
    userHandle: Type.Optional(Base64Url(128)),
  }),
});
export type PasskeyAssertion = Static<typeof PasskeyAssertion>;

/** What `navigator.credentials.create` gave, in the JSON form of WebAuthn. */
export const PasskeyAttestation = strict({
  ...credentialFields,
  response: strict({
    clientDataJSON: Base64Url(4096),
    attestationObject: Base64Url(16_384),
    authenticatorData: Type.Optional(Base64Url(4096)),
    transports: Type.Optional(Type.Array(Type.String({ maxLength: 20 }), { maxItems: 10 })),
    publicKeyAlgorithm: Type.Optional(Type.Integer()),
    publicKey: Type.Optional(Base64Url(4096)),
  }),
});
export type PasskeyAttestation = Static<typeof PasskeyAttestation>;

/** Options for the browser's WebAuthn call, in the JSON form of WebAuthn: passed on as they are. */
const PasskeyOptions = Type.Record(Type.String(), Type.Unknown());

/** `POST /v1/auth/mfa/verify` → 200 as login. `passkey` for that method, `code` for every other. */
export const VerifyMfaBody = strict({
  challengeId: ChallengeId,
  method: MfaMethod,
  code: Type.Optional(Type.String({ minLength: 1, maxLength: 40 })),
  passkey: Type.Optional(PasskeyAssertion),
});
export type VerifyMfaBody = Static<typeof VerifyMfaBody>;

/** `POST /v1/auth/mfa/send` → 202 {@link CodeSent}: sends a code of six digits; the one before it stops working. */
export const SendMfaCodeBody = strict({ challengeId: ChallengeId, method: SentMethod });
export type SendMfaCodeBody = Static<typeof SendMfaCodeBody>;
export const CodeSent = Type.Object({
  /** where it went, mostly hidden: `a…@example.com`, `…42` */
  to: Type.String(),
  /** until when it works */
  expiresAt: Instant,
});
export type CodeSent = Static<typeof CodeSent>;

/** `POST /v1/auth/mfa/passkey` → 200 {@link MfaPasskey}: what to ask the person's passkeys for. */
export const MfaPasskeyBody = strict({ challengeId: ChallengeId });
export type MfaPasskeyBody = Static<typeof MfaPasskeyBody>;
export const MfaPasskey = Type.Object({ options: PasskeyOptions });
export type MfaPasskey = Static<typeof MfaPasskey>;

/** `POST /v1/auth/passkey` → 200 {@link PasskeyChallenge}: signing in with a passkey instead of a password. */
export const PasskeyChallenge = Type.Object({ challengeId: ChallengeId, options: PasskeyOptions });
export type PasskeyChallenge = Static<typeof PasskeyChallenge>;
export const StartPasskeyBody = strict({});
/** `POST /v1/auth/passkey/verify` → 200 as login. */
export const VerifyPasskeyBody = strict({
  challengeId: ChallengeId,
  passkey: PasskeyAssertion,
  client: Type.Optional(ClientKind),
});
export type VerifyPasskeyBody = Static<typeof VerifyPasskeyBody>;

export const FACTOR_KINDS = ['totp', 'email', 'sms'] as const;
export const FactorKind = Type.Enum(FACTOR_KINDS);
export type FactorKind = Static<typeof FactorKind>;
export const FactorParams = strict({ kind: FactorKind });
export type FactorParams = Static<typeof FactorParams>;

export const Factor = Type.Object({
  kind: FactorKind,
  since: Instant,
  lastUsedAt: NullableInstant,
  /** of sms the last two digits, `…42`; else empty */
  hint: Type.String(),
});
export type Factor = Static<typeof Factor>;

export const Passkey = Type.Object({
  id: Id,
  name: Type.String(),
  createdAt: Instant,
  lastUsedAt: NullableInstant,
  /** kept by the person's password manager or cloud account, not on one device alone */
  synced: Type.Boolean(),
});
export type Passkey = Static<typeof Passkey>;

/** `GET /v1/me/factors` → 200 {@link Factors}. */
export const Factors = Type.Object({
  items: Type.Array(Factor),
  passkeys: Type.Array(Passkey),
  recoveryCodesLeft: Type.Integer(),
  /** kinds this server and account can have */
  offered: Type.Array(FactorKind),
  /** this role must keep at least one */
  required: Type.Boolean(),
});
export type Factors = Static<typeof Factors>;

/** `POST /v1/me/factors/totp` → 201 {@link TotpSeed}, shown this once; `…/email` → 202 {@link CodeSent}. */
export const PasswordBody = strict({ password: Password });
export type PasswordBody = Static<typeof PasswordBody>;
export const TotpSeed = Type.Object({
  /** base32, for typing it in */
  secret: Type.String(),
  /** `otpauth://totp/…`: what the QR code holds */
  uri: Type.String(),
});
export type TotpSeed = Static<typeof TotpSeed>;

/** `POST /v1/me/factors/sms` → 202 {@link CodeSent}. */
export const StartSmsBody = strict({
  password: Password,
  phone: Type.String({ pattern: '^\\+[1-9][0-9]{6,14}$' }),
});
export type StartSmsBody = Static<typeof StartSmsBody>;

/** `POST /v1/me/factors/:kind/confirm` → 200 {@link RecoveryCodes}; from then on the factor is asked for. */
export const ConfirmFactorBody = strict({ code: Type.String({ minLength: 6, maxLength: 12 }) });
export type ConfirmFactorBody = Static<typeof ConfirmFactorBody>;
/** Also of `POST /v1/me/recovery-codes`, which makes new ones. Shown this once; null: the old ones still count. */
export const RecoveryCodes = Type.Object({
  recoveryCodes: Type.Unsafe<string[] | null>({ type: ['array', 'null'], items: { type: 'string' } }),
});
export type RecoveryCodes = Static<typeof RecoveryCodes>;

const PasskeyName = Type.String({ minLength: 1, maxLength: 60 });
/** `POST /v1/me/passkeys/options` → 200 {@link PasskeyChallenge}; `POST /v1/me/passkeys` → 201 {@link AddedPasskey}. */
export const AddPasskeyBody = strict({
  challengeId: ChallengeId,
  name: PasskeyName,
  passkey: PasskeyAttestation,
});
export type AddPasskeyBody = Static<typeof AddPasskeyBody>;
export const AddedPasskey = Type.Object({ passkey: Passkey, ...RecoveryCodes.properties });
export type AddedPasskey = Static<typeof AddedPasskey>;
/** `PATCH /v1/me/passkeys/:id` → 200 {@link Passkey}. */
export const RenamePasskeyBody = strict({ name: PasskeyName });
export type RenamePasskeyBody = Static<typeof RenamePasskeyBody>;

/** `POST /v1/admin/users/:id/factors/reset` (admin) → 200: all factors are gone, all sessions end. */
export const FactorsReset = Type.Object({ removed: Type.Integer() });
export type FactorsReset = Static<typeof FactorsReset>;
