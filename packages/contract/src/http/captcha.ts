import { type Static, Type } from 'typebox';

/** `GET /v1/auth/captcha` → 200: a challenge of ALTCHA, version 2. Its widget and `solveCaptcha` both solve it. */
export const CaptchaChallenge = Type.Object(
  {
    parameters: Type.Object(
      {
        algorithm: Type.String({ maxLength: 20 }),
        nonce: Type.String({ maxLength: 100 }),
        salt: Type.String({ maxLength: 100 }),
        /** rounds of one computation */
        cost: Type.Integer(),
        keyLength: Type.Integer(),
        keyPrefix: Type.String({ maxLength: 100 }),
        /** seconds since 1970 */
        expiresAt: Type.Integer(),
      },
      { additionalProperties: false },
    ),
    signature: Type.String({ maxLength: 200 }),
  },
  { additionalProperties: false },
);
export type CaptchaChallenge = Static<typeof CaptchaChallenge>;

/** `captcha` of the sign-in: this as JSON in base64. Each challenge is taken once. */
export const CaptchaPayload = Type.Object({
  challenge: CaptchaChallenge,
  solution: Type.Object({
    counter: Type.Integer({ minimum: 0 }),
    derivedKey: Type.String({ maxLength: 200 }),
  }),
});
export type CaptchaPayload = Static<typeof CaptchaPayload>;
