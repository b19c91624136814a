import { type Static, Type } from 'typebox';
import { LANGUAGES } from '../languages.ts';
import { MUTABLE_MAILS } from '../mutable-mails.ts';
import { SessionUser } from './auth.ts';
import { PendingEmail } from './email.ts';

const Language = Type.Enum(LANGUAGES);
const MutedMails = Type.Array(Type.Enum(MUTABLE_MAILS), { uniqueItems: true });

/** `GET /v1/me` → 200 {@link Me}. */
export const Me = Type.Object({
  ...SessionUser.properties,
  /** of mails */
  language: Language,
  /** mails that are not sent to this account */
  mutedMails: MutedMails,
  /** the address the account is to have; null: no change is awaited */
  pendingEmail: Type.Union([PendingEmail, Type.Null()]),
});
export type Me = Static<typeof Me>;

/** `PATCH /v1/me` → 200 {@link Me}; what is left out stays. */
export const UpdateMeBody = Type.Object(
  {
    name: Type.Optional(Type.String({ minLength: 1, maxLength: 120 })),
    language: Type.Optional(Language),
    mutedMails: Type.Optional(MutedMails),
  },
  { additionalProperties: false, minProperties: 1 },
);
export type UpdateMeBody = Static<typeof UpdateMeBody>;
