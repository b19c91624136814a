import { type Static, Type } from 'typebox';
import { Id, nullable, oneOf, strictObject, Text, Timestamp } from './basics.ts';

/** What the app tells of, as they stand in docs/app-webhooks.md. */
export const APP_EVENTS = [
  'campaign.started',
  'campaign.paused',
  'campaign.stopped',
  'campaign.finished',
  'recipient.sent',
  'recipient.delivered',
  'recipient.read',
  'recipient.replied',
  'recipient.skipped',
  'recipient.failed',
  'recipient.uncertain',
  'reply.received',
  'contact.opted_out',
  'profile.state',
] as const;
export type AppEvent = (typeof APP_EVENTS)[number];

export const WebhookEvents = Type.Array(oneOf(APP_EVENTS), {
  minItems: 1,
  maxItems: APP_EVENTS.length,
  uniqueItems: true,
});
export const WebhookUrl = Text(2000, 8);

/** An address the app tells of what happens. */
export const AppWebhook = strictObject({
  id: Id,
  url: Type.String(),
  events: WebhookEvents,
  /** With which its calls are verified; `whpk_…` of Standard Webhooks. */
  publicKey: Type.String(),
  enabled: Type.Boolean(),
  /** Why the app has switched it off; null when the user did, and while it is on. */
  switchedOff: nullable(oneOf(['failing', 'gone'])),
  /** Nothing has been taken since; null when the last call was. */
  failingSince: nullable(Timestamp),
  waiting: Type.Integer(),
  createdAt: Timestamp,
});
export type AppWebhook = Static<typeof AppWebhook>;

export const DELIVERY_STATES = ['pending', 'delivered', 'failed'] as const;

export const AppWebhookDelivery = strictObject({
  id: Id,
  /** The `webhook-id` of the call; the same for every try and replay. */
  eventId: Type.String(),
  type: Type.String(),
  state: oneOf(DELIVERY_STATES),
  attempts: Type.Integer(),
  /** HTTP status of the last answer; null when there was none. */
  lastStatus: nullable(Type.Integer()),
  lastError: nullable(Type.String()),
  createdAt: Timestamp,
  lastAttemptAt: nullable(Timestamp),
  /** When it is tried again; null when it is not. */
  nextAttemptAt: nullable(Timestamp),
});
export type AppWebhookDelivery = Static<typeof AppWebhookDelivery>;
