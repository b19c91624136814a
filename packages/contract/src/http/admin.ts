import { type Static, Type } from 'typebox';
import { Email, Role } from './auth.ts';
import {
  Id,
  Instant,
  NullableInstant,
  NullableInteger,
  NullableString,
  PageQueryFields,
  pageOf,
} from './page.ts';

/** What admins may make of an account; staff are opened by the reseller they work for. */
export const AssignableRole = Type.Enum(['user', 'reseller', 'admin', 'auditor']);
export type AssignableRole = Static<typeof AssignableRole>;

/** One account as admins and auditors see it. */
export const AdminUser = Type.Object({
  id: Id,
  email: Type.String(),
  name: Type.String(),
  role: Role,
  /** the reseller an account of role `staff` works for */
  employerId: NullableString,
  createdAt: Instant,
  /** may not sign in since then */
  disabledAt: NullableInstant,
  /** sign-in is refused until then after too many wrong passwords */
  lockedUntil: NullableInstant,
  /** licenses left in the quota; null unless the account is a reseller */
  balance: NullableInteger,
});
export type AdminUser = Static<typeof AdminUser>;

/** `GET /v1/admin/users` (admin, auditor) → 200 {@link AdminUserPage}. `q`: whole e-mail, `@domain`, or part of the name. */
export const AdminUserQuery = Type.Object(
  { ...PageQueryFields, q: Type.Optional(Type.String({ maxLength: 254 })), role: Type.Optional(Role) },
  { additionalProperties: false },
);
export type AdminUserQuery = Static<typeof AdminUserQuery>;
export const AdminUserPage = pageOf(AdminUser);
export type AdminUserPage = Static<typeof AdminUserPage>;

/** `POST /v1/admin/users` (admin; `Idempotency-Key`) → 201 {@link CreatedUser}. */
export const CreateUserBody = Type.Object(
  { email: Email, name: Type.String({ minLength: 1, maxLength: 120 }), role: AssignableRole },
  { additionalProperties: false },
);
export type CreateUserBody = Static<typeof CreateUserBody>;
/** The password is random, shown this once, and to be handed to the person. */
export const CreatedUser = Type.Object({ user: AdminUser, password: Type.String() });
export type CreatedUser = Static<typeof CreatedUser>;

/** `PATCH /v1/admin/users/:id` (admin) → 200 {@link AdminUser}. Acts at once: the person's sessions end. */
export const SetRoleBody = Type.Object({ role: AssignableRole }, { additionalProperties: false });
export type SetRoleBody = Static<typeof SetRoleBody>;

/** `POST /v1/admin/users/:id/password-reset` (admin) → 202 {@link PasswordResetStarted}. The link goes to the person alone. */
export const StartPasswordResetBody = Type.Object(
  { endSessions: Type.Boolean() },
  { additionalProperties: false },
);
export type StartPasswordResetBody = Static<typeof StartPasswordResetBody>;
export const PasswordResetStarted = Type.Object({ accepted: Type.Literal(true) });
export type PasswordResetStarted = Static<typeof PasswordResetStarted>;

/**
 * `POST /v1/admin/users/:id/quota` (admin; `Idempotency-Key`) → 201 {@link LedgerEntry}. A negative amount
 * takes back, never below 0 (409 `QUOTA_EXCEEDED`).
 */
export const GrantQuotaBody = Type.Object(
  {
    amount: Type.Integer({ minimum: -1_000_000, maximum: 1_000_000 }),
    reason: Type.String({ minLength: 1, maxLength: 500 }),
  },
  { additionalProperties: false },
);
export type GrantQuotaBody = Static<typeof GrantQuotaBody>;

export const LEDGER_KINDS = ['grant', 'issue', 'refund', 'purchase'] as const;
export const LedgerEntry = Type.Object({
  id: Id,
  kind: Type.Enum(LEDGER_KINDS),
  /** grant, purchase and refund positive, issue negative; grant and purchase negative where units are taken back */
  amount: Type.Integer(),
  /** sum of the ledger including this row */
  balanceAfter: Type.Integer(),
  reason: NullableString,
  createdAt: Instant,
});
export type LedgerEntry = Static<typeof LedgerEntry>;

/** `GET /v1/quota/ledger` (reseller, staff: own) and `GET /v1/admin/users/:id/ledger` (admin, auditor), newest first. */
export const LedgerPage = pageOf(LedgerEntry);
export type LedgerPage = Static<typeof LedgerPage>;

/** `GET /v1/quota` (reseller, staff) → 200 {@link Quota}. */
export const Quota = Type.Object({
  balance: Type.Integer(),
  granted: Type.Integer(),
  issued: Type.Integer(),
});
export type Quota = Static<typeof Quota>;

const auditFilters = {
  action: Type.Optional(Type.String({ maxLength: 60 })),
  /** beginning of the action, e.g. `license.` */
  actionPrefix: Type.Optional(Type.String({ minLength: 1, maxLength: 60 })),
  /** at that time or later */
  from: Type.Optional(Instant),
  /** before that time */
  to: Type.Optional(Instant),
  ip: Type.Optional(Type.String({ maxLength: 45 })),
  actorId: Type.Optional(Id),
  targetId: Type.Optional(Type.String({ maxLength: 60 })),
};

/** `GET /v1/admin/audit.csv` (admin, auditor) → 200 {@link AuditCsv}, newest first. */
export const AuditFilters = Type.Object(auditFilters, { additionalProperties: false });
export type AuditFilters = Static<typeof AuditFilters>;
/** RFC 4180 with a byte order mark; cells that would run as a formula begin with `'`. The first line names the columns. */
export const AuditCsv = Type.String();

/** `GET /v1/admin/audit` (admin, auditor) → 200 {@link AuditPage}, newest first. */
export const AuditQuery = Type.Object(
  { ...PageQueryFields, ...auditFilters },
  { additionalProperties: false },
);
export type AuditQuery = Static<typeof AuditQuery>;
export const AuditEntry = Type.Object({
  id: Id,
  at: Instant,
  /** e.g. `license.revoke`, `auth.login` */
  action: Type.String(),
  /** null: nobody was signed in */
  actor: Type.Unsafe<{ id: string; email: string } | null>({
    type: ['object', 'null'],
    properties: { id: { type: 'string' }, email: { type: 'string' } },
  }),
  targetType: NullableString,
  targetId: NullableString,
  ip: NullableString,
  requestId: NullableString,
  details: Type.Record(Type.String(), Type.Unknown()),
});
export type AuditEntry = Static<typeof AuditEntry>;

/** What the server found when it last read the whole trail and recomputed its chain. */
export interface AuditChain {
  readonly intact: boolean;
  /** when it was first found in this state */
  readonly since: string;
  readonly checkedAt: string;
  /** number of the first entry that is wrong, counted from 1; 0: the trail as a whole; null: intact */
  readonly brokenAt: number | null;
  readonly problem: string | null;
}
export const NullableAuditChain = Type.Unsafe<AuditChain | null>({
  type: ['object', 'null'],
  properties: {
    intact: { type: 'boolean' },
    since: { type: 'string', format: 'date-time' },
    checkedAt: { type: 'string', format: 'date-time' },
    brokenAt: { type: ['integer', 'null'] },
    problem: { type: ['string', 'null'] },
  },
});

export const AuditPage = Type.Object({
  ...pageOf(AuditEntry).properties,
  /** null: not checked since the server was set up */
  chain: NullableAuditChain,
});
export type AuditPage = Static<typeof AuditPage>;
