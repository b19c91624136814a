import { type Static, Type } from 'typebox';
import { Role } from './auth.ts';
import { Id, Instant, NullableInstant, NullableString, PageQueryFields, pageOf } from './page.ts';

const strict = { additionalProperties: false };

/** Whose accounts an incident is about. */
export const IncidentScope = Type.Union([
  Type.Object({ userIds: Type.Array(Id, { minItems: 1, maxItems: 1000, uniqueItems: true }) }, strict),
  Type.Object({ role: Role }, strict),
  Type.Object({ everyone: Type.Literal(true) }, strict),
  /** accounts with a session used at that time or later */
  Type.Object({ since: Instant }, strict),
  /** accounts with a session from this address or network */
  Type.Object({ address: Type.String({ pattern: '^[0-9a-fA-F:.]{2,45}(/\\d{1,3})?$' }) }, strict),
]);
export type IncidentScope = Static<typeof IncidentScope>;

/**
 * `sessions`: everybody concerned signs in again. `license-tokens`: their apps ask for the license key once more
 * and keep their places and settings. `reset`: their passwords stop working, “Forgot password” gives a new one; the
 * admins who ordered it keep theirs. `mail`: they are told the summary, and to sign in and choose a new password.
 */
export const INCIDENT_ACTIONS = ['sessions', 'license-tokens', 'reset', 'mail'] as const;
const Actions = Type.Array(Type.Enum(INCIDENT_ACTIONS), { minItems: 1, uniqueItems: true });

/** `POST /v1/admin/incidents` (admin; `Idempotency-Key`) → 201 {@link Incident}. */
export const OpenIncidentBody = Type.Object(
  {
    title: Type.String({ minLength: 1, maxLength: 200 }),
    /** what happened, in the words those concerned are told */
    summary: Type.String({ minLength: 1, maxLength: 4000 }),
    scope: IncidentScope,
    actions: Actions,
    /** when it was noticed, for the 72 hours; default now */
    discoveredAt: Type.Optional(Instant),
    /** the admin's own, again */
    password: Type.String({ minLength: 1, maxLength: 1024 }),
  },
  strict,
);
export type OpenIncidentBody = Static<typeof OpenIncidentBody>;

/** `POST /v1/admin/incidents/preview` (admin) → 200 {@link IncidentPreview}. Nothing is done. */
export const IncidentPreviewBody = Type.Object({ scope: IncidentScope }, strict);
export type IncidentPreviewBody = Static<typeof IncidentPreviewBody>;

/** Whom an incident would concern now. */
export const IncidentPreview = Type.Object({
  accounts: Type.Integer(),
  /** how many of them have which role, those without any left out */
  roles: Type.Array(Type.Object({ role: Role, accounts: Type.Integer() })),
  /** sessions that `sessions` would end */
  sessions: Type.Integer(),
  /** computers that `license-tokens` would ask for their key */
  devices: Type.Integer(),
  /** whoever asks is among them */
  includesYou: Type.Boolean(),
  /** a second admin has to confirm it */
  waits: Type.Boolean(),
  /** up to 20 of them, newest first */
  some: Type.Array(Type.Object({ id: Id, name: Type.String(), email: Type.String(), role: Role })),
});
export type IncidentPreview = Static<typeof IncidentPreview>;

/** `POST /v1/admin/incidents/:id/approve` (another admin) → 200 {@link Incident}. */
export const ApproveIncidentBody = Type.Object(
  { password: Type.String({ minLength: 1, maxLength: 1024 }) },
  strict,
);
export type ApproveIncidentBody = Static<typeof ApproveIncidentBody>;

/** `PATCH /v1/admin/incidents/:id` (admin) → 200 {@link Incident}. */
export const IncidentStatusBody = Type.Object({ status: Type.Enum(['notified', 'closed']) }, strict);
export type IncidentStatusBody = Static<typeof IncidentStatusBody>;

export const Incident = Type.Object({
  id: Id,
  title: Type.String(),
  summary: Type.String(),
  scope: IncidentScope,
  actions: Actions,
  run: Type.Enum(['awaiting-approval', 'running', 'done']),
  /** `notified`: the supervisory authority was told */
  status: Type.Enum(['open', 'notified', 'closed']),
  createdAt: Instant,
  discoveredAt: Instant,
  /** until when the supervisory authority is to be told */
  dueAt: Instant,
  openedBy: Id,
  approvedBy: NullableString,
  startedAt: NullableInstant,
  doneAt: NullableInstant,
  notifiedAt: NullableInstant,
  closedAt: NullableInstant,
  done: Type.Object({
    accounts: Type.Integer(),
    sessions: Type.Integer(),
    devices: Type.Integer(),
    resets: Type.Integer(),
    mails: Type.Integer(),
  }),
});
export type Incident = Static<typeof Incident>;

/** `GET /v1/admin/incidents` (admin) → 200, newest first. */
export const IncidentQuery = Type.Object(PageQueryFields, strict);
export type IncidentQuery = Static<typeof IncidentQuery>;
export const IncidentPage = pageOf(Incident);
export type IncidentPage = Static<typeof IncidentPage>;

/** `GET /v1/admin/incidents/:id/report` (admin) → 200, the same as JSON and as Markdown. */
export const IncidentReport = Type.Object({
  incident: Incident,
  timeline: Type.Array(Type.Object({ at: Instant, action: Type.String(), actorId: NullableString })),
  markdown: Type.String(),
});
export type IncidentReport = Static<typeof IncidentReport>;
