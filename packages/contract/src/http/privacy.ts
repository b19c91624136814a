import { type Static, Type } from 'typebox';
import { Instant } from './page.ts';

const Password = Type.String({ minLength: 1, maxLength: 1024 });

/** `POST /v1/me/export` → 202; a link is mailed that gives the data once. */
export const AskExportBody = Type.Object({ password: Password }, { additionalProperties: false });
export const ExportAsked = Type.Object({ accepted: Type.Literal(true) });
export type ExportAsked = Static<typeof ExportAsked>;

/** The end of a link in a mail. */
export const LinkBody = Type.Object(
  { token: Type.String({ minLength: 1, maxLength: 200 }) },
  { additionalProperties: false },
);

/** Everything stored about one person, by table. */
export const PersonalData = Type.Object({
  exportedAt: Instant,
  account: Type.Record(Type.String(), Type.Unknown()),
  sessions: Type.Array(Type.Unknown()),
  secondFactors: Type.Array(Type.Unknown()),
  passkeys: Type.Array(Type.Unknown()),
  apiKeys: Type.Array(Type.Unknown()),
  webhooks: Type.Array(Type.Unknown()),
  licensesBought: Type.Array(Type.Unknown()),
  licensesIssued: Type.Array(Type.Unknown()),
  orders: Type.Array(Type.Unknown()),
  quota: Type.Array(Type.Unknown()),
  actions: Type.Array(Type.Unknown()),
});
export type PersonalData = Static<typeof PersonalData>;

/** `DELETE /v1/me` → 200: closed now, erased at `dueAt` unless the mailed link is used before. */
export const DeleteMeBody = Type.Object({ password: Password }, { additionalProperties: false });
export const DeletionScheduled = Type.Object({ dueAt: Instant });
export type DeletionScheduled = Static<typeof DeletionScheduled>;
